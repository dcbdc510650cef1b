"""Rows for the register of information under DORA: templates B_02.02, B_05.01 and B_05.02 (CSV).

Source: Implementing Regulation (EU) 2024/2956, Annex I, as corrected in September 2025; the columns have its codes. They were
compared on 2026-11-26 with public descriptions of the templates, not with the Official Journal. What the inventory does not hold,
such as costs, functions, the law of the contract and the country from which a service is provided, is a marked blank for whoever
keeps the register; `about.csv` says of what the rows are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import product
from typing import Final

from onward.exports import Content, Source
from onward.exports._about import about
from onward.exports._csv import csv
from onward.records.base import Visibility
from onward.records.parties import Subprocessor
from onward.records.standing import Status

AUDIENCE: Final[Visibility] = "internal"
_SAYS: Final = {
    "organization": {"name", "lei"},
    "subprocessors": {
        "name", "legal_name", "lei", "registration", "country", "service", "locations", "since", "until", "substitutable",
        "exit", "subprocessors", "parent", "contract",
    },
}  # fmt: skip
_COLUMNS: Final[Mapping[str, int]] = {"b_02.02": 18, "b_05.01": 12, "b_05.02": 7}
"""How many columns each template has."""
_LEI: Final = 20
Row = tuple[str, ...]


def files(source: Source) -> Mapping[str, Content]:
    """A file for each template, and one that says of what they are."""
    rows = {"b_02.02": _arrangements, "b_05.01": _providers, "b_05.02": _chains}
    made: dict[str, Content] = {f"{name}.csv": _writer(source, name, of) for name, of in rows.items()}
    return {**made, "about.csv": lambda: csv(about(source, _SAYS).items()).encode()}


def _writer(source: Source, name: str, of: Callable[[Source], Iterator[Row]]) -> Content:
    head = tuple(f"c{number * 10:04d}" for number in range(1, _COLUMNS[name] + 1))
    return lambda: csv([head, *of(source)]).encode()


def _vendors(source: Source) -> Iterator[Subprocessor]:
    for vendor in source.edition.inventory.subprocessors.values():
        if source.edition.world.status(vendor) is not Status.RETIRED:
            yield vendor


def _code(source: Source, vendor: Subprocessor) -> tuple[str, str]:
    """The identification code with its type: the LEI, else the number of the register, whose type is for a person to say."""
    blank = source.edition.say("export.blank")
    if vendor.lei and len(vendor.lei) == _LEI:
        return vendor.lei, "LEI"
    return (vendor.registration, blank) if vendor.registration else (blank, blank)


def _arrangements(source: Source) -> Iterator[Row]:
    """One row for each company, place of storage and place where the data is managed: a cell has one country."""
    edition, blank = source.edition, source.edition.say("export.blank")
    ours = edition.organization
    for vendor in _vendors(source):
        first, chosen = edition.world.first_day(vendor), [place for place in vendor.locations if place.country]
        stored = [place.country or "" for place in chosen if place.activity == "storage"]
        managed = [place.country or "" for place in chosen if place.activity != "storage"]
        pairs = product(dict.fromkeys(stored or [""]), dict.fromkeys(managed or [""]))
        for country, elsewhere in pairs:
            yield (
                vendor.id, (ours.lei if ours else None) or blank, *_code(source, vendor), blank, blank,
                first.isoformat() if first else blank, vendor.until.isoformat() if vendor.until else blank, blank, blank, blank,
                blank, blank, "Yes" if country else blank, country or blank, elsewhere or blank, blank, blank,
            )  # fmt: skip


def _providers(source: Source) -> Iterator[Row]:
    blank = source.edition.say("export.blank")
    for vendor in _vendors(source):
        code, kind = _code(source, vendor)
        more = (vendor.registration, blank) if vendor.registration and kind == "LEI" else (blank, blank)
        name = vendor.legal_name or blank
        latin = name if name.isascii() else blank
        yield (code, kind, *more, name, latin, blank, vendor.country or blank, blank, blank, blank, blank)


def _chains(source: Source) -> Iterator[Row]:
    """Direct providers have rank 1; those whom they engage are recipients of the next rank, at any depth."""
    blank = source.edition.say("export.blank")
    every = {vendor.id: vendor for vendor in _vendors(source)}
    engaged = {name for vendor in every.values() for name in vendor.subprocessors}
    direct = [vendor for vendor in every.values() if vendor.roles or vendor.id not in engaged]
    for first in direct:
        yield (first.id, blank, *_code(source, first), "1", blank, blank)
        seen, waiting = {first.id}, [(first, 1)]
        while waiting:
            holder, rank = waiting.pop(0)
            for name in holder.subprocessors:
                if name in every and name not in seen:
                    seen.add(name)
                    waiting.append((every[name], rank + 1))
                    yield (
                        first.id,
                        blank,
                        *_code(source, every[name]),
                        str(rank + 1),
                        *_code(source, holder),
                    )
