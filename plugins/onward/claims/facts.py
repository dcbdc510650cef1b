"""The facts of the records as plain values, as far as an expression reads them.

A field that is not stated is absent; so is a list that is not written, where that does not say that there is none. What is
`unknown` is absent either way. A look that is `blind` to examples sees of an example which record it is, and none of its facts.
"""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Any, Final, TypeVar

from onward.claims.types import COLLECTION, COUNTRIES, DEROGATIONS, INSTRUMENTS, LAWS, SCHEMES, TESTED, TRANSFERS, Need
from onward.finding import OnwardError, Span
from onward.frozen import dataclass
from onward.graph import Link
from onward.records.base import Part, Record
from onward.records.data import Flow
from onward.records.declared import declared
from onward.records.inventory import COLLECTIONS, ORGANIZATION
from onward.records.safeguards import Location
from onward.records.values import Duration
from onward.transfers.model import Transfer
from onward.world import World

Thing = Part | Transfer
Path = tuple[str | int, ...]
R = TypeVar("R")

ABSENT: Final = object()
_IDENTITY: Final = {"id", COLLECTION, "from", "to", "purpose", "flow", "regime", "exporter", "importer"}
"""What tells which record it is: an example of another flow would be another record."""
ATTRIBUTES: Final = {"from": "from_", "source": "source_text"}


class Unsettled(OnwardError):
    """A function cannot tell; the message says what is missing. The expression is then not decided either."""


@dataclass(frozen=True)
class Look:
    """One way to look at a world: with examples taken for facts, or blind to them."""

    world: World
    blind: bool = False

    @cached_property
    def transfers(self) -> Mapping[str, Transfer]:
        """Transfers by the number that stands for their id."""
        return {str(number): transfer for number, transfer in enumerate(self.world.transfers)}

    def things(self, collection: str) -> tuple[Thing, ...]:
        """The records of a collection, or the transfers."""
        if collection == TRANSFERS:
            return self.world.transfers
        return tuple(getattr(self.world.inventory, collection).values())

    def asked(self, collection: str, ways: bool) -> tuple[Thing, ...]:
        """The same; of flows those too that nobody records, where it is asked where data goes."""
        return (*self.things(collection), *(self.starts.values() if ways and collection == Flow.COLLECTION else ()))

    def is_empty(self, collection: str, ways: bool) -> bool:
        """Whether nothing is recorded there; of transfers, no more are assessed than tell."""
        if collection == TRANSFERS:
            return not any(some for _, some in self.world.judged.gathered("any transfer", bool))
        return not self.asked(collection, ways)

    @cached_property
    def starts(self) -> Mapping[str, Flow]:
        """From a system to its host, for data that no flow brings: it begins there, and only the record of the system tells."""
        graph, starts = self.world.graph, {}
        for link in graph.links:
            data = link.data - {data for into in graph.into.get(link.source, ()) for data in into.data}
            if link.kind == "host" and data:
                purpose = next(iter(link.purposes), None)
                starts[link.id] = Flow(
                    source=link.record.source, id=link.id, from_=link.source, to=link.target,
                    data=tuple(sorted(data)), purpose=purpose, products=link.products,
                )  # fmt: skip
        return starts

    def named(self, value: Mapping[str, str]) -> Thing:
        """The record that a value of an expression stands for."""
        collection, identity = value[COLLECTION], value["id"]
        if collection == TRANSFERS:
            return self.transfers[identity]
        if collection == ORGANIZATION:
            return self.known(self.world.inventory.organization, "the organization")
        start = self.starts.get(identity) if collection == Flow.COLLECTION else None
        named: Thing = start or getattr(self.world.inventory, collection)[identity]
        return named

    @staticmethod
    def known(value: R | None, what: str) -> R:
        """The value; Unsettled where there is none."""
        if value is None:
            raise Unsettled(f"{what} is not stated")
        return value

    def facts(self, thing: Any) -> Any:
        """The record for its facts; Unsettled for an example that this look does not see."""
        if self.blind and self.example(thing):
            raise Unsettled("only an example states it")
        return thing

    def example(self, thing: Any) -> Any:
        """The record itself where it only shows the form of a fact; of a transfer the first that does of those that decide."""
        if not isinstance(thing, Transfer):
            return thing if getattr(thing, "example", False) else None
        target = self.world.inventory.parties[thing.link.target]
        host = self.world.inventory.subprocessors.get(getattr(target, "host", None) or "")
        return next((end for end in (thing.link.record, target, host) if self.example(end)), None)

    @cached_property
    def _links(self) -> Mapping[str, Link]:
        return {link.id: link for link in self.world.graph.links}

    def link(self, flow: Flow) -> Link:
        """The link of the graph that a flow is."""
        return self._links[flow.id]

    def transfers_of(self, flow: Flow) -> tuple[Transfer, ...]:
        """The transfers that a flow makes, under every law."""
        return self.world.transfers_by_link.get(flow.id, ())

    @cached_property
    def _numbers(self) -> Mapping[int, str]:
        return {id(transfer): str(number) for number, transfer in enumerate(self.world.transfers)}

    def value(self, thing: Thing, need: Need) -> dict[str, Any]:
        """What an expression needs of a record."""
        values = {name: _plain(self, self.member(thing, name), inner) for name, inner in need.items() if name != TESTED}
        return {name: value for name, value in values.items() if value is not ABSENT}

    def member(self, thing: Thing, name: str) -> Any:
        """A field of a record as the record holds it, or as the records that it stands for; ABSENT where not stated."""
        if name not in _IDENTITY and self.blind and self.example(thing):
            return ABSENT
        if isinstance(thing, Transfer):
            return self._of_transfer(thing, name)
        if name == COLLECTION and isinstance(thing, Record):
            return thing.COLLECTION
        if thing.unknown(name) is not None:
            return ABSENT
        if isinstance(thing, Flow) and name in ("from", "to"):
            return self._record("parties", getattr(thing, ATTRIBUTES.get(name, name)))
        if isinstance(thing, Flow) and name == "purpose":
            return self._record("purposes", thing.purpose)
        value = getattr(thing, ATTRIBUTES.get(name, name), None)
        return ABSENT if value is None or (value == () and leaves_open(thing, name)) else value

    def _record(self, collection: str, identity: str | None) -> Any:
        return getattr(self.world.inventory, collection).get(identity, ABSENT)

    def _of_transfer(self, transfer: Transfer, name: str) -> Any:
        if name in ("id", COLLECTION):
            return TRANSFERS if name == COLLECTION else self._numbers[id(transfer)]
        if name == "purpose":
            return self._record("purposes", transfer.purpose)
        if name in ("exporter", "importer"):
            return self._record("parties", transfer.link.source if name == "exporter" else transfer.link.target)
        if name == "flow":
            return transfer.link.id
        value = getattr(transfer, name, None)
        value = value.id if name == "ground" and value else value
        return ABSENT if value is None else value


