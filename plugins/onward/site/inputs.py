"""What the site is made from: the world of one day. The one place where the plugin touches the core."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from onward import lint
from onward.cli.load import load
from onward.finding import Finding, OnwardError, Severity
from onward.notices import atom
from onward.site import pages
from onward.site.page import Block, Page
from onward.world import World


def world_of(inventory: Path, day: date, strict: bool) -> World:
    """The world of that day. Raises OnwardError with every error's file:line:column if the inventory does not hold."""
    loaded = load(inventory, day)
    report = lint.run(loaded.world, loaded.findings)
    errors = [finding for finding in report.findings if finding.severity is Severity.ERROR]
    if errors and (strict or not report.rules):
        raise OnwardError(f"the inventory has {len(errors)} errors:\n{listing(errors)}")
    return loaded.world


def pages_of(world: World, audience: str, language: str) -> list[Page]:
    """The generated pages for an audience in a language."""
    return pages.pages(world, audience, language)


def view_of(world: World, audience: str, language: str, name: str, options: Mapping[str, object]) -> Block:
    """One view for a hand-written page. Raises OnwardError for an unknown one, naming those that exist."""
    return pages.view(world, name, options, audience, language)


def feed_of(world: World, title: str, site_url: str) -> tuple[str, str]:
    """The name and the text of the feed of notices."""
    ours = world.inventory.organization
    return atom.NAME, atom.render(world.notices, title, ours.title if ours else title, site_url)


def law_as_of(world: World) -> date:
    """The day on which the law data was last reviewed."""
    return world.law.as_of


def listing(findings: Iterable[Finding]) -> str:
    """Findings one a line, as editors and terminals make links of them."""
    return "\n".join(
        f"{one.span.file}:{one.span.line}:{one.span.column}: {one.severity}[{one.rule}] {one.message}"
        for one in sorted(findings, key=lambda one: one.order)
    )
