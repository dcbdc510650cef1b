"""A notice from the changes since a revision; where nothing that changed is material, that is written down instead."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from onward import files
from onward.cli._options import add_inventory, inventory_of, today
from onward.cli.diff import world_at
from onward.cli.notice.freeze import freeze
from onward.finding import OnwardError
from onward.project.layout import layout_of

if TYPE_CHECKING:
    from onward.notices.model import Notice
    from onward.records.published import Published
    from onward.world import World

EXAMPLE = "onward notice draft"
NOTHING = "No material change of public facts: no notice is drafted."


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument(
        "--since",
        metavar="REV",
        help="the git revision, or folder, with which to compare; without it, the one in which the last notice was committed",
    )
    add_inventory(parser)


def run(args: argparse.Namespace) -> int:
    """Draft since the revision that is named, else since the last notice."""
    world = world_at(args, None)
    code = _draft(args, world, args.since) if args.since else _draft_since_last(args, world)
    freeze(inventory_of(args), world)
    return code


def _draft_since_last(args: argparse.Namespace, world: World) -> int:
    """The revision to compare with is the one that the last notice describes; without any notice, the list is written down."""
    from onward import git
    from onward.notices import latest

    last = latest(world.notices)
    if last is None:
        return _baseline(args, world, world.facts)
    if world.facts == last.front.facts:
        print(f"The public facts are those of the last notice, {last.path}.")
        return 0
    commit = git.last_change(layout_of(inventory_of(args)).notices() / Path(last.path).name)
    if commit is None:
        raise OnwardError(
            f"{last.path} is not committed yet: commit it with the change that it tells of, then draft anew"
        )
    return _draft(args, world, commit)


def _baseline(args: argparse.Namespace, world: World, facts: str) -> int:
    """The first page, with which later lists are compared."""
    from onward.notices import page
    from onward.words import words

    (own, home), *others = _folders(args, world)
    texts = {home: page.baseline(world, words(own), facts)}
    texts |= {folder: page.baseline(world, words(language), facts, first=False) for language, folder in others}
    _write(texts, f"{world.today}-list")
    return 0


def _folders(args: argparse.Namespace, world: World) -> list[tuple[str, Path]]:
    """The languages in which the organization publishes, its own first, and where the notices of each stand."""
    from onward.records.languages import languages_of

    first, *others = languages_of(world.inventory.organization)
    layout = layout_of(inventory_of(args))
    return [(first, layout.notices()), *((one, layout.notices(one)) for one in others)]


def _write(texts: Mapping[Path, str], slug: str) -> None:
    """One page a folder, all of one name."""
    for folder, text in texts.items():
        files.write_text(folder / f"{slug}.md", text)
        print(files.shown(folder / f"{slug}.md"))


def _draft(args: argparse.Namespace, new: World, since: str) -> int:
    from onward.diff import public_changes
    from onward.notices.model import drafts

    old = world_at(args, since)
    changes = public_changes(old, new).material
    known = _known(old, new.notices, frozenset(one.id for one in changes), since)
    found = drafts(old, new, today(args), known)
    for notice in found:
        _announce(args, notice, new, old.facts)
    if not found:
        covered = [one.path for one in new.notices if known.intersection(one.front.changes)] if changes else []
        print(f"These changes are announced already: {', '.join(covered)}" if covered else NOTHING)
        _refresh(new, new.facts)
    return 0


def _known(old: World, notices: tuple[Published, ...], changes: frozenset[str], since: str) -> frozenset[str]:
    """Ids of changes that were announced. A revision after the last notice would lose what came between: OnwardError."""
    from onward.notices import latest

    last = latest(notices)
    if last is None or old.facts == last.front.facts:
        return frozenset()
    if last.front.changes and set(last.front.changes) <= changes:
        return frozenset(id_ for one in notices for id_ in one.front.changes) & changes
    raise OnwardError(
        f"`{since}` is not the state that the last notice describes, {last.path}: changes between the two would be"
        " lost. Give the revision in which that notice was committed"
    )


def _announce(args: argparse.Namespace, notice: Notice, world: World, before: str) -> None:
    from onward.notices import page
    from onward.words import words

    inventory = inventory_of(args)
    (own, home), *others = _folders(args, world)
    layout = files.read_template(inventory)
    texts = {home: page.render(notice, world, words(own), before, world.facts, layout)}
    for language, folder in others:
        layout = files.read_template(inventory, language)
        texts[folder] = page.translation(notice, world, words(language), layout)
    slug = _free(tuple(texts), notice)
    _write(texts, slug)
    for item in notice.items:
        since, day = item.vendor.since, notice.dates.effective
        if item.waits and since and world.today <= since < day:
            print(f"note: {item.vendor.id} starts on {since}, before the notice is over; set `since: {day}`")
    print(f"Commit and publish it; then `onward notice send {slug} --to FILE --smtp URL`, on {notice.dates.announced}.")


def _free(folders: tuple[Path, ...], notice: Notice) -> str:
    """A name that no other notice has."""
    taken = any((folder / f"{notice.slug}.md").exists() for folder in folders)
    return f"{notice.slug}-{notice.id[:6]}" if taken else notice.slug


def _refresh(world: World, facts: str) -> None:
    """What changed without being material is part of the facts from now on; the last notice says so."""
    from onward.notices import latest

    last = latest(world.notices)
    if last is None or last.front.facts == facts:
        return
    path = Path(last.path)
    files.write_text(path, files.read_text(path).replace(f"\nfacts: {last.front.facts}\n", f"\nfacts: {facts}\n", 1))
    print(f"The digest of the public facts in {last.path} is brought up to date.")
