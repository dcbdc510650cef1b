"""What a format could not say of an inventory: collections and fields by their names in YAML, with how many records state them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Set
from dataclasses import fields

from onward.records.base import Record
from onward.records.inventory import COLLECTIONS, ORGANIZATION
from onward.records.shape import yaml_name
from onward.site.parts.edition import Edition
from onward.site.parts.omissions import omits_companies

_NEVER = {"id", "visibility", "owner", "notes", "evidence"}
"""What names a record, or is written for those who keep the inventory: no format is made to say it."""


def left_out(edition: Edition, says: Mapping[str, Set[str]]) -> Iterator[str]:
    """A line for each collection of which nothing is said, and for each of the others the fields that were left out."""
    for collection in (ORGANIZATION, *COLLECTIONS):
        records = _records(edition, collection)
        if records and collection not in says:
            yield f"{collection} ({len(records)})"
            continue
        missed = Counter(name for record in records for name in _stated(record) if name not in says[collection])
        if missed:
            yield f"{collection}: {', '.join(f'{name} ({n})' for name, n in sorted(missed.items()))}"


def omits(edition: Edition) -> bool:
    """Whether an edition holds fewer companies or data flows than the records, so that its tables are not the whole."""
    return omits_companies(edition) or edition.omits_flows


def _records(edition: Edition, collection: str) -> list[Record]:
    if collection == ORGANIZATION:
        return [edition.organization] if edition.organization else []
    return list(getattr(edition.inventory, collection).values())


def _stated(record: Record) -> Iterator[str]:
    """The fields that hold something, without those that no format is made for."""
    for attribute in fields(record):
        name = yaml_name(attribute.name)
        if (
            name != "source"
            and name not in _NEVER
            and getattr(record, attribute.name) not in (None, (), False, attribute.default)
        ):
            yield name
