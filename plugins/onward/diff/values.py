"""What a fact was, or is: in codes by which a change is known for good, in words, and the fact, to be said in any language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field, replace
from typing import Any

from onward.frozen import dataclass
from onward.records.base import Part, Record
from onward.records.canonical import bare, say, told
from onward.records.inventory import Inventory
from onward.records.parties import Subprocessor
from onward.records.safeguards import Location
from onward.records.standing import Standing
from onward.world import World


@dataclass(frozen=True, slots=True)
class Grounds:
    """What transfers rest on, or what is agreed, by the ids of `why`: `eu-scc-2021/m2`, `no-transfer`."""

    names: tuple[str, ...]


Fact = Part | Grounds | str | tuple[Part, ...] | tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a change. A record stands for its name; `name` is the field that is meant, where it is not the whole.

    `code` says the same without a name that somebody may spell otherwise one day; empty where `text` does already.
    """

    text: str
    of: Fact = field(compare=False)
    name: str = ""
    inventory: Inventory | None = field(default=None, compare=False, repr=False)
    """The records to which the fact belongs, and among which those are that it names."""
    code: str = field(default="", compare=False)


def stated(part: Part | None, name: str) -> Side | None:
    """What a field says; None where it says nothing, or there is nothing that could."""
    value = getattr(part, name) if part else None
    return Side(text, part, name) if part and (text := told(value)) is not None else None


def both(then: Part | None, now: Part | None, name: str, field: str = "") -> dict[str, Any]:
    """What a field said and says, as a change of it is made from; `field` is how the change calls it, where not by its name."""
    return {"field": field or name, "was": stated(then, name), "now": stated(now, name)}


def named(record: Record) -> Side:
    """A record by its name."""
    return Side(record.title, record, code=record.id)


def renamed(record: Record) -> Side:
    """A record of which the name is what changes."""
    return Side(record.title, record)


def naming(inventory: Inventory, collection: str, part: Part, name: str, ids: Iterable[str]) -> Side:
    """Some of the records that a field names, by their names."""
    records, ordered = getattr(inventory, collection), sorted(ids)
    text = ", ".join(sorted(records[identity].title if identity in records else identity for identity in ordered))
    many: Any = tuple(ordered) if isinstance(getattr(part, name), tuple) else "".join(ordered)
    return Side(text, replace(part, **{name: many}), name, code=",".join(ordered))


def place(world: World, location: Location) -> Side:
    """A place as people say it: `Germany, eu-central (storage)`."""
    country = world.law.country_name(location.country) if location.country else "a location to be confirmed"
    text = f"{country}{f', {location.region}' if location.region else ''} ({location.activity})"
    return Side(text, location, code="/".join((location.country or "", location.region or "", location.activity)))


def agreed(names: Iterable[str]) -> Side:
    """Grounds, or instruments, by their ids."""
    ordered = tuple(sorted(names))
    return Side(", ".join(ordered), Grounds(ordered))


def parts(several: Iterable[Part], without: tuple[str, ...] = (), facts: bool = False) -> Side | None:
    """Parts as they say themselves, without some of their fields; None where there are none."""
    kept = tuple(bare(part, without, facts) for part in several)
    text = "; ".join(sorted(say(part) for part in kept))
    return Side(text, kept) if text else None


def products(inventory: Inventory, vendor: Subprocessor) -> Side:
    """The products that a vendor is limited to, or all."""
    names = naming(inventory, "products", vendor, "products", vendor.products)
    return names if vendor.products else replace(names, text="all products", code="*")


def standing(several: Iterable[Standing]) -> Side:
    """What a vendor is in law."""
    ordered = tuple(sorted(several))
    return Side(", ".join(ordered), ordered)
