"""List every change to the list with its dates: published in git, announced, effective; and where the dates contradict each other.

It follows the first-parent commits of the inventory, and reports

  announced-before-published   its notice date is earlier than the commit that first published it,
  window-too-short             it took effect before the notice period had passed,
  change-without-notice        it has no notice, although customers must be notified of it.

Past changes cannot be fixed: `--since` limits the report to what was published from a date on.

`--format json` is `onward-history/1`: `first`; `changes`, each with `commit`, `published`, `announced`, `effective`, the `change`
as `onward diff` writes it, and `findings` of `rule`, `key`, `message` and `hint`; `unread`, commits that cannot be read.
"""

from __future__ import annotations

import argparse
import gc
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onward.cli._before import Answer, answered, keep, question
from onward.cli._options import add_format, add_inventory, day, inventory_of, schema_at, today
from onward.counting import counted
from onward.finding import OnwardError
from onward.frozen import dataclass
from onward.project.noted import Noted
from onward.project.settings import project
from onward.project.tree import Disk

if TYPE_CHECKING:
    from onward.contracts import changes as contract
    from onward.git import Commit
    from onward.history import Entry, History, Revision
    from onward.law import Law
    from onward.objects import Objects
    from onward.project.layout import Layout
    from onward.project.settings import Project
    from onward.records.inventory import Inventory
    from onward.world import World

    LawOf = Callable[[dict[str, str], Mapping[str, Any]], Law]

EXAMPLE = "onward history --since 2026-01-01"


@dataclass(frozen=True, slots=True)
class Unread:
    """A commit whose inventory cannot be read: what it changed is included in the next one that can."""

    commit: str
    day: date
    why: str


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    add_inventory(parser)
    parser.add_argument("--since", metavar="DATE", type=day, help="only what was published on or after this date")
    add_format(parser, "text", "json", "markdown")


def run(args: argparse.Namespace) -> int:
    """Print the history; 1 where its dates contradict each other. Commits never change, and neither does what they say."""
    gc.disable()  # a short process: the end of it frees everything at once
    touching = commits(inventory_of(args))
    named = [[commit.id, str(commit.day), str(commit.top), commit.inside] for commit in touching]
    asked = question("history", project(), named, [str(today(args)), args.format, str(args.since)])
    answer = answered(asked)
    if answer is None:
        answer = _made(args, touching)
        keep(asked, answer, Noted(Disk()))
    print(answer.texts[0])
    return answer.code


def _made(args: argparse.Namespace, touching: Iterable[Commit]) -> Answer:
    """The history itself, read from every commit."""
    from onward.history import History, tell
    from onward.project.load import law_of

    laws: dict[str, Law] = {}

    def law(overlay: dict[str, str], policy: Mapping[str, Any]) -> Law:
        key = repr((overlay, policy))
        if key not in laws:
            laws[key] = law_of(today(args), overlay, policy)
        return laws[key]

    unread: list[Unread] = []
    history = tell(_readable(touching, law, unread))
    since = args.since or date.min
    shown = History(history.first, tuple(entry for entry in history.entries if entry.published >= since))
    forms = {"json": _json, "markdown": _markdown, "text": _text}
    text = "\n".join(forms[args.format](shown, [commit for commit in unread if commit.day >= since]))
    return Answer((text,), 1 if shown.flaws else 0)


def commits(inventory: Path) -> tuple[Commit, ...]:
    """The commits that touch an inventory, or the law and the notices beside it, the oldest first."""
    from onward import git
    from onward.objects import Objects

    objects = Objects(git.work_tree(inventory))
    return git.history(inventory, lambda commit: _beside(objects, commit))


def _beside(objects: Objects, commit: Commit) -> tuple[Path, ...]:
    """The folders beside the inventory that count, as a commit has them; none where it does not say."""
    try:
        _, layout = _project(objects, commit)
        return layout.overlay, layout.notices()
    except OnwardError:
        return ()


def _project(objects: Objects, commit: Commit) -> tuple[Project, Layout]:
    """The settings and the layout of a commit."""
    from onward.files import shown
    from onward.project.layout import Layout
    from onward.project.settings import found
    from onward.project.tree import Revision

    inventory = Path(shown(commit.top / commit.inside))
    tree = Revision(objects, commit.id, commit.id)
    then = found(tree, inventory.parent)
    return then, Layout.of(tree, inventory, then.folder)


