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
FOLDED = 6
"""The level of a heading over what can be folded away, which ends with that."""
STRUCK = frozenset({"s", "del", "strike"})
"""Elements whose words are struck out."""
DEEP = 100
"""As deep as elements are read within each other."""
_BOLD = frozenset({"b", "strong", "th"})
_STARS = "*†‡"
_RAISED = re.compile(r"[¹²³⁰⁴-⁹]+(?=[\s,;.)]|\Z)")
_LOGO = re.compile(r" ?\b(?:logo|icon)\Z", re.IGNORECASE)
_LONGEST_ALT = 60
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_THROUGH = re.compile(r"line-through", re.IGNORECASE)


def _is_label(element: Element) -> bool:
    """Whether an element says what the next one is: a term, or the first of two cells."""
    cells = [cell for cell in element.getparent() if cell.tag in ("td", "th")] if element.tag in ("td", "th") else []
    return element.tag == "dt" or (len(cells) == 2 and cells[0] is element)


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
    struck = gathered.struck and not gathered.plain
    words = [word for word, gone in gathered.words if struck or not gone]
    text = _lines("".join(words)) or _LOGO.sub("", gathered.picture)
    bare = text.rstrip(_STARS)
    marks = [*gathered.marks, *([text[len(bare) :]] if bare != text else [])]
    first = gathered.first or ((raised := _RAISED.match(bare)) and raised[0]) or ""
    marks += _RAISED.findall(bare)
    bare = _RAISED.sub("", bare).strip()
    bold = bool(text) and not gathered.light
    gone = "" if struck else _lines(" ".join(word for word, gone in gathered.words if gone))
    return Cell(bare, tuple(gathered.links), tuple(filter(None, marks)), struck, bold, gathered.lead, first, gone)


def _lines(words: str) -> str:
    """Words with one space between them, their lines apart."""
    return "\n".join(filter(None, (" ".join(line.split()) for line in words.replace("\u200b", "").split("\n"))))


@dataclass()
class _Words:
    """The words of a cell while they are gathered."""

    words: list[tuple[str, bool]] = field(default_factory=list)
    """What was gathered, each piece with whether it is struck out."""
    links: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    begun: bool = False
    """Some word was there."""
    plain: bool = False
    """Some word is not struck out."""
    struck: bool = False
    """Some word is struck out."""
    picture: str = ""
    """What a logo says, which counts where there are no words."""
    labelled: bool = False
    """What comes next is what the words before say it is: a term's meaning, the second of two cells."""
    light: bool = False
    """Some word is not bold."""
    lead: str = ""

    first: str = ""

    def add(self, text: str, struck: bool, strong: bool) -> None:
        if text.strip():
            self.plain, self.struck = self.plain or not struck, self.struck or struck
            self.light = self.light or not strong
            self.begun = self.begun or bool(text.strip(" \n[("))
        self.words.append((text.replace("\r", " ").replace("\n", " "), struck and bool(text.strip())))

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
        self.words.append(("\n" if block and not self.labelled else "", False))
        self.labelled = False
        self.add(element.text or "", struck, strong)
        for child in element:
            self.walk(child, struck, strong, depth + 1)
            self.add(child.tail or "", struck, strong)
        self.labelled = _is_label(element)
        self.words.append((": " if self.labelled else "\n" if block else "", False))

    def noted(self, element: Element) -> None:
        """What an element says beside its words: a link, the words of a picture, that it is the first."""
        if not self.begun and not self.lead and (element.tag == "a" or element.tag in _BOLD):
            self.lead = " ".join("".join(element.itertext()).split())
        if address := element.get("href") or (element.get("src") if element.tag != "img" else None):
            self.links.append(address.strip())
        if element.tag == "img" and len(alt := element.get("alt") or "") < _LONGEST_ALT:
            if _LOGO.search(alt):
                self.picture = self.picture or alt
            else:
                self.words.append((alt, False))
