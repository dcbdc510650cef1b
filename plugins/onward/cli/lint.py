"""Check the inventory against the rules; exit code 1 if a finding is an error."""

from __future__ import annotations

import argparse
import gc
import sys
from dataclasses import replace
from pathlib import Path

from onward import files, formats
from onward.cli._ends import own
from onward.cli._fix import add_fix, fix
from onward.cli._options import add_inventory, inventory_of, today
from onward.cli._terminal import add_color, terminal
from onward.finding import OnwardError, Severity
from onward.lint import Report, newer
from onward.lint import run as run_lint
from onward.project.settings import settings

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
    parser.add_argument(
        "--select",
        metavar="RULE",
        action="append",
        default=[],
        help="run only this rule, or show only the findings of one cause (`rule@cause`, or the cause); repeatable",
    )
    parser.add_argument("--ignore", metavar="RULE", action="append", default=[], help="ignore this rule; repeatable")
    parser.add_argument(
        "--fail-on",
        choices=("error", "warning"),
        default="error",
        help="minimum severity for exit code 1 (default: error)",
    )
    parser.add_argument("--watch", action="store_true", help="lint again whenever a file changes, until Ctrl-C")
    add_color(parser)


def run(args: argparse.Namespace) -> int:
    """Lint, print, write the outputs; 1 on findings of the severity asked for."""
    if args.watch:
        return _watch(args)
    gc.disable()  # a short process: the end of it frees everything at once
    outputs = [_output(text) for text in args.output]
    if args.fix or args.diff or args.sort_keys:
        mended = fix(args, inventory_of(args))
        if args.diff:
            return 1 if mended else 0
    report, context = _lint(args)
    for name, path in outputs:
        files.write_text(path, formats.render(name, report, context))
    shown = replace(context, terminal=terminal(args)) if args.format == "text" else context
    rendered = formats.render(args.format, report, shown)
    if args.format == "text":
        own(sys.stdout, rendered)
    else:
        sys.stdout.write(rendered)
    return _code(report, context.least)


def _watch(args: argparse.Namespace) -> int:
    from onward.cli._watch import watch

    inventory = inventory_of(args)
    files.read_folder(inventory)  # a folder that is not there is told at once
    return watch(inventory, [word for word in sys.argv[2:] if not (len(word) > 2 and "--watch".startswith(word))])


def _lint(args: argparse.Namespace) -> tuple[Report, formats.Context]:
    """What stands in the inventory, or only what is new since a revision; and what formats need to show it."""
    from onward.git import repository
    from onward.project.load import load

    inventory, day = inventory_of(args), today(args)
    loaded = load(inventory, day)
    report = run_lint(loaded.world, loaded.findings, args.select, args.ignore)
    if args.since is not None:
        old = load(inventory, day, _base(inventory, args.since), missing_ok=True)
        report = newer(report, run_lint(old.world, old.findings, args.select, args.ignore))
    top = repository(inventory)
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
    return 1 if any(one.severity.rank <= least.rank for one in report.findings) else 0


def _output(text: str) -> tuple[str, Path]:
    name, _, path = text.partition("=")
    if name not in formats.format_names() or not path:
        raise OnwardError(f"--output {text}: write FORMAT=FILE with one of {', '.join(formats.format_names())}")
    return name, Path(path)
