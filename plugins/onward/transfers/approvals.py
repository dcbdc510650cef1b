"""Whose approval an instrument needs: an authority of its own law, or of a State that the law takes for one."""

from __future__ import annotations

import re

from onward.law import Law
from onward.law.model import Regime
from onward.records.safeguards import Approval
from onward.records.values import says

_UNNAMED = frozenset(
    {
        "authority",
        "supervisory authority",
        "the supervisory authority",
        "competent supervisory authority",
        "sa",
        "lead sa",
    }
    | {"aufsichtsbehörde", "zuständige aufsichtsbehörde", "autorité de contrôle", "autorité de contrôle compétente"}
)
"""How people write that the authority approved, without its name."""


def can_approve(law: Law, regime: str, authority: str) -> bool:
    """Whether an authority of this name can approve an instrument of a regime: one of its own, or one that the law data
    does not know; where the law takes approvals of adequate States, one of theirs.

    Source: Arts 46 and 47 GDPR; Arts 46 and 47 UK GDPR; Art. 11 DPO.
    """
    homes, ours = _homes(law, authority), law.regimes[regime]
    if not homes or law.applied(regime) in {law.applied(entry.id) for entry in homes}:
        return True
    return ours.approvals_of_adequate_states and any(_adequate(law, regime, entry) for entry in homes)


def approver(law: Law, approval: Approval | None) -> str | None:
    """Who approved: whom the record names, else an authority that the reference names (`CNIL 2014/1`)."""
    if approval is None or says(approval.by):
        return approval.by if approval else None
    return approval.reference if _homes(law, approval.reference or "") else None


def known_authority(law: Law, authority: str) -> bool:
    """Whether the law data knows an authority of this name, or the text says no more than that it was the authority."""
    return _words(authority).strip() in _UNNAMED or bool(_homes(law, authority))


def _homes(law: Law, authority: str) -> list[Regime]:
    """The laws of which somebody of this name is an authority: a name within a longer one that is known is not meant."""
    words = _words(authority)
    called = {
        (name, entry.id): entry
        for entry in law.regimes.values()
        for name in map(_words, entry.authorities)
        if name in words
    }
    names = {name for name, _ in called}
    return [entry for (name, _), entry in called.items() if not any(name in other != name for other in names)]


def _adequate(law: Law, regime: str, other: Regime) -> bool:
    """Whether a regime holds a State in which another one is the law adequate on the day."""
    return any(
        decision.in_force(law.day)
        for state in law.countries
        if law.territorial(state) == other.id
        for decision in law.adequacy(regime, state)
        if not decision.scheme
    )


def _words(text: str) -> str:
    """The words of a name between blanks, so that one name is found within another by whole words."""
    return " ".join(["", *re.findall(r"\w+", text.casefold()), ""])
