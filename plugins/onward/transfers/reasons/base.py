"""What every reason is: a value with the facts that its rule puts into words."""

from __future__ import annotations

import re
from functools import cache

from onward.frozen import dataclass


@cache
def _kebab(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower()


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason; its rule is the name of its type."""

    @property
    def rule(self) -> str:
        """The id of the rule that reports it."""
        return rule_of(type(self))


def rule_of(kind: type[Reason]) -> str:
    """The id of the rule that reports a kind of reason."""
    return _kebab(kind.__name__)
