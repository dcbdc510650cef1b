"""Email a notice to the subscribers it concerns: each subscriber once, resuming interrupted runs."""

from __future__ import annotations

import argparse
import os
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from onward.cli._options import add_inventory, inventory_of, today
from onward.cli.diff import world_at
from onward.cli.notice import _mail
from onward.cli.notice.freeze import freeze
from onward.counting import counted
from onward.finding import OnwardError
from onward.words import deliveries
from onward.words.catalogue import words

if TYPE_CHECKING:
    from onward.records.published import Published
    from onward.records.subscribers import Subscriber
    from onward.send.ledger import Ledger, Row
    from onward.send.smtp import Server
    from onward.world import World

EXAMPLE = "onward notice send 2026-11-24-acme-added --to subscribers.csv --smtp smtp://mail.example.com"
USER, PASSWORD = "ONWARD_SMTP_USER", "ONWARD_SMTP_PASSWORD"
_SECONDS = {"s": 1, "m": 60}


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("notice", metavar="NOTICE", help="id of a notice, or name of its page")
    columns = "address,name,products,language,terms"
    parser.add_argument("--to", metavar="FILE", type=Path, required=True, help=f"CSV with the columns {columns}")
    _add_way(parser)
    _add_pace(parser)
    _add_decisions(parser)
    add_inventory(parser)


def _add_way(parser: argparse.ArgumentParser) -> None:
    way = parser.add_mutually_exclusive_group()
    way.add_argument(
        "--smtp",
        metavar="URL",
        help="smtp://HOST[:PORT] with STARTTLS, smtps:// with TLS, smtp+plain:// with neither;"
        f" credentials from {USER} and {PASSWORD}",
    )
    way.add_argument("--eml", metavar="DIR", type=Path, help="write the messages to files in DIR instead of sending")
    parser.add_argument(
        "--dry-run", action="store_true", help="list the recipients and log in to the server, without sending"
    )
    parser.add_argument("--ca", metavar="FILE", help="PEM file with the certificates of your own authority")
    parser.add_argument("--from", dest="sender", metavar="SENDER", help="sender, such as `Acme <privacy@example.com>`")
    parser.add_argument("--site-url", metavar="URL", help="address of the site (default: as set in mkdocs.yml)")
    parser.add_argument("--config", metavar="FILE", type=Path, default=Path("mkdocs.yml"), help="default: mkdocs.yml")


def _add_pace(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--rate", metavar="N/s", type=_interval, default=0.0, help="rate limit: N messages a second, or N/m a minute"
    )
    parser.add_argument(
        "--retries", metavar="N", type=_count, default=4, help="number of retries for deferred messages (default: 4)"
    )
    parser.add_argument(
        "--backoff",
        metavar="SECONDS",
        type=_seconds,
        default=5.0,
        help="wait before the first retry, doubled before each subsequent one (default: 5)",
    )


def _add_decisions(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--resend-doubtful", action="store_true", help="resend where delivery is unknown; some may get it twice"
    )
    parser.add_argument("--retry-refused", action="store_true", help="resend to addresses that the server refused")
    parser.add_argument("--late", action="store_true", help="send after the notice date")
    parser.add_argument("--again", action="store_true", help="resend to everyone although recorded as sent")


def run(args: argparse.Namespace) -> int:
    """1 where somebody has it not, or may have it not."""
    from onward.send.ledger import Ledger, alone

    world = world_at(args, None)
    notice = _mail.notice_of(world, args.notice)
    to = _concerned(args, world, notice)
    if args.dry_run:
        return _rehearse(args, world, notice, to)
    if not (args.smtp or args.eml):
        raise OnwardError("give --smtp URL, --eml DIR, or --dry-run")
    folder = _mail.ledger_folder(args)
    with Ledger.open(folder) as ledger:
        letters = _mail.Letters.of(args, world, notice, to, ledger.key)
        if args.eml:
            return _write(args.eml, letters, to)
        with alone(folder):
            return _send(args, letters, notice, to, ledger)


def _concerned(args: argparse.Namespace, world: World, notice: Published) -> tuple[Subscriber, ...]:
    """The subscribers of the products that the notice is about."""
    from onward import files
    from onward.records.subscribers import read_subscribers

    subscribers = read_subscribers(files.shown(args.to), files.read_text(args.to), world.inventory)
    about = set(notice.front.products)
    return tuple(
        subscriber
        for subscriber in subscribers
        if not about or not subscriber.products or about & set(subscriber.products)
    )


def _rehearse(args: argparse.Namespace, world: World, notice: Published, to: tuple[Subscriber, ...]) -> int:
    """Everything but sending: the messages are made, the server is greeted, nothing is written down."""
    from onward.send.ledger import Ledger

    folder = _mail.ledger_folder(args)
    letters = _mail.Letters.of(args, world, notice, to, b"")
    for subscriber in to:
        letters.write(subscriber)
    if args.smtp:
        _greet(_server(args, letters))
    known: dict[str, Row] = {}
    if (folder / Ledger.NAME).exists():
        with Ledger.open(folder) as ledger:
            known = {row.address: row for row in ledger.rows(notice.edition)}
    print(
        f"{len(_left(args, to, known))} of {counted(len(to), 'subscriber')} would be sent {notice.path}; nothing was sent."
    )
    for (language, terms), number in sorted(
        Counter((letters.language(subscriber), subscriber.terms) for subscriber in to).items()
    ):
        print(f"  {number:6} in {language}{f', under the terms {terms}' if terms else ''}")
    return 0


