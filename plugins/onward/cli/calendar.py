"""What is due: certifications, TIAs, expiring decisions, unknown facts, waivers, reviews, notices."""

from __future__ import annotations

import argparse
import json
from datetime import timedelta
from typing import TYPE_CHECKING

from onward.cli._options import add_format, add_inventory, duration, inventory_of, schema_at, today

if TYPE_CHECKING:
    from onward.contracts import calendar as contract

EXAMPLE = "onward calendar --within P90D"


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    add_inventory(parser)
    parser.add_argument(
        "--within", metavar="DURATION", type=duration, help="only items due within this period, such as P90D"
    )
    add_format(parser, "text", "json", "ics")


def run(args: argparse.Namespace) -> int:
    """Print the days."""
    from onward import calendar, ics
    from onward.project.load import load

    world = load(inventory_of(args), today(args)).world
    within = timedelta(days=args.within.days) if args.within else None
    found = calendar.due(world, within)
    if args.format == "ics":
        print(
            ics.calendar([ics.Event(one.day, one.text, f"{one.kind}: {one.subject or 'law'}") for one in found]), end=""
        )
    elif args.format == "json":
        document: contract.Document = {
            "$schema": schema_at("onward-calendar/1"),
            "version": "onward-calendar/1",
            "due": [
                {"day": one.day.isoformat(), "kind": one.kind, "subject": str(one.subject or ""), "text": one.text}
                for one in found
            ],
        }
        print(json.dumps(document, ensure_ascii=False, indent=2))
    else:
        for one in found:
            late = " (overdue)" if one.day < world.today else ""
            where = f"  {one.span.file}:{one.span.line}" if one.span else ""
            print(f"{one.day}{late}  {one.kind:10}  {one.text}{where}")
    return 0
