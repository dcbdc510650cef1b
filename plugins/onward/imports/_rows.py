"""A row of a list as a draft of a vendor: what it says for sure, what is in doubt, and what no field can say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from onward.characters import escaped, in_line
from onward.imports import Doubt, Draft, Told
from onward.imports._atlas import Atlas
from onward.imports._behind import brackets
from onward.imports._columns import meant
from onward.imports._dates import day_within
from onward.imports._fields import FIELDS, NOWHERE, Read, location_of, note
from onward.imports._page import Cell
from onward.imports._places import places
from onward.imports._sections import (
    BEGINS,
    DRAFT,
    REMOVED,
    UPCOMING,
    is_only,
    says,
    section,
    section_by,
    set_apart,
    standing,
)
from onward.imports._sentences import former_name, legal_name
from onward.imports._tables import Listed, Table
from onward.imports._words import address_lines, website

LONGEST = 4000
"""As many characters as a cell may have; of a name, a tenth of a tenth."""
_NAME, _SENTENCE, _NONE, _SHORT = 160, 9, 4, 5
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_NEW = re.compile(
    r"(?i:new|neu|nouveau|nuevo|nieuw|nuovo|novo)\s*[:!–—-]\s+|(?:NEW|NEU|NOUVEAU|NUEVO|NIEUW|NUOVO)\s+(?=\S)"
)
_TICK = re.compile(r"\[[ xX✓✔]?\]\s+")
"""The box of a task, which is no part of a name."""
_SQUARE = re.compile(r"\[([^\[\]()]+)\]\Z")
_POSTAL = re.compile(r"\b\d{4,6}\b")
"""A code of a town, as postal addresses have it."""
_HARMLESS = re.compile("[\u00ad\u200b\u2060\ufeff]")


def drafts(
    table: Table, atlas: Atlas, footnotes: Mapping[str, str], coded: Mapping[int, bool]
) -> Iterator[Draft | Told]:
    """The vendors of a table, and the rows that name none that is engaged."""
    at = next(index for index, column in enumerate(table.columns) if column.field == "name")
    for listed in table.rows:
        cells = [_clean(cell) for cell in listed.row.cells]
        why = _refused(cells[at], cells, listed, table) or _of_others(cells[at], cells, listed, table, atlas)
        if why:
            words = " | ".join(cell.one for cell in cells if cell.text)
            yield Told(listed.row.line, f"{why}, not imported: {words[:300]}")
            continue
        yield _draft(table, listed, cells, at, footnotes, Read(atlas, coded))
        yield from _strange_status(table, listed)
        for said in (footnotes.get(mark, "") for cell in cells for mark in cell.marks):
            if standing(said) in (REMOVED, UPCOMING) and not former_name(said):
                yield Told(listed.row.line, f"read as engaged; a footnote may say otherwise: {said[:300]}")
        if _names_several(cells[at].text):
            yield Told(listed.row.line, f"may name several companies, and is read as one: {cells[at].one[:300]}")


def _names_several(text: str) -> bool:
    """Whether a cell lists names: each line one, or each piece between commas that is no legal form."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) > 1:
        return all(_is_name(line) for line in lines)
    pieces = [
        piece
        for piece in re.split(r",\s+|\s+/\s+|;\s+", text)
        if not (says("legal_form", piece) and len(piece.split()) == 1)
    ]
    return "(" not in text and len(pieces) > 1 and all(map(_is_name, pieces))


def _is_name(text: str) -> bool:
    """Whether a text may be the name of a company: short, with a capital, and no address or label."""
    return (
        len(text.split()) <= _SHORT and text[:1].isupper() and not re.search(r"[\d:()@]", text) and not standing(text)
    )


def _clean(cell: Cell) -> Cell:
    """A cell without characters that are not seen; what would steer a reader's eye is written out."""
    text = "\n".join(escaped(_HARMLESS.sub("", line)) for line in cell.text[: LONGEST + 1].split("\n"))
    links = tuple(escaped(link) for link in cell.links)
    return replace(cell, text=text, links=links)


