"""Add a record in a new file, from prompts or flags, without changing existing files."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from onward.cli._ask import Asking, add_flags, answered
from onward.cli._ends import own
from onward.cli._kinds import KINDS, Kind, _translations
from onward.cli._kinds._lines import Finder, record
from onward.cli._options import add_inventory, inventory_of, today
from onward.cli._rewrite import Rewrite, modeline, read_back, told, write
from onward.cli._terminal import add_color, terminal
from onward.finding import Finding, OnwardError
from onward.fixes import fixed
from onward.lint import run as run_lint
from onward.project.load import load
from onward.records.inventory import Inventory
from onward.world import World

EXAMPLE = "onward add subprocessor --name Stripe --country US --location US=storage --role billing=processor"
DESCRIPTION = """\
On a terminal it prompts for whatever no flag gives; scripts are never prompted. The same answers give the same record. `?` means
that a fact is not yet known: it is written as unknown, with an owner and a due date."""
CREDITS = """\
Vendors of the catalogue are found by any of their names. It holds information from contrib-versions and genai-eu-versions of Open
Terms Archive contributors, which is made available under the ODC Attribution License; NOTICE names the other sources."""
_DUE = timedelta(days=30)


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command, for each kind of record."""
    kinds = parser.add_subparsers(title="kinds", metavar="KIND", required=True, dest="kind")
    for name, module in KINDS.members().items():
        described = module.KIND
        epilog = CREDITS if name == "subprocessor" else ""
        about = f"Add {described.about} in a new file. {DESCRIPTION}"
        made = kinds.add_parser(name, help=described.about, description=about, epilog=epilog)
        add_flags(made, (*described.questions, _translations.question(described)))
        made.add_argument("--owner", default="privacy", help="owner of the facts answered with ? (default: privacy)")
        made.add_argument("--dry-run", action="store_true", help="show the file without writing it")
        add_inventory(made)
        add_color(made)


def run(args: argparse.Namespace) -> int:
    """Ask what is not given, read the new file back with the others, write it, and say what is open."""
    inventory, chosen = inventory_of(args), KINDS.member(args.kind).KIND
    loaded = load(inventory, today(args))
    _warn(loaded.findings)
    world = loaded.world
    questions = (*chosen.questions, _translations.question(chosen))
    asking = answered(args, Asking(world.law, world.inventory), questions)
    path = inventory / chosen.collection / f"{asking.one('id')}.yml"
    if path.exists():
        raise OnwardError(f"`{path}` exists already; nothing was written")
    made = Rewrite(path, "", modeline(inventory, path) + _text(chosen, asking, args))
    records = read_back(inventory, [made])
    own(sys.stdout, told([made], terminal(args)))
    if not args.dry_run:
        write([made])
    _report(path, args.dry_run, chosen.remarks(asking), _open(world, records, chosen, asking.one("id")))
    return 0


def _warn(findings: Sequence[Finding]) -> None:
    """Say before any question what would keep the answers from being written."""
    if findings:
        first = findings[0]
        print(
            f"{first.span.file}:{first.span.line}:{first.span.column}: {first.message}; nothing is written unless this"
            " record puts it right",
            file=sys.stderr,
        )


def _text(chosen: Kind, asking: Asking, args: argparse.Namespace) -> str:
    finder = Finder(args.owner, asking.day + _DUE)
    fields = tuple(chosen.fields(asking))
    spoken = ("translations", _translations.translations(args, asking, chosen, fields))
    return fixed(chosen.head(asking) + record(chosen.collection, (*fields, spoken), finder))


def _open(world: World, records: Inventory, chosen: Kind, identity: str) -> list[Finding]:
    """What the lint finds on the new record."""
    after = World.of(records, world.law, world.notices, world.material)
    findings = run_lint(after).findings
    return [
        finding
        for finding in findings
        if (finding.subject.collection, finding.subject.id) == (chosen.collection, identity)
    ]


def _report(path: Path, dry: bool, remarks: list[str], findings: list[Finding]) -> None:
    done = f"{path} would be written." if dry else f"{path} was written: check every line."
    print(f"{done} Still open (`onward lint` shows locations and fixes):" if findings else done)
    for finding in findings:
        print(f"  {finding.severity.value}[{finding.rule}]: {finding.message}")
    for line in remarks:
        print(f"{line[0].upper()}{line[1:]}.")
