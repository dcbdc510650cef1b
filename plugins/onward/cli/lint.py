"""Findings about the inventory: exit code 1 where one of them is an error."""

from __future__ import annotations

import argparse
import gc
import os
import shutil
import sys
from pathlib import Path

from onward import files, formats
from onward.cli._options import add_inventory, inventory_of, settings, today
from onward.finding import OnwardError, Severity
from onward.lint import Report
from onward.lint import run as run_lint

EXAMPLE = "onward lint --output json=findings.json --fail-on warning"


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    add_inventory(parser)
    names = formats.format_names()
    parser.add_argument("--format", choices=names, default="text", help="the form of the output (default: text)")
    parser.add_argument(
        "--output",
        metavar="FORMAT=FILE",
        action="append",
        default=[],
        help="write this form to a file as well; repeatable",
    )
    parser.add_argument("--select", metavar="RULE", action="append", default=[], help="run only this rule; repeatable")
    parser.add_argument("--ignore", metavar="RULE", action="append", default=[], help="leave this rule out; repeatable")
    parser.add_argument(
        "--fail-on",
        choices=("error", "warning"),
        default="error",
        help="the least severity that exits 1 (default: error)",
    )


def run(args: argparse.Namespace) -> int:
    """Lint, print, write the outputs; 1 on findings of the severity asked for."""
    from onward.cli.load import load

    gc.disable()  # a short process: the end of it frees everything at once
    outputs = [_output(text) for text in args.output]
    inventory = inventory_of(args)
    loaded = load(inventory, today(args))
    report = run_lint(loaded.world, loaded.findings, args.select, args.ignore)
    plain = formats.Context(files.shown(inventory), loaded.texts, loaded.world.law, settings().docs_url)
    for name, path in outputs:
        files.write_text(path, formats.render(name, report, plain))
    width = shutil.get_terminal_size((100, 24)).columns
    shown = formats.Context(plain.inventory, plain.texts, plain.law, plain.docs_url, _colour(), width)
    sys.stdout.write(formats.render(args.format, report, shown))
    return _code(report, args.fail_on)


def _code(report: Report, least: str) -> int:
    failing = report.count(Severity.ERROR) + (report.count(Severity.WARNING) if least == "warning" else 0)
    return 1 if failing else 0


def _output(text: str) -> tuple[str, Path]:
    name, _, path = text.partition("=")
    if name not in formats.format_names() or not path:
        raise OnwardError(f"--output {text}: write FORMAT=FILE with one of {', '.join(formats.format_names())}")
    return name, Path(path)


def _colour() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
