"""Categories of data in TILT: their purposes and lawful bases, who receives them, how long they are kept, where they come from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from onward.characters import in_line
from onward.exports._activities import Activity
from onward.exports._demands import Demands
from onward.exports._tilt_said import country, mailbox, marked, reference
from onward.records.data import DataCategory, Origin
from onward.records.parties import Actor, Subprocessor
from onward.records.promises import Retention
from onward.records.standing import standing_for
from onward.records.values import lengths
from onward.tilt import BASES

_INTERESTS: Final = "legitimate-interests"
_REQUIRED: Final = {"contractual", "to-enter-contract"}


def disclosed(activity: Activity, demands: Demands) -> Iterator[dict[str, Any]]:
    """An entry for each category of personal data of an activity."""
    purpose = activity.purpose
    _received(activity, demands)
    for category in _categories(activity):
        yield {
            "_id": f"{category.id}/{purpose.id}",
            "category": category.title,
            "purposes": [
                {"purpose": purpose.title, "description": in_line(purpose.description or "") or purpose.title}
            ],
            "legalBases": _bases(activity, demands),
            "legitimateInterests": _interests(activity, demands),
            "recipients": list(_recipients(activity, category.id)),
            "storage": _storage(activity, category, demands),
            "nonDisclosure": _provision(category, demands),
            **marked(purpose.example or category.example),
        }


def _categories(activity: Activity) -> Iterator[DataCategory]:
    for name in activity.data:
        category = activity.edition.inventory.data_categories[name]
        if not category.anonymous:
            yield category


def _bases(activity: Activity, demands: Demands) -> list[dict[str, Any]]:
    say, purpose = activity.edition.say, activity.purpose
    basis = demands.need(purpose, "lawful_basis", purpose.lawful_basis)
    if basis is None:
        return []
    return [
        {"reference": f"GDPR-6-1-{BASES[basis]}", "description": in_line(purpose.law or "") or say(f"basis.{basis}")}
    ]


def _interests(activity: Activity, demands: Demands) -> list[dict[str, Any]]:
    purpose = activity.purpose
    if purpose.lawful_basis != _INTERESTS:
        return []
    interest = demands.need(purpose, "interest", in_line(purpose.interest or ""))
    return [{"exists": True, "reasoning": interest}]


def _received(activity: Activity, demands: Demands) -> None:
    """A recipient of which nobody knows what it receives would be named beside no category."""
    for vendor in activity.vendors:
        if not vendor.data and not activity.received(vendor):
            demands.miss(vendor, "data", f"what it receives for the purpose `{activity.purpose.id}`")


def _recipients(activity: Activity, category: str) -> Iterator[dict[str, Any]]:
    """Vendors by name, with what each is in law and does; other parties by what they are."""
    for vendor in activity.vendors:
        if category in activity.received(vendor):
            yield _recipient(activity, vendor)
    for link in activity.links:
        record = activity.edition.inventory.actors.get(link.target)
        if isinstance(record, Actor) and category in link.data:
            yield {"category": record.title}


def _recipient(activity: Activity, vendor: Subprocessor) -> dict[str, Any]:
    say = activity.edition.say
    role = next((role.role for role in vendor.roles if role.purpose == activity.purpose.id), None)
    standing = say(f"standing.{standing_for(activity.edition.inventory, role, activity.purpose.id)}.name")
    stated = {
        "name": vendor.legal_name or vendor.title,
        "address": vendor.address,
        "country": country(vendor.country),
        "representative": {"email": contact} if (contact := mailbox(vendor.contact)) else None,
        "category": say.labelled(standing, vendor.service) if vendor.service else standing,
    }
    return {name: value for name, value in stated.items() if value} | marked(vendor.example)


def _storage(activity: Activity, category: DataCategory, demands: Demands) -> list[dict[str, Any]]:
    """An entry for each period: none at all would say that nothing is stored."""
    kept = activity.kept(category.id)
    if not kept:
        says = f"how long it is kept for the purpose `{activity.purpose.id}`"
        demands.miss(category, "id", says, "retention[].data")
    entries = [_period(activity, retention, demands) for retention in kept]
    return sorted(
        entries, key=lambda entry: (*(time["description"] for time in entry["temporal"]), *entry["purposeConditional"])
    )


def _period(activity: Activity, retention: Retention, demands: Demands) -> dict[str, Any]:
    if not retention.until:
        demands.need(retention, "period", retention.period, "retention period; or `until`, the event that ends it")
    time = {"description": _reason(activity, retention), "ttl": _length(retention)}
    return {
        "temporal": [time] if retention.period else [],
        "purposeConditional": [retention.until] if retention.until else [],
        "aggregationFunction": "max",
        **marked(retention.example),
    }


def _reason(activity: Activity, retention: Retention) -> str:
    """What is kept, from when on, and why."""
    say = activity.edition.say
    about = say.series(in_line(text) for text in (retention.starts, retention.reason) if text)
    return say.labelled(retention.title, about) if about else retention.title


def _length(retention: Retention) -> str:
    """A period without weeks, which TILT has not."""
    if retention.period is None or not (weeks := lengths(retention.period).get("week")):
        return str(retention.period or "")
    days = 7 * weeks + lengths(retention.period).get("day", 0)
    head, _, tail = retention.period.text.partition(f"{weeks}W")
    return f"{head}{days}D{tail.partition('D')[2] if 'day' in lengths(retention.period) else tail}"


def _provision(category: DataCategory, demands: Demands) -> dict[str, Any]:
    """Whether data subjects must provide the data (Art. 13(2)(e) GDPR)."""
    stated = category.provision
    if stated is None:
        demands.miss(category, "provision")
        return {}
    demands.need(category, "provision.requirement", stated.requirement)
    demands.need(category, "provision.obligation", stated.obligation)
    return {
        "legalRequirement": "statutory" in stated.requirement,
        "contractualRegulation": not _REQUIRED.isdisjoint(stated.requirement),
        "obligationToProvide": stated.obligation == "obliged",
        "consequences": demands.need(category, "provision.consequences", in_line(stated.consequences or "")),
        **marked(stated.example),
    }


def sources(acts: tuple[Activity, ...], demands: Demands) -> list[dict[str, Any]]:
    """Where data comes from that data subjects do not give themselves (Art. 14(2)(f) GDPR)."""
    for activity in acts:
        for category in _categories(activity):
            if activity.from_others(category.id):
                demands.need(category, "sources", category.sources)
    processed = {category.id for activity in acts for category in _categories(activity)}
    every = acts[0].edition.inventory.data_categories.values() if acts else ()
    return [_sources(category, demands) for category in every if category.sources and category.id in processed]


def _sources(category: DataCategory, demands: Demands) -> dict[str, Any]:
    origins = [_source(category, place, origin, demands) for place, origin in enumerate(category.sources)]
    return {"_id": category.id, "dataCategory": category.title, "sources": origins}


def _source(category: DataCategory, place: int, origin: Origin, demands: Demands) -> dict[str, Any]:
    path = f"sources.{place}"
    access = demands.need(category, f"{path}.accessibility", origin.accessibility)
    return {
        "description": demands.need(category, f"{path}.description", in_line(origin.description or "")),
        "url": reference(origin.url) or "",
        "publiclyAvailable": access == "public",
        **marked(origin.example),
    }
