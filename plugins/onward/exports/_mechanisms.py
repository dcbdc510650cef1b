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
    judged = {reliance.regime for reliance in every if reliance.restricted}
    for reliance in (reliance for reliance in every if reliance.restricted or reliance.regime not in judged):
        ground = reliance.transfers[0].ground
        for country in reliance.countries:
            named = {"mechanism": ground.id} if ground else {}
            says = reliance.words.text(edition.say)
            yield {"regime": reliance.regime, "country": country, "kind": reliance.kind, **named, "says": says}