def leaves_open(thing: Part, name: str) -> bool:
    """Whether an empty list says nothing: it is not written, and so nobody said, or where it is empty it is for all."""
    absent = declared(type(thing), ATTRIBUTES.get(name, name)).absent
    return absent == "all" or (absent == "open" and name not in thing.source)


def _plain(look: Look, value: Any, need: Need) -> Any:
    if isinstance(value, Duration):
        return value.hours
    if isinstance(value, date):
        return value.toordinal()
    if isinstance(value, Part | Transfer):
        return look.value(value, need)
    if isinstance(value, tuple):
        return [_plain(look, inner, need) for inner in value]
    return str(value) if isinstance(value, enum.Enum) else value


def place(look: Look, thing: Thing, path: Path) -> tuple[Span, Thing] | None:
    """Where a fact is written, and in which record; None for what only follows from others."""
    holder, at = thing, thing
    span: Span | None = None
    name, part = "", None
    for step in path:
        if isinstance(step, int):
            at = at[step]  # type: ignore[index]
            span = at.at() if isinstance(at, Part) else part.at(name, step) if part else None
            continue
        holder = at if isinstance(at, Record | Transfer) else holder
        name, part = step, at if isinstance(at, Part) else None
        span = part.at(name) if part else None
        at = look.member(at, step)
    return (span, holder) if span else None


def places(look: Look, thing: Any, need: Need) -> Iterator[Span]:
    """Where the facts are written that an expression reads of a record, at every depth."""
    for name, inner in need.items():
        if name == TESTED or not isinstance(thing, Part | Transfer):
            continue
        if isinstance(thing, Part) and name in thing.source:
            yield thing.at(name)
        value = look.member(thing, name)
        for part in value if isinstance(value, tuple) else (value,):
            yield from places(look, part, inner)


def origin(thing: Thing) -> Span:
    """Where a record begins: its id; of a transfer its place."""
    if isinstance(thing, Transfer):
        where: Location | None = thing.location
        return where.at("country") if where else thing.link.step("").span
    return thing.at("id")


def title(thing: Thing) -> str:
    """How a record is named in a finding."""
    if isinstance(thing, Transfer):
        return f"transfers/{thing.link.id}:{thing.regime}:{thing.country or 'unknown'}:{thing.activity}"
    return str(thing.subject) if isinstance(thing, Record) else ""


def identities(world: World) -> dict[str, frozenset[str]]:
    """The ids of every collection, and of what the law data knows, for what expressions name."""
    ids = {name: frozenset(getattr(world.inventory, name)) for name in COLLECTIONS}
    ours, law = world.inventory.organization, world.law
    required = {name for decision in law.entries.of["adequacy"].values() for name in decision.subject_to}
    known = {
        INSTRUMENTS: law.known_instruments(),
        SCHEMES: (*law.schemes, *law.frameworks()),
        DEROGATIONS: (derogation.id for derogation in law.derogations),
        COUNTRIES: law.countries,
        LAWS: {*law.regimes, *map(law.framework, law.schemes), *required},
    }
    return {
        **ids,
        ORGANIZATION: frozenset({ours.id} if ours else ()),
        **{name: frozenset(of) for name, of in known.items()},
    }
