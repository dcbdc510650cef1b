"""Draft the notice that is due, as a page; if no change is material, record that instead."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from onward import files
from onward.cli._options import add_inventory, inventory_of, today
from onward.cli.diff import world_at
from onward.cli.notice import _owed
from onward.cli.notice.freeze import freeze
from onward.finding import OnwardError
from onward.project.layout import layout_of
from onward.project.settings import project

if TYPE_CHECKING:
    from onward.cli.notice._owed import Owed
    from onward.notices.model import Notice
    from onward.world import World

EXAMPLE = "onward notice draft"
NOTHING = "No material change of published facts: no notice is drafted."


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument(
        "--since",
        metavar="REV",
        help="git revision or folder to compare with (default: the last one in which no notice was due)",
    )
    parser.add_argument(
        "--already-public",
        metavar="VENDORS",
        help="before the first notice: ids of the vendors already public, such as `stripe,mailer`; others are announced",
    )
    add_inventory(parser)


def run(args: argparse.Namespace) -> int:
    """Begin where there is no notice yet; then draft what is owed."""
    world = world_at(args, None)
    if args.already_public is not None and (world.notices or args.since):
        raise OnwardError("--already-public is for the first notice, and cannot be combined with --since")
    if not world.notices:
        old = world_at(args, args.since) if args.since else _owed.public_before(args, world)
        _baseline(args, old)
        world = world_at(args, None)
        return 0 if world.announced else _draft(args, world, _owed.since_the_first(old, world))
    if world.announced and not args.since:
        print(_owed.told(world))
        return 0
    return _draft(args, world, _owed.owed_since(args, world, args.since) if args.since else _owed.owed(args, world))


def _baseline(args: argparse.Namespace, world: World) -> None:
    """The first page, with which later lists are compared, and the list as customers know it."""
    from onward.notices import page
    from onward.words.catalogue import words

    (own, home), *others = _folders(args, world)
    texts = {home: page.baseline(world, words(own))}
    texts |= {folder: page.baseline(world, words(language), first=False) for language, folder in others}
    with files.together(project().folder):
        _write(texts, f"{world.today}-list")
        freeze(inventory_of(args), world)


def _folders(args: argparse.Namespace, world: World) -> list[tuple[str, Path]]:
    """The languages in which the organization publishes, its own first, and where the notices of each stand."""
    from onward.records.languages import languages_of

    first, *others = languages_of(world.inventory.organization)
    layout = layout_of(inventory_of(args))
    return [(first, layout.notices()), *((language, layout.notices(language)) for language in others)]


def _write(texts: Mapping[Path, str], slug: str) -> None:
    """One page a folder, all of one name."""
    for folder, text in texts.items():
        files.write_text(folder / f"{slug}.md", text)
        print(files.shown(folder / f"{slug}.md"))


def _draft(args: argparse.Namespace, world: World, owed: Owed) -> int:
    from onward.notices.model import telling

    notices = telling(owed.old, world, today(args), owed.changes)
    if owed.stale:
        raise OnwardError(_owed.redraft(owed.stale))
    missing = world.tally - _described(world, owed.old)
    with files.together(project().folder):
        taken: set[str] = set()
        for number, notice in enumerate(notices):
            taken.add(_announce(args, notice, world, 0 if number else missing, taken))
    if not notices:
        covered = [notice.path for notice in owed.covered if notice.front.changes]
        print(f"These changes are already announced: {', '.join(covered)}" if covered else NOTHING)
        _refresh(world, missing)
    return 0


def _described(world: World, old: World) -> int:
    """The tally of what notices describe; where they are older than the tally, the last one says from now on what it was."""
    from onward.notices import latest
    from onward.records.published import adding, described

    tally, last = described(world.notices), latest(world.notices)
    if tally is None and last is not None:
        files.write_text(Path(last.path), adding(files.read_text(Path(last.path)), old.tally))
        return old.tally
    return tally or 0


def _announce(args: argparse.Namespace, notice: Notice, world: World, adds: int, taken: set[str]) -> str:
    """Write a notice under a name that is not taken; the name."""
    from onward.notices import page
    from onward.words.catalogue import words

    inventory = inventory_of(args)
    (own, home), *others = _folders(args, world)
    layout = files.read_template(inventory)
    texts = {home: page.render(notice, world, words(own), adds, layout)}
    for language, folder in others:
        layout = files.read_template(inventory, language)
        texts[folder] = page.translation(notice, world, words(language), layout)
    slug = _free(tuple(texts), notice, taken)
    _write(texts, slug)
    for item in notice.items:
        since, day = item.vendor.since, notice.dates.effective
        if item.waits and since and world.today <= since < day:
            print(f"note: {item.vendor.id} starts on {since}, before the notice period ends; set `since: {day}`")
    print(f"Commit and publish it; then `onward notice send {slug} --to FILE --smtp URL`, on {notice.dates.announced}.")
    return slug


def _free(folders: tuple[Path, ...], notice: Notice, taken: set[str]) -> str:
    """A name that no other notice has."""
    exists = notice.slug in taken or any((folder / f"{notice.slug}.md").exists() for folder in folders)
    return f"{notice.slug}-{notice.id[:6]}" if exists else notice.slug


def _refresh(world: World, missing: int) -> None:
    """What changed without being material is part of the facts from now on; the last notice says so."""
    from onward.notices import latest
    from onward.records.published import adding

    last = latest(world.notices)
    if last is None or world.announced:
        return
    text = files.read_text(Path(last.path)).replace(f"\nfacts: {last.front.facts}\n", f"\nfacts: {world.facts}\n", 1)
    files.write_text(Path(last.path), adding(text, missing))
    print(f"The digest of published facts in {last.path} is now up to date.")
