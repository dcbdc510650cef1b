"""Waive a finding until a date: write a waiver and leave the rest of the file unchanged."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from onward import files
from onward.cli._ends import own
from onward.cli._options import add_inventory, day, inventory_of, today
from onward.cli._rewrite import Rewrite, modeline, read_back, rewritten, told, write
from onward.cli._terminal import add_color, terminal
from onward.finding import Finding, Kind, OnwardError
from onward.lint import Report
from onward.lint import run as run_lint
from onward.project.load import Loaded, load
from onward.records.inventory import Inventory
from onward.records.promises import Waiver
from onward.records.values import says
from onward.yamltext import edits
from onward.yamltext.nearest import did_you_mean

EXAMPLE = (
    "onward waive tia-stale@subprocessors/mailer#eu-gdpr:US:storage"
    ' --reason "the assessment is under way" --by "privacy counsel" --until 2026-01-31'
)
COLLECTION = "waivers"
FIELDS = ("reason", "by", "until")


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("key", metavar="KEY", help="key of a finding, as printed by `onward lint`")
    parser.add_argument("--reason", metavar="TEXT", help="why the finding is waived")
    parser.add_argument("--by", metavar="WHO", help="who waives it")
    parser.add_argument("--until", metavar="DATE", type=day, help="last day of the waiver")
    parser.add_argument("--dry-run", action="store_true", help="show the change without writing it")
    add_inventory(parser)
    add_color(parser)


def run(args: argparse.Namespace) -> int:
    """Write the waiver, or bring the one that is there up to date, and show what changed."""
    inventory = inventory_of(args)
    loaded = load(inventory, today(args))
    _known(args.key, loaded, run_lint(loaded.world, loaded.findings))
    if args.until is not None and args.until < today(args):
        raise OnwardError(f"--until {args.until} has passed; a waiver is valid through its last day")
    given = {name: str(value).strip() for name in FIELDS if (value := getattr(args, name)) is not None}
    there = next((waiver for waiver in loaded.world.inventory.waivers if waiver.finding == args.key), None)
    missing = [name for name in FIELDS if not (says(given.get(name)) or (there is not None and name not in given))]
    if missing:
        raise OnwardError(
            f"a waiver needs a reason, a person and a last day: give {', '.join(f'--{name}' for name in missing)}"
        )
    made = _extended(there, given) if there else _begun(inventory, args.key, given)
    _check(loaded.world.inventory, read_back(inventory, [made]), args.key, given)
    if made.after == made.before:
        print(f"{files.shown(made.path)} already waives this; nothing was written.")
        return 0
    own(sys.stdout, told([made], terminal(args)))
    if not args.dry_run:
        write([made])
    return 0


def _known(key: str, loaded: Loaded, report: Report) -> Finding:
    """The finding of a key; OnwardError where it has none, or where it is none to accept."""
    every = (*report.findings, *(waived.finding for waived in report.waived))
    findings = {finding.cause_key: finding for finding in every} | {finding.key: finding for finding in every}
    if key not in findings:
        if loaded.findings:
            raise OnwardError(
                "the inventory cannot be read completely, so no rule has run; `onward lint` lists the errors to fix"
            )
        hint = did_you_mean(key, findings) or "`onward lint` prints the keys"
        raise OnwardError(f"no finding has the key `{key}` on this date; {hint}")
    finding = findings[key]
    if finding.kind is Kind.READER:
        raise OnwardError(f"`{finding.rule}` is a reader error and cannot be waived: fix it")
    if finding.subject.collection == COLLECTION:
        raise OnwardError(
            f"this finding is about a waiver: renew the waiver with `onward waive {finding.subject.id}`, or remove it"
        )
    return finding


def _extended(there: Waiver, given: dict[str, str]) -> Rewrite:
    """The file of a waiver with what is given in place of what it says."""
    span = there.source.span()

    def change(text: str) -> str:
        node = edits.mapping_at(edits.composed(text), span.line, span.column)
        if node is None:
            raise OnwardError(f"{span.file}:{span.line}: the waiver could not be found again")
        return edits.with_fields(text, node, given)

    return rewritten(Path(span.file), change)


def _begun(inventory: Path, key: str, given: dict[str, str]) -> Rewrite:
    """The file that lists waivers, or a new one, with one more."""
    entry = {"finding": key, **{name: given[name] for name in FIELDS}}
    path = _place(inventory)
    new = "" if path.exists() else modeline(inventory, path)
    return rewritten(path, lambda text: edits.with_entry(new + text, COLLECTION, entry))


def _place(inventory: Path) -> Path:
    """Where waivers are: the file that lists some, else one with an empty list, else `waivers.yml`."""
    lists = {
        Path(path): edits.field(edits.composed(text), COLLECTION)
        for path, text in files.read_folder(inventory).items()
        if COLLECTION in text
    }
    named = [path for path, node in lists.items() if node is not None]
    filled = [path for path in named if getattr(lists[path], "value", None)]
    return next(iter([*filled, *named]), inventory / "waivers.yml")


def _check(before: Inventory, after: Inventory, key: str, given: dict[str, str]) -> None:
    """The waiver says what was asked for, and no other record changed."""
    written = next((waiver for waiver in after.waivers if waiver.finding == key), None)
    others = [
        replace(inventory, waivers=tuple(of for of in inventory.waivers if of.finding != key))
        for inventory in (before, after)
    ]
    said = written and all(getattr(written, name) == value for name, value in given.items())
    if not said or others[0] != others[1]:
        raise OnwardError(
            "nothing was written: the layout of the file leaves no clear position for the waiver; add it by hand"
        )
