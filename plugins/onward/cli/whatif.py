"""Run a scenario: which transfers lose their mechanism if a decision is invalidated, a vendor is removed or a location moves.

The comparison starts today; `--on` sets the date of the scenario, so that an expiry date can be tested too.
"""

from __future__ import annotations

import argparse
import json
from datetime import date
from typing import TYPE_CHECKING

from onward import clock
from onward.cli._options import add_format, add_inventory, inventory_of, schema_at, today
from onward.cli.why import as_json
from onward.finding import OnwardError
from onward.transfers.model import Transfer

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
        metavar="ID",
        action="append",
        default=[],
        help="a decision, scheme or instrument is invalidated; repeatable",
    )
    parser.add_argument(
        "--remove", metavar="PARTY", action="append", default=[], help="a vendor is removed; repeatable"
    )
    parser.add_argument(
        "--move",
        metavar="PARTY=COUNTRY",
        action="append",
        default=[],
        help="the locations of a vendor move; repeatable",
    )
    add_format(parser, "text", "json")


def run(args: argparse.Namespace) -> int:
    """Print what is lost and what is saved; 1 if something loses its ground."""
    from onward import whatif
    from onward.project.load import load

    world = load(inventory_of(args), clock.today()).world
    after = whatif.changed(world, args.revoke, args.remove, dict(_move(text) for text in args.move), today(args))
    drill = whatif.compare(world, after)
    if args.format == "json":
        print(json.dumps(_json(drill, after), ensure_ascii=False, indent=2))
    else:
        print("\n".join(_text(drill.lost, drill.saved, drill.products, after.today)))
    return 1 if drill.lost else 0


def _json(drill: Drill, after: World) -> contract.Whatif:
    return {
        "$schema": schema_at("onward-whatif/1"),
        "version": "onward-whatif/1",
        "lost": [as_json(after, one) for one in drill.lost],
        "saved": [
            {"transfer": as_json(after, one), "by": one.ground.id if one.ground else None} for one in drill.saved
        ],
        "products": list(drill.products),
    }


def _move(text: str) -> tuple[str, str]:
    party, _, country = text.partition("=")
    if not country:
        raise OnwardError(f"--move {text}: write PARTY=COUNTRY, such as mailer=IN")
    return party, country


def _text(lost: tuple[Transfer, ...], saved: tuple[Transfer, ...], products: tuple[str, ...], on: date) -> list[str]:
    lose = "1 transfer loses its mechanism" if len(lost) == 1 else f"{len(lost)} transfers lose their mechanism"
    lines = [f"On {on}: {lose}, {len(saved)} {'falls' if len(saved) == 1 else 'fall'} back to another."]
    lines += [f"  lost      {_hop(one)}" for one in lost]
    lines += [f"  fallback  {_hop(one)}, {one.ground.id}" for one in saved if one.ground]
    return [*lines, f"Products affected: {', '.join(products)}."] if products else lines


def _hop(one: Transfer) -> str:
    return f"{one.link.id}: {' → '.join(one.path)}, {one.regime}, {one.country} ({one.activity}), {one.purpose}"
