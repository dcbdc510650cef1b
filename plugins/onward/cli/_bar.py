"""How far a long run has come, shown on a terminal while it lasts."""

from __future__ import annotations

import sys

from onward.cli._ends import own

_WIDTH = 30


class Bar:
    """How far a run has come, on a terminal alone; in the end the line is left to what is said next."""

    def __init__(self, total: int) -> None:
        self._total, self._done, self._shown = total, 0, sys.stderr.isatty()

    def __call__(self, done: object) -> None:
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
