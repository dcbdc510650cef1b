"""What can be said against a hop or a mechanism: a closed list of reasons, each with the facts that its rule puts into words.

Every reason has one rule of its name, and each rule of a transfer names one reason; a test holds the two together.
"""

from __future__ import annotations

from onward.transfers.reasons import decisions, hops, safeguards
from onward.transfers.reasons.base import Reason, rule_of

__all__ = ["REASONS", "Reason", "decisions", "hops", "rule_of", "safeguards"]


def _kinds(of: type[Reason]) -> tuple[type[Reason], ...]:
    kinds = tuple(kind for direct in of.__subclasses__() for kind in (direct, *_kinds(direct)))
    return tuple(kind for kind in kinds if not kind.__name__.startswith("_"))


REASONS = _kinds(Reason)
"""All of them."""
