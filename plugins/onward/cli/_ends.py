"""How a run ends: streams that take any text, and one line for whatever stops it."""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO, cast

from onward.characters import escape, escaped, without_commands

COULD_NOT_RUN = 2
INTERRUPTED = 130
_SLICE = 1 << 20
_ROOT = Path(__file__).parent.parent


class Screen:
    """A stream on which what comes from foreign files is seen as it is written: nothing of it steers a terminal or a CI system."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)

    def write(self, text: str) -> int:
        """Write a text with its control characters escaped, and commands for the log of a CI system."""
        return self.stream.write(without_commands(escaped(text)))


@contextmanager
def streams() -> Iterator[bool]:
    """The two streams of a run, and whether anybody can read the output."""
    seen = sys.stdout is not None
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:  # else the next file that is opened would take its place
            setattr(sys, name, open(os.devnull, "r+" if number else "r", encoding="utf-8"))  # noqa: PTH123, SIM115
    before = sys.stdout, sys.stderr
    for stream in before:
        _prepare(stream)
    sys.stdout, sys.stderr = (cast("TextIO", Screen(stream)) for stream in before)
    try:
        yield seen
    finally:
        sys.stdout, sys.stderr = before


def _prepare(stream: TextIO) -> None:
    """UTF-8 in pipes and files unless the environment asks for another; what an encoding cannot hold is escaped."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is None:
        return
    if not stream.isatty() and not os.environ.get("PYTHONIOENCODING"):
        reconfigure(encoding="utf-8")
    reconfigure(errors=_escaping.__name__)


def _escaping(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeEncodeError)
    return "".join(map(escape, error.object[error.start : error.end])), error.end


codecs.register_error(_escaping.__name__, _escaping)


def own(stream: TextIO, text: str) -> None:
    """Write a text whose control sequences are our own."""
    (stream.stream if isinstance(stream, Screen) else stream).write(text)


def written(stream: TextIO, text: str, form: str) -> None:
    """Write a report in one of the formats; of two, control sequences and commands for a CI system are our own, and stay.

    It is written some lines at a time: each form of a large text in which it is escaped and encoded would be as large again.
    """
    start = 0
    while start < len(text):
        end = text.find("\n", start + _SLICE) + 1 or len(text)
        lines = text[start:end]
        own(stream, lines) if form in ("text", "github") else stream.write(lines)
        start = end


def told(message: str, code: int = COULD_NOT_RUN) -> int:
    """Say why there is no answer; the exit code."""
    try:
        print(f"onward: {message}", file=sys.stderr, flush=True)
    except OSError:
        _let_go(sys.stderr)
    return code


def stopped(words: Sequence[str], error: Exception) -> int:
    """Say what has stopped the command of a command line; the exit code."""
    from onward.finding import OnwardError

    if isinstance(error, OnwardError):
        return told(str(error))
    return _unwritten(error) if isinstance(error, OSError) else _unforeseen(words, error)


def _unwritten(error: OSError) -> int:
    """The system refused: a full disk, a reader of a pipe that has gone, which is no fault of anybody's."""
    for stream in (sys.stdout, sys.stderr):
        _let_go(stream)
    if isinstance(error, BrokenPipeError):
        return COULD_NOT_RUN
    where = f"`{error.filename}`" if error.filename else "the output"
    return told(f"cannot read or write {where}: {error.strerror or error}")


def _let_go(stream: TextIO) -> None:
    """What could not be written is given up, so that the interpreter does not try again at its end."""
    try:
        stream.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _unforeseen(words: Sequence[str], error: Exception) -> int:
    """A fault of Onward itself."""
    import traceback

    if os.environ.get("ONWARD_TRACEBACK"):
        traceback.print_exception(error)
    ways = [frame for frame in traceback.extract_tb(error.__traceback__) if Path(frame.filename).is_relative_to(_ROOT)]
    place = f" at {Path(ways[-1].filename).relative_to(_ROOT).as_posix()}:{ways[-1].lineno}" if ways else ""
    command = " ".join(["onward", *words[:1]])
    why = " ".join(f"{type(error).__name__}: {error}".split())
    return told(
        f"`{command}` failed unexpectedly{place}: {why}. This is a fault in Onward; please report"
        " it with this line and what you ran (ONWARD_TRACEBACK=1 prints the details)"
    )
