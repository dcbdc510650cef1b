"""Damage what Onward reads, as long as a budget lasts, and see that it always answers or refuses.

    python tools/fuzz [--runs N] [--seed N] [--only WORD] [--engine atheris|hypothesis]

`--runs` are the texts for each kind of file; the same seed gives the same texts. Atheris is led by the code that a text reaches;
where it is not installed, Hypothesis damages texts at random. No text may crash Onward, keep it busy for more than PATIENCE seconds
of processor time, or take far more than eight times as long at eight times its length. What does is printed, and exits 1.
"""

from __future__ import annotations

import argparse
import base64
import os
import signal
import subprocess
import sys
import tempfile
import traceback
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from time import process_time
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from targets import Target

PATIENCE = 10.0
"""Seconds; a text has a few thousand characters at most."""
LONGEST = 4096
SHORT, TIMES, WORST = 500, 8, 24
"""The lengths that are compared; between eight times the time, which is linear, and sixty-four, which is quadratic."""
NEXT_TO_NOTHING = 0.25
SLOWEST = 3

Edit = tuple[int, str, int, int]
"""Where, what, how much, and which token."""
DOINGS = ("insert", "replace", "delete", "double", "cut", "flip", "swap", "nest")


def damaged(text: bytes, edits: Iterable[Edit], tokens: Sequence[bytes]) -> bytes:
    """A text after edits, each at a place of it."""
    for where, what, much, which in edits:
        at, token = where % (len(text) + 1), tokens[which % len(tokens)]
        end = min(at + much % 40, len(text))
        if what == "insert":
            text = text[:at] + token + text[at:]
        elif what == "replace":
            text = text[:at] + token + text[end:]
        elif what == "delete":
            text = text[:at] + text[end:]
        elif what == "double":
            text = text[:end] + text[at:end] * (much % 7) + text[end:]
        elif what == "cut":
            text = text[:at]
        elif what == "flip" and at < len(text):
            text = text[:at] + bytes([text[at] ^ (1 << much % 8)]) + text[at + 1 :]
        elif what == "swap":
            lines = text.split(b"\n")
            here, there = at % len(lines), much % len(lines)
            lines[here], lines[there] = lines[there], lines[here]
            text = b"\n".join(lines)
        elif what == "nest":
            text = text[:at] + token * (much % 60) + text[at:]
    return text[: 4 * LONGEST]


class Hangs(BaseException):
    """A text that keeps its reader busy; no reader catches it."""


