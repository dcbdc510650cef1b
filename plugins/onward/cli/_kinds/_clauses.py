"""Clauses agreed for transfers, as they are answered and as they are written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onward.cli._ask import UNKNOWN, Asking
from onward.cli._kinds._common import parts_of_pairs

YES = "yes"


def clauses(asking: Asking) -> list[dict[str, Any]] | str:
    """The clauses of an agreement; the answer that nobody knows as it is."""
    return UNKNOWN if asking.several("clauses") == [UNKNOWN] else list(_each(asking))


def _each(asking: Asking) -> Iterator[dict[str, Any]]:
    """Each instrument once, with all its modules; an addendum with the clauses among them that it supplements."""
    modules: dict[str, list[int]] = {}
    for instrument, module in parts_of_pairs(asking.several("clauses")):
        modules.setdefault(instrument, []).extend([int(module)] if module else [])
    use, assessment, adapted = asking.one("use"), asking.one("assessment"), asking.one("swiss_adaptations") == YES
    for instrument, chosen in modules.items():
        made: dict[str, Any] = {"instrument": instrument}
        if chosen:
            made |= {"module": chosen[0]} if len(chosen) == 1 else {"modules": chosen}
        elif base := _base(asking, instrument, modules):
            made["base"] = base
        made |= {"use": use} if use else {}
        made |= {"swiss_adaptations": True} if adapted and chosen else {}
        yield made | ({"assessment": assessment} if assessment else {})


def _base(asking: Asking, instrument: str, chosen: dict[str, list[int]]) -> str | None:
    known = (asking.law.instrument(regime, instrument) for regime in asking.law.regimes)
    bases = {base for clauses in known if clauses for base in clauses.base}
    return next((name for name in chosen if name in bases), None)
