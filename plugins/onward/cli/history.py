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
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

from onward.cli._before import Answer, answered, keep, question
from onward.cli._options import add_format, add_inventory, day, inventory_of, schema_at, today
from onward.counting import counted
from onward.project.noted import Noted
from onward.project.settings import project
from onward.project.tree import Disk

if TYPE_CHECKING:
    from onward.cli._past import Past, Unread
    from onward.contracts import changes as contract
    from onward.diff import Change
    from onward.git import Commit
    from onward.history import Entry, History, Recorded, Revision

EXAMPLE = "onward history --since 2026-01-01"


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    add_inventory(parser)
    parser.add_argument("--since", metavar="DATE", type=day, help="only what was published on or after this date")
    add_format(parser, "text", "json", "markdown")


def run(args: argparse.Namespace) -> int:
    """Print the history; 1 where its dates contradict each other. Commits never change, and neither does what they say."""
    gc.disable()  # a short process: the end of it frees everything at once
    inventory = inventory_of(args)
    touching = commits(inventory)
    named = [[commit.id, str(commit.day), str(commit.top), commit.inside] for commit in touching]
    asked = question("history", project(), named, [str(today(args)), args.format, str(args.since)])
    answer = answered(asked)
    if answer is None:
        from onward.cli._past import Past

        past = Past(question("past", project(), [str(inventory), str(inventory.resolve())]))
        answer = _made(args, touching, past)
        past.keep()
        keep(asked, answer, Noted(Disk()))
    print(answer.texts[0])
    return answer.code


def _made(args: argparse.Namespace, touching: tuple[Commit, ...], past: Past) -> Answer:
    """The history itself: of what is known of the commits, and of those that have to be read."""
    from onward.cli._past import Unread, revisions
    from onward.history import comparison, tell

    since = args.since or date.min
    unread: list[Unread] = []
    compared = comparison(_recorded)

    def readable() -> Iterator[Revision]:
        for revision in revisions(touching, past):
            if isinstance(revision, Unread):
                unread.append(revision)
            else:
                yield revision

    history = tell(readable(), lambda old, new: past.changes(old, new, compared), since)
    forms = {"json": _json, "markdown": _markdown, "text": _text}
    text = "\n".join(forms[args.format](history, [commit for commit in unread if commit.day >= since]))
    return Answer((text,), 1 if history.flaws else 0)


def _recorded(change: Change) -> Recorded:
    from onward.cli.diff import as_json
    from onward.history import Recorded
    from onward.words.changes import in_codes

    return Recorded.of(change, in_codes(change), as_json(change))


def commits(inventory: Path) -> tuple[Commit, ...]:
    """The commits that touch an inventory, or the law and the notices beside it, the oldest first."""
    from onward import git
    from onward.cli._past import beside
    from onward.objects import Objects

    objects = Objects(git.work_tree(inventory))
    return git.history(inventory, lambda commit: beside(objects, commit))


def _text(history: History, unread: list[Unread]) -> Iterator[str]:
    yield f"{'published':10}  {'announced':10}  {'effective':10}  change"
    if history.first:
        count = counted(len(history.first.world.seen_by("public").inventory.subprocessors), "vendor")
        yield f"{history.first.published}  {'-':10}  {'-':10}  first list, with {count} ({history.first.commit[:7]})"
    for entry in history.entries:
        days = "  ".join(f"{day or '-'!s:10}" for day in (entry.published, entry.announced, entry.effective))
        yield f"{days}  {entry.change.line} ({entry.commit[:7]})"
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

    yield "| Published | Announced | Effective | Change | Commit | Findings |"
    yield "|---|---|---|---|---|---|"
    for entry in history.entries:
        flaws = ", ".join(flaw.rule for flaw in entry.flaws)
        days = f"{entry.published} | {entry.announced or '–'} | {entry.effective}"
        yield f"| {days} | {cell(entry.change.line)} | {entry.commit[:7]} | {flaws} |"
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
    return {
        "commit": entry.commit,
        "published": entry.published.isoformat(),
        "announced": entry.announced.isoformat() if entry.announced else None,
        "effective": entry.effective.isoformat(),
        "change": cast("contract.Change", entry.change.document),
        "findings": [
            {"rule": flaw.rule, "key": flaw.key, "message": flaw.message, "hint": flaw.hint} for flaw in entry.flaws
        ],
    }
