"""Change notices: `draft` writes one from the changes since a revision, `check` fails where one is owed."""

from __future__ import annotations

import argparse
from pathlib import Path

from onward.cli._options import add_inventory, inventory_of, today
from onward.cli.diff import world_at
from onward.finding import OnwardError

EXAMPLE = "onward notice draft --since v1.4"


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("action", choices=("draft", "check"), help="write a notice, or ask whether one is owed")
    parser.add_argument("--since", metavar="REV", help="draft: the git revision, or folder, with which to compare")
    add_inventory(parser)


def run(args: argparse.Namespace) -> int:
    """Draft or check."""
    if args.action == "draft":
        return _draft(args)
    return _check(args)


def _folder(args: argparse.Namespace) -> Path:
    return inventory_of(args).parent / "docs" / "notices"


def _draft(args: argparse.Namespace) -> int:
    from onward import files
    from onward.diff import compare
    from onward.notices import model, page
    from onward.notices.facts import digest
    from onward.words import words

    if not args.since:
        raise OnwardError("say with what to compare: `onward notice draft --since REV`")
    old, new = world_at(args, args.since), world_at(args, None)
    notice = model.draft(old, new, compare(old, new), today(args))
    if notice is None:
        print("No material change of public facts: no notice is drafted.")
        return 0
    drafted = next((one for one in new.notices if one.front.notice == notice.id), None)
    if drafted is not None:
        print(f"These changes are announced already: {drafted.path}")
        return 0
    path = _folder(args) / f"{notice.slug}.md"
    files.write_text(path, page.render(notice, new, words(), digest(new)))
    print(path)
    for item in notice.items:
        vendor = item.vendor
        if item.is_subprocessor and vendor.since and vendor.since < notice.effective:
            print(
                f"note: {vendor.id} starts on {vendor.since}, before the notice is over; set `since: {notice.effective}`"
            )
    print(
        f"Send it to your customers; then record `announced: {{date: {notice.announced}, channel: email, evidence: …}}`."
    )
    return 0


def _check(args: argparse.Namespace) -> int:
    from onward.notices.facts import digest

    world = world_at(args, None)
    if not world.notices:
        print("No notice has been published yet: there is nothing to compare with.")
        return 0
    last = world.notices[0]
    if digest(world) == last.front.facts:
        print(f"The public facts are those of the last notice, {last.path}.")
        return 0
    print(f"A notice is owed: the public facts differ from those after the last one, {last.path}.")
    print("Draft it with `onward notice draft --since REV`, where REV is the revision of that notice.")
    return 1
