"""Lists of vendors as companies publish them: Markdown tables, a row a vendor, whatever their columns are called.

What a column holds is told by its heading. What no field can say stays in the record's `notes`; what was not
understood is said once more in the remarks.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import Any

import yaml

from onward.characters import slug
from onward.finding import OnwardError
from onward.imports import Imported
from onward.imports._places import Place, places
from onward.law import Law
from onward.markdown.structure import Line, Table, footnotes, tables

_COLUMNS: tuple[tuple[str, str], ...] = (
    ("address", r"\b(address|registered office|anschrift|adresse)\b"),
    ("country", r"\A((corporate|headquarter|establish|incorporat|registered|sitz)|entity (country|location)\Z)"
                r"|\b(registration|incorporation|establishment)\b"),
    ("website", r"\b(website|web site|url|link|webseite)\b"),
    ("legal_name", r"\blegal (name|entity)|\Afirma\Z"),
    ("locations", r"\b(locations?|countr(y|ies)|regions?|hosting|data cent(er|re)s?|where|orte?|länder|land)\b"),
    ("name", r"\b(names?|sub-?processors?|vendors?|compan(y|ies)|entit(y|ies)|third part(y|ies)|providers?|partners?)\b"
             r"|auftragsverarbeiter|unternehmen|dienstleister"),
    ("service", r"\b(descriptions?|services?|purposes?|functions?|activit(y|ies)|nature|processing|used for|what)\b"
                r"|zweck|leistung|tätigkeit|beschreibung"),
)  # fmt: skip
"""Fields and the headings that mean them; the first that fits a heading, and that no other column has taken."""
_LONG = 40
_ORDER = ("id", "name", "legal_name", "website", "address", "country", "service", "locations", "notes")
Record = dict[str, Any]


def read(text: str, name: str, law: Law) -> Imported:
    """The vendors of all tables of a page that name some; OnwardError where none does."""
    remarks: list[str] = []
    told = footnotes(text)
    records = [record for table in tables(text) for record in _vendors(table, told, law, remarks)]
    if not records:
        raise OnwardError(f"`{name}` has no table of vendors: no table has both a row and a column for the name")
    _identify(records, remarks)
    return Imported(_written(records, name, remarks), len(records), tuple(remarks))


def _vendors(table: Table, told: Mapping[str, str], law: Law, remarks: list[str]) -> Iterator[Record]:
    fields = _fields(table, remarks)
    if "name" not in fields:
        return
    at = fields.index("name")
    for line, row in enumerate(table.rows, table.line):
        if row[at].text:
            where = f"line {line}, {row[at].text}"
            yield _placed(_record(fields, row), _notes(table, fields, row, told), law, remarks, where)
        elif any(cell.text for cell in row):
            remarks.append(f"line {line}: row skipped, because it has no name: {' | '.join(cell.text for cell in row)}")


def _fields(table: Table, remarks: list[str]) -> list[str]:
    """The field that each column means; the empty text where it means none. No field at all: no table of vendors."""
    found: list[str] = []
    for column in table.columns:
        fitting = (field for field, words in _COLUMNS if re.search(words, column.casefold()))
        found.append(next((field for field in fitting if field not in found), ""))
    if "name" not in found and {"service", "locations"} & {*found} and found[:1] == [""]:
        remarks.append(f"line {table.line - 2}: the first column, `{table.columns[0]}`, was read as the name")
        found[0] = "name"
    if "name" not in found:
        remarks.append(
            f"line {table.line - 2}: table skipped, because no column is the name of a vendor: {', '.join(table.columns)}"
        )
    elif unknown := [column for column, field in zip(table.columns, found, strict=True) if not field and column]:
        remarks.append(f"line {table.line - 2}: columns without a matching field, kept as notes: {', '.join(unknown)}")
    return found


def _record(fields: Sequence[str], row: Sequence[Line]) -> Record:
    """What the cells say, by field."""
    record: Record = {}
    for field, cell in zip(fields, row, strict=True):
        if field and cell.text:
            record[field] = cell.text if field == "locations" else cell.text.replace("\n", ", ")
    website = _website(fields, row)
    return {**record, "website": website} if website else record


def _website(fields: Sequence[str], row: Sequence[Line]) -> str | None:
    """The link of the column for it; where there is none, the link behind the name."""
    links = row[fields.index("website" if "website" in fields else "name")].links
    return next((link for link in links if link.startswith(("https://", "http://"))), None)


def _notes(table: Table, fields: Sequence[str], row: Sequence[Line], told: Mapping[str, str]) -> list[str]:
    """What no field says: the heading of the table, other columns, further links, footnotes."""
    found = [f"Listed under: {table.heading}"] if table.heading else []
    website = _website(fields, row)
    for column, field, cell in zip(table.columns, fields, row, strict=True):
        if not field and cell.text:
            found.append(f"{column}: {cell.text}" if column else cell.text)
        found += [f"Link: {link}" for link in cell.links if link != website]
        found += [f"Footnote: {told.get(mark, mark)}" for mark in cell.marks if mark]
    return found


def _placed(record: Record, notes: list[str], law: Law, remarks: list[str], where: str) -> Record:
    """The record with its places as codes, and with its notes, among them what names no place."""
    if "locations" in record:
        read = places(record.pop("locations"), law)
        record["locations"] = [_location(one) for one in read.found]
        if read.regions:
            remarks.append(f"{where}: read as regions: {', '.join(read.regions)}")
        if read.lost:
            notes.append(f"Place: {', '.join(read.lost)}")
            remarks.append(f"{where}: location not recognised: {', '.join(read.lost)}")
    if "country" in record:
        text = record.pop("country")
        seat = places(text, law).found
        if len(seat) == 1:
            record["country"] = seat[0].country
        else:
            remarks.append(f"{where}: country of establishment not recognised: {text}")
        if len(seat) != 1 or seat[0].region:
            notes.append(f"Established: {text}")
    return {**record, "notes": "\n".join(notes)}


def _location(one: Place) -> str | dict[str, str]:
    return {"country": one.country, "region": one.region} if one.region else one.country


def _identify(records: list[Record], remarks: list[str]) -> None:
    """Ids from names; of rows with one name, from what they do besides; of rows that say the same, by their number."""
    names = Counter(_id(one["name"]) for one in records)
    taken: set[str] = set()
    numbers: defaultdict[str, Iterator[int]] = defaultdict(lambda: count(2))
    for record in records:
        identity = _id(record["name"])
        if names[identity] > 1 and record.get("service"):
            identity = f"{identity}.{_id(record['service'])}"
        if identity in taken:
            remarks.append(f"{record['name']}: duplicate row; its id ends in a number")
            identity = next(one for number in numbers[identity] if (one := f"{identity}-{number}") not in taken)
        taken.add(identity)
        record["id"] = identity


def _id(text: str) -> str:
    return slug(text, _LONG) or "vendor"


def _written(records: list[Record], name: str, remarks: list[str]) -> str:
    comments = [f"# Imported from {name}.", *(f"# {' '.join(remark.split())}" for remark in remarks)]
    ordered = [{field: one[field] for field in _ORDER if one.get(field)} for one in records]
    body = yaml.safe_dump({"subprocessors": ordered}, sort_keys=False, allow_unicode=True, width=120)
    return "\n".join([*comments, body])
