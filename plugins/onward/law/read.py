"""Law files into one value: Onward's own first, then the user's, whose entries are laid over them by id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, get_args, get_type_hints

from onward.finding import Finding, OnwardError, Span
from onward.law.base import Entry
from onward.law.convert import Reading, Unfit
from onward.law.fields import entries
from onward.law.model import Citation, LegalEvent, Regime, Scheme, Source
from onward.law.tables import Alias, Change, Country, CountrySet, Kinds, Policy, Territory
from onward.source import Sequence, Table, Value, did_you_mean, parse, problem

SCHEMA = "onward/law/1"
"""What the `schema` line of a file that comes with Onward says; a user's own file has none."""
_HEAD = ("schema", "as_of", "review_by", "evidence_horizon")


@dataclass(frozen=True)
class Data:
    """Everything that the files state, on whatever day."""

    as_of: date
    review_by: date
    evidence_horizon: date
    countries: Mapping[str, Country] = field(default_factory=dict)
    country_sets: Mapping[str, CountrySet] = field(default_factory=dict)
    country_aliases: Mapping[str, Alias] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    citations: Mapping[str, Citation] = field(default_factory=dict)
    kinds: Mapping[str, Kinds] = field(default_factory=dict)
    schemes: Mapping[str, Scheme] = field(default_factory=dict)
    regimes: Mapping[str, Regime] = field(default_factory=dict)
    territorial_regime: Mapping[str, Territory] = field(default_factory=dict)
    legal_events: Mapping[str, LegalEvent] = field(default_factory=dict)
    policy_defaults: Mapping[str, Policy] = field(default_factory=dict)
    changes: Mapping[str, Change] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


COLLECTIONS: dict[str, type[Entry]] = {
    name: get_args(hint)[1] for name, hint in get_type_hints(Data).items() if len(get_args(hint)) == 2 and name != "findings"
}
"""The kind of entry in each collection of a law file, by its name there; places come first, as the others use them."""


def read(texts: Mapping[str, str]) -> Data:
    """The law of the files, those of Onward before the user's; in the order of the mapping otherwise.

    OnwardError where no file says as of when it is: then these are not the law files of Onward.
    """
    reading = Reading()
    files = [table for path, text in texts.items() if (table := _table(reading, path, text)) is not None]
    files.sort(key=lambda table: not _own(table))
    head = _head(reading, files)
    found = _collections(reading, files)
    findings = (*reading.findings, *_dangling(reading, found))
    return Data(**head, **found, findings=findings)


def _table(reading: Reading, path: str, text: str) -> Table | None:
    value, findings = parse(path, text)
    reading.findings += findings
    if isinstance(value, Table):
        return value
    if value is not None:
        reading.findings.append(problem("wrong-type", _start(path), "", "a law file is a mapping of collections"))
    return None


def _start(path: str) -> Span:
    return Span(path, 1, 1, 1, 2)


def _own(table: Table) -> bool:
    return table.get("schema") == SCHEMA


def _head(reading: Reading, files: list[Table]) -> dict[str, date]:
    """The days of the law data; only Onward's own files carry them."""
    found: dict[str, date] = {}
    for table in files:
        for name in _HEAD[1:]:
            if name in table and _own(table):
                found[name] = date.fromisoformat(table[name])
        for name in table:
            _check_key(reading, table, name)
    if len(found) < len(_HEAD) - 1:
        raise OnwardError("the law files of Onward are missing or incomplete: they do not say as of when they are")
    return found


def _check_key(reading: Reading, table: Table, name: str) -> None:
    if name in COLLECTIONS or name in _HEAD and _own(table):
        return
    message = f"`{name}` is not a collection of law files"
    if name in _HEAD:
        message = f"`{name}` belongs to the law data that comes with Onward"
    hint = did_you_mean(name, list(COLLECTIONS)) or f"known here: {', '.join(COLLECTIONS)}"
    reading.findings.append(problem("unknown-key", table.key_span(name), name, message, hint))


def _collections(reading: Reading, files: list[Table]) -> dict[str, dict[str, Any]]:
    reading.places = _places(files)
    found: dict[str, dict[str, Any]] = {name: {} for name in COLLECTIONS}
    for table in files:
        reading.own = _own(table)
        for name in filter(COLLECTIONS.__contains__, table):
            reading.path.append(name)
            if isinstance(table[name], Table):
                found[name] = entries(reading, COLLECTIONS[name], table[name], found[name])
            else:
                reading.refuse("wrong-type", table.span(name), f"`{name}` is a mapping of entries by their ids")
            reading.path.pop()
    found["regimes"] = dict(sorted(found["regimes"].items()))
    return found


def _places(files: Iterable[Table]) -> dict[str, frozenset[str]]:
    """Countries and groups of countries by name; a group may name others."""
    named: dict[str, Value] = {}
    for table in files:
        named.update({code: [code] for code in _ids(table, "countries")})  # type: ignore[misc]
        named.update(_ids(table, "country_sets"))
    return {name: frozenset(_members(named, name, ())) for name in named}


def _ids(table: Table, collection: str) -> dict[str, Any]:
    value = table.get(collection)
    return dict(value) if isinstance(value, Table) else {}


def _members(named: Mapping[str, Any], name: str, above: tuple[str, ...]) -> Iterable[str]:
    for one in named[name] if isinstance(named[name], list) else ():
        if one in named and one != name and one not in above:
            yield from _members(named, one, (*above, name))
        elif isinstance(one, str):
            yield one


def _dangling(reading: Reading, found: Mapping[str, Mapping[str, Any]]) -> Iterable[Finding]:
    """References to entries that no file states."""
    instruments = {name for regime in found["regimes"].values() for name in regime.instruments}
    for collection, name, span, path in reading.references:
        known = instruments if collection == "instruments" else found[collection].keys()
        if name not in known:
            message = f"`{name}` is not an entry of `{collection}`"
            yield problem("unresolved-reference", span, path, message, did_you_mean(name, list(known)))
