"""Claims: what the public pages state, checked against the world, with the record that fails as the witness."""

from __future__ import annotations

from collections.abc import Iterator

from onward.claims.found import RULES, kinds_of
from onward.claims.judge import Judged, judge, reads
from onward.finding import Finding
from onward.world import World

__all__ = ["RULES", "Judged", "findings", "judge", "kinds_of", "reads"]


def findings(world: World) -> Iterator[Finding]:
    """What is found of all claims."""
    for one in judge(world):
        yield from one.findings
