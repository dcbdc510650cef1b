"""Well-known vendors as a start for a draft: what they are called, which companies contract for them, where they say more.

Every fact names where it was read and when, or says that it is from memory. Nothing here decides anything: which company is in a
contract stands on the order form or in the account. A vendor is read when it is asked for; the names of all are read to find it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

from onward.catalogue.model import Company, Framework, Link, Origin, Sign, Source, Vendor
from onward.yamltext.plain import plain

__all__ = ["Company", "Framework", "Link", "Origin", "Sign", "Source", "Vendor"]

_NAMES = re.compile(r"^(?:- id|  name|  also): .*\n", re.MULTILINE)
_ENTRY = re.compile(r"^(?=- id: )", re.MULTILINE)


def vendor(name: str) -> Vendor | None:
    """The vendor of an id or of any of its names, whatever their case, accents and punctuation; None where there is none."""
    place = _names().get(_bare(name))
    return _read(*place) if place else None


def vendors() -> tuple[Vendor, ...]:
    """All vendors of the catalogue, by id."""
    return tuple(_read(*place) for place in sorted({*_names().values()}, key=lambda place: place[1]))


def called(part: str) -> tuple[str, ...]:
    """The names of the vendors that have these words in one of their names, sorted: `Google` is several.

    A word of one or two letters is in too many to say anything.
    """
    wanted = _bare(part)
    places = {place for name, place in _names().items() if len(wanted) > 2 and wanted in name}
    return tuple(sorted((_read(*place).name for place in places), key=str.casefold))


def cited(source: str) -> str:
    """Where a fact was read, in words, with the attribution that its licence asks for."""
    key, _, within = source.partition("#")
    origin = sources().get(key)
    if origin is None:
        return source
    where = "/".join(part for part in (origin.where or origin.what, origin.path, within) if part)
    return f"{where} ({origin.attribution}, {origin.licence})" if origin.attribution else where


@cache
def sources() -> Mapping[str, Source]:
    """The sources that facts name by a key."""
    return {key: Source(**facts) for key, facts in _of("sources")["sources"].items()}


@cache
def regions() -> Mapping[str, frozenset[str]]:
    """The countries of the regions that vendors' terms name and no law lists."""
    return {name: frozenset(code for line in lines for code in line) for name, lines in _of("regions").items()}


def as_of() -> str:
    """The day on which the catalogue was put together (ISO 8601)."""
    return str(_of("sources")["as_of"])


def lists_counted() -> int:
    """How many published lists were counted for `Vendor.seen`."""
    return int(_of("sources")["lists_counted"])


def spelled(name: str) -> str:
    """A name as the catalogue writes it; as it is where the catalogue does not have it."""
    known, bare = vendor(name), _bare(name)
    return (
        next((spelling for spelling in (known.name, *known.also) if _bare(spelling) == bare), known.name)
        if known
        else name
    )


def _bare(name: str) -> str:
    """A name without what people write in different ways: case, accents, spaces, punctuation."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in letters if letter.isalnum())


@cache
def _of(name: str) -> Any:
    return plain((resources.files(__name__) / f"{name}.yml").read_text("utf-8"))


@cache
def _entries() -> Mapping[str, Mapping[str, str]]:
    """The text of each vendor by its id, by file."""
    folder = resources.files(__name__) / "vendors"
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".yml")), key=lambda file: file.name)
    return {file.name: dict(_split(file.read_text("utf-8"))) for file in files}


def _split(text: str) -> Iterator[tuple[str, str]]:
    for entry in _ENTRY.split(text):
        if entry:
            yield entry.removeprefix("- id: ").partition("\n")[0].strip('"'), entry


@cache
def _names() -> Mapping[str, tuple[str, str]]:
    """The file and the id of the vendor of each name, as `_bare` writes names."""
    places: dict[str, tuple[str, str]] = {}
    for file, entries in _entries().items():
        heads = "".join(line for text in entries.values() for line in _NAMES.findall(text))
        for head in plain(heads) or ():
            for name in (head["id"], head["name"], *head.get("also", ())):
                places[_bare(name)] = (file, head["id"])
    return places


@cache
def _read(file: str, identity: str) -> Vendor:
    (facts,) = plain(_entries()[file][identity])
    return Vendor.of(facts)
