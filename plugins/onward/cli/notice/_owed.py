"""What customers are owed: the changes since the list that notices describe, less those that a notice tells of already."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from onward.cli._options import inventory_of
from onward.cli.diff import world_at
from onward.finding import OnwardError
from onward.frozen import dataclass
from onward.project.layout import layout_of
from onward.project.load import holds

if TYPE_CHECKING:
    from onward.diff import Change
    from onward.records.published import Published
    from onward.world import World

PUBLISHED = ("origin/HEAD", "origin/main", "origin/master", "main", "master", "HEAD")
"""Where what is public stands in git: the first of these that there is."""
BEGIN = (
    "the vendors already public are unknown: name them with `onward notice draft --already-public a,b`"
    ' (`--already-public ""` if there are none), or give the revision since which the list is public with `--since`'
)


@dataclass(frozen=True, slots=True)
class Owed:
    """The world in which nothing was owed, and what has changed since that no notice tells of."""

    old: World
    changes: tuple[Change, ...]
    covered: tuple[Published, ...] = ()
    """Notices that are new since then."""
    stale: tuple[Published, ...] = ()
    """Those of them that no commit holds yet, and whose records have become others since they were drafted."""


def told(world: World) -> str:
    """That nothing is owed."""
    from onward.notices import latest

    last = latest(world.notices)
    if last and last.front.facts != world.facts:
        return f"No notice is due: notices announce all that has changed, the latest {last.path}."
    return f"No notice is due: published facts match {last.path if last else 'none'}."


def redraft(stale: tuple[Published, ...]) -> str:
    """What is to be done where facts moved under a draft that nobody has published."""
    paths = ", ".join(notice.path for notice in stale)
    return f"published facts have changed since {paths} was drafted, and it is not committed yet: delete it, and draft again"


def since_the_first(old: World, new: World) -> Owed:
    """What is owed beside the list as customers knew it before there was any notice."""
    from onward.notices.model import unannounced

    return Owed(old, unannounced(old, new, ()))


def owed_since(args: argparse.Namespace, new: World, revision: str) -> Owed:
    """What is owed for all that changed since a revision. OnwardError for one whose own changes would be lost."""
    old = world_at(args, revision)
    if old.notices and not old.announced:
        raise OnwardError(
            f"the notices of `{revision}` do not cover all of its published facts: earlier changes would be lost."
            " Give a revision in which no notice was due, or leave `--since` out"
        )
    return _owed(args, old, new)


def owed(args: argparse.Namespace, new: World) -> Owed:
    """What is owed since the last commit in which notices told of all that was public, and all of which are still there."""
    for commit in _commits(args):
        try:
            old = world_at(args, commit)
        except OnwardError:
            continue  # it cannot be read whole; an older one tells
        if not old.notices:
            break
        if old.announced and not _gone(old, new):
            return _owed(args, old, new)
    return _owed(args, public_before(args, new), new)


def _gone(old: World, new: World) -> bool:
    """Whether a notice that told of changes is there no longer: nobody can read any more what it announced."""
    there = {notice.edition for notice in new.notices}
    return any(notice.front.changes and notice.edition not in there for notice in old.notices)


def _commits(args: argparse.Namespace) -> Iterator[str]:
    """The commits of the inventory and its notices, the latest first."""
    from onward.cli.history import commits

    yield from (commit.id for commit in reversed(commits(inventory_of(args))))


def _owed(args: argparse.Namespace, old: World, new: World) -> Owed:
    from onward.notices.model import unannounced

    before = {notice.edition for notice in old.notices}
    covered = tuple(notice for notice in new.notices if notice.edition not in before)
    known = frozenset(id_ for notice in covered for id_ in notice.front.changes)
    changes = unannounced(old, new, known)
    telling = tuple(notice for notice in covered if notice.front.changes)
    if new.announced or not _have_moved(telling, old, new):
        return Owed(old, changes, covered)
    commits = {notice: _commit(args, notice) for notice in telling}
    if stale := tuple(notice for notice, commit in commits.items() if not commit):
        return Owed(old, changes, covered, stale)
    moved = {
        change.id: change
        for notice, commit in commits.items()
        if commit
        for change in _moved(args, notice, commit, new)
    }
    anew = [change for change in moved.values() if change.ids.isdisjoint(known)]
    if not anew and not all(world_at(args, commit).announced for commit in commits.values()):
        anew = list(unannounced(old, new, ()))  # a notice and what moved under it came with one commit
    more = {change.id: change for change in (*changes, *anew)}
    return Owed(old, tuple(more.values()), covered)


def _have_moved(telling: tuple[Published, ...], old: World, new: World) -> bool:
    """Whether the records of which notices tell have become others than these notices added to the public facts."""
    from onward.records.facts import SPACE, tally

    subjects = frozenset(name for notice in telling for name in notice.front.subjects)
    now, before = (tally(world.inventory, world.material, subjects) for world in (new, old))
    return (now - before - sum(int(notice.front.adds or "0", 16) for notice in telling)) % SPACE != 0


def _commit(args: argparse.Namespace, notice: Published) -> str | None:
    """The commit that holds the page of a notice."""
    from onward import git

    folder = layout_of(inventory_of(args)).notices()
    return git.last_change(folder / Path(notice.path).name) if git.repository(folder) else None


def _moved(args: argparse.Namespace, notice: Published, commit: str, new: World) -> Iterator[Change]:
    """What is other today about the records of which a notice tells: facts that moved after it was drafted."""
    from onward.notices.model import unannounced

    changes = unannounced(world_at(args, commit), new, ())
    return (change for change in changes if str(change.subject) in notice.front.subjects)


def public_before(args: argparse.Namespace, new: World) -> World:
    """The world as customers know it before there is any notice. OnwardError where nothing tells."""
    named = getattr(args, "already_public", None)
    if named is not None:
        return _with_vendors(new, [name.strip() for name in named.split(",") if name.strip()])
    revision = published(inventory_of(args))
    if revision:
        return world_at(args, revision)
    if new.inventory.subprocessors:
        raise OnwardError(BEGIN)
    return new


def published(inventory: Path) -> str | None:
    """The last commit of this branch that the published one has; None where that holds no inventory."""
    from onward import git

    if not git.repository(inventory):
        return None
    name = next((revision for revision in PUBLISHED if git.is_revision(inventory, revision)), None)
    commit = git.merge_base(inventory, name) if name else None
    return commit if commit and holds(inventory, commit) else None


def _with_vendors(world: World, names: list[str]) -> World:
    """The same world with no other vendors than these."""
    from onward.whatif import changed
    from onward.yamltext.nearest import did_you_mean

    vendors = world.inventory.subprocessors
    for name in names:
        if name not in vendors:
            raise OnwardError(f"unknown vendor `{name}`; {did_you_mean(name, vendors) or 'see the inventory'}")
    old = changed(world, remove=[vendor for vendor in vendors if vendor not in names])
    return replace(old, notices=world.notices, material=world.material)
