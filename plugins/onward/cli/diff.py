"""Show the changes in meaning between git revisions, folders, or a revision and the working tree."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onward.cli._options import add_format, add_inventory, inventory_of, today
from onward.counting import counted
from onward.finding import OnwardError

if TYPE_CHECKING:
    from onward.diff import Change, Changes
    from onward.world import World

EXAMPLE = "onward diff v1.4 --format markdown"


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("old", metavar="OLD", help="git revision or folder")
    parser.add_argument("new", metavar="NEW", nargs="?", help="git revision or folder (default: the working tree)")
    add_inventory(parser)
    add_format(parser, "text", "json", "markdown")
    parser.add_argument("--picture", metavar="FILE", type=Path, help="also write an SVG of the changes")


def run(args: argparse.Namespace) -> int:
    """Print the changes."""
    from onward.diff import compare

    old, new = world_at(args, args.old), world_at(args, args.new)
    changes = compare(old, new)
    if args.picture:
        _draw(args.picture, old, new, changes)
    if args.format == "json":
        document = {"version": "onward-diff/1", "old": args.old, "new": args.new or "working tree"}
        print(json.dumps({**document, "changes": [as_json(one) for one in changes.of]}, ensure_ascii=False, indent=2))
    elif args.format == "markdown":
        print("\n".join(_markdown(changes)))
    else:
        print("\n".join(_text(changes)))
    return 0


def _draw(path: Path, old: World, new: World, changes: Changes) -> None:
    from onward import files
    from onward.site.diagrams.alone import alone
    from onward.site.diagrams.difference import difference
    from onward.site.diagrams.svg import finish
    from onward.site.diagrams.trial import tried
    from onward.site.draw import Drawer, engine
    from onward.words.catalogue import words

    diagram = difference(old, new, changes, words())
    files.write_text(path, alone(diagram, finish(diagram, *tried(diagram, Drawer(engine()).draw))))


def world_at(args: argparse.Namespace, name: str | None) -> World:
    """The world of a revision, of a folder, or of the working tree; OnwardError where it cannot be read whole."""
    from onward import git
    from onward.project.load import load

    inventory = inventory_of(args)
    if name is None:
        loaded = load(inventory, today(args))
    elif Path(name).is_dir() and not git.is_revision(inventory, name):
        loaded = load(Path(name), today(args))
    else:
        loaded = load(inventory, today(args), name)
    errors = [one for one in loaded.findings if one.severity.rank == 0]
    if errors:
        first = errors[0]
        where = f"{first.span.file}:{first.span.line}:{first.span.column}"
        raise OnwardError(f"{name or 'the working tree'} cannot be read completely: {where}: {first.message}")
    return loaded.world


def as_json(one: Change) -> dict[str, Any]:
    """A change as the contract writes it."""
    return {
        "id": one.id,
        "kind": one.kind.value,
        "subject": {"collection": one.subject.collection, "id": one.subject.id},
        "material": one.material,
        "why": one.why,
        "field": one.field,
        "before": one.before,
        "after": one.after,
        "products": list(one.products),
        "effective": one.effective.isoformat() if one.effective else None,
        "sure": one.sure,
    }


def _text(changes: Changes) -> list[str]:
    from onward.words.changes import in_codes

    lines = [
        f"{'material' if one.material else '        '}  {one.kind.value:26} {in_codes(one)}{_sure(one)}"
        for one in changes.of
    ]
    return [*lines, f"{counted(len(changes.of), 'change')}, {len(changes.material)} material."]


def _sure(one: Change) -> str:
    from onward.diff.identity import RECORDED

    return "" if one.sure == RECORDED else f" ({one.sure})"


def _markdown(changes: Changes) -> list[str]:
    from onward.words.changes import in_codes

    if not changes.of:
        return ["No changes."]
    rows = [
        f"| {'yes' if one.material else 'no'} | {one.kind.value} | {cell(in_codes(one) + _sure(one))} |"
        for one in changes.of
    ]
    return ["| Material | Kind | Change |", "|---|---|---|", *rows]


def cell(text: str) -> str:
    """A text in one cell of a Markdown table."""
    return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ")
