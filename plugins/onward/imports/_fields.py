"""What the cells of each field say: a fact, or a doubt; what no field can say stays in the notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
from typing import Any

from onward.characters import in_line
from onward.frozen import dataclass
from onward.imports import Doubt
from onward.imports._atlas import Atlas, folded
from onward.imports._columns import Column
from onward.imports._dates import day, period
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
    stage: str = ""
    """What brackets behind the name say of whether the vendor is in use."""

    def doubt(self, name: str, text: str, why: str) -> None:
        """What is written is no fact."""
        self.doubts.append(Doubt(name, in_line(text), why))
        self.fields.pop(name, None)


def _said(cell: Cell) -> str:
    """The words of a cell in one line; lines of a list are parted by commas."""
    lines = [line.strip() for line in cell.text.split("\n") if line.strip()]
    return " ".join(
        line if index == len(lines) - 1 or line.endswith((".", ":", ",", ";")) else f"{line},"
        for index, line in enumerate(lines)
    )


def note(row: Read, column: Column, cell: Cell, _: int) -> None:
    said = _said(cell)
    if said:
        row.notes.append(f"{column.heading}: {said}" if column.heading else said)
    row.notes += [f"Link: {link}" for link in cell.links if link not in said]


def _text(row: Read, column: Column, cell: Cell, _: int) -> None:
    if not says("placeholder", cell.text):
        row.fields[column.field] = _said(cell)
    row.notes += [f"Link: {link}" for link in cell.links]


def _service(row: Read, column: Column, cell: Cell, index: int) -> None:
    """What a vendor does; that it is an affiliate or a third party is no purpose."""
    (note if says("party", cell.text) else _text)(row, column, cell, index)


def _locations(row: Read, column: Column, cell: Cell, index: int) -> None:
    named = places(cell.text, row.atlas, row.coded.get(index, False))
    activity = next(
        (known for word in folded(column.heading).split() if (known := row.atlas.activities.get(word))), None
    )
    activity = None if activity == "processing" else activity
    before = row.fields.get("locations", [])
    listed = [location_of(place, activity) for place in named.found]
    row.fields["locations"] = [
        *_wider(before, listed),
        *_wider((place for place in listed if place not in before), before),
    ]
    row.notes += [f"Place: {name}" for name in named.beside]
    _left_over(row, column, cell, named)


def _wider(
    places: Iterable[str | dict[str, str]], others: Sequence[str | dict[str, str]]
) -> list[str | dict[str, str]]:
    """Places without mere countries of which another column says where in them: `Frankfurt` beside `Germany`."""
    narrower = {place["country"] for place in others if isinstance(place, dict) and "activity" not in place}
    return [place for place in places if not (isinstance(place, str) and place in narrower)]


def _left_over(row: Read, column: Column, cell: Cell, named: Places) -> None:
    """What names no place for sure keeps the places open."""
    if says("placeholder", cell.text):
        row.notes.append(f"{column.heading}: {_said(cell)}")
    for name in () if says("placeholder", cell.text) else named.lost:
        why = (
            "a part of the world, no country"
            if folded(name) in row.atlas.vague
            else "no place that is known here, or more than one"
        )
        row.doubts.append(Doubt("locations", in_line(name), why))
        row.notes.append(f"Place: {name}")
    if cell.text and not named.found and not named.lost and not says("placeholder", cell.text):
        row.doubts.append(Doubt("locations", in_line(cell.text), NOWHERE))
        row.notes.append(f"{column.heading}: {_said(cell)}")
    if not row.fields["locations"]:
        del row.fields["locations"]


def location_of(place: Place, activity: str | None = None) -> str | dict[str, str]:
    if not place.region and not (place.activity or activity):
        return place.country
    location = {"country": place.country}
    if place.region:
        location["region"] = place.region
    if place.activity or activity:
        location["activity"] = str(place.activity or activity)
    return location


def _country(row: Read, column: Column, cell: Cell, index: int) -> None:
    if says("placeholder", cell.text):
        return
    named = places(cell.text, row.atlas, row.coded.get(index, False))
    codes = {place.country for place in named.found}
    if len(codes) == 1 and not named.lost and codes <= row.atlas.codes:
        row.fields["country"] = codes.pop()
        if named.found[0].region:
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
    links = [link for link in cell.links if website(link)]
    if links and "website" not in row.fields:
        row.fields["website"] = website(links.pop(0))
    row.notes += [f"Link: {link}" for link in links]


def _site(row: Read, column: Column, cell: Cell, index: int) -> None:
    links = links_in(cell)
    if links:
        row.fields["website"] = links[0]
    row.notes += [f"Link: {link}" for link in links[1:]]
    lines, mails = address_lines(cell)
    if mails:
        row.fields.setdefault("contact", mails[0])
    if (lines and any(character.isdigit() for character in "".join(lines))) or len(lines) > 1:
        row.fields.setdefault("address", ", ".join(lines))
    elif lines and lines != [folded(column.heading)]:
        row.notes.append(f"{column.heading}: {', '.join(lines)}" if column.heading else ", ".join(lines))


def _contact(row: Read, column: Column, cell: Cell, index: int) -> None:
    mail = _MAIL.search(cell.text) or next((hit for link in cell.links if (hit := _MAIL.search(link))), None)
    if mail:
        row.fields["contact"] = mail[0]
    if not mail or _said(cell) != mail[0]:
        note(row, column, cell, index)


def _categories(row: Read, column: Column, cell: Cell, _: int) -> None:
    """Kinds of data or of people, each by its name."""
    if says("placeholder", cell.text):
        return
    names = parts(cell.text)
    everything = _ALL.fullmatch(folded(cell.text))
    if names is None or everything:
        row.doubt(column.field, cell.text, "no kind that is named" if everything else "a sentence, not a list")
        row.notes.append(f"{column.heading}: {_said(cell)}")
    else:
        row.fields[column.field] = list(names)


def _products(row: Read, column: Column, cell: Cell, index: int) -> None:
    if _ALL.search(folded(cell.text)):
        row.notes.append(f"{column.heading}: {_said(cell)}")
        return
    _categories(row, column, cell, index)


def _safeguards(row: Read, column: Column, cell: Cell, _: int) -> None:
    """What is agreed for a transfer stands in a contract; a list's word for it is kept, and asked for."""
    row.notes.append(f"{column.heading}: {_said(cell)}")
    if not says("placeholder", cell.text) and not says("no", cell.text):
        row.doubts.append(Doubt("safeguards", _said(cell), "the list names it; what was signed says which, and when"))


def _days(row: Read, column: Column, cell: Cell, _: int) -> None:
    if says("placeholder", cell.text):
        return
    if when := day(cell.text):
        row.fields[column.field] = when.isoformat()
    elif column.field == "since" and (named := period(cell.text)):
        row.fields |= {"since": named[0].isoformat(), "until": named[1].isoformat()}
    else:
        row.doubt(column.field, cell.text, "not one day")
        row.notes.append(f"{column.heading}: {_said(cell)}")


def _code(row: Read, column: Column, cell: Cell, index: int) -> None:
    if _LEI.fullmatch(cell.one):
        row.fields["lei"] = cell.one
    else:
        note(row, column, cell, index)


FIELDS: Mapping[str, Callable[[Read, Column, Cell, int], None]] = {
    "legal_name": _text, "service": _service, "registration": _text, "locations": _locations, "country": _country,
    "address": _address, "website": _site, "contact": _contact, "data": _categories, "subjects": _categories,
    "products": _products, "safeguards": _safeguards, "since": _days, "until": _days, "lei": _code,
}  # fmt: skip
"""How the cells of each field are read; those of other columns are notes."""
