"""What is made once for all tests, however many processes run them side by side."""

from __future__ import annotations

import fcntl
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

from onward.files import package_law
from onward.law import Law


@cache
def shipped_law(day: date) -> Law:
    """The law of a day as Onward ships it, read once by each process."""
    return Law.read(package_law(), day)


class Shelf:
    """A folder that all processes of one run of the tests have in common."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(exist_ok=True)

    def once(self, name: str, make: Callable[[Path], object]) -> Path:
        """The folder that `make` fills: whoever asks first makes it, everybody else waits for it and only looks at it."""
        place, made = self.folder / name, self.folder / f"{name}.made"
        with (self.folder / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not made.exists():
                assert not place.exists(), f"{name} was begun by another process and could not be made: see its error"
                place.mkdir()
                make(place)
                made.touch()
        return place
