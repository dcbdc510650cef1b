"""Observe the built site, compared with what the site claims: third-party requests, cookies, other storage."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from onward.cli._bar import Bar
from onward.cli._ends import own, written
from onward.cli._options import add_format, add_inventory, inventory_of, today
from onward.cli._terminal import add_color, terminal
from onward.counting import counted
from onward.finding import OnwardError, Severity
from onward.project.layout import layout_of
from onward.project.settings import settings

if TYPE_CHECKING:
    from onward.lint import Report
    from onward.observe import Observed

EXAMPLE = "onward verify-site site"
RULES = ("cookie-undeclared", "page-not-built", "site-claim-fails", "third-party-request")


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument(
        "folder",
        metavar="DIR",
        type=Path,
        nargs="?",
        help="folder of the built site (default: site, or as set in mkdocs.yml)",
    )
    parser.add_argument(
        "--har", metavar="FILE", type=Path, help="a HAR file recorded on the live site, instead of a folder"
    )
    parser.add_argument(
        "--own", metavar="HOST", action="append", default=[], help="an additional first-party host; repeatable"
    )
    parser.add_argument(
        "--browser",
        choices=("auto", "always", "never"),
        default="auto",
        help="also open the pages in Chromium: if available, always, or never (default: auto)",
    )
    add_inventory(parser)
    add_format(parser, "text", "json")
    add_color(parser)


def run(args: argparse.Namespace) -> int:
    """Look, compare, report; 1 where an error or a warning stands."""
    from onward import files, formats, lint
    from onward.project.load import load

    seen, texts = _seen(args)
    inventory = inventory_of(args)
    loaded = load(inventory, today(args))
    report = lint.run(replace(loaded.world, observed=seen), loaded.findings, RULES)
    context = formats.Context(files.shown(inventory), {**loaded.texts, **texts}, loaded.world.law, settings().docs_url)
    if args.format == "text":
        own(sys.stdout, formats.render("text", report, replace(context, terminal=terminal(args))))
        hosts = ", ".join(sorted(seen.own)) or "none named"
        print(f"Method: {seen.method}, {counted(seen.pages, 'page')}; first-party hosts: {hosts}.")
    else:
        written(sys.stdout, formats.render(args.format, report, context), args.format)
    return 1 if _failing(report) else 0


def _failing(report: Report) -> int:
    return report.count(Severity.ERROR) + report.count(Severity.WARNING)


def _seen(args: argparse.Namespace) -> tuple[Observed, dict[str, str]]:
    """What was observed, and the texts in which findings point at it."""
    from onward import files, observe

    if args.folder and args.har:
        raise OnwardError("name the folder of the built site, or a HAR file with --har, not both")
    if args.har:
        texts = {files.shown(args.har): files.read_text(args.har)}
        return replace(observe.scan(texts, args.own), method=observe.RECORDED), texts
    folder = args.folder or layout_of(inventory_of(args)).site
    texts = _built(folder)
    seen = observe.scan(texts, args.own)
    program = _browser(args.browser)
    return (observe.together(seen, _visited(folder, program)) if program else seen), texts


def _built(folder: Path) -> dict[str, str]:
    from onward import files, observe, swap

    if not (folder / "index.html").is_file():
        raise OnwardError(
            f"`{files.shown(folder)}/index.html` does not exist; build the site first, with `onward build`"
        )
    if swap.is_halfway(folder):
        raise OnwardError(f"`{files.shown(folder)}` contains parts of two builds; run `onward build` again")
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.name.endswith(observe.endings()))
    return {files.shown(path): files.read_text(path) for path in paths}


def _browser(wanted: str) -> str | None:
    from onward.observe import browser

    chromium = browser.browser() if wanted != "never" else None
    if wanted == "always" and not chromium:
        raise OnwardError(
            "no usable Chromium: `pip install 'onward[browser]'`, and install `chromium` or name one in ONWARD_CHROMIUM"
        )
    return chromium


def _visited(folder: Path, program: str) -> Observed:
    from onward import files, observe
    from onward.observe import browser

    with Bar(sum(1 for _ in folder.rglob("*.html"))) as bar:
        done = browser.visit(folder, program, bar)
    shown = {page: files.shown(folder / page) for page in done.requests}
    requested = {shown[page]: asked for page, asked in done.requests.items()}
    return observe.visited(requested, {what: shown[page] for what, page in done.stored.items()})
