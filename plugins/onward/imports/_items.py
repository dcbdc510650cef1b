"""Vendors that stand in no table: in bullets, in lists of definitions, and in headings with what follows them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onward.frozen import dataclass
from onward.imports._atlas import Atlas, folded
from onward.imports._columns import is_field, meant
from onward.imports._page import Block, Cell, Heading, Item, Items, Text
from onward.imports._places import Places, places

_PAIR = re.compile(r"^(?P<key>[^:.\n]{2,50}?)\s*[:：]\s*(?P<value>\S.*)$", re.DOTALL)
_DASH = re.compile(r" [-–—]+ | ?[–—] ?| \| ")
_AFTER_NAME = re.compile(r"^[\s:.,;|–—-]+")
_WHERE = re.compile(
    r"\b(?:within|inside|in|innerhalb|en|aux|au|dans|dentro de|binnen)\s+(?:(?:the|der|den|de|la|el|los)\s+)?"
    r"(?P<where>[^:]+?)\s*[:.]?$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.;]) ")
_MOST_WORDS = 8
_PLACE, _WORK, _MORE = "Location", "Purpose", "Notes"
"""What columns are called that bullets have no words for."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A vendor, and what is said of it: a heading for each thing, and the words."""

    line: int
    name: Cell
    pairs: tuple[tuple[str, Cell], ...] = ()


def pair(key: str) -> str:
    """The field that a word before a colon means most; empty where it means none."""
    found = meant(key)
    return max(found, key=lambda one: found[one]) if found else ""


def announced(text: str, atlas: Atlas) -> Places:
    """The places of a sentence or heading above a list: `These are all located in the United States:`."""
    whole = places(text.rstrip(": "), atlas)
    if whole.sure or len(text) > 300:
        return whole
    found = _WHERE.search(text)
    return places(found["where"], atlas) if found else Places()


def within(heading: Heading, below: Sequence[Block]) -> Entry | None:
    """The vendor that a heading names, where what follows says field by field what it does; None where it does not."""
    pairs: list[tuple[str, Cell]] = []
    rest: list[Cell] = []
    for block in below:
        if isinstance(block, Text):
            cells = [replace(block.cell, text=line) for line in block.cell.text.split("\n")]
        elif isinstance(block, Items) and block.defined:
            pairs += [(one.cell.one, cell) for one in block.items for cell in one.below if is_field(one.cell.one)]
            continue
        elif isinstance(block, Items):
            cells = [_with_below(one) for one in block.items]
        else:
            return None
        for cell in cells:
            found = _as_pair(cell)
            pairs += [found] if found else []
            rest += [] if found else [cell]
    fields = {pair(key) for key, _ in pairs}
    if len(fields - {"", "notes"}) < 2 and not fields & {"locations", "service"}:
        return None
    if rest and "service" not in fields:
        pairs.append((_WORK, rest.pop(0)))
    pairs += [(_MORE, one) for one in rest]
    return Entry(heading.line, Cell(heading.text, heading.links, struck=heading.struck), tuple(pairs))


def paragraph(block: Text) -> Entry | None:
    """The vendor of a paragraph whose first line is bold, and whose other lines say field by field what it does."""
    first, *lines = block.cell.text.split("\n")
    pairs = [_as_pair(replace(block.cell, text=line)) for line in lines]
    if not lines or block.cell.lead.rstrip(":") != first.rstrip(":") or not all(pairs):
        return None
    return Entry(block.line, Cell(first.rstrip(":"), block.cell.links[:1]), tuple(one for one in pairs if one))


def entries(block: Items, atlas: Atlas) -> Iterator[Entry]:
    """The vendors of a list, an item each."""
    for item in block.items:
        if item.cell.text or item.below:
            yield _defined(item, atlas) if block.defined else _entry(item, atlas)


def _with_below(item: Item) -> Cell:
    if not item.below:
        return item.cell
    text = item.cell.text.rstrip()
    lines = ", ".join(one.one for one in item.below)
    return replace(item.cell, text=f"{text} {lines}" if text.endswith(":") else f"{text}, {lines}")


def _as_pair(cell: Cell) -> tuple[str, Cell] | None:
    found = _PAIR.match(cell.text)
    if found and is_field(found["key"]):
        return found["key"], replace(cell, text=found["value"].strip().removesuffix("."), lead="")
    return None


