"""Whose approval an instrument needs: an authority of its own law, or of a State that the law takes for one."""

from __future__ import annotations

import re

from onward.law import Law
from onward.law.model import Regime


def can_approve(law: Law, regime: str, authority: str) -> bool:
    """Whether an authority of this name can approve an instrument of a regime: one of its own, or one that the law data
    does not know; where the law takes approvals of adequate States, one of theirs.

    Source: Arts 46 and 47 GDPR; Arts 46 and 47 UK GDPR; Art. 11 DPO.
    """
    words = _words(authority)
    homes = [entry for entry in law.regimes.values() if any(_words(called) in words for called in entry.authorities)]
    ours = law.regimes[regime]
    if not homes or ours in homes:
        return True
    return ours.approvals_of_adequate_states and any(_adequate(law, regime, entry) for entry in homes)


def _adequate(law: Law, regime: str, other: Regime) -> bool:
    """Whether a regime holds the States of another one adequate on the day."""
    states = (country for group in other.members for country in (*group.countries, *law.expand(group.set or "")))
    return any(
        decision.in_force(law.day)
        for state in states
        for decision in law.adequacy(regime, state)
        if not decision.scheme
    )


def _words(text: str) -> str:
    """The words of a name between blanks, so that one name is found within another by whole words."""
    return " ".join(["", *re.findall(r"\w+", text.casefold()), ""])
