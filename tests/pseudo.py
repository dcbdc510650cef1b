"""A language on the fly: every sentence of ours in brackets, with the days, numbers and countries of Finnish.

What is said in it and stands outside of brackets comes from the inventory, from CLDR, or is a mistake.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from string import Formatter
from typing import Any

import yaml
from babel import Locale

from house import PACKAGE
from onward.words.catalogue import words

LANGUAGE = "fi"
_SAID = re.compile(r"⟦[^⟦⟧]*⟧")
_ADDRESS = re.compile(r"https?://[^\s()<>]+|\b[0-9a-f]{12,64}\b|[\w.+-]+@[\w.-]+|[\w/.-]+\.(?:json|atom|ics|csv|txt)\b")
"""Where something stands; nobody reads it as a sentence."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_ATTRIBUTES = {"title", "alt", "aria-label", "aria-description", "placeholder", "label", "content"}
_MACHINE = {
    "viewport",
    "generator",
    "referrer",
    "robots",
    "color-scheme",
    "twitter:card",
    "og:type",
    "Content-Security-Policy",
}
"""What a page says to browsers and search engines alone."""
_SILENT = {"script", "style"}


def package(folder: Path) -> Path:
    """A copy of the package that speaks it: one file of words more, and nothing else."""
    copy = folder / "onward"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    told = _wrapped(yaml.load((PACKAGE / "words" / "en.yml").read_text("utf-8"), yaml.BaseLoader))
    told |= {"locale": LANGUAGE, "laws": {text: _bracketed(text) for text in words("de").laws}}
    (copy / "words" / f"{LANGUAGE}.yml").write_text(yaml.safe_dump(told, allow_unicode=True), "utf-8")
    return folder


def _wrapped(value: Any) -> Any:
    return {name: _wrapped(inner) for name, inner in value.items()} if isinstance(value, dict) else _bracketed(value)


def _bracketed(text: str) -> str:
    """A sentence with each piece between its gaps in brackets; what an en dash parts is two pieces."""
    told = ""
    for said, gap, _, _ in Formatter().parse(text):
        pieces = (f"⟦{piece}⟧" if _WORD.search(piece) else piece for piece in said.split(" – "))
        told += " – ".join(pieces) + ("" if gap is None else f"{{{gap}}}")
    return told


def known(*texts: str) -> re.Pattern[str]:
    """What may stand outside of brackets, the longest first."""
    locale = Locale.parse(LANGUAGE)
    names = [*locale.territories.values(), *locale.languages.values()]
    names += [name for width in locale.months["format"].values() for name in width.values()]
    names += [name for width in locale.months["stand-alone"].values() for name in width.values()]
    names += [piece for unit in ("year", "month", "week", "day", "hour") for piece in _units(locale, unit)]
    names += [*locale.list_patterns["standard"].values()]
    pieces = {piece for name in (*names, *texts) for piece in _flat(re.sub(r"\{\d\}", "", name))}
    either = "|".join(re.escape(piece) for piece in sorted(pieces, key=len, reverse=True))
    return re.compile(rf"(?<![^\W\d_])(?:{either})(?![^\W\d_])")


def _units(locale: Locale, unit: str) -> Iterator[str]:
    for pattern in locale._data["unit_patterns"][f"duration-{unit}"]["long"].values():
        if isinstance(pattern, str):
            yield pattern


def _flat(text: str) -> Iterator[str]:
    said = " ".join(_ADDRESS.sub(" ", text).split()).casefold()
    if _WORD.search(said):
        yield said


def left(text: str, allowed: re.Pattern[str]) -> str:
    """What of a text is neither in brackets nor allowed."""
    said = _SAID.sub(" ", _ADDRESS.sub(" ", " ".join(text.split()))).casefold()
    rest = allowed.sub(" ", said) if _WORD.search(said) else ""
    return " ".join(rest.split()) if _WORD.search(rest) else ""


class Page(HTMLParser):
    """The texts of a page: between its elements, and in the attributes that people read or hear."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self._silent = 0
        self._drawn: list[str] | None = None
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in _SILENT
        if tag == "svg":
            self._drawn = []
        of = dict(attrs)
        machine = tag == "meta" and {of.get("http-equiv"), of.get("name"), of.get("property")} & _MACHINE
        self.texts += [said for name, said in attrs if name in _ATTRIBUTES and said and not machine]

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in _SILENT
        if tag in {"svg", "g"} and self._drawn is not None:  # a name stands in several lines
            self.texts.append(" ".join(self._drawn))
            self._drawn = None if tag == "svg" else []

    def handle_data(self, data: str) -> None:
        if not self._silent and data.strip():
            (self.texts if self._drawn is None else self._drawn).append(data)
