"""The name of a vendor, without what its cell says beside it: an address, a former name, whether the vendor is in use."""

from __future__ import annotations

import re
from dataclasses import replace

from onward.characters import in_line
from onward.imports._atlas import folded
from onward.imports._behind import brackets
from onward.imports._dates import day_within
from onward.imports._fields import Read, location_of
from onward.imports._page import Cell
from onward.imports._places import places
from onward.imports._sections import BEGINS, is_only, says, standing
from onward.imports._sentences import former_name, legal_name
from onward.imports._words import address_lines

_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_NEW = re.compile(
    r"(?i:new|neu|nouveau|nuevo|nieuw|nuovo|novo)\s*[:!–—-]\s+|(?:NEW|NEU|NOUVEAU|NUEVO|NIEUW|NUOVO)\s+(?=\S)"
)
_LAST = re.compile(r"(?<=\w) (?:NEW|NEU|NOUVEAU|NUEVO|NIEUW|NUOVO)!?\Z")
"""A label that says that a row is a late one."""
_TICK = re.compile(r"\[[ xX✓✔]?\]\s+")
"""The box of a task, which is no part of a name."""
_SQUARE = re.compile(r"\[([^\[\]()]+)\]\Z")
_TAIL = re.compile(r"(?: [-–—]+ | ?[–—] ?|, )(?P<tail>[^–—,]{4,60})\Z")
_ADDRESS = re.compile(r"https?://\S+")
_LABELS = frozenset({"new", "neu", "nouveau", "nuevo", "nieuw", "nuovo", "novo", "beta", "updated"})
"""What a badge behind a name says that is no part of it."""
_POSTAL = re.compile(r"\b\d{4,6}\b")
"""A code of a town, as postal addresses have it."""


def addressed(text: str) -> bool:
    """Whether a postal address stands behind a company's legal form: `Acme GmbH, Hauptstr. 1, 10115 Berlin`."""
    pieces = re.split(r",\s+|\n", text)
    ends = [at for at, piece in enumerate(pieces) if at < 2 and says("legal_form", piece)]
    return bool(ends) and _POSTAL.search(", ".join(pieces[ends[-1] + 1 :])) is not None


def without_place(row: Read, cell: Cell, joined: bool, elsewhere: bool) -> Cell:
    """The name in a cell that ends with where the company is: `Acme, Inc., France`.

    With `joined`, the heading says so; else a legal form stands before it. `elsewhere`: another column says where data goes.
    """
    name, pieces = _name_and_rest(cell.text)
    named = places(", ".join(pieces), row.atlas) if pieces and "\n" not in cell.text else None
    numbered = any(character.isdigit() for piece in pieces for character in piece)
    if named is None or not named.sure or numbered or not (joined or says("legal_form", name)):
        return cell
    codes = {place.country for place in named.found}
    if not elsewhere:
        row.fields["locations"] = [location_of(place) for place in named.found]
    elif len(codes) == 1 and codes <= row.atlas.codes:
        row.fields.setdefault("country", codes.pop())
    if len(pieces) > 1:
        row.fields["address"] = ", ".join(pieces)
    else:
        row.notes.append(f"Beside the name: {pieces[0]}")
    return replace(cell, text=name)


def without_address(row: Read, cell: Cell) -> Cell:
    """The name in a cell that holds an address too, which goes to its field."""
    first, *lines = cell.text.split("\n")
    outside, inside = brackets(first)
    if inside is not None and _POSTAL.search(inside):
        first, lines = outside, [inside, *lines]
    name, pieces = _name_and_rest(first)
    rest = Cell("\n".join(filter(None, (", ".join(pieces), *lines))), cell.links)
    known = any(character.isdigit() for character in rest.text) or places(rest.text, row.atlas).found
    if not lines and not known and not (pieces and says("legal_form", name)):
        return cell
    said, mails = address_lines(rest)
    row.fields |= {
        key: value for key, value in (("address", ", ".join(said)), ("contact", mails[0] if mails else "")) if value
    }
    return replace(cell, text=name)


def _name_and_rest(text: str) -> tuple[str, list[str]]:
    """The name that a text begins with, its legal form included, and what stands behind it after commas."""
    name, *rest = re.split(r",\s+", text)
    while rest and says("legal_form", rest[0]) and len(rest[0].split()) == 1:
        name = f"{name}, {rest.pop(0)}"
    return name, rest


def named(row: Read, cell: Cell) -> None:
    """Reads the name into the fields of a row."""
    first, *more = cell.text.split("\n")
    flags = _FLAG.findall(first)
    bare = in_line(_FLAG.sub(" ", first)).strip("*_ ")
    if label := _NEW.match(bare) or _TICK.match(bare):
        bare, more = bare[label.end() :], [label[0].strip(" :–—-!"), *more]
    if label := _LAST.search(bare):
        bare, more = bare[: label.start()], [label[0].strip(), *more]
    row.fields["name"] = _without_brackets(row, bare or in_line(first))
    if more:
        row.notes.append(f"Beside the name: {', '.join(more)}")
    if flags:
        row.notes.append(f"Flag: {' '.join(flags)}")


def _without_brackets(row: Read, name: str) -> str:
    """A name without what brackets or a dash behind it say of the company: its former or legal name, and whether it is in use."""
    before, inside = _behind(name)
    if inside is None or not before:
        return name
    if says("paper", inside) or says("link", inside):
        return before
    if _ADDRESS.fullmatch(inside):
        row.notes.append(f"Link: {inside}")
    elif former := former_name(inside):
        row.fields["former_names"] = [former]
    elif standing(inside) or (says(BEGINS, inside) and day_within(inside)):
        row.stage = inside
    elif says("ends", inside) and (last := day_within(inside)):
        row.fields["until"] = last.isoformat()
    elif (says(BEGINS, inside) and says("year", inside)) or is_only(inside) or folded(inside) in _LABELS:
        row.notes.append(f"Beside the name: {inside}")
    elif (legal := legal_name(inside)) and not says("legal_form", before):
        row.fields["legal_name"] = legal
    else:
        return name
    return before


def _behind(name: str) -> tuple[str, str | None]:
    """A name, and what stands in brackets behind it, or behind a dash where that says whether the company is in use."""
    before, inside = brackets(_SQUARE.sub(r"(\1)", name))
    if inside is not None or not (dash := _TAIL.search(name)):
        return before, inside
    tail = dash["tail"]
    in_time = standing(tail) or (day_within(tail) and (says(BEGINS, tail) or says("ends", tail)))
    return (name[: dash.start()], tail) if in_time else (name, None)
