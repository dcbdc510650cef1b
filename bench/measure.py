"""Whole processes, in turn: time of the processor and peak memory, and ratios to one of them, round by round."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_UNIT = 1024 if sys.platform != "darwin" else 1024 * 1024
"""In which the operating system counts memory; a mebibyte has so many."""


@dataclass(frozen=True)
class Figure:
    """What some runs of a command took, the median: seconds of the processor, mebibytes, the ratio to another command."""

    seconds: float
    memory: float
    ratio: float


def alternate(commands: Mapping[str, Sequence[str]], against: str, rounds: int, folder: Path) -> dict[str, Figure]:
    """Each command once and uncounted, then all in turn, some rounds; each ratio is of two runs of one round."""
    if rounds > 1:
        for command in commands.values():
            _run(command, folder)
    runs = [{name: _run(command, folder) for name, command in commands.items()} for _ in range(rounds)]
    return {name: _figure([run[name] for run in runs], [run[against][0] for run in runs]) for name in commands}


def _figure(runs: list[tuple[float, float]], others: list[float]) -> Figure:
    seconds, memory = zip(*runs, strict=True)
    ratios = [one / other for one, other in zip(seconds, others, strict=True)]
    return Figure(statistics.median(seconds), statistics.median(memory), statistics.median(ratios))


def _run(command: Sequence[str], folder: Path) -> tuple[float, float]:
    """Seconds of the processor, of the system's work for it too, and the peak of memory; SystemExit where it could not run."""
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryFile() as sink:
        child = subprocess.Popen(command, stdout=sink, stderr=sink, cwd=folder, env=surroundings)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode not in (0, 1):
            sink.seek(0)
            told = sink.read().decode("utf-8", "replace").strip()
            raise SystemExit(f"{' '.join(command)} could not run (exit code {child.returncode}): {told}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / _UNIT
