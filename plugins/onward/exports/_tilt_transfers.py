"""Transfers to third countries in TILT: by country, with the decisions and safeguards on which they rely."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from onward.site.parts.edition import Edition
from onward.site.parts.grounds import Reliance, reliances
from onward.transfers.model import Outcome, Transfer
from onward.words.grounds import kind_of

_ADEQUACY, _SAFEGUARD = str(Outcome.ADEQUACY), str(Outcome.SAFEGUARD)
_CLAUSES: Final = "scc"
"""The kind of standard data protection clauses in the law data."""


def third_countries(edition: Edition, transfers: Sequence[Transfer]) -> list[dict[str, Any]]:
    """Each country with what the transfers to it rely on; what none relies on is left out, and never said to be missing."""
    every = [reliance for reliance in reliances(edition, transfers, short=True) if reliance.restricted]
    countries = dict.fromkeys(country for reliance in every for country in reliance.countries if country)
    return [
        _country(edition, country, [reliance for reliance in every if country in reliance.countries])
        for country in countries
    ]


def _country(edition: Edition, country: str, of: Sequence[Reliance]) -> dict[str, Any]:
    fields = {
        "adequacyDecision": [reliance for reliance in of if reliance.kind == _ADEQUACY],
        "appropriateGuarantees": [reliance for reliance in of if reliance.kind == _SAFEGUARD],
        "standardDataProtectionClause": [
            reliance for reliance in of if reliance.kind == _SAFEGUARD and _are_clauses(edition, reliance)
        ],
    }
    return {"country": country[:2], **{name: _available(edition, these) for name, these in fields.items() if these}}


def _are_clauses(edition: Edition, reliance: Reliance) -> bool:
    ground = reliance.transfers[0].ground
    instrument = edition.world.law.instrument(reliance.regime, ground.instrument) if ground else None
    return instrument is not None and instrument.kind == _CLAUSES


def _available(edition: Edition, of: Iterable[Reliance]) -> dict[str, Any]:
    words = dict.fromkeys(reliance.words.text(edition.say) for reliance in of)
    return {"available": True, "description": edition.say.series(words)}


def untold(transfers: Iterable[Transfer]) -> Iterator[str]:
    """Transfers that TILT has no field for: to a place that is not known, or on another basis than a decision or safeguard."""
    left = Counter(
        (transfer.country or "a place that is not known", kind_of(transfer))
        for transfer in transfers
        if not transfer.country or kind_of(transfer) not in (_ADEQUACY, _SAFEGUARD)
    )
    for (country, kind), number in sorted(left.items()):
        yield f"transfers to {country}, {kind} ({number})"
