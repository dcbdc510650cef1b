"""What the cells of each field say: a fact, or a doubt; what no field can say stays in the notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import field
from typing import Any

from onward.characters import in_line
from onward.frozen import dataclass
from onward.imports import Doubt
from onward.imports._atlas import Atlas, folded
from onward.imports._columns import Column
from onward.imports._dates import day
from onward.imports._page import Cell
from onward.imports._places import Place, Places, places
from onward.imports._sections import says
from onward.imports._words import address_lines, links_in, parts, website

NOWHERE = "the list does not say where"
"""Why places are in doubt that are asked for and not said."""
_ALL = re.compile(r"\b(all|alle|tous|toutes|todos|todas|any|every)\b")
_LEI = re.compile(r"[A-Z0-9]{18}[0-9]{2}")
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


@dataclass()
class Read:
    """A row while it is read."""

    atlas: Atlas
    coded: Mapping[int, bool]
    fields: dict[str, Any] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def doubt(self, name: str, text: str, why: str) -> None:
        """What is written is no fact."""
        self.doubts.append(Doubt(name, in_line(text), why))
        self.fields.pop(name, None)


def _said(cell: Cell) -> str:
    """The words of a cell in one line; lines of a list are parted by commas."""
    lines = [one.strip() for one in cell.text.split("\n") if one.strip()]
    return " ".join(
        one if index == len(lines) - 1 or one.endswith((".", ":", ",", ";")) else f"{one},"
        for index, one in enumerate(lines)
    )


def note(row: Read, column: Column, cell: Cell, _: int) -> None:
    said = _said(cell)
    if said:
        row.notes.append(f"{column.heading}: {said}" if column.heading else said)
    row.notes += [f"Link: {one}" for one in cell.links if one not in said]


def _text(row: Read, column: Column, cell: Cell, _: int) -> None:
    if not says("placeholder", cell.text):
        row.fields[column.field] = _said(cell)
    row.notes += [f"Link: {one}" for one in cell.links]


def _locations(row: Read, column: Column, cell: Cell, index: int) -> None:
    found = places(cell.text, row.atlas, row.coded.get(index, False))
    activity = next((one for word in folded(column.heading).split() if (one := row.atlas.activities.get(word))), None)
    activity = None if activity == "processing" else activity
    listed = [location_of(one, activity) for one in found.found]
    row.fields["locations"] = [
        *row.fields.get("locations", []),
        *(one for one in listed if one not in row.fields.get("locations", [])),
    ]
    row.notes += [f"Place: {one}" for one in found.beside]
    _left_over(row, column, cell, found)


def _left_over(row: Read, column: Column, cell: Cell, found: Places) -> None:
    """What names no place for sure keeps the places open."""
    for one in found.lost:
        why = (
            "a part of the world, no country"
            if folded(one) in row.atlas.vague
            else "no place that is known here, or more than one"
        )
        row.doubts.append(Doubt("locations", in_line(one), why))
        row.notes.append(f"Place: {one}")
    if cell.text and not found.found and not found.lost:
        row.doubts.append(Doubt("locations", in_line(cell.text), NOWHERE))
        row.notes.append(f"{column.heading}: {_said(cell)}")
    if not row.fields["locations"]:
        del row.fields["locations"]


def location_of(one: Place, activity: str | None = None) -> str | dict[str, str]:
    if not one.region and not (one.activity or activity):
        return one.country
    found = {"country": one.country}
    if one.region:
        found["region"] = one.region
    if one.activity or activity:
        found["activity"] = str(one.activity or activity)
    return found


def _country(row: Read, column: Column, cell: Cell, index: int) -> None:
    if says("placeholder", cell.text):
        return
    found = places(cell.text, row.atlas, row.coded.get(index, False))
    codes = {one.country for one in found.found}
    if len(codes) == 1 and not found.lost and codes <= row.atlas.codes:
        row.fields["country"] = codes.pop()
        if found.found[0].region:
            row.notes.append(f"Established: {_said(cell)}")
    else:
        row.doubt("country", cell.text, "not one country of establishment")
        row.notes.append(f"Established: {_said(cell)}")


def _address(row: Read, column: Column, cell: Cell, _: int) -> None:
    lines, mails = address_lines(cell)
    if lines:
        row.fields["address"] = ", ".join(lines)
    if mails:
        row.fields.setdefault("contact", mails[0])
    links = [one for one in cell.links if website(one)]
    if links and "website" not in row.fields:
        row.fields["website"] = website(links.pop(0))
    row.notes += [f"Link: {one}" for one in links]


def _site(row: Read, column: Column, cell: Cell, index: int) -> None:
    found = links_in(cell)
    if found:
        row.fields["website"] = found[0]
    row.notes += [f"Link: {one}" for one in found[1:]]
    lines, mails = address_lines(cell)
    if mails:
        row.fields.setdefault("contact", mails[0])
    if (lines and any(character.isdigit() for character in "".join(lines))) or len(lines) > 1:
        row.fields.setdefault("address", ", ".join(lines))
    elif lines and lines != [folded(column.heading)]:
        row.notes.append(f"{column.heading}: {', '.join(lines)}" if column.heading else ", ".join(lines))


def _contact(row: Read, column: Column, cell: Cell, index: int) -> None:
    found = _MAIL.search(cell.text) or next((hit for link in cell.links if (hit := _MAIL.search(link))), None)
    if found:
        row.fields["contact"] = found[0]
    if not found or _said(cell) != found[0]:
        note(row, column, cell, index)


def _categories(row: Read, column: Column, cell: Cell, _: int) -> None:
    """Kinds of data or of people, each by its name."""
    found = parts(cell.text)
    if says("placeholder", cell.text):
        return
    if found is None:
        row.doubt(column.field, cell.text, "a sentence, not a list")
    else:
        row.fields[column.field] = list(found)
    if found is None:
        row.notes.append(f"{column.heading}: {_said(cell)}")


def _products(row: Read, column: Column, cell: Cell, index: int) -> None:
    if _ALL.search(folded(cell.text)):
        row.notes.append(f"{column.heading}: {_said(cell)}")
        return
    _categories(row, column, cell, index)


def _safeguards(row: Read, column: Column, cell: Cell, _: int) -> None:
    """What is agreed for a transfer stands in a contract; a list's word for it is kept, and asked for."""
    row.notes.append(f"{column.heading}: {_said(cell)}")
    if not says("placeholder", cell.text):
        row.doubts.append(Doubt("safeguards", _said(cell), "the list names it; what was signed says which, and when"))


def _days(row: Read, column: Column, cell: Cell, _: int) -> None:
    if says("placeholder", cell.text):
        return
    if found := day(cell.text):
        row.fields[column.field] = found.isoformat()
    else:
        row.doubt(column.field, cell.text, "not one day")
        row.notes.append(f"{column.heading}: {_said(cell)}")


def _code(row: Read, column: Column, cell: Cell, index: int) -> None:
    if _LEI.fullmatch(cell.one):
        row.fields["lei"] = cell.one
    else:
        note(row, column, cell, index)


FIELDS: Mapping[str, Callable[[Read, Column, Cell, int], None]] = {
    "legal_name": _text, "service": _text, "registration": _text, "locations": _locations, "country": _country,
    "address": _address, "website": _site, "contact": _contact, "data": _categories, "subjects": _categories,
    "products": _products, "safeguards": _safeguards, "since": _days, "until": _days, "lei": _code,
}  # fmt: skip
"""How the cells of each field are read; those of other columns are notes."""
