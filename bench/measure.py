"""Whole processes, in turn: time of the processor and peak memory, and ratios to one of them, round by round."""

from __future__ import annotations

import json
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


_LAUNCHER = """
import json, os, sys
child = os.posix_spawnp(sys.argv[2], sys.argv[2:], os.environ)
_, status, usage = os.wait4(child, 0)
with open(sys.argv[1], "w") as file:
    json.dump([os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, usage.ru_maxrss], file)
"""
"""A process counts as its peak what the one had that began it: this one has little."""


def _run(command: Sequence[str], folder: Path) -> tuple[float, float]:
    """Seconds of the processor, of the system's work for it too, and the peak of memory; SystemExit where it could not run."""
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryFile() as sink, tempfile.NamedTemporaryFile("r") as used:
        launched = [sys.executable, "-I", "-S", "-c", _LAUNCHER, used.name, *command]
        subprocess.run(launched, stdout=sink, stderr=sink, cwd=folder, env=surroundings, check=False)
        code, seconds, peak = json.loads(used.read() or "[127, 0, 0]")
        if code not in (0, 1):
            sink.seek(0)
            told = sink.read().decode("utf-8", "replace").strip()
            raise SystemExit(f"{' '.join(command)} could not run (exit code {code}): {told}")
    return seconds, peak / _UNIT
