"""Explain every transfer of a party: the regime, the mechanism relied on, each rejected one with its reason."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING

from onward.cli._options import add_format, add_inventory, inventory_of, schema_at, today
from onward.finding import OnwardError
from onward.transfers.model import Remark, Transfer
from onward.transfers.reliance import confirmed
from onward.world import World
from onward.yamltext.nearest import did_you_mean

if TYPE_CHECKING:
    from onward.contracts import transfers as contract

EXAMPLE = "onward why stripe"


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("name", metavar="NAME", help="id of an actor, a system or a vendor")
    add_inventory(parser)
    add_format(parser, "text", "json")


def run(args: argparse.Namespace) -> int:
    """Print the transfers."""
    from onward.project.load import load

    world = load(inventory_of(args), today(args)).world
    if args.name not in world.inventory.parties:
        hint = did_you_mean(args.name, world.inventory.parties)
        raise OnwardError(f"unknown party `{args.name}`" + (f"; {hint}" if hint else ""))
    found = [one for one in world.transfers if args.name in (one.link.source, one.link.target)]
    if args.format == "json":
        document: contract.Why = {
            "$schema": schema_at("onward-why/1"),
            "version": "onward-why/1",
            "party": args.name,
            "transfers": [as_json(world, one) for one in found],
        }
        print(json.dumps(document, ensure_ascii=False, indent=2))
    else:
        sys.stdout.write("\n".join(line for one in found for line in lines(world, one)) + "\n")
    return 0


def as_json(world: World, one: Transfer) -> contract.Transfer:
    """A transfer as the contract writes it."""
    from onward.rules._transfers import says

    ground = one.ground

    def told(remark: Remark) -> contract.Remark:
        return {"rule": remark.rule, "reason": says(world, one, remark)}

    return {
        "path": list(one.path),
        "flow": one.link.id,
        "regime": one.regime,
        "country": one.country,
        "place": one.place,
        "activity": one.activity,
        "purpose": one.purpose,
        "exporter_role": one.exporter_role,
        "importer_role": one.importer_role,
        "outcome": one.outcome,
        "reason": one.reason,
        "ground": ground.id if ground else None,
        "use": ground.use if ground else None,
        "confirmed": confirmed(world.law, one) if ground else None,
        "defects": [told(each) for each in (ground.defects if ground else ())],
        "also": [other.id for other in one.others],
        "rejected": [{"ground": each.ground, **told(each)} for each in one.rejected],
    }


def lines(world: World, one: Transfer) -> list[str]:
    """A transfer for people: the hop, how it stands, and why."""
    from onward.rules._transfers import of_ground, says

    def told(remark: Remark) -> str:
        return f"{says(world, one, remark)} [{remark.rule}]"

    roles = f"{one.exporter_role or '?'} to {one.importer_role or '?'}"
    where = f" in {one.place}" if one.place and one.place != one.country else ""
    place = f"{one.country or 'unknown country'} ({one.activity}{where})"
    ground = one.ground.id if one.ground else one.reason or ""
    found = [f"{' → '.join(one.path)}  {one.link.id}", f"  {one.regime}, {place}, {one.purpose}, {roles}"]
    found.append(f"  {one.outcome.value}{f': {ground}' if ground else ''}")
    if one.ground and not confirmed(world.law, one):
        found.append("    from memory: the law data was not checked against the official text")
    found += [f"    fallback: {other.id}" for other in one.others]
    found += [f"    unresolved: {told(each)}" for each in (one.ground.defects if one.ground else ())]
    found += [f"    rejected: {of_ground(each.ground, told(each))}" for each in one.rejected]
    return [*found, *(f"    note: {told(each)}" for each in one.notes), ""]
