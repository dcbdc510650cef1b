"""Vendors that stand in no table: in bullets, in lists of definitions, and in headings with what follows them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onward.imports._atlas import Atlas
from onward.imports._behind import DASH, brackets, dated, is_dashed, located, mostly_places, place_at_end
from onward.imports._columns import is_field, meant
from onward.imports._page import Block, Cell, Entry, Heading, Item, Items, Text
from onward.imports._pieces import between
from onward.imports._places import Places, places
from onward.imports._sections import says, standing
from onward.imports._sentences import MORE, PLACE, WORK, former_name, legal_name, sentence, stays
from onward.imports._several import as_pair, as_pairs

_AFTER_NAME = re.compile(r"^[\s:.,;|–—-]+")
_WHERE = re.compile(
    r"\b(?:within|inside|in|innerhalb|en|aux|au|dans|dentro de|binnen)\s+(?:(?:the|der|den|de|la|el|los)\s+)?"
    r"(?P<where>[^:]+?)\s*[:.]?$",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\((?P<where>[^()]{2,80})\)\s*[:–—,-]?\s*(?P<rest>.*)\Z", re.DOTALL)
_COMMA = re.compile(r",\s+")
_FOR = re.compile(
    r"^(?P<name>[^()]+) \((?P<where>[^()]{2,80})\),? (?:for|für|pour|para|voor|per) (?P<work>.+)\Z", re.DOTALL
)
_NARROW = {"（": " (", "）": ") ", "、": ", ", "：": ": "}
_WIDE = re.compile(f"[{''.join(_NARROW)}]")
"""Marks as they are set between Chinese and Japanese letters."""
_NUMBER = re.compile(r"^[\d.]+[.)]?\s+")
_SENTENCE = re.compile(r"(?<=[.;]) ")
_MOST_WORDS = 8
ADDRESS = "Address"
"""What a line with numbers below a bold name is."""
_CARD_LINES, _CARD_WORDS = 5, 16


def pair(key: str) -> str:
    """The field that a word before a colon means most; empty where it means none."""
    meanings = meant(key)
    return max(meanings, key=lambda field: meanings[field]) if meanings else ""


def announced(text: str, atlas: Atlas) -> Places:
    """The places of a sentence or heading above a list: `These are all located in the United States:`."""
    whole = places(text.rstrip(": "), atlas)
    if whole.sure or len(text) > 300:
        return whole
    match = _WHERE.search(text)
    return places(match["where"], atlas) if match else Places()


def within(heading: Heading, below: Sequence[Block], atlas: Atlas | None) -> Entry | None:
    """The vendor that a heading names, where what follows says field by field what it does; None where it does not.

    With `atlas`, a few short lines below it are enough, one of which says where.
    """
    pairs: list[tuple[str, Cell]] = []
    rest: list[Cell] = []
    for block in below:
        if isinstance(block, Text):
            lines = block.cell.text.split("\n")
            parted = _SENTENCE.split(lines[0]) if len(lines) == 1 and stays(lines[0]) else lines
            cells = [replace(block.cell, text=line) for line in parted]
        elif isinstance(block, Items) and block.defined:
            pairs += [(item.cell.one, cell) for item in block.items for cell in item.below if is_field(item.cell.one)]
            continue
        elif isinstance(block, Items):
            if atlas and _are_vendors(block, atlas):
                return None
            cells = [_with_below(item) for item in block.items]
        else:
            return None
        for cell in cells:
            keyed = as_pair(cell)
            pairs += [keyed] if keyed else []
            rest += [] if keyed else [cell]
    if not pairs and atlas and (card := _card(rest, atlas)):
        pairs, rest = card, []
    fields = {pair(key) for key, _ in pairs}
    if named := next((cell for key, cell in pairs if pair(key) == "name"), None):
        others = [(key, cell) for key, cell in pairs if cell is not named]
        pairs = others if "service" in fields else [(WORK, Cell(_NUMBER.sub("", heading.text))), *others]
        return Entry(heading.line, named, (*pairs, *((MORE, cell) for cell in rest)))
    if len(fields - {"", "notes"}) < 2 and not fields & {"locations", "service"}:
        return None
    if rest and "service" not in fields:
        pairs.append((WORK, rest.pop(0)))
    pairs += [(MORE, cell) for cell in rest]
    return Entry(heading.line, Cell(heading.text, heading.links, struck=heading.struck), tuple(pairs))


def _are_vendors(block: Items, atlas: Atlas) -> bool:
    """Whether items below a heading each name a vendor, rather than say what the heading's does."""
    named = [_entry(item, atlas) for item in block.items if is_dashed(item.cell.text) and not as_pair(item.cell)]
    placed = [entry for entry in named if PLACE in dict(entry.pairs)]
    return len(placed) > 1 and not any(says("work", entry.name.text) for entry in placed)


