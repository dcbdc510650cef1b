"""The law without some of its entries: what a drill asks before a court does."""

from __future__ import annotations

from datetime import date, timedelta

from onward.finding import OnwardError
from onward.law.model import Adequacy, Instrument, Regime
from onward.law.read import Data
from dataclasses import replace

_BY = "assumed to fall"


def revoked(data: Data, ids: frozenset[str], day: date) -> Data:
    """The data in which these decisions, schemes and instruments ended on the day; OnwardError for unknown ids."""
    unknown = ids - _known(data)
    if unknown:
        raise OnwardError(f"no decision, scheme or instrument `{min(unknown)}` in the law data")
    schemes = {
        name: replace(one, valid_to=day, by=_BY) if name in ids and one.in_force(day) else one
        for name, one in data.schemes.items()
    }
    regimes = {name: _regime(regime, ids, day) for name, regime in data.regimes.items()}
    return replace(data, schemes=schemes, regimes=regimes)


def _known(data: Data) -> set[str]:
    inside = {name for regime in data.regimes.values() for name in (*regime.adequacy, *regime.instruments)}
    return inside | set(data.schemes)


def _regime(regime: Regime, ids: frozenset[str], day: date) -> Regime:
    adequacy = {name: _decision(one, ids, day) for name, one in regime.adequacy.items()}
    instruments = {name: _instrument(one, ids, day) for name, one in regime.instruments.items()}
    return replace(regime, adequacy=adequacy, instruments=instruments)


def _decision(one: Adequacy, ids: frozenset[str], day: date) -> Adequacy:
    """A decision falls by its own id or with the scheme that it stands on."""
    if ids.isdisjoint((one.id, one.scheme or one.id)) or not one.in_force(day):
        return one
    return replace(one, status="invalidated", valid_to=day, by=_BY)


def _instrument(one: Instrument, ids: frozenset[str], day: date) -> Instrument:
    if one.id not in ids or not one.in_force(day):
        return one
    eve = day - timedelta(days=1)
    return replace(one, new_until=min(one.new_until or eve, eve), valid_to=eve)