def _write(folder: Path, letters: _mail.Letters, to: tuple[Subscriber, ...]) -> int:
    from onward import files

    for subscriber in to:
        name = letters.identity(subscriber).partition("@")[0].lstrip("<")
        files.write_private(folder / f"{name}.eml", letters.write(subscriber))
    print(f"{counted(len(to), 'message')} in {folder}; nothing was sent.")
    return 0


def _send(
    args: argparse.Namespace, letters: _mail.Letters, notice: Published, to: tuple[Subscriber, ...], ledger: Ledger
) -> int:
    from onward.cli._bar import Bar
    from onward.cli.notice._watch import clock
    from onward.send.delivery import Delivery, Letter, Pace

    id_, by_address = notice.edition, {subscriber.address: subscriber for subscriber in to}
    known = {row.address: row for row in ledger.rows(id_)}
    left = _left(args, to, known)
    if left:
        _timely(args, notice, bool(known))
        server = _server(args, letters)
        _greet(server)
        letter = Letter(id_, letters.sender.address, lambda address: letters.write(by_address[address]))
        pace = Pace(args.rate, args.retries, args.backoff)
        with clock() as watch, Bar(len(left)) as bar:
            Delivery(server, ledger, letter, pace, watch).run(left, bar)
        known = {row.address: row for row in ledger.rows(id_)}
    return _report(args, notice, tuple(by_address), known)


def _left(args: argparse.Namespace, to: tuple[Subscriber, ...], known: Mapping[str, Row]) -> tuple[str, ...]:
    """Who is sent it: all but those who have it, and those of whom a person must decide first."""
    settled = {"accepted", "settled"}
    settled |= set() if args.resend_doubtful else {"doubtful"}
    settled |= set() if args.retry_refused else {"refused"}
    return tuple(
        subscriber.address
        for subscriber in to
        if subscriber.address not in known or known[subscriber.address].answer not in settled
    )


def _timely(args: argparse.Namespace, notice: Published, begun: bool) -> None:
    """A notice tells its readers how long they have from the day it names; OnwardError for one that is sent later, or again."""
    front = notice.front
    if front.sent and not begun and not args.again:
        raise OnwardError(
            f"{notice.path} is recorded as sent on {front.sent}, but this ledger has no recipients;"
            " use --again to resend to everyone"
        )
    if front.objection_until and today(args) > front.announced and not begun and not args.late:
        raise OnwardError(
            f"{notice.path} has the notice date {front.announced}: sent today, it leaves a shorter objection period than it states."
            " Delete the page and draft it again on the day you send it (`onward notice draft --on DAY`),"
            " or send it as it is with --late"
        )


def _report(args: argparse.Namespace, notice: Published, addresses: tuple[str, ...], known: Mapping[str, Row]) -> int:
    from onward import files
    from onward.records.published import marked_sent

    print("\n".join(deliveries.report(notice.slug, addresses, known, words())))
    if not all(address in known and known[address].answer in ("accepted", "settled") for address in addresses):
        return 1
    if addresses and not notice.front.sent:
        path = Path(notice.path)
        files.write_text(path, marked_sent(files.read_text(path), today(args)))
        print(f"{notice.path} now records that it was sent on {today(args)}: commit it.")
        freeze(inventory_of(args), world_at(args, None))
    return 0


def _server(args: argparse.Namespace, letters: _mail.Letters) -> Server:
    from onward.send.smtp import Server

    user, password = os.environ.get(USER, ""), os.environ.get(PASSWORD, "")
    return Server.parse(args.smtp, letters.sender.domain, user, password, args.ca)


def _greet(server: Server) -> None:
    """Whether the server can be spoken to, before anything is said."""
    from onward.send.smtp import Unreachable, connect

    try:
        connect(server).close()
    except Unreachable as error:
        raise OnwardError(str(error)) from error


def _interval(text: str) -> float:
    """Seconds between two messages, from `10/s`, `100/m` or `10`."""
    number, _, unit = text.partition("/")
    try:
        seconds = _SECONDS[unit or "s"] / float(number)
    except (KeyError, ValueError, ZeroDivisionError):
        seconds = -1.0
    if seconds < 0:
        raise argparse.ArgumentTypeError(f"`{text}` is not a rate (use 10/s or 100/m)")
    return seconds


def _seconds(text: str) -> float:
    """Seconds to wait."""
    if not re.fullmatch(r"\d+(\.\d+)?", text):
        raise argparse.ArgumentTypeError(f"`{text}` is not a number of seconds")
    return float(text)


def _count(text: str) -> int:
    """How often."""
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"`{text}` is not a number of retries")
    return int(text)
