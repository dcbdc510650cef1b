"""What the search of a site knows: sentences of tables and views under the headings where they stand, and readers' words.

Tables and drawings never pass the theme's own indexer. Each sentence is a paragraph of its own, so that a hit shows it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape, unescape
from typing import Any

from onward.characters import in_line
from onward.site.page import Page
from onward.words.catalogue import Words

_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-z][a-z0-9-]*)(?P<rest>[^<>]*)>")
_HEADING = re.compile(r'<h(?P<level>[1-6]) id="(?P<id>[^"<>]*)"|<!-- onward:(?P<block>[\w.:-]+) -->')
_APART = {"thead", "svg", "form", "select", "script", "style"}
"""What is no sentence: names of columns, drawings, and what one chooses with."""
_LINES = {"p", "li", "tr", "dd", "div", "ul", "ol", "dl", "table", "summary", "caption", "figcaption", "h2", "h3", "h4"}
"""What stands on lines of its own; within a row, in a cell."""
_BETWEEN = {"td": " · ", "th": " · ", "dt": ": ", "li": ", "}
_SEPARATOR = r"[\s\u200b\-,:;!?=\[\]()\"/·]+|\.(?!\d)|&[lgamp]+;"
"""Between words; the theme's own separator leaves brackets and commas at them."""
_PLAIN = r"[\s\-]+"
_NAMED = re.compile(r'<(?P<name>tbody)[^<>]* id="(?P<id>[^"<>]*)" data-found="(?P<title>[^"<>]*)"[^<>]*>')
_OWN_PAGE = re.compile(r'href="site:[^"#]+\.md"')
_ELSEWHERE = {"chooser", "data-flows", "diagram", "flows", "law"}
"""Views whose every record is found on pages of their own."""
_FIRST = 2
"""How much more an entry counts whose heading is what readers look for."""


@dataclass(frozen=True, slots=True)
class Found:
    """Sentences for search: the address of the page, the heading above them (an empty text for the first), its title."""

    url: str
    anchor: str
    title: str
    sentences: tuple[str, ...]
    alone: bool = False
    """Whether they stand for the whole page, and for whatever else search would know of it."""
    apart: bool = False
    """Whether the title is what readers look for, and leads to the anchor itself."""


@dataclass(frozen=True, slots=True)
class About:
    """A page as search is told of it: address, title, what it was generated from if it was, and its views in their order."""

    url: str
    title: str
    generated: Page | None
    views: tuple[tuple[str, object], ...] = ()


def of_page(page: About, content: str, made: Mapping[str, str], say: Words) -> Iterator[Found]:
    """What search is to know of a page: what a generated one says of itself, else what its blocks, {place: HTML}, do."""
    generated = page.generated
    if generated and not generated.visible:
        return
    if generated and generated.found is not None:
        yield Found(page.url, "", page.title, generated.found, alone=True)
        return
    views = {f"view-{number}": view for number, view in enumerate(page.views, 1)}
    for name, anchor in under_headings(content, made).items():
        yield from named_parts(made[name], page.url)
        if name in views or generated:
            yield Found(page.url, anchor, page.title, of_view(made[name], *views.get(name, ("", None)), say))


def under_headings(content: str, blocks: Collection[str]) -> dict[str, str]:
    """The id of the heading above each block of a page, by the block's name; the blocks' places are still comments."""
    above, anchor = {}, ""
    for match in _HEADING.finditer(content):
        if match["block"] is None:
            anchor = match["id"]
        elif match["block"] in blocks:
            above[match["block"]] = anchor
    return above


def of_view(block: str, name: str, part: object, say: Words) -> tuple[str, ...]:
    """The sentences of a view, or of the part of it that stands there, and what readers call it."""
    key = f"search.view.{name}-{part}" if part else f"search.view.{name}"
    said = () if name in _ELSEWHERE else sentences(block)
    return (*said, say("search.also", words=say(key))) if key in say else said


def named_parts(block: str, url: str) -> Iterator[Found]:
    """What a ready block names as something that readers look for: `id` and `data-found` of an element, with what it says."""
    for match in _NAMED.finditer(block):
        said = sentences(block[match.end() : block.index(f"</{match['name']}>", match.end())].replace("<tr", "<div"))
        yield Found(url, match["id"], unescape(match["title"]), said, apart=True)