def _readable(touching: Iterable[Commit], law: LawOf, unread: list[Unread]) -> Iterator[Revision]:
    """The worlds of commits, each on its own day; those that cannot be read are added to `unread`."""
    from onward.history import Revision
    from onward.objects import Objects

    objects: Objects | None = None
    world: World | None = None
    for commit in touching:
        objects = objects or Objects(commit.top)
        try:
            world = _world(objects, commit, law, world.inventory if world else None)
        except OnwardError as error:
            unread.append(Unread(commit.id, commit.day, str(error)))
        else:
            yield Revision(commit.id, commit.day, world)


def _world(objects: Objects, commit: Commit, law: LawOf, before: Inventory | None) -> World:
    from onward.project.load import read

    then, layout = _project(objects, commit)
    of_the_day = law(layout.overlay_read(), then.settings.policy).on(commit.day)
    loaded = read(then, layout, commit.day, of_the_day, before)
    errors = [finding for finding in loaded.findings if finding.severity.rank == 0]
    if errors:
        first = errors[0]
        raise OnwardError(f"{first.span.file}:{first.span.line}:{first.span.column}: {first.message}")
    return loaded.world


def _text(history: History, unread: list[Unread]) -> Iterator[str]:
    from onward.words.changes import in_codes

    yield f"{'published':10}  {'announced':10}  {'effective':10}  change"
    if history.first:
        count = counted(len(history.first.world.seen_by("public").inventory.subprocessors), "vendor")
        yield f"{history.first.published}  {'-':10}  {'-':10}  first list, with {count} ({history.first.commit[:7]})"
    for entry in history.entries:
        days = "  ".join(f"{day or '-'!s:10}" for day in (entry.published, entry.announced, entry.effective))
        yield f"{days}  {in_codes(entry.change)} ({entry.commit[:7]})"
        for flaw in entry.flaws:
            yield f"  {flaw.rule}: {flaw.message}"
            yield f"    fix: {flaw.hint}"
            yield f"    key: {flaw.key}"
    yield from _not_read(unread)
    yield f"{counted(len(history.entries), 'change')}, {counted(len(history.flaws), 'finding')}."


def _not_read(unread: list[Unread]) -> Iterator[str]:
    for commit in unread:
        yield f"{commit.day}: {commit.commit[:7]} cannot be read; its changes are included in the next one: {commit.why}"


def _markdown(history: History, unread: list[Unread]) -> Iterator[str]:
    from onward.cli.diff import cell
    from onward.words.changes import in_codes

    yield "| Published | Announced | Effective | Change | Commit | Findings |"
    yield "|---|---|---|---|---|---|"
    for entry in history.entries:
        flaws = ", ".join(flaw.rule for flaw in entry.flaws)
        days = f"{entry.published} | {entry.announced or '–'} | {entry.effective}"
        yield f"| {days} | {cell(in_codes(entry.change))} | {entry.commit[:7]} | {flaws} |"
    if unread:
        yield ""
        yield from (f"- {cell(line)}" for line in _not_read(unread))


def _json(history: History, unread: list[Unread]) -> Iterator[str]:
    first = history.first
    document: contract.History = {
        "$schema": schema_at("onward-history/1"),
        "version": "onward-history/1",
        "first": {"commit": first.commit, "published": first.published.isoformat()} if first else None,
        "changes": [_entry(entry) for entry in history.entries],
        "unread": [
            {"commit": commit.commit, "published": commit.day.isoformat(), "why": commit.why} for commit in unread
        ],
    }
    yield json.dumps(document, ensure_ascii=False, indent=2)


def _entry(entry: Entry) -> contract.Entry:
    from onward.cli.diff import as_json

    return {
        "commit": entry.commit,
        "published": entry.published.isoformat(),
        "announced": entry.announced.isoformat() if entry.announced else None,
        "effective": entry.effective.isoformat(),
        "change": as_json(entry.change),
        "findings": [
            {"rule": flaw.rule, "key": flaw.key, "message": flaw.message, "hint": flaw.hint} for flaw in entry.flaws
        ],
    }
