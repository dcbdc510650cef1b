"""What is wrong with a text that should be an Open Subprocessor List; no inventory is needed to say so."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from onward.jsontext import parse_json
from onward.osl import schema
from onward.osl.places import Path, Places, places
from onward.osl.shape import Fault, faults
from onward.yamltext.nearest import did_you_mean

_KEYS: Mapping[str, str] = {"data": "data", "subjects": "subjects", "products": "products", "purposes": "purposes"}
"""Members of entries that name keys of the list's own tables, by what they are called; so does `purpose` of a role."""
_DATED = {"as_of", "since", "until", "date", "announced", "effective", "objection_until", "checked", "expires"}
_PLACED = {"country", "staff_countries", "must_stay"}
_LEI = 20
_ENTRIES = ("engages", "successor_of", "merged_into")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, with its place: line and column from 1, and the path of the value."""

    line: int
    column: int
    path: str
    message: str
    hint: str


def problems(
    name: str, text: str, is_country: Callable[[str], bool], previous: bytes | None = None
) -> tuple[Problem, ...]:
    """All that is wrong, in the order of the text. OnwardError where it is no JSON.

    `is_country` tells codes that exist from others; `previous` are the bytes of the version that the list says it follows.
    """
    value, at = parse_json(name, text), places(text)
    unfit = [*faults(value, schema(), schema())]
    if not unfit:
        unfit += _meaning(value, is_country)
        unfit += _chained(value, previous) if previous is not None else ()
    listed = [_told(at, fault) for fault in unfit]
    listed += [_repeated(at, path, offset) for path, offset in at.repeated]
    return tuple(sorted(listed, key=lambda problem: (problem.line, problem.column, problem.message)))


def _told(at: Places, fault: Fault) -> Problem:
    return Problem(*at.at(fault.path), ".".join(map(str, fault.path)), fault.message, fault.hint)


def _repeated(at: Places, path: Path, offset: int) -> Problem:
    return Problem(
        *at.line(offset), ".".join(map(str, path)), "a name that this object has twice", "keep one of the two"
    )


def _meaning(value: Mapping[str, Any], is_country: Callable[[str], bool]) -> Iterator[Fault]:
    """What no schema says: names that lead somewhere, days in their order, countries that exist."""
    for path, held in _objects(value):
        yield from (*_days(path, held), *_countries(path, held, is_country), *_unknown(path, held))
        if "lei" in held and not _is_lei(held["lei"]):
            yield Fault((*path, "lei"), f"`{held['lei']}` is not a Legal Entity Identifier (ISO 17442)")
    entries = value["entries"]
    ids = [entry["id"] for entry in entries]
    for index, entry in enumerate(entries):
        here: Path = ("entries", index)
        if entry["id"] in ids[:index]:
            yield Fault(
                (*here, "id"), f"`{entry['id']}` is the id of an earlier entry", "an entry has an id of its own"
            )
        yield from _names(here, entry, value)
        for name in _ENTRIES:
            yield from _lead(here, name, entry, ids, "entry")
        if entry.get("since", "") > entry.get("until", "9"):
            yield Fault((*here, "until"), "the last day of use is before the first")
    if value.get("product") not in (None, *value.get("products", {})):
        yield Fault(("product",), f"`{value['product']}` is not a key of `products`")
    for index, change in enumerate(value.get("changes", ())):
        if change["announced"] > change.get("effective", "9"):
            yield Fault(("changes", index, "effective"), "a change takes effect before it is announced")


def _names(here: Path, entry: Mapping[str, Any], value: Mapping[str, Any]) -> Iterator[Fault]:
    """Every name in an entry that a table of the list must have."""
    for name, table in _KEYS.items():
        yield from _lead(here, name, entry, list(value.get(table, {})), table)
    for index, role in enumerate(entry.get("roles", ())):
        yield from _lead((*here, "roles", index), "purpose", role, list(value.get("purposes", {})), "purposes")
    for held in ("places", "tools"):
        for index, part in enumerate(entry.get(held, ())):
            yield from _names((*here, held, index), part, value)


def _lead(here: Path, name: str, holder: Mapping[str, Any], known: list[str], table: str) -> Iterator[Fault]:
    said = holder.get(name, [])
    for index, key in enumerate(said if isinstance(said, list) else [said]):
        if key not in known:
            path = (*here, name, index) if isinstance(said, list) else (*here, name)
            where = "no entry has the id" if table == "entry" else f"`{table}` of the list has no key"
            yield Fault(path, f"{where} `{key}`", did_you_mean(key, known))


def _objects(value: Any, path: Path = ()) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Every object with its path, at any depth; what is somebody's own is left alone."""
    if isinstance(value, dict):
        yield path, value
        for name, inner in value.items():
            if not name.startswith("x_"):
                yield from _objects(inner, (*path, name))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _objects(inner, (*path, index))


def _days(path: Path, held: Mapping[str, Any]) -> Iterator[Fault]:
    for name in _DATED & held.keys():
        if isinstance(held[name], str) and not _is_day(held[name]):
            yield Fault((*path, name), f"there is no day {held[name]}")


def _is_day(text: str) -> bool:
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False


def _is_lei(text: str) -> bool:
    """Twenty letters and digits whose remainder by 97 is 1, letters counting from 10 (ISO 7064, MOD 97-10)."""
    fits = len(text) == _LEI and text.isascii() and text.isalnum() and text.upper() == text
    return fits and int("".join(str(int(character, 36)) for character in text)) % 97 == 1


def _countries(path: Path, held: Mapping[str, Any], is_country: Callable[[str], bool]) -> Iterator[Fault]:
    for name in _PLACED & held.keys():
        for code in held[name] if isinstance(held[name], list) else [held[name]]:
            if isinstance(code, str) and not is_country(code):
                yield Fault((*path, name), f"ISO 3166 has no `{code}`")


def _unknown(path: Path, held: Mapping[str, Any]) -> Iterator[Fault]:
    """A fact is stated or not known, not both."""
    for index, name in enumerate(held.get("unknown", ())):
        if name in held:
            yield Fault(
                (*path, "unknown", index), f"`{name}` is stated and is said to be unknown", "keep one of the two"
            )


def _chained(value: Mapping[str, Any], previous: bytes) -> Iterator[Fault]:
    """The digest by which a list names the version before it is that of its bytes."""
    named = value.get("previous")
    digest = hashlib.sha256(previous).hexdigest()
    if not named:
        yield Fault((), "names no previous version", f"add `previous` with the digest {digest}")
    elif named["digest"] != digest:
        yield Fault(("previous", "digest"), f"the file has the digest {digest}")
