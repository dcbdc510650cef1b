"""The inventory: every record of every file, with its references resolved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from functools import cached_property
from typing import Any, TypeAlias, TypeVar, cast, get_args, get_type_hints

from onward.characters import slug
from onward.finding import Finding, Span, Step
from onward.frozen import dataclass
from onward.records.agreed import Agreement, SharedAssessment, SharedTerms
from onward.records.base import Part, Record
from onward.records.data import DataCategory, DataSubject, Flow, Purpose
from onward.records.parties import Actor, Organization, Product, Subprocessor
from onward.records.parts import parts
from onward.records.promises import (
    Certification,
    Claim,
    Cookie,
    Document,
    Measure,
    Objection,
    Retention,
    Right,
    Waiver,
)
from onward.records.reading import Reading
from onward.records.shape import build
from onward.records.short_forms import Taken, written_out
from onward.records.systems import System
from onward.records.unresolved import unresolved
from onward.records.ways_out import for_name
from onward.yamltext.reader import Read, Sequence, Table, problem, read

P = TypeVar("P", bound=Part)
ORGANIZATION = "organization"


Stated: TypeAlias = tuple[Record, str, Part]
"""A field that is written: the record, the path of the part that states it, and that part."""


@dataclass(frozen=True)
class Inventory:
    """All records by collection and id, in the order of files and lines."""

    organization: Organization | None = None
    products: Mapping[str, Product] = field(default_factory=dict)
    data_categories: Mapping[str, DataCategory] = field(default_factory=dict)
    data_subjects: Mapping[str, DataSubject] = field(default_factory=dict)
    purposes: Mapping[str, Purpose] = field(default_factory=dict)
    actors: Mapping[str, Actor] = field(default_factory=dict)
    systems: Mapping[str, System] = field(default_factory=dict)
    subprocessors: Mapping[str, Subprocessor] = field(default_factory=dict)
    flows: Mapping[str, Flow] = field(default_factory=dict)
    measures: Mapping[str, Measure] = field(default_factory=dict)
    certifications: Mapping[str, Certification] = field(default_factory=dict)
    retention: Mapping[str, Retention] = field(default_factory=dict)
    rights: Mapping[str, Right] = field(default_factory=dict)
    cookies: Mapping[str, Cookie] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)
    claims: Mapping[str, Claim] = field(default_factory=dict)
    objections: Mapping[str, Objection] = field(default_factory=dict)
    agreements: Mapping[str, Agreement] = field(default_factory=dict)
    assessments: Mapping[str, SharedAssessment] = field(default_factory=dict)
    terms: Mapping[str, SharedTerms] = field(default_factory=dict)
    waivers: tuple[Waiver, ...] = ()
    taken: tuple[Taken, ...] = field(default=(), compare=False)
    """Who takes over what, and where that is written."""

    def records(self) -> Iterator[Record]:
        """Every record that has an id, collection by collection."""
        if self.organization:
            yield self.organization
        for name in COLLECTIONS:
            yield from getattr(self, name).values()

    @cached_property
    def seats(self) -> Mapping[str, frozenset[str]]:
        """The seats of the vendors of a legal name: two seats are two companies, and one without a seat may be either."""
        seats: dict[str, set[str]] = {}
        for vendor in self.subprocessors.values():
            if vendor.legal_name:
                seats.setdefault(vendor.legal_name, set()).add(vendor.country or vendor.id)
        return {name: frozenset(of) for name, of in seats.items()}

    @cached_property
    def customers(self) -> Mapping[str, frozenset[str]]:
        """The organisations that the organization serves, each with the data that it is said to send: those that send
        some, else the one that there is. Any other organisation is a party of its own.
        """
        sent: dict[str, set[str]] = {}
        for flow in self.flows.values():
            for sender in self._served & {flow.from_, flow.on_behalf_of}:
                sent.setdefault(sender, set()).update(flow.data)
        alone = {name: set[str]() for name in self._served} if len(self._served) == 1 else {}
        return {name: frozenset(data) for name, data in (sent or alone).items()}

    @cached_property
    def _served(self) -> frozenset[str]:
        companies = (actor for actor in self.actors.values() if actor.kind == "organisation" and not actor.engaged_by)
        return frozenset(company.id for company in companies)

    @cached_property
    def _by_type(self) -> Mapping[type[Part], tuple[Stated, ...]]:
        by_type: dict[type[Part], list[Stated]] = {}
        for record in self.records():
            for path, part in parts(record):
                by_type.setdefault(type(part), []).append((record, path, part))
        return {kind: tuple(of) for kind, of in by_type.items()}

    def parts_of(self, *kinds: type[P]) -> Iterator[tuple[Record, str, P]]:
        """Every part of these types, with its record and its path in it, kind by kind in the order of records."""
        for kind, of in self._by_type.items():
            if issubclass(kind, kinds):
                yield from cast("tuple[tuple[Record, str, P], ...]", of)

    @cached_property
    def stated(self) -> Mapping[str, tuple[Stated, ...]]:
        """Where each field is written, by its name in YAML, at every depth of every record."""
        places: dict[str, list[Stated]] = {}
        for of in self._by_type.values():
            for place in of:
                for name in place[2].source:
                    if name in places:
                        places[name].append(place)
                    else:
                        places[name] = [place]
        return {name: tuple(of) for name, of in places.items()}

    @cached_property
    def with_ai(self) -> tuple[Subprocessor | System, ...]:
        """All that may have AI features."""
        return (*self.subprocessors.values(), *self.systems.values())

    @cached_property
    def services(self) -> tuple[Product | System, ...]:
        """All that runs on infrastructure of some jurisdiction."""
        return (*self.products.values(), *self.systems.values())

    @cached_property
    def parties(self) -> Mapping[str, Actor | System | Subprocessor | Organization]:
        """All that a flow may name, `organization` included."""
        ours = {ORGANIZATION: self.organization} if self.organization else {}
        return {**self.actors, **self.systems, **self.subprocessors, **ours}


COLLECTIONS: dict[str, type[Record]] = {
    name: get_args(hint)[1]
    for name, hint in get_type_hints(Inventory).items()
    if name not in (ORGANIZATION, "waivers", "taken")
}
"""The type of each collection of records, by its name in YAML."""
KINDS: dict[str, type[Record]] = {ORGANIZATION: Organization, **COLLECTIONS}

SHARED_NAMES = ("actors", "systems", "subprocessors")
"""Collections of one namespace, because flows name their records."""
RESERVED = {(name, ORGANIZATION): "the organization itself" for name in SHARED_NAMES}
RESERVED |= {(name, "index"): "the list of all" for name in ("products", "subprocessors")}
RESERVED |= {("products", "all"): "all products together"}
"""Ids that no record may have, by its collection: a flow or an address of the site means something else by them."""


@dataclass(slots=True)
class Reader:
    """Makes records of the values of files; what it finds of them is in `reading`."""

    reading: Reading = field(default_factory=Reading)
    found: dict[str, Any] = field(default_factory=dict)
    first: dict[tuple[str, str], Table] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    """Ids of records that could not be read: whoever refers to one of them is not wrong."""

    def file(self, path: str, value: Any) -> None:
        """Make the records of a file."""
        if value is not None and not isinstance(value, Table):
            span = value.span() if isinstance(value, Sequence) else Span(path, 1, 1, 1, 2)
            message = "a file must be a mapping of collections: `subprocessors:`, `flows:` …"
            hint = "begin it with the name of a collection, and write its records below"
            self.reading.findings.append(problem("wrong-type", span, "", message, hint))
        for name, entries in value.items() if isinstance(value, Table) else ():
            self.reading.path = [name]
            self._collection(name, entries, value)
        self.reading.path = []

    def _collection(self, name: str, entries: Any, holder: Table) -> None:
        if name == ORGANIZATION:
            self._one(entries, holder)
        elif name not in COLLECTIONS and name != "waivers":
            known = [ORGANIZATION, *COLLECTIONS, "waivers"]
            hint = for_name(name, known)
            self.reading.refuse("unknown-key", holder.key_span(name), f"unknown collection `{name}`", hint)
            self.leave(entries)
        elif isinstance(entries, Sequence):
            for index, entry in enumerate(entries):
                self._entry(name, index, entry, entries)
        elif entries is not None:
            hint = "start each record with `- id: …`"
            self.reading.refuse("wrong-type", holder.span(name), f"`{name}` must be a list of records", hint)

    def _entry(self, name: str, index: int, entry: Any, entries: Sequence) -> None:
        if not isinstance(entry, Table):
            message = "a record must be a mapping that starts with `id`"
            hint = "write it as `- id: …`, its fields below"
            self.reading.refuse("wrong-type", entries.span(index), message, hint)
            return
        label = entry.get("id")
        self.reading.path = [name, label if isinstance(label, str) else str(index)]
        made = build(COLLECTIONS.get(name, Waiver), self.reading, entry)
        self.reading.path = [name]
        if made is None:
            self.leave([entry])
        if isinstance(made, Waiver):
            self.found.setdefault(name, []).append(made)
        elif made is not None and self._unique(name, made.id, entry):
            self.found.setdefault(name, {})[made.id] = made

    def leave(self, entries: Any) -> None:
        """Note the ids of records that are not read; what their names would be made into where they have none."""
        for entry in entries if isinstance(entries, list) else ():
            if isinstance(entry, Table):
                self.unread |= {slug(text) for name in ("id", "name") if isinstance(text := entry.get(name), str)}

    def _one(self, entry: Any, holder: Table) -> None:
        if not isinstance(entry, Table):
            message, hint = "`organization` must be one mapping", "write its fields below it, without a dash"
            self.reading.refuse("wrong-type", holder.span(ORGANIZATION), message, hint)
            return
        made = build(Organization, self.reading, entry)
        if made is not None and self._unique(ORGANIZATION, ORGANIZATION, entry):
            self.found[ORGANIZATION] = made

    def _unique(self, name: str, identity: str, entry: Table) -> bool:
        space = "parties" if name in SHARED_NAMES else name
        first = self.first.setdefault((space, identity), entry)
        reserved = RESERVED.get((name, identity))
        if first is entry and not reserved:
            return True
        shared = f" ({', '.join(SHARED_NAMES)} share their ids)" if space == "parties" else ""
        used = f"reserved for {reserved}" if reserved else f"already used{shared}"
        message = f"`{identity}` is {used}"
        finding = problem(
            "duplicate-id", entry.span("id"), f"{name}.{identity}", message, "give it another id", "used again"
        )
        others = () if reserved else (Step(first.span("id"), "first used"),)
        self.reading.findings.append(replace(finding, steps=(*finding.steps, *others)))
        return False

    def resolve(self) -> None:
        """Every name that a record uses must be a record of the right collection."""
        names = {name: {*self.found.get(name, ())} for name in COLLECTIONS}
        self.reading.findings += unresolved(self.reading.references, names, self.unread)


def read_inventory(
    texts: Mapping[str, str], folder: str = "inventory", reading: Read = read
) -> tuple[Inventory, tuple[Finding, ...]]:
    """Read all files of an inventory, {path: text}: the records that could be read and every finding of the reader.

    `reading` is what turns the texts into values.
    """
    values, findings = reading(texts)
    reader = Reader()
    taken = written_out(values, KINDS, reader.reading)
    for path, value in values.items():
        reader.file(path, value)
    if not any(finding.rule == "syntax" for finding in findings):
        reader.resolve()
    findings += {
        (finding.rule, finding.span, finding.message): finding for finding in reversed(reader.reading.findings)
    }.values()
    if not reader.found and not findings:
        message = f"no records in `{folder}`: no file has a collection"
        findings.append(problem("empty-inventory", Span(folder, 1, 1, 1, 1), "", message, "start with `onward init`"))
    records = {**reader.found, "waivers": tuple(reader.found.get("waivers", ()))}
    return Inventory(**records, taken=taken), tuple(sorted(findings, key=lambda finding: finding.order))
