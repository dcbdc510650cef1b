"""Claims: what the public pages state, checked against the world, with the record that fails as the witness."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from typing import Final

from onward.finding import Finding
from onward.records.promises import Claim
from onward.world import World

FAILS, INVALID, UNDECIDED = RULES = ("claim-fails", "claim-invalid", "claim-undecided")
"""The rules by which claims are found wanting; a lint that leaves one out does not report it."""
CHECKED: Final = ("never", "always", "holds")
"""What a claim rests on whose check is an expression."""
KINDS: Final = (*CHECKED, "attested", "audited", "observed", "stated")
"""What a claim rests on: exactly one of these."""
_LIBRARY: Final = "cel_expr_python"


def kinds_of(claim: Claim) -> tuple[str, ...]:
    """On what a claim says that it rests; a good claim says one thing."""
    return tuple(name for name in KINDS if getattr(claim, name))


def is_checked(claim: Claim) -> bool:
    """Whether an expression decides on a claim, and not somebody's word."""
    return any(getattr(claim, name) for name in CHECKED)


def can_check() -> bool:
    """Whether the library that reads expressions is there; it has no build for some platforms, musl among them."""
    return find_spec(_LIBRARY) is not None


def findings(world: World) -> Iterator[Finding]:
    """What is found of all claims; their language is loaded where there are any."""
    if world.inventory.claims:
        from onward.claims.judge import judge

        for judged in judge(world):
            yield from judged.findings
