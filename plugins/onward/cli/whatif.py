"""Run a scenario: which transfers lose their mechanism if a decision is invalidated, a vendor is removed or a location moves.

The comparison starts today; `--on` sets the date of the scenario, so that an expiry date can be tested too.
"""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

from onward import clock
from onward.cli._options import add_format, add_inventory, add_language, inventory_of, listed, schema_at, today
from onward.cli.why import as_json
from onward.finding import OnwardError

if TYPE_CHECKING:
    from onward.contracts import transfers as contract
    from onward.whatif import Drill
    from onward.world import World

EXAMPLE = "onward whatif --revoke eu-us-dpf"


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    add_inventory(parser)
    parser.add_argument(
        "--revoke",
        metavar="ID[,ID]",
        action="extend",
        type=listed,
        default=[],
        help="a decision, scheme (with those that extend it), framework or instrument is invalidated; a list with "
        "commas, or repeated",
    )
    parser.add_argument(
        "--remove",
        metavar="PARTY[,PARTY]",
        action="extend",
        type=listed,
        default=[],
        help="a vendor is removed; a list with commas, or repeated",
    )
    parser.add_argument(
        "--move",
        metavar="PARTY=COUNTRY",
        action="extend",
        type=listed,
        default=[],
        help="the locations of a vendor move; a list with commas, or repeated",
    )
    add_format(parser, "text", "json")
    add_language(parser)


def run(args: argparse.Namespace) -> int:
    """Print what is lost and what is saved; 1 if something loses its ground."""
    from onward import whatif
    from onward.project.load import load_whole
    from onward.words import scenarios
    from onward.words.catalogue import words

    world = load_whole(inventory_of(args), clock.today()).world
    after = whatif.changed(world, args.revoke, args.remove, dict(_move(text) for text in args.move), today(args))
    drill = whatif.compare(world, after)
    if args.format == "json":
        print(json.dumps(_json(drill, after), ensure_ascii=False, indent=2))
    else:
        print("\n".join(scenarios.report(drill, after.today, words(args.language))))
    return 1 if drill.lost else 0


def _json(drill: Drill, after: World) -> contract.Whatif:
    return {
        "$schema": schema_at("onward-whatif/1"),
        "version": "onward-whatif/1",
        "lost": [as_json(after, transfer) for transfer in drill.lost],
        "saved": [
            {"transfer": as_json(after, transfer), "by": transfer.ground.id if transfer.ground else None}
            for transfer in drill.saved
        ],
        "standing": [{"instrument": name, "base": base} for name, base in drill.apart],
        "products": list(drill.products),
    }


def _move(text: str) -> tuple[str, str]:
    party, _, country = text.partition("=")
    if not country:
        raise OnwardError(f"--move {text}: write PARTY=COUNTRY, such as mailer=IN")
    return party, country
