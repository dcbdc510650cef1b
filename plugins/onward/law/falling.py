"""What falls with what: a scheme takes with it those that extend it, a framework all schemes that rest on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from onward.law.model import Adequacy, Instrument, Scheme


def with_dependents(names: frozenset[str], schemes: Mapping[str, Scheme]) -> frozenset[str]:
    """The names of what falls, and of the schemes that cannot stand without it."""
    return names | {name for name in schemes if names & {*_rests_on(name, schemes)}}


def adequacy_after(decision: Adequacy, revoked: frozenset[str], day: date) -> Adequacy:
    """A decision as it stands where these fell on the day: struck down if it, or the scheme that it asks for, is among them."""
    if decision.id not in revoked and decision.scheme not in revoked:
        return decision
    ended = min(decision.valid_to, day) if decision.valid_to else day
    return replace(decision, status="invalidated", valid_to=ended)


def instrument_after(instrument: Instrument, revoked: frozenset[str], day: date) -> Instrument:
    """An instrument as it stands where these fell on the day: if it is among them, the day before was its last."""
    if instrument.id not in revoked:
        return instrument
    return replace(instrument, valid_to=day - timedelta(days=1))


def _rests_on(name: str, schemes: Mapping[str, Scheme]) -> Iterator[str]:
    """The framework of a scheme, and the schemes that it extends, at any depth."""
    scheme = schemes.get(name)
    if scheme is not None:
        yield scheme.framework
        if scheme.parent:
            yield scheme.parent
            yield from _rests_on(scheme.parent, schemes)
