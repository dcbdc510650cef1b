"""What the columns of a table mean: every heading and every cell is weighed, and all columns are settled together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from onward.frozen import dataclass
from onward.imports._atlas import Atlas, folded, table
from onward.imports._dates import day
from onward.imports._page import Cell
from onward.imports._places import is_coded, places
from onward.imports._sections import REMOVED, UPCOMING, says

FIELDS = (
    "name", "legal_name", "service", "locations", "country", "address", "website", "contact", "data", "subjects", "safeguards",
    "since", "until", "products", "status", "lei", "registration", "personal", "notes",
)  # fmt: skip
"""What a column can mean: `personal` says whether personal data is processed at all, `notes` keeps its words in the record."""
STRANGE = ("cookie", "date", "lifetime")
"""What a column can mean in a table that names no vendors."""
_LEAST = 3
_LIKE_A_HEADING = 7
_SAYS_PROCESSING = 11
"""A heading that says so strongly where something is says that it is the processing, or the seat."""
_NAMED_TOO = 11
"""A heading means more than this as a name where it means both name and address."""
_IN_NAMES = ("address", "locations", "country")
"""What such a column holds beside names."""
_REPEATED = {"locations": 7.01, "status": 7, "notes": 9}
"""Fields that several columns can have, with the least weight of a further one."""
_ONLY_BESIDE = 3
"""A heading that says so weakly where a vendor is means it only beside one that says where it processes."""
_FLAGGED = ("status", "notes")
"""What a column can mean whose cells say yes or no."""
_NO_PLACE = ("data", "subjects", "contact")
"""What a column does not mean whose cells are all places."""
_ENOUGH = 60
"""As many cells of a column as are looked at."""
_DOMAIN = re.compile(r"(?:https?://)?(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/\S*)?", re.IGNORECASE)
_LONG_HEADING, _HARDLY = 80, 1
_BRACKETED = re.compile(r"\([^()]*\)")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|[_*]+")
"""Where words part that programs write together: `legalName`, `legal_name`."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column and what it is taken for."""

    heading: str
    field: str = ""
    by: str = ""
    """Why: `heading`, `cells`, `place` for the first column, or `map`."""
    weight: float = 0


@dataclass(frozen=True, slots=True)
class _Look:
    """What the cells of a column look like, as shares of those that say something."""

    places: float = 0
    links: float = 0
    days: float = 0
    words: float = 0
    flags: float = 0
    filled: int = 0
    distinct: float = 0


@lru_cache(maxsize=4096)
def meant(heading: str) -> Mapping[str, int]:
    """The fields that a heading may mean, with how strongly it says so; what stands in brackets behind it hardly counts."""
    words = folded(_CAMEL.sub(" ", heading[:_LONG_HEADING]))
    outside = " ".join(_BRACKETED.sub(" ", words).split())
    if outside != words and (before := _meaning(outside)):
        return {name: before.get(name, _HARDLY) for name in {**before, **_meaning(words)}}
    return _meaning(words)


def _meaning(words: str) -> dict[str, int]:
    weights = {}
    for name, weighed in _patterns().items():
        weight = next((weight for weight, patterns in weighed if any(pattern.search(words) for pattern in patterns)), 0)
        if weight:
            weights[name] = weight
    return weights


def is_heading(text: str) -> bool:
    """Whether a text is what a column may be called."""
    said = meant(text) if text and len(text) < _LONG_HEADING else {}
    return max(said.values(), default=0) >= _LIKE_A_HEADING


def is_field(text: str) -> bool:
    """Whether a text before a colon is a column's heading."""
    return bool(meant(text)) and len(text.split()) <= 6


def settled(
    headings: Sequence[str], rows: Sequence[Sequence[Cell]], atlas: Atlas, given: Mapping[str, str]
) -> tuple[Column, ...]:
    """The columns with their fields: the assignment that says most in all. `given` says it by heading."""
    from networkx import Graph, max_weight_matching

    fixed = {index: given[folded(heading)] for index, heading in enumerate(headings) if folded(heading) in given}
    looks = [_look([row[index] for row in rows[:_ENOUGH]], atlas) for index in range(len(headings))]
    blank = not any(headings)
    weights = [
        _weights(heading, look, index, blank) for index, (heading, look) in enumerate(zip(headings, looks, strict=True))
    ]
    _seats(headings, weights)
    graph: Graph[object] = Graph()
    for index, weighed in enumerate(weights):
        for name, weight in weighed.items() if index not in fixed else ():
            if weight >= _LEAST and (name in _REPEATED or name not in fixed.values()):
                graph.add_edge(index, name, weight=round(weight * 100))
                if name in _REPEATED and weight >= _REPEATED[name]:
                    graph.add_edge(index, f"{name} {index}", weight=round(weight * 100) - 50)
    pairs = (sorted(pair, key=str) for pair in max_weight_matching(graph))
    matched = {
        next(end for end in pair if isinstance(end, int)): next(end for end in pair if isinstance(end, str))
        for pair in pairs
    }
    placed = {"locations", "country"} & {name.partition(" ")[0] for name in (*matched.values(), *fixed.values())}
    columns = []
    for index, heading in enumerate(headings):
        if index in fixed:
            columns.append(Column(heading, fixed[index], "map", 100))
        elif name := matched.get(index, "").partition(" ")[0]:
            by = "heading" if name in meant(heading) else "cells"
            columns.append(Column(heading, name, by, weights[index][name]))
        elif not placed and looks[index].places == 1 and not meant(heading):
            columns.append(Column(heading, "locations", "cells"))
        else:
            columns.append(Column(heading))
    return _with_name(columns)


