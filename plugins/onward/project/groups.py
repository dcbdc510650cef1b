"""Things that are kept of a place between runs, in groups: as many as fit their number, and each in the group of its name."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final
from zlib import crc32

from onward import kept
from onward.frozen import dataclass

_MOST: Final = 512


@dataclass(frozen=True, slots=True)
class Groups:
    """The groups of what is kept of one kind: `what` it is, the `place` of which, and how many groups there are."""

    what: str
    place: str
    count: int

    def of(self, name: str) -> int:
        """The number of the group of a name."""
        return crc32(name.encode("utf-8", "surrogatepass")) % self.count

    def kept(self) -> Iterator[Any]:
        """What is kept of each group, in their order; None for one of which nothing is."""
        return (kept.answer(self._question(number), piece=True) for number in range(self.count))

    def keep(self, number: int, packed: Any) -> None:
        """Keep what is known of a group."""
        kept.keep(self._question(number), packed, piece=True)

    def _question(self, number: int) -> str:
        return json.dumps([self.what, self.place, self.count, number])


def groups(what: str, place: str, things: int, together: int) -> Groups:
    """Groups for so many things, of about so many `together`."""
    return Groups(what, place, min(1 << (things // together).bit_length(), _MOST))
