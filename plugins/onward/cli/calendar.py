"""What is due: certifications, TIAs, expiring decisions, unknown facts, waivers, reviews, notices."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING

from onward.characters import escaped
from onward.cli import _ends
from onward.cli._options import add_format, add_inventory, add_language, duration, inventory_of, schema_at, today

if TYPE_CHECKING:
    from onward.calendar import Due
    from onward.contracts import calendar as contract
    from onward.words.catalogue import Words
    from onward.world import World

EXAMPLE = "onward calendar --within P90D"


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    add_inventory(parser)
    parser.add_argument(
        "--within", metavar="DURATION", type=duration, help="only items due within this period, such as P90D"
    )
    add_format(parser, "text", "json", "ics")
    add_language(parser)


def run(args: argparse.Namespace) -> int:
    """Print the days."""
    from onward import calendar
    from onward.project.load import load_whole
    from onward.words.catalogue import words

    say, world = words(args.language), load_whole(inventory_of(args), today(args)).world
    within = timedelta(days=args.within.days) if args.within else None
    dues = calendar.due(world, within)
    if args.format == "ics":
        _ends.own(sys.stdout, "".join(f"{escaped(line)}\r\n" for line in _ics(dues, world, say).splitlines()))
    else:
        print((_json if args.format == "json" else _text)(dues, world, say), end="")
    return 0


def _ics(dues: Iterable[Due], world: World, say: Words) -> str:
    from onward import ics
    from onward.words.dues import about, entry

    events = (
        ics.Event(due.day, entry(due, world, say), about(due, say), identity=f"{due.day}|{due.known_by}")
        for due in dues
    )
    return ics.calendar(events, say("due.title"), say.language)


def _json(dues: Iterable[Due], world: World, say: Words) -> str:
    from onward.words.dues import sentence

    document: contract.Document = {
        "$schema": schema_at("onward-calendar/1"),
        "version": "onward-calendar/1",
        "due": [
            {
                "day": due.day.isoformat(),
                "kind": due.kind,
                "subject": str(due.subject or ""),
                "text": sentence(due, world, say),
            }
            for due in dues
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _text(dues: Iterable[Due], world: World, say: Words) -> str:
    from onward.words.dues import sentence

    lines = []
    for due in dues:
        late = f" ({say('due.overdue')})" if due.day < world.today else ""
        where = f"  {due.span.file}:{due.span.line}" if due.span else ""
        lines.append(f"{due.day}{late}  {due.kind:11}  {sentence(due, world, say)}{where}\n")
    return "".join(lines)
