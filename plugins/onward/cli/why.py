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
    from onward.project.load import load_whole

    world = load_whole(inventory_of(args), today(args)).world
    if args.name not in world.inventory.parties:
        hint = did_you_mean(args.name, world.inventory.parties)
        raise OnwardError(f"unknown party `{args.name}`" + (f"; {hint}" if hint else ""))
    transfers = [transfer for transfer in world.transfers if args.name in (transfer.link.source, transfer.link.target)]
    if args.format == "json":
        document: contract.Why = {
            "$schema": schema_at("onward-why/1"),
            "version": "onward-why/1",
            "party": args.name,
            "transfers": [as_json(world, transfer) for transfer in transfers],
        }
        print(json.dumps(document, ensure_ascii=False, indent=2))
    else:
        sys.stdout.write("\n".join(line for transfer in transfers for line in lines(world, transfer)) + "\n")
    return 0


def as_json(world: World, transfer: Transfer) -> contract.Transfer:
    """A transfer as the contract writes it."""
    from onward.rules._transfers import says

    ground = transfer.ground

    def told(remark: Remark) -> contract.Remark:
        return {"rule": remark.rule, "reason": says(world, transfer, remark)}

    return {
        "path": list(transfer.path),
        "flow": transfer.link.id,
        "regime": transfer.regime,
        "country": transfer.country,
        "place": transfer.place,
        "activity": transfer.activity,
        "purpose": transfer.purpose,
        "exporter_role": transfer.exporter_role,
        "importer_role": transfer.importer_role,
        "outcome": transfer.outcome,
        "reason": transfer.reason,
        "ground": ground.id if ground else None,
        "use": ground.use if ground else None,
        "confirmed": confirmed(world.law, transfer) if ground else None,
        "defects": [told(each) for each in (ground.defects if ground else ())],
        "also": [other.id for other in transfer.others],
        "rejected": [{"ground": each.ground, **told(each)} for each in transfer.rejected],
    }


def lines(world: World, transfer: Transfer) -> list[str]:
    """A transfer for people: the hop, how it stands, and why."""
    from onward.rules._transfers import of_ground, says

    def told(remark: Remark) -> str:
        return f"{says(world, transfer, remark)} [{remark.rule}]"

    roles = f"{transfer.exporter_role or '?'} to {transfer.importer_role or '?'}"
    where = f" in {transfer.place}" if transfer.place and transfer.place != transfer.country else ""
    place = f"{transfer.country or 'unknown country'} ({transfer.activity}{where})"
    ground = transfer.ground.id if transfer.ground else transfer.reason or ""
    lines = [
        f"{' → '.join(transfer.path)}  {transfer.link.id}",
        f"  {transfer.regime}, {place}, {transfer.purpose}, {roles}",
    ]
    lines.append(f"  {transfer.outcome.value}{f': {ground}' if ground else ''}")
    if transfer.ground and not confirmed(world.law, transfer):
        lines.append("    from memory: the law data was not checked against the official text")
    lines += [f"    fallback: {other.id}" for other in transfer.others]
    lines += [f"    unresolved: {told(each)}" for each in (transfer.ground.defects if transfer.ground else ())]
    lines += [f"    rejected: {of_ground(each.ground, told(each))}" for each in transfer.rejected]
    return [*lines, *(f"    note: {told(each)}" for each in transfer.notes), ""]
