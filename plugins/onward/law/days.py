"""Which countries were inside a law on a day, and whose decisions and instruments counted under it then."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from onward.law.model import Regime


def members(regime: Regime, sets: Mapping[str, tuple[str, ...]], day: date) -> frozenset[str]:
    """The countries inside a regime on a day; `sets` are those that a group of members may name."""
    inside = set(regime.territories_in)
    for group in regime.members:
        begun = group.since is None or group.since <= day
        if begun and (group.until is None or day <= group.until):
            inside |= {*group.countries, *sets.get(group.set or "", ())}
    return frozenset(inside - set(regime.territories_out))


def applied(regimes: Iterable[Regime], day: date) -> dict[str, str]:
    """The law that itself applied on a day in the place of each regime of which that is known, by their ids."""
    return {each.id: former.regime for each in regimes for former in each.formerly if day <= former.until}
