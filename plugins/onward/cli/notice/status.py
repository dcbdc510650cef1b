"""Delivery status of the notices sent from here: sent, remaining, unknown, refused."""

from __future__ import annotations

import argparse
from itertools import groupby
from typing import TYPE_CHECKING

from onward.cli._options import add_inventory, add_language
from onward.cli.diff import world_at
from onward.cli.notice import _mail
from onward.clock import instant
from onward.finding import OnwardError
from onward.frozen import dataclass
from onward.words import deliveries
from onward.words.catalogue import words

if TYPE_CHECKING:
    from onward.send.ledger import Ledger
    from onward.send.smtp import Answer

EXAMPLE = "onward notice status"


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument(
        "notice", metavar="NOTICE", nargs="?", help="id of a notice, or name of its page (default: all)"
    )
    parser.add_argument(
        "--delivered",
        metavar="ADDRESS",
        action="append",
        default=[],
        help="mark this address as delivered; repeatable",
    )
    parser.add_argument(
        "--settled",
        metavar="ADDRESS",
        action="append",
        default=[],
        help="mark this refused address as notified otherwise, with --how; repeatable",
    )
    parser.add_argument("--how", metavar="TEXT", help="how its owner was notified, or why no notice is needed")
    add_inventory(parser)
    add_language(parser)


_NOTHING = "Nothing has been sent from here yet."


def run(args: argparse.Namespace) -> int:
    """Print the numbers, and a line for each who has it not for certain."""
    from onward.send.ledger import Ledger
    from onward.send.smtp import Answer

    if bool(args.settled) is not bool(args.how):
        raise OnwardError(
            "--settled ADDRESS and --how TEXT go together: state how its owner was notified, or why no notice is needed"
        )
    say, world = words(args.language), world_at(args, None)
    slugs = {notice.edition: notice.slug for notice in world.notices}
    id_ = _mail.notice_of(world, args.notice).edition if args.notice else None
    folder = _mail.ledger_folder(args)
    if not (folder / Ledger.NAME).exists():
        print(_NOTHING)
        return 0
    with Ledger.open(folder) as ledger:
        for address in args.delivered:
            _write(ledger, id_, address, _Decision((Answer.DOUBTFUL,), Answer.ACCEPTED, "confirmed manually"))
        for address in args.settled:
            _write(ledger, id_, address, _Decision((Answer.REFUSED, Answer.DEFERRED), Answer.SETTLED, args.how))
        entries = tuple(ledger.rows(id_))
        if not entries:
            print(_NOTHING)
        for notice, rows in groupby(entries, key=lambda row: row.notice):
            known = {row.address: row for row in rows}
            print("\n".join(deliveries.report(slugs.get(notice, notice), tuple(known), known, say)))
    return 0


@dataclass(frozen=True, slots=True)
class _Decision:
    """What somebody decided about an address of which the ledger has one of these answers."""

    of: tuple[Answer, ...]
    answer: Answer
    told: str


def _write(ledger: Ledger, notice: str | None, address: str, decision: _Decision) -> None:
    from onward.send.ledger import Row

    open_ = {row.address for row in ledger.rows(notice) if row.answer in decision.of}
    if notice is None or address not in open_:
        states = " or ".join(words()(f"delivery.state.{answer.value}") for answer in decision.of)
        raise OnwardError(f"{address} is not {states}{'' if notice else '; name the NOTICE'}")
    at = instant().isoformat(timespec="seconds")
    ledger.write(Row(notice, address, decision.answer, decision.told, at))
