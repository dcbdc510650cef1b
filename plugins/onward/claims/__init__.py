"""Claims: what the public pages state, checked against the world, with the record that fails as the witness."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from onward.finding import Finding
from onward.records.promises import Claim
from onward.world import World

FAILS, INVALID, UNDECIDED = RULES = ("claim-fails", "claim-invalid", "claim-undecided")
"""The rules by which claims are found wanting; a lint that leaves one out does not report it."""
KINDS: Final = ("never", "always", "holds", "attested", "audited", "observed", "stated")
"""What a claim rests on: exactly one of these."""


def kinds_of(claim: Claim) -> tuple[str, ...]:
    """On what a claim says that it rests; a good claim says one thing."""
    return tuple(name for name in KINDS if getattr(claim, name))


def findings(world: World) -> Iterator[Finding]:
    """What is found of all claims; their language is loaded where there are any."""
    if world.inventory.claims:
        from onward.claims.judge import judge

        for judged in judge(world):
            yield from judged.findings
