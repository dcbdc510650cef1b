"""The inventory for machines, `inventory.json`: what this audience may read, and how each transfer stands.

The format is `onward-inventory/1`. Records have the names and shapes of the inventory's own schema, with the fields
that the audience may read and that hold something; a fact that is being confirmed is `{"unknown": true}`. A reference
to a record that the audience may not know is left out, and so is a flow that begins or ends at one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from typing import Annotated, Any, Final, get_args, get_origin, get_type_hints

from onward.contracts import schema_address
from onward.records.base import Part, Ref, Translation
from onward.records.data import Flow
from onward.records.inventory import COLLECTIONS, ORGANIZATION
from onward.records.parties import Subprocessor
from onward.records.publication import visible
from onward.records.shape import TRANSLATIONS, yaml_name
from onward.records.standing import standings
from onward.records.values import Duration
from onward.site.parts.edition import Edition
from onward.site.parts.received import shown_transfers
from onward.site.resources import Site
from onward.words.grounds import kind_of, verdict_words
from onward.words.law import horizon

FORMAT: Final = "onward-inventory/1"
_PATH = "inventory.json"


def files(site: Site) -> dict[str, str]:
    """The file."""
    return {_PATH: json.dumps(document(site), ensure_ascii=False, indent=1) + "\n"}


def document(site: Site) -> dict[str, Any]:
    """The whole as plain values."""
    edition = site.edition
    ours = edition.organization
    return {
        "$schema": schema_address(FORMAT, site.url or ""),
        "format": FORMAT,
        "title": site.title,
        "url": site.url,
        "audience": edition.audience,
        "as_of": edition.world.today.isoformat(),
        "law_as_of": edition.world.law.as_of.isoformat(),
        "law_texts_up_to": horizon(edition.world).isoformat(),
        "facts": edition.world.facts,
        "note": " ".join(filter(None, (edition.say("machine.note"), edition.unstated))),
        ORGANIZATION: _part(edition, ours) if ours else None,
        **{name: found for name in COLLECTIONS if (found := [_part(edition, one) for one in _shown(edition, name)])},
        "status": {name: _status(edition, one) for name, one in edition.inventory.subprocessors.items()},
        "transfers": list(_transfers(edition)),
    }


def _shown(edition: Edition, collection: str) -> Iterator[Part]:
    for one in getattr(edition.inventory, collection).values():
        if not isinstance(one, Flow) or {one.from_, one.to} <= set(edition.inventory.parties):
            yield one


def _part(edition: Edition, part: Part) -> dict[str, Any]:
    hints = get_type_hints(type(part), include_extras=True)
    found: dict[str, Any] = {}
    for one in fields(part):
        if one.name == "source" or not visible(part, one.name, edition.audience):
            continue
        held = getattr(part, one.name)
        if one.name == TRANSLATIONS:
            value: Any = {said.language: dict(said.texts) for said in held} or None
        else:
            value = _value(edition, held, hints[one.name])
        if part.unknown(yaml_name(one.name)):
            value = {"unknown": True}
        if value not in (None, [], False):
            found[yaml_name(one.name)] = value
    return found


def _value(edition: Edition, value: Any, hint: Any) -> Any:
    if isinstance(value, Part):
        return _part(edition, value)
    if isinstance(value, tuple) and any(isinstance(one, Translation) for one in value):
        return {one.language: {yaml_name(name): told for name, told in one.texts} for one in value}
    if isinstance(value, tuple):
        return [made for one in value if (made := _value(edition, one, hint)) is not None]
    reference = _reference(hint)
    if isinstance(value, str) and reference and not _known(edition, value, reference):
        return None
    return value.isoformat() if isinstance(value, date) else str(value) if isinstance(value, Duration) else value


def _reference(hint: Any) -> Ref | None:
    """What a field's type says of the records that it names, at any depth of the type."""
    if get_origin(hint) is Annotated:
        return next((one for one in get_args(hint) if isinstance(one, Ref)), None)
    return next((found for one in get_args(hint) if (found := _reference(one))), None)


def _known(edition: Edition, name: str, reference: Ref) -> bool:
    return name in reference.words or any(name in getattr(edition.inventory, one) for one in reference.collections)


def _status(edition: Edition, vendor: Subprocessor) -> dict[str, Any]:
    """Whether a vendor is planned, active or retired today, from which day, and what it is in law."""
    first = edition.world.first_day(vendor)
    return {
        "status": str(edition.world.status(vendor)),
        "from": first.isoformat() if first else None,
        "standing": [str(one) for one in standings(edition.inventory, vendor)],
    }


def _transfers(edition: Edition) -> Iterator[dict[str, Any]]:
    """Each restricted transfer once: to whom, where, for what, under which law, and on what it relies."""
    told: set[str] = set()
    for one in shown_transfers(edition):
        if not one.restricted:
            continue
        made = {
            "to": one.link.target,
            "country": one.country,
            "purpose": one.purpose if one.purpose in edition.inventory.purposes else None,
            "regime": one.regime,
            "stands": kind_of(one),
            "ground": one.ground.id if one.ground else None,
            "says": verdict_words(edition.world, edition.say, one).text(edition.say),
        }
        key = json.dumps(made)
        if key not in told:
            told.add(key)
            yield made
