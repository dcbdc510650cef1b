"""What a safeguard says: its name, its modules, and the clauses on which it stands."""

from __future__ import annotations

from functools import lru_cache

from onward.law.model import Instrument
from onward.records.safeguards import Safeguard
from onward.transfers.hop import Case
from onward.transfers.model import Remark
from onward.transfers.reasons import Reason

DEROGATION = "derogation"
"""What stands as instrument where a derogation is relied on."""


def label(one: Safeguard) -> str:
    """A ground as people write it: `eu-scc-2021/m2`, `eu-49-1-a`."""
    if one.instrument == DEROGATION:
        return one.ref or DEROGATION
    modules = one.declared_modules
    return f"{one.instrument}/m{modules[0]}" if len(modules) == 1 else str(one.instrument)


def remark(case: Case, one: Safeguard, reason: Reason, name: str = "instrument") -> Remark:
    """A remark on a safeguard, at one of its fields."""
    return Remark(reason, case.at(one, name), label(one))


def bases(case: Case, one: Safeguard) -> tuple[Safeguard, ...]:
    """The clauses on which an addendum stands, among the same safeguards."""
    return tuple(other for other in case.safeguards if other.instrument == one.base)


def modules(case: Case, one: Safeguard, found: Instrument) -> tuple[int, ...]:
    """The modules that were chosen: the safeguard's own, or those of an addendum's base."""
    if one.declared_modules or found.kind != "addendum":
        return one.declared_modules
    return tuple(module for base in bases(case, one) for module in base.declared_modules)


def clauses_of(case: Case, one: Safeguard, found: Instrument) -> Instrument | None:
    """The clauses with the modules: the instrument itself, or what an addendum stands on."""
    if found.kind != "addendum":
        return found
    name = one.base or (found.base[0] if found.base else "")
    return next((hit for regime in case.law.full_regimes() if (hit := case.law.instrument(regime, name))), None)


def fitting(case: Case, one: Safeguard, found: Instrument) -> tuple[int, ...]:
    """The modules for the pair of roles."""
    pair = (case.hop.exporter_role, case.hop.importer_role)
    return _modules_for(clauses_of(case, one, found), pair, case.hop.own_controller)


@lru_cache(maxsize=256)
def _modules_for(clauses: Instrument | None, pair: tuple[str | None, str | None], own: bool) -> tuple[int, ...]:
    return tuple(module.number for module in clauses.modules_ if module.fits(pair, own)) if clauses else ()


def module_of(case: Case, one: Safeguard, found: Instrument) -> int | None:
    """The module that carries the hop: one that fits the roles, else the only one."""
    chosen, fit = modules(case, one, found), fitting(case, one, found)
    return next((module for module in chosen if module in fit), chosen[0] if len(chosen) == 1 else None)
