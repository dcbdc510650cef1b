"""Hand-written pages as prose: without code, comments and front matter, every word at its own place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onward.finding import Span, Subject
from onward.world import World
from onward.yamltext.reader import line_and_column

_APART = re.compile(
    r"\A---\n.*?^---$|^[ \t]*(`{3,}|~{3,}).*?^[ \t]*\1[ \t]*$|`[^`\n]+`|<!--.*?-->|\]\([^)\n]*\)",
    re.MULTILINE | re.DOTALL,
)


def prose(world: World) -> Iterator[tuple[str, str]]:
    """Each page with its words; whatever is none is blank, so that places stay what they are."""
    for path, markdown in world.written.items():
        yield path, _APART.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), markdown)


def about(world: World, path: str) -> Subject:
    """A page as keys name it, from wherever one looks at it."""
    return Subject("pages", world.named.get(path, path))


def span(path: str, text: str, start: int, end: int) -> Span:
    """The place of a stretch of a page, from its offsets."""
    line, column = line_and_column(text, start)
    return Span(path, line, column, line, column + end - start)
