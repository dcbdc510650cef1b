"""The words of elements of HTML: their lines, links and marks, and whether all of them are struck out or bold."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import field
from typing import Any, TypeAlias

from onward.frozen import dataclass
from onward.imports._page import Cell

Element: TypeAlias = Any
SKIPPED = frozenset(["script", "style", "template", "noscript", "svg", "head", "nav", "header", "footer"])
SKIPPED |= {"button", "select", "form", "iframe", "object"}
"""Elements that hold nothing of what a page says."""
BLOCKS = frozenset(["p", "div", "section", "article", "main", "li", "dd", "dt", "td", "th", "tr", "br"])
BLOCKS |= {"blockquote", "pre", "address", "details", "figure", "figcaption"}
"""Elements that stand in lines of their own."""
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "summary"})
STRUCK = frozenset({"s", "del", "strike"})
"""Elements whose words are struck out."""
DEEP = 100
"""As deep as elements are read within each other."""
_BOLD = frozenset({"b", "strong", "th"})
_STARS = "*†‡"
_LONGEST_ALT = 60
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_THROUGH = re.compile(r"line-through", re.IGNORECASE)


def shown(element: Element) -> bool:
    """Whether readers see an element, as far as it says so itself."""
    return element.get("hidden") is None and not _HIDDEN.search(element.get("style") or "")


def cell_of(element: Element) -> Cell:
    """All words of an element."""
    parts = [element.text or "", *(part for child in element for part in (child, child.tail or ""))]
    return joined(parts, element.tag == "th")


def joined(parts: Iterable[Any], strong: bool = False) -> Cell:
    """Texts and elements, one after another, as one cell."""
    gathered = _Words()
    for part in parts:
        if isinstance(part, str):
            gathered.add(part, False, strong)
        else:
            gathered.walk(part, False, strong, 0)
    whole = "".join(gathered.words).replace("\u200b", "")
    text = "\n".join(filter(None, (" ".join(line.split()) for line in whole.split("\n"))))
    bare = text.rstrip(_STARS)
    marks = [*gathered.marks, *([text[len(bare) :]] if bare != text else [])]
    struck, bold = bool(text) and not gathered.plain, bool(text) and not gathered.light
    return Cell(
        bare.strip(), tuple(gathered.links), tuple(filter(None, marks)), struck, bold, gathered.lead, gathered.first
    )


@dataclass()
class _Words:
    """The words of a cell while they are gathered."""

    words: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    begun: bool = False
    """Some word was there."""
    plain: bool = False
    """Some word is not struck out."""
    light: bool = False
    """Some word is not bold."""
    lead: str = ""

    first: str = ""

    def add(self, text: str, struck: bool, strong: bool) -> None:
        if text.strip():
            self.plain = self.plain or not struck
            self.light = self.light or not strong
            self.begun = self.begun or bool(text.strip(" \n[("))
        self.words.append(text.replace("\r", " ").replace("\n", " "))

    def walk(self, element: Element, struck: bool, strong: bool, depth: int) -> None:
        if not isinstance(element.tag, str) or element.tag in SKIPPED or not shown(element) or depth > DEEP:
            return
        if element.tag == "sup":
            mark = "".join(element.itertext()).strip()
            self.first = self.first or ("" if self.begun else mark)
            self.marks.append(mark)
            return
        self.noted(element)
        struck = struck or element.tag in STRUCK or bool(_THROUGH.search(element.get("style") or ""))
        strong = strong or element.tag in _BOLD or element.tag in HEADINGS
        block = element.tag in BLOCKS or element.tag in ("ul", "ol", "table")
        self.words.append("\n" if block else "")
        self.add(element.text or "", struck, strong)
        for child in element:
            self.walk(child, struck, strong, depth + 1)
            self.add(child.tail or "", struck, strong)
        self.words.append("\n" if block else " " if element.tag in ("td", "th") else "")

    def noted(self, element: Element) -> None:
        """What an element says beside its words: a link, the words of a picture, that it is the first."""
        if not self.begun and not self.lead and (element.tag == "a" or element.tag in _BOLD):
            self.lead = " ".join("".join(element.itertext()).split())
        if address := element.get("href") or (element.get("src") if element.tag != "img" else None):
            self.links.append(address.strip())
        if element.tag == "img" and len(alt := element.get("alt") or "") < _LONGEST_ALT:
            self.words.append(alt)
