"""Delete recipients from the ledger once proof of delivery is no longer needed."""

from __future__ import annotations

import argparse
from datetime import timedelta

from onward.cli._options import add_inventory, duration, today
from onward.cli.diff import world_at
from onward.cli.notice import _mail
from onward.counting import counted
from onward.finding import OnwardError

EXAMPLE = "onward notice purge --older-than P3Y"


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("notice", metavar="NOTICE", nargs="?", help="id of a notice, or name of its page")
    parser.add_argument(
        "--older-than", metavar="DURATION", type=duration, help="only entries older than this, such as P3Y"
    )
    add_inventory(parser)


def run(args: argparse.Namespace) -> int:
    """Delete for good; the day on which everybody had been sent it stays in the notice's page."""
    from onward.send.ledger import Ledger, alone

    if not args.notice and not args.older_than:
        raise OnwardError("name what to delete: a NOTICE, or --older-than DURATION")
    id_ = args.notice and _known(args)
    before = (today(args) - timedelta(days=args.older_than.days)).isoformat() if args.older_than else None
    folder = _mail.ledger_folder(args)
    if not (folder / Ledger.NAME).exists():
        print("Nothing has been sent from here yet.")
        return 0
    with alone(folder), Ledger.open(folder) as ledger:
        print(f"Deleted {counted(ledger.purge(id_, before), 'row')} of the ledger.")
    return 0


def _known(args: argparse.Namespace) -> str:
    return _mail.notice_of(world_at(args, None), args.notice).edition
