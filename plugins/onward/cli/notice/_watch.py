"""The clock of a long run, and how it is stopped."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from threading import Event
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onward.send.delivery import Clock


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

    former = {interruption: signal.signal(interruption, ask) for interruption in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield Clock(lambda: datetime.now(UTC).isoformat(timespec="seconds"), time.monotonic, stop.wait, stop.is_set)
    finally:
        for interruption, handler in former.items():
            signal.signal(interruption, handler)
