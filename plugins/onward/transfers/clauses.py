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


def label(safeguard: Safeguard) -> str:
    """A ground as people write it: `eu-scc-2021/m2`, `eu-49-1-a`."""
    if safeguard.instrument == DEROGATION:
        return safeguard.ref or DEROGATION
    modules = safeguard.declared_modules
    return f"{safeguard.instrument}/m{modules[0]}" if len(modules) == 1 else str(safeguard.instrument)


def remark(case: Case, safeguard: Safeguard, reason: Reason, name: str = "instrument", *facts: str) -> Remark:
    """A remark on a safeguard, at one of its fields; open where that, or another fact that it asks for, is unknown."""
    waits = any(safeguard.unknown(fact) for fact in (name, *facts))
    return Remark(reason, case.at(safeguard, name), label(safeguard), open=waits)


def bases(case: Case, safeguard: Safeguard) -> tuple[Safeguard, ...]:
    """The clauses on which an addendum stands, among the same safeguards."""
    return tuple(other for other in case.safeguards if other.instrument == safeguard.base)


def modules(case: Case, safeguard: Safeguard, instrument: Instrument) -> tuple[int, ...]:
    """The modules that were chosen: the safeguard's own, or those of an addendum's base."""
    if safeguard.declared_modules or instrument.kind != "addendum":
        return safeguard.declared_modules
    return tuple(module for base in bases(case, safeguard) for module in base.declared_modules)


def clauses_of(case: Case, safeguard: Safeguard, instrument: Instrument) -> Instrument | None:
    """The clauses with the modules: the instrument itself, or what an addendum stands on."""
    if instrument.kind != "addendum":
        return instrument
    name = safeguard.base or (instrument.base[0] if instrument.base else "")
    return next((hit for regime in case.law.full_regimes() if (hit := case.law.instrument(regime, name))), None)


def fitting(case: Case, safeguard: Safeguard, instrument: Instrument) -> tuple[int, ...]:
    """The modules for the pair of roles."""
    pair = (case.hop.exporter_role, case.hop.importer_role)
    return _modules_for(clauses_of(case, safeguard, instrument), pair, case.hop.own_controller)


@lru_cache(maxsize=256)
def _modules_for(clauses: Instrument | None, pair: tuple[str | None, str | None], own: bool) -> tuple[int, ...]:
    return tuple(module.number for module in clauses.modules_ if module.fits(pair, own)) if clauses else ()


def module_of(case: Case, safeguard: Safeguard, instrument: Instrument) -> int | None:
    """The module that carries the hop: one that fits the roles, else the only one."""
    chosen, fit = modules(case, safeguard, instrument), fitting(case, safeguard, instrument)
    return next((module for module in chosen if module in fit), chosen[0] if len(chosen) == 1 else None)
