"""An inventory with a unique string in every field, and a whole record of each kind, that an audience may not read."""

from __future__ import annotations

from typing import Any

from filled import filled, inventory
from onward.records.base import Part
from onward.records.inventory import COLLECTIONS
from onward.records.parties import Subprocessor
from onward.records.publication import visible
from onward.records.safeguards import Participation
from onward.records.shape import yaml_name

CANARY = "CANARYBIRD"
INTERNAL_DAY, PUBLIC_DAY, FUTURE = "2026-07-19", "2024-05-17", "2031-02-03"
NEVER_SAID = (INTERNAL_DAY, "19 July 2026", "19. Juli 2026")
"""The internal day in every way in which pages write one; no other field holds it."""


def hidden(kind: type[Part], name: str, audience: str) -> bool:
    return not visible(kind, name, audience)


def canaries(audience: str) -> dict[str, Any]:
    """Every unreadable field holds the canary; so does a whole record of each kind that is not published."""

    def text(kind: type[Part], name: str) -> str:
        if (kind, name) == (Participation, "entity"):  # a listing of another company carries no transfer
            kind, name = Subprocessor, "legal_name"
        return CANARY if hidden(kind, name, audience) else f"Seen {kind.__name__} {yaml_name(name)}"

    def day(kind: type[Part], name: str) -> str:
        return INTERNAL_DAY if hidden(kind, name, audience) else FUTURE if name == "expires" else PUBLIC_DAY

    content = inventory(text, day)
    for name, kind in COLLECTIONS.items():
        secret = filled(kind, lambda *_: CANARY, lambda *_: INTERNAL_DAY)
        content[name].append({"id": f"canarybird-{name.replace('_', '-')}", "visibility": "internal", **secret})
    content["flows"].append(
        {
            "id": "canarybird-end",
            "visibility": "public",
            "from": "canarybird-systems",
            "to": "full-subprocessors",
            "purpose": "full-purposes",
        }
    )
    content["waivers"] = [{"finding": CANARY, "reason": CANARY, "by": CANARY, "until": INTERNAL_DAY}]
    return content
