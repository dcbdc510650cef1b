"""Check the inventory against the rules; exit code 1 if a finding is an error."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from onward import files, formats, git
from onward.cli._before import Answer, answered, keep, keep_known, known, question
from onward.cli._ends import written
from onward.cli._options import add_fix, add_inventory, inventory_of, listed, today
from onward.cli._terminal import add_color, terminal
from onward.finding import OnwardError, Severity
from onward.project.noted import Noted
from onward.project.settings import project, settings
from onward.project.tree import Disk

if TYPE_CHECKING:
    from onward.lint import Report

EXAMPLE = "onward lint --since origin/main... --output sarif=findings.sarif --fail-on warning"


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    add_inventory(parser)
    names = formats.format_names()
    parser.add_argument("--format", choices=names, default="text", help="output format (default: text)")
    parser.add_argument(
        "--output",
        metavar="FORMAT=FILE",
        action="append",
        default=[],
        help="also write this format to a file; repeatable",
    )
    parser.add_argument(
        "--since",
        metavar="REV",
        help="only findings new since this revision; `REV...`: since the commit where this branch left REV",
    )
    add_fix(parser)
    _add_rules(parser)
    parser.add_argument(
        "--fail-on",
        choices=("error", "warning"),
        default="error",
        help="minimum severity for exit code 1 (default: error)",
    )
    parser.add_argument("--watch", action="store_true", help="lint again whenever a file changes, until Ctrl-C")
    add_color(parser)


def _add_rules(parser: argparse.ArgumentParser) -> None:
    """Which rules run."""
    parser.add_argument(
        "--select",
        metavar="RULE[,RULE]",
        action="extend",
        type=listed,
        default=[],
        help="run only these rules, or show only the findings of one cause (`rule@cause`, or the cause); a list with "
        "commas, or repeated",
    )
    parser.add_argument(
        "--ignore",
        metavar="RULE[,RULE]",
        action="extend",
        type=listed,
        default=[],
        help="ignore these rules; a list with commas, or repeated",
    )


def run(args: argparse.Namespace) -> int:
    """Lint, print, write the outputs; 1 on findings of the severity asked for."""
    if args.watch:
        return _watch(args)
    gc.disable()  # a short process: the end of it frees everything at once
    outputs = [_output(text) for text in args.output]
    if args.fix or args.diff or args.sort_keys:
        from onward.cli._fix import fix

        mended = fix(args, inventory_of(args))
        if args.diff:
            return 1 if mended else 0
    asked = _question(args, [name for name, _ in outputs])
    answer = answered(asked) or _made(args, [name for name, _ in outputs], asked)
    shown, *texts = answer.texts
    for (_, path), text in zip(outputs, texts, strict=True):
        files.write_text(path, text)
    written(sys.stdout, shown, args.format)
    return answer.code


def _watch(args: argparse.Namespace) -> int:
    from onward.cli._watch import watch

    inventory = inventory_of(args)
    files.read_folder(inventory)  # a folder that is not there is told at once
    return watch(inventory, [word for word in sys.argv[2:] if not (len(word) > 2 and "--watch".startswith(word))])


def _question(args: argparse.Namespace, outputs: list[str]) -> str:
    """All that decides what a lint says, but the files that it reads."""
    inventory = inventory_of(args)
    since = git.resolved(inventory, _base(inventory, args.since)) if args.since is not None else ()
    return question(
        "lint",
        project(),
        [str(path) for path in (inventory, inventory.resolve(), git.repository(inventory), *since)],
        str(today(args)),
        [args.format, *outputs, repr(terminal(args)), args.fail_on],
        [args.select, args.ignore],
    )


def _made(args: argparse.Namespace, outputs: list[str], asked: str) -> Answer:
    """The lint itself, in all forms that are asked for; kept for the next time."""
    disk = Noted(Disk())
    report, context = _lint(args, disk)
    shown = replace(context, terminal=terminal(args)) if args.format == "text" else context
    texts = (formats.render(args.format, report, shown), *(formats.render(name, report, context) for name in outputs))
    answer = Answer(texts, _code(report, context.least))
    keep(asked, answer, disk)
    return answer


def _lint(args: argparse.Namespace, disk: Noted) -> tuple[Report, formats.Context]:
    """What stands in the inventory, or only what is new since a revision; and what formats need to show it."""
    from onward.lint import newer
    from onward.lint import run as run_lint
    from onward.project.load import load

    inventory, day = inventory_of(args), today(args)
    loaded = load(inventory, day, disk=disk, kept=True)
    report = run_lint(loaded.world, loaded.findings, args.select, args.ignore)
    loaded.keep()
    if args.since is not None:
        report = newer(report, _ranks_then(args, inventory, day))
    top = git.repository(inventory)
    context = formats.Context(
        files.shown(inventory),
        loaded.texts,
        loaded.world.law,
        settings().docs_url,
        root=top.as_posix() if top else "",
        here=Path.cwd().as_posix(),
        least=Severity(args.fail_on),
    )
    return report, context


def _ranks_then(args: argparse.Namespace, inventory: Path, day: date) -> Mapping[str, int]:
    """How severe the findings of a revision are, by their keys; a commit never changes."""
    from onward.lint import ranks
    from onward.lint import run as run_lint
    from onward.project.load import load

    top, commit = git.resolved(inventory, _base(inventory, args.since))
    places = [str(top), commit, str(inventory), str(inventory.resolve())]
    asked = question("lint of a commit", project(), places, str(day), [args.select, args.ignore])
    ranked = known(asked)
    if ranked is None:
        old = load(inventory, day, commit, missing_ok=True)
        ranked = ranks(run_lint(old.world, old.findings, args.select, args.ignore))
        keep_known(asked, ranked)
    return ranked


def _base(inventory: Path, since: str) -> str:
    """The revision to compare with: of `REV...` the commit where this branch left it."""
    from onward.git import merge_base

    name, dots, rest = since.partition("...")
    if not dots:
        return since
    if rest not in ("", "HEAD"):
        raise OnwardError(f"--since {since}: the comparison is with the current files; write `{name}` or `{name}...`")
    return merge_base(inventory, name)


def _code(report: Report, least: Severity) -> int:
    return 1 if any(finding.severity.rank <= least.rank for finding in report.findings) else 0


def _output(text: str) -> tuple[str, Path]:
    name, _, path = text.partition("=")
    if name not in formats.format_names() or not path:
        raise OnwardError(f"--output {text}: write FORMAT=FILE with one of {', '.join(formats.format_names())}")
    return name, Path(path)
