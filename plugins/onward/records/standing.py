"""What an engaged party is in law, purpose by purpose, and whether it is in use on a day."""

from __future__ import annotations

import enum
from collections.abc import Collection, Iterable, Mapping
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
    purposes: dict[Standing, list[str]] = {}
    for role in vendor.roles:
        purposes.setdefault(standing_for(inventory, role.role, role.purpose), []).append(role.purpose or "")
    ordered: Iterable[Standing] = (standing for standing in Standing if standing in purposes)
    return {standing: tuple(filter(None, purposes[standing])) for standing in ordered} or {Standing.UNKNOWN: ()}


def may_be_subprocessor(standing: Collection[Standing]) -> bool:
    """Whether customers may be owed notice of a vendor that is this: a subprocessor, or one of which no record says what it is."""
    return Standing.SUBPROCESSOR in standing or Standing.UNKNOWN in standing


def main_purpose(inventory: Inventory, vendor: Subprocessor) -> str:
    """The purpose under which a vendor stands: the first for which it is a subprocessor, else the first; empty without one."""
    return next((name for purposes in standings(inventory, vendor).values() for name in purposes), "")


def status(vendor: Subprocessor, today: date, first: date | None, held: bool) -> Status:
    """Planned before its first day, retired after its last; who waits for confirmation, or is `held`, stays planned."""
    if vendor.until and vendor.until < today:
        return Status.RETIRED
    waits = vendor.active_from == "on-confirmation" or (held and vendor.active_from != "date")
    return Status.PLANNED if waits or (first and first > today) else Status.ACTIVE


def beginnings(notices: Iterable[Published]) -> dict[str, Published]:
    """By vendor: the notice with which it begins; the latest where there are several."""
    begun: dict[str, Published] = {}
    for notice in notices:
        for name in notice.front.starts:
            begun.setdefault(name, notice)
    return begun


def first_day(vendor: Subprocessor, begins: Mapping[str, Published]) -> date | None:
    """The day from which a vendor is used: its own, else the one on which the notice of it takes effect."""
    notice = begins.get(vendor.id)
    return vendor.since or (notice.front.effective if notice else None)


def opposed(objection: Objection, inventory: Inventory, notices: Iterable[Published]) -> tuple[Subprocessor, ...]:
    """The vendors that an objection is about: it names one, or a notice, or a change that a notice tells of."""
    named = {objection.change}
    for notice in notices:
        if objection.change in (notice.front.notice, *notice.front.changes):
            named.update(notice.front.subjects)
    return tuple(vendor for vendor in inventory.subprocessors.values() if named & {vendor.id, str(vendor.subject)})


def held(inventory: Inventory, notices: tuple[Published, ...]) -> frozenset[str]:
    """Vendors that wait for the decision on an objection that came before their first day."""
    begins = beginnings(notices)
    waiting = set()
    for objection in inventory.objections.values():
        for vendor in opposed(objection, inventory, notices) if objection.decided is None else ():
            first = first_day(vendor, begins)
            if first and (objection.received is None or objection.received <= first):
                waiting.add(vendor.id)
    return frozenset(waiting)
