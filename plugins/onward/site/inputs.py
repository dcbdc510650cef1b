"""What the site is made from: the world of one day. The one place where the plugin touches the core."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from onward import lint
from onward.characters import without_commands
from onward.counting import counted
from onward.finding import Finding, OnwardError, Severity
from onward.project.layout import notices_in
from onward.project.load import load
from onward.project.tree import Disk
from onward.records import languages
from onward.records.published import translated
from onward.records.versions import read_versions
from onward.site import cover, linked_data, resources, shell, statements, views
from onward.site.page import Block, Page
from onward.site.parts.badges import inline, plain
from onward.site.parts.edition import edition
from onward.site.resources import brand
from onward.world import World


def world_of(inventory: Path, day: date, strict: bool, config: Path | None = None) -> World:
    """The world of that day, for the site of a mkdocs.yml where one is built.

    Raises OnwardError with every error's file:line:column if the inventory does not hold.
    """
    return read_of(inventory, day, strict, config)[0]


def read_of(inventory: Path, day: date, strict: bool, config: Path | None = None) -> tuple[World, Mapping[str, str]]:
    """The same, with the texts that it was read from, by their paths."""
    loaded = load(inventory, day, config=config)
    report = lint.run(loaded.world, loaded.findings)
    errors = [finding for finding in report.findings if finding.severity is Severity.ERROR]
    # nobody begins unannounced, whatever is asked
    silent = any(finding.rule == "active-without-notice" for finding in errors)
    if errors and (strict or silent or not report.rules):
        raise OnwardError(f"the inventory has {counted(len(errors), 'error')}:\n{listing(errors)}")
    return replace(loaded.world, versions=read_versions(loaded.layout.versions_read())), loaded.texts


def essence(world: World, texts: Mapping[str, str]) -> object:
    """All that views look at, as a value: the world, and the texts of its records, which say more than the values do.

    What hand-written pages say is no part of it, where no waiver may rest on a finding of theirs; that they are there is.
    """
    written = world.written if world.inventory.waivers else dict.fromkeys(world.written, "")
    apart = {path: text for path, text in texts.items() if path not in written}
    return apart, replace(world, written=written)


def pages_of(world: World, audience: str, language: str) -> list[Page]:
    """The generated pages for an audience in a language."""
    return views.pages(world, audience, language)


def view_of(world: World, audience: str, language: str, name: str, options: Mapping[str, object]) -> Block:
    """One view for a hand-written page. Raises OnwardError for an unknown one, naming those that exist."""
    return views.view(world, name, options, audience, language)


def resources_of(world: World, audience: str, title: str, url: str | None, language: str) -> dict[str, str]:
    """What machines fetch from the site, by path: feeds, calendars, the inventory, where to report a vulnerability."""
    return resources.resources(resources.Site(edition(world, audience, language), title, url))


def made_of(
    world: World, audience: str, title: str, url: str | None, language: str
) -> tuple[World, list[Page], dict[str, str]]:
    """A world, its generated pages, and what machines fetch."""
    return world, pages_of(world, audience, language), resources_of(world, audience, title, url, language)


def shell_of(world: World, audience: str, title: str, url: str | None, language: str) -> dict[str, object]:
    """What stands around every page: the words, the day, the state of the law, changes that are pending, the feeds."""
    site = resources.Site(edition(world, audience, language), title, url)
    return shell.around(site)


def linked_data_of(
    world: World, audience: str, title: str, url: str | None, language: str, page: str, about: str, at: str
) -> dict[str, object]:
    """A page as schema.org describes it: its name, what it is about, its address, and who publishes it."""
    return linked_data.document(resources.Site(edition(world, audience, language), title, url), page, about, at)


def cover_of(world: World) -> bytes:
    """The picture beside a link to the site, in the organization's colour."""
    return cover.png(brand.colour_of(world.inventory.organization))


def logo_of(world: World, files: Collection[str]) -> str | None:
    """The organization's logo among the files of the site; OnwardError at the place of one that is not there."""
    ours = world.inventory.organization
    if ours and ours.logo and ours.logo not in files:
        at = ours.at("logo")
        raise OnwardError(
            f"{at.file}:{at.line}:{at.column}: `logo` must be a file in the docs folder; `{ours.logo}` is not one"
        )
    return ours.logo if ours else None


def languages_of(world: World) -> tuple[str, ...]:
    """The languages in which the organization publishes, that of the inventory's own texts first."""
    return languages.languages_of(world.inventory.organization)


def noticed(world: World, docs: Path, language: str) -> World:
    """The same world with its notices as a language's own docs folder says them, where it does."""
    said = {notice.slug: notice for notice in translated(world.notices, notices_in(Disk(), docs), language)}
    return replace(world, notices=tuple(said.get(notice.slug, notice) for notice in world.notices))


def with_pages(world: World, pages: Mapping[str, str]) -> World:
    """The world with what hand-written pages, {path: Markdown}, state, and what they are called."""
    return replace(world, made=statements.made(pages), headings=statements.headings(pages))


def not_published(world: World) -> list[str]:
    """Claims that no page makes, one a line."""
    report = lint.run(world, select=["claim-not-published"])
    return listing(finding for finding in report.findings if finding.rule == "claim-not-published").splitlines()


def mark_of(world: World, audience: str, language: str, claim: str, number: int) -> Block | None:
    """The mark behind the n-th sentence of a page that makes a claim. Raises OnwardError for an unknown claim."""
    return inline(edition(world, audience, language), claim, number)


def plain_mark_of(world: World, audience: str, language: str, claim: str, number: int) -> Block | None:
    """The same for a page without a stylesheet."""
    return plain(edition(world, audience, language), claim)


def listing(findings: Iterable[Finding]) -> str:
    """Findings one a line, as editors and terminals make links of them."""
    return "\n".join(
        without_commands(
            f"{finding.span.file}:{finding.span.line}:{finding.span.column}: {finding.severity}[{finding.rule}] {finding.message}"
        )
        for finding in sorted(findings, key=lambda finding: finding.order)
    )