def _card(lines: Sequence[Cell], atlas: Atlas) -> list[tuple[str, Cell]]:
    """What a few short lines say of a vendor, one of them where it is; empty where none does."""
    if not 1 < len(lines) <= _CARD_LINES or any(len(line.text.split()) > _CARD_WORDS for line in lines):
        return []
    lines = [replace(line, text=stays(line.text) or line.text.removesuffix(".")) for line in lines]
    where = [line for line in lines if len(line.text.split()) <= _MOST_WORDS and located(line.text, atlas).sure]
    sites = [("Website", replace(line, text="")) for line in lines if line.links and says("link", line.text)]
    papers = [(MORE, line) for line in lines if line.links and says("paper", line.text)]
    linked = [line for line in lines if line.links and (says("link", line.text) or says("paper", line.text))]
    others = [line for line in lines if line not in where and line not in linked]
    keys = (WORK, *(MORE for _ in others[1:]))
    stated = [*zip(keys, others, strict=False), *((PLACE, line) for line in where), *sites, *papers]
    return stated if where and others else []


def paragraph(block: Text, atlas: Atlas) -> Entry | None:
    """The vendor of a paragraph whose first line is bold, and whose other lines say field by field what it does."""
    first, *lines = block.cell.text.split("\n")
    pairs = [as_pair(replace(block.cell, text=line)) for line in lines]
    if len(lines) > 2 and not pairs[0] and any(character.isdigit() for character in lines[0]):
        pairs[0] = ADDRESS, Cell(lines[0])
    whole = [*filter(None, (as_pair(Cell(first)), *pairs))]
    if len(whole) == len(lines) + 1 > 2 and (named := next((cell for key, cell in whole if pair(key) == "name"), None)):
        return Entry(block.line, named, tuple(keyed for keyed in whole if keyed[1] is not named))
    if not lines or block.cell.lead.rstrip(":") != first.rstrip(":"):
        return None
    if not all(pairs):
        stated = _card([Cell(line) for line in lines], atlas)
        return Entry(block.line, Cell(first, block.cell.links[:1]), tuple(stated)) if stated else None
    return Entry(block.line, Cell(first.rstrip(":"), block.cell.links[:1]), tuple(pair for pair in pairs if pair))


def placed(block: Items, atlas: Atlas) -> bool:
    """Whether most items have a line that says where."""
    lines = [item.cell.text.split("\n") for item in block.items]
    return sum(any(located(line, atlas).sure for line in each) for each in lines) * 2 > len(lines)


def entries(block: Items, atlas: Atlas) -> Iterator[tuple[Entry, tuple[str, ...]]]:
    """The vendors of a list, an item each, with the items above them that set a group apart."""
    for item in block.items:
        if not block.defined and _is_group(item, atlas):
            for entry, path in entries(Items(item.line, item.items), atlas):
                yield entry, (item.cell.one.rstrip(":"), *path)
        elif item.cell.text or item.below:
            yield (_defined(item, atlas) if block.defined else _entry(item, atlas)), ()


def _is_group(item: Item, atlas: Atlas) -> bool:
    """Whether an item names no vendor, but what the vendors below it do, or where they are."""
    name, rest = _named(item.cell)
    if not item.items or rest or any(as_pair(child.cell) for child in item.items):
        return False
    if any(child.items for child in item.items) or says("work", name) or places(name, atlas).sure:
        return True
    inner = [(child.cell, _named(child.cell)[0]) for child in item.items]
    telling = sum(bool(cell.lead and cell.links) or says("legal_form", name) for cell, name in inner)
    return telling * 2 >= len(inner)


def _with_below(item: Item) -> Cell:
    if not item.below:
        return item.cell
    text = item.cell.text.rstrip()
    lines = ", ".join(cell.one for cell in item.below)
    return replace(item.cell, text=f"{text} {lines}" if text.endswith(":") else f"{text}, {lines}")


def _defined(item: Item, atlas: Atlas) -> Entry:
    pairs = [pair for cell in item.below for pair in _told(cell, atlas)]
    return Entry(item.line, item.cell, tuple(pairs))