def sentences(block: str) -> tuple[str, ...]:
    """What a ready block says: rows, records, paragraphs and items. A row with a page of its own is found there instead."""
    pieces: list[str] = []
    lines: list[str] = []
    apart, row, done = "", False, 0
    for tag in _TAG.finditer(block):
        name, ends = tag["name"], bool(tag["end"])
        if apart:
            apart, done = ("" if ends and name == apart else apart), tag.end()
            continue
        pieces.append(block[done : tag.start()])
        done = tag.end()
        row = not ends if name == "tr" else row
        if not ends and (name in _APART or "data-search-exclude" in tag["rest"] or _elsewhere(block, tag)):
            apart, row = name, False
        if name in _LINES and (not row or name == "tr") and (ends or name != "dd"):
            lines.append(_sentence(pieces))
            pieces = []
        elif name in _LINES or name == "br" or name in _BETWEEN or block[done : done + 1] == "<":
            pieces.append(_BETWEEN.get(name, " ") if ends else " ")
    lines.append(_sentence([*pieces, block[done:]]))
    return tuple(dict.fromkeys(filter(None, lines)))


def _elsewhere(block: str, tag: re.Match[str]) -> bool:
    """Whether a row begins whose heading leads to a page of its own."""
    return tag["name"] == "tr" and bool(_OWN_PAGE.search(block[tag.end() : block.find("</th>", tag.end())]))


def _sentence(pieces: list[str]) -> str:
    """The pieces in one line, without cells that are empty."""
    cells = (cell.strip(" ,") for cell in in_line(unescape("".join(pieces))).split("·"))
    return " · ".join(cell for cell in cells if cell)


def completed(index: str, passages: Iterable[Found], say: Words) -> str:
    """The index with these sentences in it, and with the words for which readers look beside those that pages say."""
    whole = json.loads(index)
    entries: dict[str, dict[str, Any]] = {entry["location"]: entry for entry in whole["docs"]}
    written: set[tuple[str, str]] = set()
    for passage in passages:
        if passage.alone:
            entries = {at: entry for at, entry in entries.items() if at.partition("#")[0] != passage.url}
        at = f"{passage.url}#{passage.anchor}"
        there = entries.get(at) or (None if passage.apart else entries.get(passage.url))
        if there is None:
            at = at if passage.apart else passage.url
            there = entries[at] = {"location": at, "title": escape(passage.title, quote=False), "text": ""}
            if passage.apart:
                there["boost"] = _FIRST
        said = (sentence for sentence in passage.sentences if (passage.url, sentence) not in written)
        there["text"] += "".join(f"<p>{escape(sentence, quote=False)}</p>" for sentence in said)
        written |= {(passage.url, sentence) for sentence in passage.sentences}
    if whole["config"]["separator"] == _PLAIN:
        whole["config"]["separator"] = _SEPARATOR
    glosses = tuple(_glosses(say))
    for entry in entries.values():
        entry["text"] = _glossed(entry["title"], entry["text"], glosses)
        if any(called.search(entry["title"]) for called, _ in glosses):
            entry.setdefault("boost", _FIRST)
    whole["docs"] = list(entries.values())
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":"))


def _glosses(say: Words) -> Iterator[tuple[re.Pattern[str], str]]:
    """What pages call something, and what readers call it."""
    for name in dict.fromkeys(key.split(".")[2] for key in say.texts if key.startswith("search.gloss.")):
        called = "|".join(map(re.escape, say(f"search.gloss.{name}.of").split("|")))
        yield re.compile(rf"(?:{called})\w*", re.IGNORECASE), say(f"search.gloss.{name}.words")


def _glossed(title: str, text: str, glosses: Iterable[tuple[re.Pattern[str], str]]) -> str:
    """A text in which the first mention of each thing is followed by what readers call it."""
    for called, words in glosses:
        if match := called.search(text):
            text = f"{text[: match.end()]} ({words}){text[match.end() :]}"
        elif called.search(title):
            text += f"<p>{title} ({words})</p>"
    return text


def by_page(pages: Mapping[str, Iterable[Found]]) -> tuple[Found, ...]:
    """What was found on all pages, in the order of their paths."""
    return tuple(passage for path in sorted(pages) for passage in pages[path])
