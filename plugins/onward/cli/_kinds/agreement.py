"""A new agreement that several vendors share: the processing contract, and the clauses for transfers that it contains."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onward.cli._ask import UNKNOWN, Asking
from onward.cli._kinds import Kind
from onward.cli._kinds._clauses import YES, clauses
from onward.cli._kinds._common import (
    AUTHORISATION,
    CLAUSES,
    NAME,
    authorised,
    day,
    named,
    of,
    parts_of_pairs,
    stated,
    words,
)
from onward.records.agreed import Agreement
from onward.records.safeguards import Safeguard

_NO = "no"


def _with_clauses(asking: Asking) -> bool:
    return asking.several("clauses") not in ([], [UNKNOWN])


def _adapted(asking: Asking) -> bool:
    """Whether one of the clauses is recognised by a law only as adapted to it."""
    names = {name for name, _ in parts_of_pairs(asking.several("clauses"))}
    every = (instrument for regime in asking.law.regimes for instrument in asking.law.instruments(regime).values())
    return any(instrument.id in names and instrument.adaptations for instrument in every)


def _fields(asking: Asking) -> Iterator[tuple[str, Any]]:
    for name in ("id", "name", "with"):
        yield name, asking.one(name)
    yield "kind", asking.one("contract")
    for name in ("document", "copy", "signed"):
        yield name, asking.one(name)
    yield "subprocessors", authorised(asking)
    yield "terms", asking.one("terms")
    yield "clauses", clauses(asking)


KIND = Kind(
    "agreements",
    "an agreement that several vendors share",
    (
        NAME,
        named("agreements"),
        stated(Agreement, "with", text="`customers` where it is with your customers (empty: with vendors)"),
        stated(Agreement, "kind", "contract"),
        stated(Agreement, "document", text="address of the agreement"),
        stated(Agreement, "copy"),
        stated(Agreement, "signed", text="date of signature of contract and clauses", check=day),
        AUTHORISATION,
        stated(Agreement, "terms", choices=of("terms")),
        CLAUSES,
        stated(Agreement, "use", asked=_with_clauses),
        stated(Safeguard, "assessment", choices=of("assessments"), asked=_with_clauses),
        stated(Safeguard, "swiss_adaptations", choices=words(YES, _NO), asked=_adapted),
    ),
    _fields,
)