@contextmanager
def patient() -> Iterator[None]:
    """Hangs where more than PATIENCE seconds of processor time go by."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise Hangs(f"more than {PATIENCE} seconds")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


@dataclass
class Run:
    """One target under way: it is given texts, and remembers those that took longest."""

    act: Callable[[bytes], object]
    done: int = 0
    slowest: list[tuple[float, bytes]] = field(default_factory=list)

    def __call__(self, text: bytes) -> None:
        from onward.finding import OnwardError

        begun = process_time()
        try:
            with patient():
                self.act(text)
        except OnwardError as refused:
            if not str(refused).strip():
                raise AssertionError("refused without a word") from refused
        self.done += 1
        self.slowest = sorted([*self.slowest, (process_time() - begun, text)], key=lambda one: -one[0])[:SLOWEST]


def seconds(run: Run, text: bytes) -> float:
    begun = process_time()
    run(text)
    return process_time() - begun


def grows(run: Run, text: bytes) -> bool:
    """Whether eight times a text takes far more than eight times as long, each time that it is asked."""
    short = (text * (SHORT // max(len(text), 1) + 1))[: max(SHORT, len(text))] if text else b" " * SHORT
    long = short * TIMES
    if seconds(run, long) < NEXT_TO_NOTHING:
        return False
    return all(seconds(run, long) > WORST * max(seconds(run, short), 1e-4) for _ in range(3))


def hypothetically(name: str, target: Target, runs: int, seed: int) -> Run:
    """Texts at random; the smallest that fails is the one that is told."""
    from hypothesis import HealthCheck, Phase, given, settings
    from hypothesis import seed as seeded
    from hypothesis import strategies as st
    from seeds import TOKENS

    run, seeds = Run(target.act), target.seeds
    whole = st.integers(0, 4 * LONGEST)
    edits = st.lists(st.tuples(whole, st.sampled_from(DOINGS), whole, st.integers(0, len(TOKENS) - 1)), max_size=6)

    @seeded(seed + zlib.crc32(name.encode()))
    @settings(max_examples=runs, deadline=None, database=None, phases=[Phase.generate, Phase.shrink],
              suppress_health_check=list(HealthCheck), report_multiple_bugs=False)  # fmt: skip
    @given(st.sampled_from(range(len(seeds))), edits)
    def every(start: int, damage: list[Edit]) -> None:
        text = damaged(seeds[start], damage, TOKENS)
        try:
            run(text)
        except (Exception, Hangs) as error:
            error.add_note(f"{name}: {base64.b64encode(text).decode()}")
            raise

    every()
    return run


def led(name: str, runs: int, seed: int) -> int:
    """One target by Atheris, in a process of its own: it ends the process that it runs in."""
    import atheris

    with atheris.instrument_imports(include=["onward"]):
        from seeds import TOKENS
        from targets import targets
    run = Run(targets()[name].act)

    def asked(text: bytes) -> None:
        try:
            run(text)
        except (Exception, Hangs):  # noqa: BLE001 — whatever it is, it is what is looked for
            print(traceback.format_exc(), f"{name}: {base64.b64encode(text).decode()}", flush=True)
            os._exit(1)

    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(targets()[name].seeds):
            Path(folder, str(number)).write_bytes(text)
        words = Path(folder).parent / f"{Path(folder).name}.dict"
        written = ("".join(rf"\x{one:02x}" for one in token) for token in TOKENS)
        words.write_text("".join(f'"{token}"\n' for token in written), "ascii")
        flags = [f"-runs={runs}", f"-seed={seed + 1}", f"-max_len={4 * LONGEST}", f"-dict={words}", "-rss_limit_mb=2048",
                 "-timeout=3600", f"-artifact_prefix={folder}/", "-verbosity=0", "-print_final_stats=0"]  # fmt: skip
        atheris.Setup([sys.argv[0], *flags, folder], asked)
        atheris.Fuzz()
    return 0


def fuzz(name: str, target: Target, runs: int, seed: int, engine: str) -> list[str]:
    """What is wrong with one target."""
    if engine == "atheris":
        command = [
            sys.executable,
            str(Path(__file__).parent),
            "--led",
            "--only",
            name,
            "--runs",
            str(runs),
            "--seed",
            str(seed),
        ]
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONHASHSEED": "0"}
        )
        return [] if done.returncode == 0 else [f"{done.stdout}\n{done.stderr}"[-4000:]]
    try:
        run = hypothetically(name, target, runs, seed)
    except (Exception, Hangs) as error:  # noqa: BLE001 — whatever it is, it is what is looked for
        return ["".join([*traceback.format_tb(error.__traceback__)[-3:], *traceback.format_exception_only(error)])]
    slow = [text for _, text in run.slowest] if target.grows else []
    return [f"{name} grows faster than its text: {text!r}" for text in slow if grows(run, text)]


def main(words: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=1000, help="texts for each kind of file")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", default="", help="kinds of file whose name has this in it")
    parser.add_argument(
        "--engine", choices=("atheris", "hypothesis"), default="atheris" if find_spec("atheris") else "hypothesis"
    )
    parser.add_argument("--led", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args(words)
    if args.led:
        return led(args.only, args.runs, args.seed)
    from targets import targets  # what Atheris shall watch must not be imported before it

    wrong = 0
    for name, target in targets().items():
        if args.only not in name:
            continue
        faults = fuzz(name, target, args.runs, args.seed, args.engine)
        print(f"{name}: {args.runs} texts by {args.engine}, {len(faults)} faults", *faults, sep="\n", flush=True)
        wrong += len(faults)
    return 1 if wrong else 0
