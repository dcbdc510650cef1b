"""What an engaged party is in law, purpose by purpose, and whether it is in use on a day."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from datetime import date

from onward.records.inventory import Inventory
from onward.records.parties import Subprocessor


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


def status(vendor: Subprocessor, today: date) -> Status:
    """Planned before its first day, retired after its last; a vendor that waits for confirmation stays planned."""
    if vendor.until and vendor.until < today:
        return Status.RETIRED
    if vendor.active_from == "on-confirmation" or (vendor.since and vendor.since > today):
        return Status.PLANNED
    return Status.ACTIVE
