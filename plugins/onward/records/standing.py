"""What an engaged party is in law, purpose by purpose, and whether it is in use on a day."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping
from datetime import date

from onward.records.inventory import Inventory
from onward.records.parties import Subprocessor
from onward.records.promises import Objection
from onward.records.published import Published


class Standing(enum.StrEnum):
    """Follows from who acts as what: only a subprocessor is under Art. 28(2) and (4) GDPR, notice and objection."""

    SUBPROCESSOR = "subprocessor"
    OWN_PROCESSOR = "processor"
    INDEPENDENT_CONTROLLER = "controller"
    JOINT_CONTROLLER = "joint-controller"
    UNKNOWN = "unknown"


class Status(enum.StrEnum):
    """Whether a party is engaged already, still, or no longer."""

    PLANNED = "planned"
    ACTIVE = "active"
    RETIRED = "retired"


def standing_for(inventory: Inventory, role: str | None, purpose: str | None) -> Standing:
    """What a party with this role is for a purpose, in which the organization has a role of its own."""
    if role == "controller":
        return Standing.INDEPENDENT_CONTROLLER
    if role == "joint-controller":
        return Standing.JOINT_CONTROLLER
    stated = inventory.purposes.get(purpose or "")
    if role is None or stated is None or stated.role is None:
        return Standing.UNKNOWN
    return Standing.SUBPROCESSOR if stated.role == "processor" else Standing.OWN_PROCESSOR


def standings(inventory: Inventory, vendor: Subprocessor) -> dict[Standing, tuple[str, ...]]:
    """What a vendor is, each with the purposes for which it is that; `unknown` where roles are not stated."""
    found: dict[Standing, list[str]] = {}
    for one in vendor.roles:
        found.setdefault(standing_for(inventory, one.role, one.purpose), []).append(one.purpose or "")
    ordered: Iterable[Standing] = (one for one in Standing if one in found)
    return {one: tuple(filter(None, found[one])) for one in ordered} or {Standing.UNKNOWN: ()}


def status(vendor: Subprocessor, today: date, first: date | None, held: bool) -> Status:
    """Planned before its first day, retired after its last; who waits for confirmation, or is `held`, stays planned."""
    if vendor.until and vendor.until < today:
        return Status.RETIRED
    waits = vendor.active_from == "on-confirmation" or (held and vendor.active_from != "date")
    return Status.PLANNED if waits or (first and first > today) else Status.ACTIVE


def beginnings(notices: Iterable[Published]) -> dict[str, Published]:
    """By vendor: the notice with which it begins; the latest where there are several."""
    found: dict[str, Published] = {}
    for one in notices:
        for name in one.front.starts:
            found.setdefault(name, one)
    return found


def first_day(vendor: Subprocessor, begins: Mapping[str, Published]) -> date | None:
    """The day from which a vendor is used: its own, else the one on which the notice of it takes effect."""
    notice = begins.get(vendor.id)
    return vendor.since or (notice.front.effective if notice else None)


def opposed(objection: Objection, inventory: Inventory, notices: Iterable[Published]) -> tuple[Subprocessor, ...]:
    """The vendors that an objection is about: it names one, or a notice, or a change that a notice tells of."""
    named = {objection.change}
    for one in notices:
        if objection.change in (one.front.notice, *one.front.changes):
            named.update(one.front.subjects)
    return tuple(one for one in inventory.subprocessors.values() if named & {one.id, str(one.subject)})


def held(inventory: Inventory, notices: tuple[Published, ...]) -> frozenset[str]:
    """Vendors that wait for the decision on an objection that came before their first day."""
    begins = beginnings(notices)
    found = set()
    for objection in inventory.objections.values():
        for vendor in opposed(objection, inventory, notices) if objection.decided is None else ():
            first = first_day(vendor, begins)
            if first and (objection.received is None or objection.received <= first):
                found.add(vendor.id)
    return frozenset(found)