def _defined(item: Item, atlas: Atlas) -> Entry:
    pairs = [found for one in item.below for found in _told(one, atlas)]
    return Entry(item.line, item.cell, tuple(pairs))


def _entry(item: Item, atlas: Atlas) -> Entry:
    name, rest = _named(item.cell)
    pairs = list(_told(replace(item.cell, text=rest, links=item.cell.links[1:], lead=""), atlas)) if rest else []
    for one in item.below:
        pairs += _told(one, atlas)
    links = item.cell.links[:1] if item.cell.lead or not rest else ()
    return Entry(item.line, Cell(name, links, item.cell.marks, item.cell.struck), tuple(pairs))


def _named(cell: Cell) -> tuple[str, str]:
    """The name with which an item begins, and the rest."""
    text = cell.text
    if cell.lead and text.startswith(cell.lead) and len(cell.lead.split()) <= _MOST_WORDS:
        lead = cell.lead.rstrip(" :–—-")
        return lead, _AFTER_NAME.sub("", text[len(cell.lead) :])
    first, _, more = text.partition("\n")
    parts = _DASH.split(first, maxsplit=1)
    if len(parts) == 1:
        before, colon, after = first.partition(": ")
        parts = [before, after] if colon and len(before.split()) <= _MOST_WORDS else [first]
    rest = "\n".join(filter(None, (*parts[1:], more)))
    name = parts[0].strip()
    before, inside = _brackets(name)
    if not rest and inside is not None and len(name.split()) > 1:
        return before, f"({inside})"
    return name, rest


def _brackets(text: str) -> tuple[str, str | None]:
    """What stands before brackets at the end of a text, and what stands in them; None where there are none."""
    end = text.rstrip().removesuffix(".").rstrip()
    before, bracket, inside = end.removesuffix(")").rpartition("(")
    if not end.endswith(")") or not bracket or ")" in inside:
        return text, None
    return before.rstrip(), inside


def _told(cell: Cell, atlas: Atlas) -> Iterator[tuple[str, Cell]]:
    """What words behind a name say: fields with their colons, places in brackets or at the end, else the work."""
    if found := _as_pair(cell):
        pieces = re.split(r"\s*[;|\n]\s*", cell.text)
        each = [_as_pair(replace(cell, text=one)) for one in pieces]
        yield from ([one for one in each if one] if all(each) else [found])
        return
    sentences = [replace(cell, text=one) for one in _SENTENCE.split(cell.text.strip())]
    if any(_as_pair(one) for one in sentences):
        for one in sentences:
            yield _as_pair(one) or (_WORK, replace(one, text=one.text.removesuffix(".")))
        return
    text = cell.text.strip()
    work, where = _place_at_end(text, atlas)
    if work:
        yield _WORK, replace(cell, text=work)
    if where:
        yield _PLACE, Cell(where)


def _place_at_end(text: str, atlas: Atlas) -> tuple[str, str]:
    """The work, and the place in the brackets or behind the dash or comma at its end."""
    before, inside = _brackets(text)
    if inside is not None and places(before, atlas).sure:
        return "", text
    if inside is not None and _mostly_places(inside, atlas):
        return before.rstrip(" ,–—-"), inside
    parts = _DASH.split(text)
    if len(parts) > 1 and _mostly_places(parts[-1], atlas):
        return " – ".join(parts[:-1]), parts[-1]
    pieces = [one.strip() for one in re.split(r"[,;]", text.rstrip("."))]
    if places(pieces[0], atlas).sure and places(text, atlas).sure:
        return "", text
    for count in range(min(len(pieces) - 1, 4), 0, -1):
        tail = ", ".join(pieces[-count:])
        if places(tail, atlas).sure and not places(", ".join(pieces[:-count]), atlas).found:
            return ", ".join(pieces[:-count]), tail
    return text.removesuffix("."), ""


def _mostly_places(text: str, atlas: Atlas) -> bool:
    """Whether a text names places, or in few words a part of the world or none in particular."""
    found = places(text, atlas)
    words = {*folded(text).split()}
    return bool(found.found) or (
        len(words) < 4 and bool(found.lost) and bool({folded(text)} & atlas.vague | words & atlas.anywhere)
    )