def with_days(columns: Sequence[Column], above: str) -> tuple[Column, ...]:
    """Columns in which a mere date is the last day below a heading on former vendors, the first below one on future ones."""
    meaning = {REMOVED: "until", UPCOMING: "since"}.get(above, "date")
    if meaning in {column.field for column in columns}:
        return tuple(columns)
    return tuple(replace(column, field=meaning) if column.field == "date" else column for column in columns)


def without_strange(columns: Iterable[Column]) -> tuple[Column, ...]:
    """Columns of which what means nothing in a record is kept as notes."""
    return tuple(replace(column, field="") if column.field in STRANGE else column for column in columns)


def _seats(headings: Sequence[str], weights: Sequence[dict[str, float]]) -> None:
    """A mere `Country` says where a vendor is where another column says where it processes, and none where it is."""
    said = [meant(heading) for heading in headings]
    placed = max((each.get("locations", 0) for each in said), default=0) >= _SAYS_PROCESSING
    if not placed or any(each.get("country", 0) >= _SAYS_PROCESSING for each in said):
        return
    for each, weighed in zip(said, weights, strict=True):
        if "country" in each and "locations" in weighed and each.get("locations", 0) < _SAYS_PROCESSING:
            weighed["country"] = weighed.pop("locations")


def _with_name(columns: list[Column]) -> tuple[Column, ...]:
    """Where no column names the vendors, the one for their legal names does, else the first; others say what they do, or where."""
    fields = {column.field for column in columns}
    if "name" not in fields and {"service", "locations"} & fields:
        at = next((at for at, column in enumerate(columns) if column.field == "legal_name"), 0)
        if columns[at].field in ("", "legal_name"):
            columns[at] = Column(columns[at].heading, "name", "place")
    return tuple(columns)


def _weights(heading: str, look: _Look, index: int, blank: bool) -> dict[str, float]:
    weights: dict[str, float] = dict(meant(heading))
    if weights.get("country") == _ONLY_BESIDE:
        del weights["country"]
    if look.filled and look.flags == 1:
        named = weights.get("name", 0) >= _LIKE_A_HEADING
        return (
            {"personal": 9}
            if "data" in weights or named
            else {name: weights[name] for name in weights if name in _FLAGGED}
        )
    if look.filled:
        for name, share in (
            ("locations", look.places),
            ("country", look.places),
            ("website", look.links),
            ("since", look.days),
            ("until", look.days),
        ):
            if name in weights:
                weights[name] += 3 * share - (1.5 if look.filled > 1 and share == 0 and name != "website" else 0)
        if look.places == 1:
            weights = {name: weight for name, weight in weights.items() if name not in _NO_PLACE}
        if weights.get("name", 0) > _NAMED_TOO:
            weights = {name: weight for name, weight in weights.items() if name not in _IN_NAMES}
        elif "name" in weights:
            weights["name"] -= 4 * max(look.places, look.days) - look.distinct / 10
    if blank or not heading:
        weights |= _by_cells(look, index)
    return weights


def _by_cells(look: _Look, index: int) -> dict[str, float]:
    """What a column without a heading may be, by what it holds alone."""
    weights: dict[str, float] = {}
    if look.filled and look.places > 0.6:
        weights["locations"] = 6 * look.places
    elif look.filled and look.links > 0.6:
        weights["website"] = 5 * look.links
    elif look.filled and not look.days:
        weights["service"] = 3 + min(look.words, 8) / 8
        if index == 0:
            weights["name"] = 5 + look.distinct
    return weights


def _look(cells: Sequence[Cell], atlas: Atlas) -> _Look:
    filled = [cell for cell in cells if cell.text]
    if not filled:
        return _Look()
    many = len(filled)
    coded = all(is_coded(cell.text, atlas) for cell in filled)
    return _Look(
        sum(coded or bool(places(cell.text, atlas).found) for cell in filled) / many,
        sum(bool(cell.links) or bool(_DOMAIN.fullmatch(cell.text)) for cell in filled) / many,
        sum(bool(day(cell.text)) for cell in filled) / many,
        sum(len(cell.text.split()) for cell in filled) / many,
        _flags(filled),
        many,
        len({cell.text for cell in filled}) / many,
    )


def _flags(filled: Sequence[Cell]) -> float:
    """Which share of cells says yes or no, of those that say something."""
    said = [cell.text for cell in filled if says("yes", cell.text) or not says("placeholder", cell.text)]
    return sum(says("yes", text) or says("no", text) for text in said) / len(said) if said else 0


@cache
def _patterns() -> Mapping[str, tuple[tuple[int, tuple[re.Pattern[str], ...]], ...]]:
    return {
        name: tuple((int(weight), tuple(map(re.compile, patterns))) for weight, patterns in weighed.items())
        for name, weighed in table("columns").items()
    }
