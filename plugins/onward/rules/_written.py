"""Hand-written pages as prose: without code, comments and front matter, every word at its own place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from onward.finding import Span, Subject
from onward.markdown.stretches import blanked, code, front_matter
from onward.world import World

_ADDRESS = re.compile(r"\]\([^)\]\n]*\)")
"""Where a link leads."""


def prose(world: World) -> Iterator[tuple[str, str]]:
    """Each page with its words; whatever is none is blank, so that places stay what they are."""
    for path, markdown in world.written.items():
        yield path, _words(markdown)


@lru_cache(maxsize=512)
def _words(markdown: str) -> str:
    """A page with its words alone; kept, since several rules read the same pages."""
    text = blanked(markdown, [(0, front_matter(markdown))])
    text = blanked(text, code(text))
    return blanked(text, (match.span() for match in _ADDRESS.finditer(text)))


def about(world: World, path: str) -> Subject:
    """A page as keys name it, from wherever one looks at it."""
    return Subject("pages", world.named.get(path, path))


def span(path: str, text: str, start: int, end: int) -> Span:
    """The place of a stretch of a page, from its offsets."""
    begins = line_starts(text)
    line = bisect_right(begins, start)
    column = start - begins[line - 1] + 1
    return Span(path, line, column, line, column + end - start)


@lru_cache(maxsize=4)
def line_starts(text: str) -> tuple[int, ...]:
    """The offset at which each line of a text begins; kept, since a page is asked for each of its findings."""
    return (0, *(match.end() for match in re.finditer("\n", text)))
