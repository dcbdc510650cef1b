"""Explain a rule, a finding by its key, or which changes are material and why."""

from __future__ import annotations

import argparse

from onward import files
from onward.cli._options import add_inventory, inventory_of, today
from onward.cli._terminal import add_color, terminal
from onward.finding import OnwardError
from onward.law import Law
from onward.project import local_rules
from onward.project.layout import layout_of
from onward.project.settings import project, settings
from onward.rules import rule

EXAMPLE = "onward explain no-transfer-ground"


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument(
        "name",
        metavar="RULE-or-KEY",
        help="id of a rule, key of a finding, kind of change, or `material` for all kinds",
    )
    add_inventory(parser)
    add_color(parser)


def run(args: argparse.Namespace) -> int:
    """Print the page, and the finding where a key is given."""
    local_rules.include(project().rules)
    name, _, at = args.name.partition("@")
    if table := _kinds(name):
        print("\n".join(table))
        return 0
    explained = rule(name)
    shown = _finding(args) if at else ""
    since = f", since {explained.since}" if explained.since else ""
    print(f"{explained.id} ({explained.severity.value}, {explained.kind.value}{since})\n\n{explained.doc}")
    law = Law.read(files.package_law(), today(args), layout_of(inventory_of(args)).overlay_read())
    if explained.law:
        print("\nLaw: " + "; ".join(law.cite(name).cite for name in explained.law))
    if shown:
        print(f"\n{shown}")
    return 0


def _kinds(name: str) -> list[str]:
    """The table of what is material, or its line about one kind, as the settings of the project leave it."""
    from onward.diff.kinds import ChangeKind, material, tuning
    from onward.words.catalogue import words
    from onward.words.materiality import why_of

    chosen = [kind for kind in ChangeKind if name in ("material", kind.value)]
    tuned = tuning(settings().material) if chosen else {}
    lines = []
    for kind in chosen:
        decided = "material    " if material(kind, tuned.get(kind)) else "not material"
        lines.append(f"{kind.value:26} {decided}  {why_of(kind, tuned.get(kind), words())}")
    return lines


def _finding(args: argparse.Namespace) -> str:
    from onward import formats
    from onward.formats import text
    from onward.formats._causes import entry
    from onward.lint import run as run_lint
    from onward.project.load import load
    from onward.yamltext.nearest import did_you_mean

    inventory = inventory_of(args)
    loaded = load(inventory, today(args))
    report = run_lint(loaded.world, loaded.findings)
    context = formats.Context(
        files.shown(inventory), loaded.texts, loaded.world.law, settings().docs_url, terminal(args)
    )
    accepted = {waived.finding.key: waived.waiver for waived in report.waived}
    every = (*report.findings, *(waived.finding for waived in report.waived))
    alone = [finding for finding in every if finding.key == args.name]
    if of := alone or [finding for finding in every if finding.cause_key == args.name]:
        shown, waiver = text.shown(entry(of, context), context), accepted.get(of[0].key)
        return shown if waiver is None else f"{shown}\nwaived by {waiver.by} until {waiver.until}: {waiver.reason}"
    hint = did_you_mean(args.name, report.keys) or "`onward lint` prints the keys"
    raise OnwardError(f"no finding has the key `{args.name}` today; {hint}")
