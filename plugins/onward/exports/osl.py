"""The Open Subprocessor List: who receives the data, where, for what and on which transfer mechanism, in a form of its own.

`spec/` defines the format. The site writes the same at `.well-known/subprocessors.json`, and for each product.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Set
from dataclasses import replace
from typing import Any, Final

from onward import __version__
from onward.exports import Content, Source
from onward.exports._left import left_out
from onward.exports._mechanisms import mechanisms
from onward.exports._plain import plain
from onward.notices import concerning
from onward.notices.channels import CHANNELS
from onward.notices.feed import Feed
from onward.osl import VERSION, WELL_KNOWN, of_product
from onward.osl.terms import ENTRY, FLAT, NOTICE, PARTS, PUBLISHER, TABLES
from onward.records.base import Part, Record, Visibility
from onward.records.parties import Subprocessor
from onward.records.safeguards import Location, Safeguard
from onward.records.standing import standing_for
from onward.records.versions import FORMAT, Version
from onward.site.parts.edition import Edition
from onward.site.parts.omissions import said_of_companies
from onward.words.countries import country

AUDIENCE: Final[Visibility] = "public"
_FEEDS: Mapping[str, str] = {"application/atom+xml": "atom", "application/feed+json": "json", "text/calendar": "ics"}


def files(source: Source) -> Mapping[str, Content]:
    """The whole list, or that of the product; then the list of each product."""
    if source.product:
        return {"subprocessors.json": lambda: written(source)}
    products = (replace(source, product=product) for product in source.edition.inventory.products)
    each = {f"subprocessors/{narrowed.product}.json": _writer(narrowed) for narrowed in products}
    return {"subprocessors.json": lambda: written(source), **each}


def _writer(source: Source) -> Content:
    return lambda: written(source)


def written(source: Source) -> bytes:
    """A list as its file."""
    return (json.dumps(document(source), ensure_ascii=False, indent=1) + "\n").encode()


def document(source: Source) -> dict[str, Any]:
    """A list as plain values."""
    edition, ours = source.edition, source.edition.organization
    listed = {vendor.id: vendor for vendor in _vendors(source)}
    members = {
        "osl": VERSION,
        "title": source.title,
        "language": edition.say.language,
        "as_of": edition.world.today.isoformat(),
        "version": len(edition.world.versions) + 1,
        "product": source.product,
        "publisher": _named(edition, ours, PUBLISHER) if ours else {"name": edition.owner},
        "notice": _notice(source),
        "regimes": {regime: {"name": edition.regime(regime)} for regime in edition.regimes},
        **{name: _table(edition, collection, fields) for collection, (name, fields) in TABLES.items()},
    }
    kept = {name: value for name, value in members.items() if value not in (None, [], {})}
    further = {
        **({"changes": changes} if (changes := list(_changes(source, listed.keys()))) else {}),
        **_versions(source),
        **_lists(source),
        "generator": _generator(source),
        "not_expressed": list(left_out(edition, _says())),
        "note": _note(source),
    }
    return {**kept, "entries": [_entry(edition, vendor, listed.keys()) for vendor in listed.values()], **further}


def _note(source: Source) -> str:
    """What a reader must know of the list as a whole; that the edition leaves companies out, too."""
    edition = source.edition
    said = (edition.say("machine.note"), edition.unstated, said_of_companies(edition, source.product))
    return " ".join(filter(None, said))


def _vendors(source: Source) -> Iterator[Subprocessor]:
    for vendor in source.edition.inventory.subprocessors.values():
        if not (source.product and vendor.products) or source.product in vendor.products:
            yield vendor


def _table(edition: Edition, collection: str, fields: Mapping[str, str]) -> dict[str, Any]:
    records: Mapping[str, Record] = getattr(edition.inventory, collection)
    return {name: _named(edition, record, fields) for name, record in records.items()}


def _named(edition: Edition, record: Record, fields: Mapping[str, str]) -> dict[str, Any]:
    """What a record states, with a name: its id where it has no other."""
    said = {"name": record.title, **_said(edition, record, fields)}
    unknown = [member for member in said.pop("unknown", []) if member != "name"]
    return said | ({"unknown": unknown} if unknown else {})


def _entry(edition: Edition, vendor: Subprocessor, listed: Set[str]) -> dict[str, Any]:
    said = _named(edition, vendor, ENTRY)
    said = {name: value for name in said if (value := _within(name, said[name], listed)) not in (None, [])}
    first = edition.world.first_day(vendor)
    made: dict[str, Any] = {"id": vendor.id, **said}
    for role, stated in zip(made.get("roles", ()), vendor.roles, strict=True):
        role["standing"] = str(standing_for(edition.inventory, stated.role, stated.purpose))
    made |= {"mechanisms": relied} if (relied := list(mechanisms(edition, edition.transfers_to(vendor.id)))) else {}
    made |= {"status": str(edition.world.status(vendor))}
    return made | ({"since": first.isoformat()} if first else {})


def _within(name: str, value: Any, listed: Set[str]) -> Any:
    """Names of other entries as far as the same list has them."""
    if name == "engages":
        return [name for name in value if name in listed]
    if name in ("merged_into", "successor_of"):
        return value if value in listed else None
    if name == "places":
        return [_operated(place, listed) for place in value]
    return value


def _operated(place: dict[str, Any], listed: Set[str]) -> dict[str, Any]:
    """A place without the entry that runs it, where the list does not have that one."""
    operator = place.get("operator", {})
    if operator.get("entry") in (None, "own", *listed):
        return place
    rest = {name: value for name, value in operator.items() if name != "entry"}
    return {**place, "operator": rest} if rest else {name: value for name, value in place.items() if name != "operator"}


def _said(edition: Edition, part: Part, fields: Mapping[str, str]) -> dict[str, Any]:
    """What a part states, as the list calls it."""
    return _renamed(edition, part, plain(edition, part), fields)


def _renamed(edition: Edition, part: Part, stated: Mapping[str, Any], fields: Mapping[str, str]) -> dict[str, Any]:
    members: dict[str, Any] = {}
    unknown = []
    for name, member in fields.items():
        value = _flat(name, stated.get(name))
        if value == {"unknown": True}:
            unknown.append(member)
        elif value not in (None, "") and (said := _nested(edition, name, getattr(part, _attribute(name)), value)) != {}:
            members[member] = said
    if isinstance(part, Safeguard) and part.declared_modules:
        members["modules"] = list(part.declared_modules)
    if isinstance(part, Location) and (part.country or part.region):
        where = country(part.country, edition.world, edition.say) if part.country else None
        members["as_written"] = ", ".join(filter(None, (where, part.region)))
    return {**members, "unknown": unknown} if unknown else members


def _attribute(name: str) -> str:
    return {"with": "with_", "from": "from_"}.get(name, name)


def _flat(name: str, value: Any) -> Any:
    """What a list says of a part by one of its members alone; a part that is unknown as a whole stays so."""
    return value.get(FLAT[name]) if name in FLAT and value and "unknown" not in value else value


def _nested(edition: Edition, name: str, held: Any, value: Any) -> Any:
    if isinstance(held, Part) and name not in FLAT:
        return _renamed(edition, held, value, PARTS[name])
    if name in PARTS and isinstance(held, tuple):
        return [_renamed(edition, part, inner, PARTS[name]) for part, inner in zip(held, value, strict=True)]
    return [item for item in value if item != ""] if isinstance(value, list) else value


def _notice(source: Source) -> dict[str, Any]:
    edition, ours = source.edition, source.edition.organization
    members = _said(edition, ours.notice, NOTICE) if ours and ours.notice else {}
    if not source.url:
        return members
    author = ours.title if ours else source.title
    feed = Feed(source.title, author, source.url, source.product, edition.say.language)
    channels = [{"kind": "page", "url": feed.home}]
    channels += [
        {"kind": _FEEDS[channel.TYPE], "url": feed.address(channel.SUFFIX)}
        for channel in CHANNELS.members().values()
        if channel.TYPE in _FEEDS
    ]
    return {**members, "channels": channels}


def _changes(source: Source, listed: Set[str]) -> Iterator[dict[str, Any]]:
    """The notices that were published, the latest first; records that the audience does not know are not named."""
    notices = source.edition.world.notices
    for notice in concerning(notices, source.product) if source.product else notices:
        front = notice.front
        about = [subject.partition("/")[2] or subject for subject in (*front.subjects, *front.starts)]
        members = {
            "id": front.notice,
            "title": front.title or front.notice,
            "announced": front.announced.isoformat(),
            "effective": front.effective and front.effective.isoformat(),
            "objection_until": front.objection_until and front.objection_until.isoformat(),
            "approval": front.approval or None,
            "entries": list(dict.fromkeys(name for name in about if name in listed)),
            "products": [name for name in front.products if name in source.edition.inventory.products],
            "url": f"{source.url}notices/{notice.slug}/" if source.url else None,
        }
        yield {name: value for name, value in members.items() if value not in (None, [])}


def _versions(source: Source) -> dict[str, Any]:
    """The versions that were kept, each by its digest; the list of one product follows none of them."""
    if source.product:
        return {}
    kept = [_version(source, version) for version in source.edition.world.versions]
    return {"previous": kept[0], "archive": kept} if kept else {"previous": None}


def _version(source: Source, version: Version) -> dict[str, Any]:
    base = source.url or "../"
    return {
        "as_of": version.day.isoformat(),
        "digest": version.digest,
        "url": f"{base}versions/{version.name}.json",
        "format": FORMAT,
    }


def _lists(source: Source) -> dict[str, Any]:
    base = source.url or "../"
    if source.product:
        return {"whole": base + WELL_KNOWN if source.url else "../subprocessors.json"}
    each = [{"product": product, "url": base + of_product(product)} for product in source.edition.inventory.products]
    return {"lists": each} if each else {}


def _generator(source: Source) -> dict[str, Any]:
    edition = source.edition
    revision = {"revision": source.revision} if source.revision else {}
    return {
        "name": "Onward",
        "version": __version__,
        "audience": edition.audience,
        **revision,
        "facts": edition.world.facts,
    }


def _says() -> dict[str, frozenset[str]]:
    """The fields of records that a list can say."""
    tables = {collection: frozenset(fields) for collection, (_, fields) in TABLES.items()}
    return {"organization": frozenset({*PUBLISHER, "notice"}), "subprocessors": frozenset(ENTRY), **tables}
