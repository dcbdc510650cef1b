"""The clock of a long run, how it is stopped, and what it shows on a terminal while it lasts."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from threading import Event
from types import FrameType
from typing import TYPE_CHECKING

from onward.cli._ends import own

if TYPE_CHECKING:
    from onward.send.delivery import Clock
    from onward.send.smtp import Reply

_WIDTH = 30


@contextmanager
def clock() -> Iterator[Clock]:
    """A clock that asks the run to stop when one interrupts it: what is under way is finished and written down first.

    A second interruption ends at once.
    """
    from onward.send.delivery import Clock

    stop = Event()

    def ask(number: int, frame: FrameType | None) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()

    former = {one: signal.signal(one, ask) for one in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield Clock(lambda: datetime.now(UTC).isoformat(timespec="seconds"), time.monotonic, stop.wait, stop.is_set)
    finally:
        for one, handler in former.items():
            signal.signal(one, handler)


class Bar:
    """How far a run has come, on a terminal alone; in the end the line is left to what is said next."""

    def __init__(self, total: int) -> None:
        self._total, self._done, self._shown = total, 0, sys.stderr.isatty()

    def __call__(self, reply: Reply) -> None:
        """One more is done."""
        self._done += 1
        full = _WIDTH * self._done // self._total
        self._show(f"[{'#' * full}{'.' * (_WIDTH - full)}] {self._done}/{self._total}")

    def __enter__(self) -> Bar:
        return self

    def __exit__(self, *ended: object) -> None:
        self._show("")

    def _show(self, text: str) -> None:
        if self._shown:
            own(sys.stderr, f"\r\x1b[K{text}")
            sys.stderr.flush()
