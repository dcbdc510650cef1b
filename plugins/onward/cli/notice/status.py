"""How notices fared that were sent from here: how many have them, who is in doubt, and whom the server refused."""

from __future__ import annotations

import argparse
from itertools import groupby
from typing import TYPE_CHECKING

from onward.cli._options import add_inventory
from onward.cli.diff import world_at
from onward.cli.notice import _mail, _words
from onward.clock import instant
from onward.finding import OnwardError

if TYPE_CHECKING:
    from onward.send.ledger import Ledger

EXAMPLE = "onward notice status"


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument(
        "notice", metavar="NOTICE", nargs="?", help="the id of a notice, or the name of its page (default: all)"
    )
    parser.add_argument(
        "--delivered",
        metavar="ADDRESS",
        action="append",
        default=[],
        help="write down that this address, which is in doubt, has it after all (may be repeated)",
    )
    add_inventory(parser)


def run(args: argparse.Namespace) -> int:
    """Print the numbers, and a line for each who has it not for certain."""
    from onward.send.ledger import Ledger

    world = world_at(args, None)
    slugs = {one.edition: one.slug for one in world.notices}
    id_ = _mail.notice_of(world, args.notice).edition if args.notice else None
    folder = _mail.ledger_folder(args)
    if not (folder / Ledger.NAME).exists():
        print("Nothing was sent from here yet.")
        return 0
    with Ledger.open(folder) as ledger:
        for address in args.delivered:
            _settle(ledger, id_, address)
        for notice, rows in groupby(ledger.rows(id_), key=lambda row: row.notice):
            known = {row.address: row for row in rows}
            print("\n".join(_words.report(slugs.get(notice, notice), tuple(known), known)))
    return 0


def _settle(ledger: Ledger, notice: str | None, address: str) -> None:
    from onward.send.ledger import Row
    from onward.send.smtp import Answer

    doubtful = {row.address: row for row in ledger.rows(notice) if row.answer is Answer.DOUBTFUL}
    if notice is None or address not in doubtful:
        raise OnwardError(f"{address} is not in doubt{'' if notice else '; name the NOTICE'}")
    ledger.write(
        Row(notice, address, Answer.ACCEPTED, "as somebody found out", instant().isoformat(timespec="seconds"))
    )
