"""What a site does in a browser, read off its files or off the record of a visit: requests, cookies, other storage.

Art. 5(3) of the ePrivacy Directive asks about all that is
stored in a reader's device, Art. 13(1)(e) GDPR about everybody whom a page makes the browser ask.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from typing import Final, Protocol, runtime_checkable

from onward.family import Family
from onward.finding import Span
from onward.observe.model import Observation, Observed, Seen, requests

__all__ = ["Observation", "Observed", "Seen", "declared", "endings", "scan", "together", "visited"]


@runtime_checkable
class Kind(Protocol):
    """A kind of file, known by the endings of its name."""

    ENDINGS: tuple[str, ...]

    def read(self, path: str, text: str) -> Iterator[Observation]:
        """What a file of this kind makes a browser ask and store."""


KINDS: Final[Family[Kind]] = Family(__name__, Kind, "kind of file", apart=("browser", "model"))
"""Every kind of file that is read."""
SCANNED, VISITED, RECORDED = "a scan of the files", "a visit in a browser", "a recorded visit"


def scan(texts: Mapping[str, str], own: Iterable[str] = ()) -> Observed:
    """A site {path: text}, read without running it. `own` are hosts of the site beside those that its pages name."""
    observations = [observation for path, text in sorted(texts.items()) for observation in _read(path, text)]
    hosts = {observation.name for observation in observations if observation.seen is Seen.OWN_HOST}
    pages = sum(path.endswith(".html") for path in texts)
    return Observed(SCANNED, pages, tuple(dict.fromkeys(observations)), frozenset({*own, *hosts}))


def visited(requested: Mapping[str, Iterable[str]], stored: Mapping[tuple[str, str], str]) -> Observed:
    """What a browser did: addresses that it asked for by page, and {(what, name): page on which it was first stored}."""
    observations = [
        observation
        for page, asked in requested.items()
        for to in asked
        for observation in requests(to, _top(page), "the page requests")
    ]
    observations += [
        Observation(Seen(what), name, _top(page), "stored when the page was opened")
        for (what, name), page in stored.items()
    ]
    return Observed(VISITED, len(requested), tuple(dict.fromkeys(observations)))


def together(scanned: Observed, visited: Observed) -> Observed:
    """What both methods saw. What a scan could only suspect of a script gives way to a visit in which scripts ran."""
    kept = (observation for observation in scanned.observations if observation.certain)
    observations = tuple(dict.fromkeys((*kept, *visited.observations)))
    return Observed(f"{scanned.method} and {visited.method}", scanned.pages, observations, scanned.own | visited.own)


def declared(name: str, patterns: Iterable[str]) -> bool:
    """Whether a stored name is one of the recorded names, in which `*` stands for any characters."""
    return any(fnmatchcase(name, pattern) for pattern in patterns)


def endings() -> tuple[str, ...]:
    """The endings of the files that a scan reads."""
    return tuple(sorted(ending for kind in KINDS.members().values() for ending in kind.ENDINGS))


def _top(page: str) -> Span:
    return Span(page, 1, 1, 1, 2)


def _read(path: str, text: str) -> Iterator[Observation]:
    for kind in KINDS.members().values():
        if path.endswith(kind.ENDINGS):
            yield from kind.read(path, text)