def _refused(name: Cell, cells: list[Cell], listed: Listed, table: Table) -> str:
    """Why a row names no vendor; empty where it does."""
    filled = [cell for cell in cells if cell.text]
    if not name.text:
        return "a row without a name"
    if name.struck or (name.gone and standing(name.text)) or (filled and all(cell.struck for cell in filled)):
        return "struck out or hidden"
    if standing(name.text.partition(":")[0]) and (":" in name.text or is_only(name.text)):
        return "no longer engaged, not yet, or a draft"
    if says("placeholder", name.text) or not re.search(r"\w", name.text):
        return "a placeholder"
    if len(name.one) > _NAME or any(len(cell.text) > LONGEST for cell in cells):
        return "a cell is longer than a list has"
    if section((*listed.path, name.one) if table.columns[0].field == "" else listed.path) == DRAFT:
        return "a draft"
    if any(standing(cell.text) == DRAFT for _, cell in _status_cells(table, cells)):
        return "a draft"
    if table.listed and len(name.text.split()) > _SENTENCE:
        return "a sentence"
    if len(filled) == 1 and len(table.columns) > 2 and not table.listed:
        return "a name alone, taken for a heading"
    return ""


def _of_others(name: Cell, cells: list[Cell], listed: Listed, table: Table, atlas: Atlas) -> str:
    """Why a row names something else than a vendor with personal data; empty where it does not."""
    if name.one.endswith(("?", "？")):
        return "a question"
    if not name.links and not any(cell.text for cell in cells if cell is not name) and places(name.one, atlas).sure:
        return "a place alone"
    if any(says("excluded", heading) for heading in listed.path):
        return "not engaged for personal data as a subprocessor of this list, as its heading says"
    for column, cell in zip(table.columns, cells, strict=True):
        without = column.field == "personal" and says("no", cell.text)
        if without or (column.field == "data" and len(cell.text.split()) <= _NONE and says("excluded", cell.text)):
            return "without personal data, as the list says"
    return ""


def _draft(
    table: Table, listed: Listed, cells: list[Cell], at: int, footnotes: Mapping[str, str], row: Read
) -> Draft | Told:
    if meant(table.columns[at].heading).keys() & {"address", "country"} or _addressed(cells[at].text):
        cells[at] = _without_address(row, cells[at])
    _name(row, cells[at])
    for index, (column, cell) in enumerate(zip(table.columns, cells, strict=True)):
        if index != at and (cell.text or cell.links or column.field == "locations"):
            FIELDS.get(column.field, note)(row, column, cell, index)
    _places_otherwise(row, table, listed)
    _website(row, cells[at])
    if remark := _dated(table, row, listed, cells):
        return remark
    notes = [f"Listed under: {listed.path[-1].rstrip(':')}"] if listed.path else []
    notes += row.notes
    for cell in cells:
        notes += [f"Struck out: {cell.gone}"] if cell.gone else []
        notes += [f"Footnote: {footnotes.get(mark, mark)}" for mark in cell.marks]
    return Draft("subprocessors", listed.row.line, row.fields, tuple(row.doubts), tuple(dict.fromkeys(notes)))


def _places_otherwise(row: Read, table: Table, listed: Listed) -> None:
    """The places of the heading above, where no cell says any; where there are cells for them, they are left open."""
    asked = any(column.field == "locations" for column in table.columns)
    if row.fields.get("locations") or any(doubt.field == "locations" for doubt in row.doubts):
        return
    if listed.places.sure:
        row.fields["locations"] = [location_of(place) for place in listed.places.found]
    elif listed.places.lost:
        row.doubts.append(Doubt("locations", listed.places.lost[0], NOWHERE))
    elif asked:
        row.doubts.append(Doubt("locations", "", NOWHERE))


def _status_cells(table: Table, cells: list[Cell]) -> list[tuple[str, Cell]]:
    """The cells that say whether a vendor is in use, each with its heading."""
    return [
        (column.heading, cell) for column, cell in zip(table.columns, cells, strict=True) if column.field == "status"
    ]


def _status(heading: str, cell: Cell) -> str:
    """What a cell says of a vendor that is not in use: in words, or by a yes or no to what the heading asks."""
    if says("no", cell.text) and not standing(heading) and says("current", heading):
        return REMOVED
    return standing(heading) if says("yes", cell.text) else standing(cell.text)


def _strange_status(table: Table, listed: Listed) -> Iterator[Told]:
    """Words on the status of a vendor that are not known here, and are read as though it were engaged."""
    for heading, cell in _status_cells(table, [*listed.row.cells]):
        known = standing(cell.text) or any(says(kind, cell.text) for kind in ("current", "yes", "placeholder", BEGINS))
        known = known or (says("no", cell.text) and (standing(heading) or says("current", heading)))
        if cell.text and not known:
            yield Told(
                listed.row.line, f"read as engaged; what it says of its status is not known here: {heading}: {cell.one}"
            )


