"""What changes about agreements with a party, and about the grounds on which transfers to it rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from onward.diff import values
from onward.diff.kinds import ChangeKind
from onward.diff.values import Side
from onward.records.canonical import say
from onward.records.parties import Organization, Party, Subprocessor
from onward.records.safeguards import Participation, Safeguard
from onward.transfers.model import Outcome
from onward.world import World

K = ChangeKind
Found = tuple[ChangeKind, dict[str, Any]]
Stand = tuple[Outcome, str]
_RANK = {
    Outcome.NO_TRANSFER: 0,
    Outcome.ADEQUACY: 1,
    Outcome.SAFEGUARD: 2,
    Outcome.DEROGATION: 3,
    Outcome.UNKNOWN: 4,
    Outcome.NO_GROUND: 4,
}
"""The layers of Chapter V GDPR: safeguards come where no decision does, derogations where neither does.

So a decision that gives way to clauses is a weaker ground, and customers hear of it before (`safeguard-weakened`); clauses
that give way to a decision, or to other clauses, are another ground (`ground-changed`).
"""
_UNCARRIED = _RANK[Outcome.UNKNOWN]
_MEASURES = ("supplementary_measures", "sensitive_measures")
_ORGANIZATION = "organization"


def agreements(then: Party, now: Party) -> Iterator[Found]:
    """Instruments and schemes that came or went, and those of which the terms are others."""
    was, is_now = _by_name(then), _by_name(now)
    for name in sorted({*is_now} - {*was}):
        yield K.SAFEGUARD_ADDED, {"field": "safeguards", "now": values.agreed([name])}
    for name in sorted({*was} - {*is_now}):
        yield K.SAFEGUARD_REMOVED, {"field": "safeguards", "was": values.agreed([name])}
    for name in sorted({*was} & {*is_now}):
        before, after = was[name], is_now[name]
        terms = _terms(before), _terms(after)
        if terms[0] != terms[1]:
            yield K.RECORD_CHANGED, {"field": f"safeguards.{name}", "was": terms[0], "now": terms[1]}
        yield from _measures(name, before, after)
        written = [say(tuple(of), without=_MEASURES) for of in (before, after)]
        if terms[0] == terms[1] and written[0] != written[1]:
            yield K.WORDING_CHANGED, {"field": f"safeguards.{name}"}


def contracts(then: Subprocessor, now: Subprocessor) -> Iterator[Found]:
    """What the processing contract says; a new copy of it is no other contract."""
    was, is_now = (values.parts([vendor.contract] if vendor.contract else [], facts=True) for vendor in (then, now))
    if was != is_now:
        yield K.CONTRACT_CHANGED, {"field": "contract", "was": was, "now": is_now}
    elif say(then.contract) != say(now.contract):
        yield K.WORDING_CHANGED, {"field": "contract"}


def instruments(party: Party) -> frozenset[str]:
    """What is agreed with a party, by name: `eu-scc-2021/m2`, `eu-us-dpf`."""
    return frozenset(_by_name(party))


def _by_name(party: Party) -> dict[str, list[Safeguard | Participation]]:
    by_name: dict[str, list[Safeguard | Participation]] = {}
    for scheme in party.schemes:
        by_name.setdefault(scheme.scheme or "", []).append(scheme)
    for safeguard in party.safeguards:
        for module in safeguard.declared_modules or (None,):
            by_name.setdefault(f"{safeguard.instrument}/m{module}" if module else str(safeguard.instrument), []).append(
                safeguard
            )
    return by_name


def _terms(of: list[Safeguard | Participation]) -> Side | None:
    """What was agreed, without measures and without bookkeeping."""
    return values.parts(of, (*_MEASURES, "module", "modules"), facts=True)


def _measures(
    name: str, then: list[Safeguard | Participation], now: list[Safeguard | Participation]
) -> Iterator[Found]:
    was, is_now = (
        {measure for agreed in of for kind in _MEASURES for measure in getattr(agreed, kind, ())} for of in (then, now)
    )
    if was != is_now:
        kind = K.SAFEGUARD_WEAKENED if was - is_now else K.SAFEGUARD_STRENGTHENED
        sides = [Side(text, text) if (text := ", ".join(sorted(of))) else None for of in (was, is_now)]
        yield kind, {"field": f"safeguards.{name}.measures", "was": sides[0], "now": sides[1]}


def grounds(old: World, new: World, then: Party, now: Party) -> Iterator[Found]:
    """Per regime and country: whether the weakest outcome is a weaker one, or one at last, or rests on something else."""
    was, is_now = _stands(old, then), _stands(new, now)
    for regime, country in sorted({*was} & {*is_now}, key=str):
        before, after = was[regime, country], is_now[regime, country]
        rank_before, rank_after = _weakest(before), _weakest(after)
        if {name for _, name in before} != {name for _, name in after}:
            kind = K.SAFEGUARD_WEAKENED if rank_after > rank_before else K.GROUND_CHANGED
            if rank_after < rank_before == _UNCARRIED:
                kind = K.SAFEGUARD_STRENGTHENED
            yield kind, {"field": f"grounds.{regime}.{country}", "was": _told(before), "now": _told(after)}


def _stands(world: World, party: Party) -> dict[tuple[str, str | None], frozenset[Stand]]:
    stands: dict[tuple[str, str | None], set[Stand]] = {}
    for importer, regime, country, outcome, name in _resting(world, party):
        if importer == _ORGANIZATION or not isinstance(party, Organization):
            stands.setdefault((regime, country), set()).add((Outcome(outcome), name))
    return {key: frozenset(of) for key, of in stands.items()}


def _resting(world: World, party: Party) -> Iterable[list[Any]]:
    if isinstance(party, Organization):
        return (row for rows in world.resting.values() for row in rows)
    return world.resting.get(party.id, ())


def _weakest(stands: frozenset[Stand]) -> int:
    return max(_RANK[outcome] for outcome, _ in stands)


def _told(stands: frozenset[Stand]) -> Side:
    return values.agreed({name for _, name in stands})
