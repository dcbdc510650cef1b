"""Damaged files of every kind are answered or refused: a small budget of `make fuzz`, and what it says of a fault."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from onward.finding import OnwardError

sys.path.insert(0, str(Path(__file__).parent.parent / "tools" / "fuzz"))
import engines
from targets import Target, targets

TARGETS = targets()
RUNS = 5


@pytest.mark.parametrize("name", TARGETS)
def test_what_is_damaged_is_answered_or_refused(name: str) -> None:
    engines.hypothetically(name, TARGETS[name], RUNS, seed=0)


def crashes(text: bytes) -> None:
    if b"---" in text:
        raise KeyError("no such thing")


def hangs(text: bytes) -> None:
    while b"---" in text:
        pass


def says_nothing(text: bytes) -> None:
    raise OnwardError(" ")


@pytest.mark.parametrize("act", [crashes, hangs, says_nothing])
def test_a_fault_is_found(act: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """The measure itself."""
    monkeypatch.setattr(engines, "PATIENCE", 0.05)
    faults = engines.fuzz("case", Target(act, (b"---",)), 10, 0, "hypothesis")  # type: ignore[arg-type]
    assert len(faults) == 1
    assert {"crashes": "KeyError", "hangs": "more than", "says_nothing": "refused without a word"}[
        act.__name__
    ] in faults[0]  # type: ignore[attr-defined]


def test_the_same_seed_gives_the_same_texts() -> None:
    def texts(seed: int) -> list[bytes]:
        given: list[bytes] = []
        engines.hypothetically("case", Target(given.append, (b"a: b\nc: d\n",)), 20, seed)
        return given

    assert texts(1) == texts(1) != texts(2)
