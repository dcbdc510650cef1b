"""On what transfers rely, law by law and country by country, for machines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from onward.site.parts.edition import Edition
from onward.site.parts.grounds import reliances
from onward.transfers.model import Transfer


def mechanisms(edition: Edition, transfers: Iterable[Transfer]) -> Iterator[dict[str, Any]]:
    """Each mechanism once; why there is no restricted transfer only under a law that knows none of these."""
    every = reliances(edition, transfers, short=True)
    judged = {found.regime for found in every if found.restricted}
    for found in (found for found in every if found.restricted or found.regime not in judged):
        ground = found.transfers[0].ground
        for country in found.countries:
            named = {"mechanism": ground.id} if ground else {}
            says = found.words.text(edition.say)
            yield {"regime": found.regime, "country": country, "kind": found.kind, **named, "says": says}
