"""What only some readers ask for, behind its title: it opens without a script, search in the page finds it, paper shows it."""

from __future__ import annotations

from collections.abc import Iterable

from onward.site.page import Part
from onward.site.parts.markup import Html, join, quiet, tag


def fold(title: str, parts: Iterable[str | None], about: str = "", level: int = 3) -> Html:
    """Ready pieces behind a title, with a word beside it on what they hold."""
    return join([_begun(title, about, level), *parts, Html("</details>")])


def folded(title: str, parts: Iterable[Part], about: str = "", level: int = 2) -> tuple[Part, ...]:
    """The same around drawings that are still to be made."""
    return (_begun(title, about, level), *parts, "</details>")


def _begun(title: str, about: str, level: int) -> Html:
    name = tag(f"h{level}", title)
    summary = tag("summary", name, " ", quiet(about) if about else None)
    return Html('<details class="ow-group ow-more-of">') + summary
