"""Does what commands do and is killed (SIGKILL) at instants drawn by chance; prints what is not as it was and not as it was to be.

A run is a fork of this process, so that a kill costs milliseconds. The instants are lines of the code that writes, counted in a
run that nobody kills; commands are killed as a whole as well, at calls of any code.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

from onward import files, journal, swap
from onward.cli import main
from onward.send import ledger
from onward.send.smtp import Answer

WRITING = {str(module.__file__) for module in (files, journal, swap, ledger, shutil, tempfile)}
"""The code that writes."""
OLD = {"index.html": "old", "facts.json": "{}", "_headers": "old", "gone/index.html": "old", ".git": "elsewhere"}
NEW = {"index.html": "new", "facts.json": "{1}", "_headers": "new", "come/index.html": "new"}
State = dict[str, bytes]
Work = Callable[[], object]


def state(folder: Path) -> State:
    """What is in a folder, but for temporary files and what the ledger keeps."""
    found = (path for path in folder.rglob("*") if path.is_file())
    named = {path.relative_to(folder).as_posix(): path for path in found}
    return {name: path.read_bytes() for name, path in named.items() if name == ".git" or not hidden(name)}


def hidden(name: str) -> bool:
    return any(part.startswith(".") and part != swap.MARKER for part in name.split("/"))


def traced(work: Work, limit: int, everywhere: bool) -> int:
    """How many lines of writing, or how many calls of anything, a piece of work takes; at the limit it is killed."""
    count = 0

    def step() -> None:
        nonlocal count
        count += 1
        if count == limit:
            os.kill(os.getpid(), signal.SIGKILL)

    def line(frame: FrameType, event: str, arg: object) -> Any:
        if event == "line":
            step()
        return line

    def call(frame: FrameType, event: str, arg: object) -> Any:
        if everywhere:
            return step()
        return line if frame.f_code.co_filename in WRITING else None

    sys.settrace(call)
    try:
        work()
    finally:
        sys.settrace(None)
    if limit:  # another order of files took fewer steps than the run that was counted
        os.kill(os.getpid(), signal.SIGKILL)
    return count


def forked(work: Work, limit: int = 0, everywhere: bool = False) -> int:
    """The number of steps of a run in a process of its own; 0 where it was killed, as it must be where there is a limit."""
    inside, outside = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            for stream in (1, 2):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
            os.write(outside, str(traced(work, limit, everywhere)).encode())
        finally:
            os._exit(0)
    os.close(outside)
    steps = int(os.read(inside, 64) or 0)
    os.close(inside)
    _, status = os.waitpid(child, 0)
    assert bool(limit) == (os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL), (status, steps, limit)
    assert limit or steps
    return steps


class Place:
    """A folder that is as it was at the beginning before each run."""

    def __init__(self, start: Path, chance: random.Random) -> None:
        self.start, self.here, self.chance = start, start.with_name("run"), chance
        self.wrong: list[str] = []
        self.changed = 0

    def fresh(self) -> None:
        os.chdir(self.start)
        shutil.rmtree(self.here, ignore_errors=True)
        shutil.copytree(self.start, self.here, symlinks=True)
        os.chdir(self.here)

    def kill(self, work: Work, times: int, look: Callable[[int], list[str]], everywhere: bool = False) -> None:
        """Kill a piece of work so many times, once at its very end, and look at what is there after each."""
        self.fresh()
        steps = forked(work, everywhere=everywhere)
        for at in [steps, *(self.chance.randint(1, steps) for _ in range(times - 1))]:
            self.fresh()
            forked(work, at, everywhere)
            self.wrong += look(at)

    def one_of(self, states: list[State]) -> Callable[[int], list[str]]:
        """What was begun is finished; then all files are as they were at the beginning, or after one of the writes."""
        before = state(self.start)

        def look(at: int) -> list[str]:
            journal.finish(self.here)
            now = state(self.here)
            self.changed += now != before
            return [] if now in (before, *states) else [f"{at}: {sorted(now)}"]

        return look

    def left(self) -> list[str]:
        """What stays beside the files that were written."""
        return [path.name for path in self.here.rglob(".*") if ".onward-" in path.name and path.name != swap.MARKER]


def command(place: Place, words: list[str], times: int) -> None:
    """What a command writes, killed in writing; and three times the whole of it, at any instant."""
    written: list[tuple[Any, ...]] = []
    states: list[State] = []
    real = files.put

    def recorded(*given: Any) -> None:
        written.append(given)
        real(*given)
        states.append(state(place.here))

    place.fresh()
    files.put = recorded
    with open(os.devnull, "w") as sys.stdout:
        main(words)
    sys.stdout = sys.__stdout__
    files.put = real
    assert written
    whole = place.one_of(states)

    def look(at: int) -> list[str]:
        """Nothing hidden is left once the same has been written again."""
        wrong = whole(at)
        for given in written:
            real(*given)
        return [*wrong, *(f"{at}: {name}" for name in place.left())]

    place.kill(lambda: [real(*given) for given in written], times, look)
    place.kill(lambda: main(words), 3, whole if words[:2] != ["notice", "send"] else lambda at: [], everywhere=True)


def build(place: Place, times: int, hides: bool) -> None:
    """The old site or the new one: at once where they change places in one step, else once the next run has begun."""
    site = place.start / "site"
    write(site, {name: text for name, text in OLD.items() if hides or name != ".git"})
    old = state(site)
    new = {name: text.encode() for name, text in NEW.items()} | {swap.MARKER: swap._MARKED.encode()}
    new |= {".git": b"elsewhere"} if hides else {}

    def work() -> None:
        with swap.replacing(place.here / "site", ()) as made:
            write(made, NEW)

    def look(at: int) -> list[str]:
        there = place.here / "site"
        found = [] if hides or state(there) in (old, new) else [f"{at}: {sorted(state(there))}"]
        with swap._place(there):
            pass
        place.changed += state(there) != old
        left = [
            one.name for one in (*there.iterdir(), *place.here.iterdir()) if ".onward-" in one.name and one.is_dir()
        ]
        return found + ([] if state(there) in (old, new) and not left else [f"{at}: {sorted(state(there))} {left}"])

    place.kill(work, times, look)


def send(place: Place, times: int) -> None:
    """Rows of the ledger that are written before and after the server has answered."""
    rows = [ledger.Row("n", f"{at}@b.example", Answer.ACCEPTED, "250 OK", "2026-11-24T00:00:00Z") for at in range(4)]
    folder = place.here / ".onward"

    def work() -> None:
        with ledger.Ledger.open(folder) as made:
            for row in rows:
                made.write(row)

    def look(at: int) -> list[str]:
        with ledger.Ledger.open(folder) as made:
            found = list(made.rows())
        place.changed += bool(found)
        return [] if found == rows[: len(found)] else [f"{at}: {found}"]

    place.kill(work, times, look)


def write(folder: Path, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


def run(job: str, words: list[str], times: int, place: Place) -> None:
    if job == "ledger":
        send(place, times)
    elif job in ("exchange", "journal"):
        build(place, times, job == "journal")
    else:
        command(place, words, times)


if __name__ == "__main__":
    asked = json.loads(sys.argv[1])
    made = Place(Path(asked["folder"]), random.Random(asked["seed"]))
    run(asked["job"], asked["words"], asked["times"], made)
    print(json.dumps({"wrong": made.wrong, "changed": made.changed}))
