"""The inventory for programs: what an audience may read, and how each transfer stands.

The format is `onward-inventory/1`. Records have the names and shapes of the inventory's own schema, with the fields
that the audience may read and that hold something; a fact that is being confirmed is `{"unknown": true}`. A reference
to a record that the audience may not know is left out, and so is a flow that begins or ends at one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from onward.contracts import schema_address
from onward.exports import Content, Source
from onward.exports._plain import plain
from onward.records.base import Part, Visibility
from onward.records.data import Flow
from onward.records.inventory import COLLECTIONS, ORGANIZATION
from onward.records.parties import Subprocessor
from onward.records.standing import standings
from onward.site.parts.edition import Edition
from onward.site.parts.omissions import said_of_companies
from onward.site.parts.received import shown_transfers
from onward.words.grounds import kind_of, verdict_words
from onward.words.law import horizon

FORMAT: Final = "onward-inventory/1"
AUDIENCE: Final[Visibility] = "public"


def files(source: Source) -> Mapping[str, Content]:
    """The file."""
    return {"inventory.json": lambda: written(source)}


def written(source: Source) -> bytes:
    """The document as its file."""
    return (json.dumps(document(source), ensure_ascii=False, indent=1) + "\n").encode()


def document(source: Source) -> dict[str, Any]:
    """The whole as plain values."""
    edition = source.edition
    ours = edition.organization
    return {
        "$schema": schema_address(FORMAT, source.url or ""),
        "format": FORMAT,
        "title": source.title,
        "url": source.url,
        "revision": source.revision,
        "audience": edition.audience,
        "as_of": edition.world.today.isoformat(),
        "law_as_of": edition.world.law.as_of.isoformat(),
        "law_texts_up_to": horizon(edition.world).isoformat(),
        "facts": edition.world.facts,
        "note": " ".join(filter(None, (edition.say("machine.note"), edition.unstated, said_of_companies(edition)))),
        ORGANIZATION: plain(edition, ours) if ours else None,
        **{
            name: records
            for name in COLLECTIONS
            if (records := [plain(edition, record) for record in _shown(edition, name)])
        },
        "status": {name: _status(edition, vendor) for name, vendor in edition.inventory.subprocessors.items()},
        "transfers": list(_transfers(edition)),
    }


def _shown(edition: Edition, collection: str) -> Iterator[Part]:
    for record in getattr(edition.inventory, collection).values():
        if not isinstance(record, Flow) or {record.from_, record.to} <= set(edition.inventory.parties):
            yield record


def _status(edition: Edition, vendor: Subprocessor) -> dict[str, Any]:
    """Whether a vendor is planned, active or retired today, from which day, and what it is in law."""
    first = edition.world.first_day(vendor)
    return {
        "status": str(edition.world.status(vendor)),
        "from": first.isoformat() if first else None,
        "standing": [str(standing) for standing in standings(edition.inventory, vendor)],
    }


def _transfers(edition: Edition) -> Iterator[dict[str, Any]]:
    """Each restricted transfer once: to whom, where, for what, under which law, and on what it relies."""
    written: set[str] = set()
    for transfer in shown_transfers(edition):
        if not transfer.restricted:
            continue
        made = {
            "to": transfer.link.target,
            "country": transfer.country,
            "purpose": transfer.purpose if transfer.purpose in edition.inventory.purposes else None,
            "regime": transfer.regime,
            "stands": kind_of(transfer),
            "ground": transfer.ground.id if transfer.ground else None,
            "says": verdict_words(edition.world, edition.say, transfer).text(edition.say),
        }
        key = json.dumps(made)
        if key not in written:
            written.add(key)
            yield made
