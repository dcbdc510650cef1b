"""What can be seen of a site, with the place at which it is seen."""

from __future__ import annotations

import enum
from bisect import bisect_right
from collections.abc import Iterator
from urllib.parse import urlsplit

from onward.finding import Span
from onward.frozen import dataclass

_LONGEST = 100
"""How much of an address is told; where it stands, the whole of it can be read."""
_ASKING = {"", "http", "https", "ws", "wss"}


class Seen(enum.StrEnum):
    """What was seen: a request to a host, something stored in the browser, which host is its own, what was not built."""

    REQUEST = "request"
    COOKIE = "cookie"
    LOCAL_STORAGE = "local-storage"
    SESSION_STORAGE = "session-storage"
    OWN_HOST = "own-host"
    UNBUILT = "unbuilt"


@dataclass(frozen=True, slots=True)
class Observation:
    """One thing that was seen. `name` is a host, or the name of what is stored; empty where it cannot be read off.

    It is `certain` where opening the page brings it about; otherwise a script, or the reader, may.
    """

    seen: Seen
    name: str
    span: Span
    label: str
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Observed:
    """All that was seen of a site, by which method, on how many pages."""

    method: str
    pages: int
    observations: tuple[Observation, ...]
    own: frozenset[str] = frozenset()

    @property
    def third_parties(self) -> tuple[Observation, ...]:
        """Requests to hosts that are not the site's own."""
        return tuple(
            observation
            for observation in self.observations
            if observation.seen is Seen.REQUEST and observation.name not in self.own
        )

    @property
    def stored(self) -> tuple[Observation, ...]:
        """What is put into the reader's browser."""
        apart = (Seen.REQUEST, Seen.OWN_HOST, Seen.UNBUILT)
        return tuple(observation for observation in self.observations if observation.seen not in apart)

    @property
    def unbuilt(self) -> tuple[Observation, ...]:
        """Places of views and marked sentences that stand on a page as they are written: nobody made what belongs there."""
        return tuple(observation for observation in self.observations if observation.seen is Seen.UNBUILT)


def host(address: str) -> str | None:
    """The host that an address makes a browser ask; None where it stays on the site, or asks nobody."""
    try:
        parts = urlsplit(address.strip())
        return parts.hostname if parts.scheme.lower() in _ASKING else None
    except ValueError:
        return None


def requests(address: str, span: Span, label: str, certain: bool = True) -> Iterator[Observation]:
    """The observation of an address, if it names a host."""
    asked = host(address)
    if asked:
        yield Observation(Seen.REQUEST, asked, span, f"{label} {_short(address.strip())}", certain)


def _short(address: str) -> str:
    return address if len(address) <= _LONGEST else f"{address[: _LONGEST - 1]}…"


class Places:
    """From offsets in a text to places in its file, in which the text may start at another line and column (1-based)."""

    __slots__ = ("_column", "_line", "_path", "_starts")

    def __init__(self, path: str, text: str, line: int = 1, column: int = 1) -> None:
        self._path, self._line, self._column = path, line, column
        self._starts = [0, *(at + 1 for at, letter in enumerate(text) if letter == "\n")]

    def span(self, start: int, end: int) -> Span:
        """The place of a stretch of the text."""
        return Span(self._path, *self.at(start), *self.at(end))

    def at(self, offset: int) -> tuple[int, int]:
        """The line and the column of an offset."""
        row = bisect_right(self._starts, offset) - 1
        column = offset - self._starts[row]
        return self._line + row, column + (self._column if row == 0 else 1)
