"""The public facts on which customers rely, and their digest: what differs from the last notice is owed a new one."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from onward.records.parties import Subprocessor
from onward.records.publication import shown
from onward.records.standing import Status, standings, status
from onward.world import World


def digest(world: World) -> str:
    """A sha256 of the material public facts: the same facts give the same digest, in any layout, order or wording."""
    text = json.dumps(facts(world), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def facts(world: World) -> dict[str, Any]:
    """Who is engaged for what, with which data, where and on which ground; and the notice that is promised."""
    public = shown(world.inventory, "public")
    notice = public.organization.notice if public.organization else None
    vendors = {
        one.id: _vendor(world, one)
        for one in public.subprocessors.values()
        if status(one, world.today) is not Status.RETIRED
    }
    return {"notice": str(notice.period) if notice else None, "subprocessors": vendors}


def _vendor(world: World, vendor: Subprocessor) -> dict[str, Any]:
    grounds = {
        f"{one.regime} {one.country}: {one.ground.id}" for one in world.transfers_to.get(vendor.id, ()) if one.ground
    }
    return {
        "legal_name": vendor.legal_name,
        "standing": {kind.value: sorted(of) for kind, of in standings(world.inventory, vendor).items()},
        "data": sorted(vendor.data),
        "subjects": sorted(vendor.subjects),
        "places": sorted(f"{one.country} {one.activity}" for one in vendor.locations),
        "products": sorted(vendor.products),
        "condition": vendor.condition.text if vendor.condition else None,
        "grounds": sorted(grounds),
    }