def _stage(table: Table, listed: Listed, cells: list[Cell], name: str, apart: str) -> tuple[str, str]:
    """Whether a vendor is of the past or of the future, and the words that say so: a cell, brackets, or a heading."""
    for heading, cell in _status_cells(table, cells):
        if stage := _status(heading, cell):
            return stage, cell.text
    if stage := standing(apart) or set_apart(name):
        return stage, apart or name
    return section_by(listed.path)


def _dated(table: Table, row: Read, listed: Listed, cells: list[Cell]) -> Told | None:
    """The days of a vendor that is not in use; one that left on a day that nobody says is told and not imported."""
    stage, said = _stage(table, listed, cells, row.fields["name"], row.stage)
    if stage == REMOVED:
        ended = _other_day(table, row) or day_within(said)
        if "until" not in row.fields and ended:
            row.fields["until"] = str(ended)
        if "until" not in row.fields:
            words = " | ".join(cell.one for cell in cells if cell.text)
            return Told(listed.row.line, f"no longer engaged, without a day, not imported: {words}")
        return None
    stages = [*(cell.text for _, cell in _status_cells(table, cells)), row.stage]
    days = (named for words in stages if says(BEGINS, words) and (named := day_within(words)))
    begins = next(days, day_within(said) if stage == UPCOMING else None)
    if begins and "since" not in row.fields:
        row.fields["since"] = begins.isoformat()
    if stage == UPCOMING and "since" not in row.fields:
        row.fields["active_from"] = "on-confirmation"
    return None


def _other_day(table: Table, row: Read) -> object:
    """The day of a column such as `Effective date`, which is the last one for a vendor that left."""
    headings = [column.heading for column in table.columns if column.field == "since"]
    return None if any(says(BEGINS, heading) for heading in headings) else row.fields.pop("since", None)


def _addressed(text: str) -> bool:
    """Whether a postal address stands behind a company's legal form: `Acme GmbH, Hauptstr. 1, 10115 Berlin`."""
    pieces = re.split(r",\s+|\n", text)
    ends = [at for at, piece in enumerate(pieces) if at < 2 and says("legal_form", piece)]
    return bool(ends) and _POSTAL.search(", ".join(pieces[ends[-1] + 1 :])) is not None


def _without_address(row: Read, cell: Cell) -> Cell:
    """The name in a cell that holds an address too, which goes to its field."""
    first, *lines = cell.text.split("\n")
    outside, inside = brackets(first)
    if inside is not None and _POSTAL.search(inside):
        first, lines = outside, [inside, *lines]
    name, *pieces = re.split(r",\s+", first)
    while pieces and says("legal_form", pieces[0]) and len(pieces[0].split()) == 1:
        name = f"{name}, {pieces.pop(0)}"
    rest = Cell("\n".join(filter(None, (", ".join(pieces), *lines))), cell.links)
    known = any(character.isdigit() for character in rest.text) or places(rest.text, row.atlas).found
    if not lines and not known and not (pieces and says("legal_form", name)):
        return cell
    said, mails = address_lines(rest)
    row.fields |= {
        key: value for key, value in (("address", ", ".join(said)), ("contact", mails[0] if mails else "")) if value
    }
    return replace(cell, text=name)


def _name(row: Read, cell: Cell) -> None:
    first, *more = cell.text.split("\n")
    flags = _FLAG.findall(first)
    bare = in_line(_FLAG.sub(" ", first)).strip("*_ ")
    if label := _NEW.match(bare) or _TICK.match(bare):
        bare, more = bare[label.end() :], [label[0].strip(" :–—-!"), *more]
    row.fields["name"] = _without_brackets(row, bare or in_line(first))
    if more:
        row.notes.append(f"Beside the name: {', '.join(more)}")
    if flags:
        row.notes.append(f"Flag: {' '.join(flags)}")


def _without_brackets(row: Read, name: str) -> str:
    """A name without what brackets behind it say of the company: its former or legal name, and whether it is in use."""
    before, inside = brackets(_SQUARE.sub(r"(\1)", name))
    if inside is None or not before:
        return name
    if says("paper", inside) or says("link", inside):
        return before
    if former := former_name(inside):
        row.fields["former_names"] = [former]
    elif standing(inside) or (says(BEGINS, inside) and day_within(inside)):
        row.stage = inside
    elif (legal := legal_name(inside)) and not says("legal_form", before):
        row.fields["legal_name"] = legal
    else:
        return name
    return before


def _website(row: Read, cell: Cell) -> None:
    """The link behind the name, where no column has one."""
    links = list(cell.links)
    if "website" not in row.fields and (site := next((link for link in links if website(link)), None)):
        row.fields["website"] = website(site)
        links.remove(site)
    row.notes += [f"Link: {link}" for link in links if website(link) != row.fields.get("website")]