def of_line(cell: Cell, line: int, atlas: Atlas) -> Entry:
    """The vendor of a line: its name, then in brackets or behind dashes what it does and where."""
    return _entry(Item(line, cell), atlas)


def _entry(item: Item, atlas: Atlas) -> Entry:
    if not item.below and (said := sentence(item.cell, item.line, atlas)):
        return said
    name, rest = _named(item.cell)
    if (labelled := as_pair(Cell(name))) and pair(labelled[0]) == "name":
        name = labelled[1].text
    name, where, rest = _bracketed_first(name, rest, atlas)
    if not rest and not where and not item.cell.lead and (pieces := _by_commas(name, atlas)):
        name, rest = pieces
    pairs = list(_told(replace(item.cell, text=rest, links=item.cell.links[1:], lead=""), atlas)) if rest else []
    pairs += [(PLACE, Cell(where))] if where else []
    for cell in item.below:
        pairs += _told(cell, atlas)
    before, inside = brackets(name)
    if rest and inside and mostly_places(inside, atlas) and PLACE not in dict(pairs):
        name = before
        pairs.append((PLACE, Cell(inside)))
    links = item.cell.links[:1] if item.cell.lead or not rest else ()
    return Entry(item.line, Cell(name, links, item.cell.marks, item.cell.struck), tuple(pairs))


def _named(cell: Cell) -> tuple[str, str]:
    """The name with which an item begins, and the rest."""
    text = _WIDE.sub(lambda mark: _NARROW[mark[0]], cell.text)
    if cell.lead and text.startswith(cell.lead) and len(cell.lead.split()) <= _MOST_WORDS:
        lead = cell.lead.rstrip(" :–—-")
        return lead, _AFTER_NAME.sub("", text[len(cell.lead) :])
    first, _, more = text.partition("\n")
    parts = DASH.split(first, maxsplit=1)
    if len(parts) == 1:
        before, colon, after = first.partition(": ")
        parts = [before, after] if colon and len(before.split()) <= _MOST_WORDS else [first]
    rest = "\n".join(filter(None, (*parts[1:], more)))
    name = parts[0].strip()
    before, inside = brackets(name)
    if not rest and inside is not None and len(name.split()) > 1:
        return before, f"({inside})"
    return name, rest


def _bracketed_first(name: str, rest: str, atlas: Atlas) -> tuple[str, str, str]:
    """The name, the places and the rest, where brackets come behind the name: `Acme (France): hosting`, `Acme (Acme Ltd.), mail`.

    What brackets say of the company itself, such as its legal name, stays with the name.
    """
    match = _BRACKETED.match(rest)
    if match and match["rest"] and mostly_places(match["where"], atlas):
        return name, match["where"], match["rest"]
    if match and (legal_name(match["where"]) or former_name(match["where"]) or standing(match["where"])):
        return f"{name} ({match['where']})", "", match["rest"]
    if not rest and (match := _FOR.match(name)) and mostly_places(match["where"], atlas):
        return match["name"], match["where"], match["work"]
    return name, "", rest


def _by_commas(text: str, atlas: Atlas) -> tuple[str, str] | None:
    """The name before the first comma, and the rest, where that ends with a place: `Acme, Inc., mail, France`."""
    name, *pieces = between(_COMMA, text)
    while pieces and says("legal_form", pieces[0]) and len(pieces[0].split()) == 1:
        name = f"{name}, {pieces.pop(0)}"
    tail = any(located(", ".join(pieces[at:]), atlas).sure for at in range(len(pieces)))
    return (name, ", ".join(pieces)) if tail and not places(name, atlas).sure else None


def _told(cell: Cell, atlas: Atlas) -> Iterator[tuple[str, Cell]]:
    """What words behind a name say: fields with their colons, places in brackets or at the end, else the work."""
    if keyed := as_pair(cell):
        yield from as_pairs(cell) or [keyed]
        return
    sentences = [replace(cell, text=part) for part in _SENTENCE.split(cell.text.strip())]
    if any(as_pair(said) for said in sentences):
        for said in sentences:
            yield as_pair(said) or (WORK, replace(said, text=said.text.removesuffix(".")))
        return
    text, days = dated(cell.text.strip())
    yield from ((key, Cell(day)) for key, day in days)
    work, where = place_at_end(text, atlas)
    if work:
        yield WORK, replace(cell, text=work)
    if where:
        yield PLACE, Cell(where)
