"""Show the changes in meaning between git revisions, folders, or a revision and the working tree."""

from __future__ import annotations

import argparse
import gc
import json
from pathlib import Path
from typing import TYPE_CHECKING

from onward.cli._options import add_format, add_inventory, add_language, inventory_of, schema_at, today
from onward.finding import OnwardError

if TYPE_CHECKING:
    from onward.contracts import changes as contract
    from onward.diff import Change, Changes
    from onward.site.diagrams.model import Diagram
    from onward.words.catalogue import Words
    from onward.world import World

EXAMPLE = "onward diff v1.4 --format markdown"


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("old", metavar="OLD", help="git revision or folder")
    parser.add_argument("new", metavar="NEW", nargs="?", help="git revision or folder (default: the working tree)")
    add_inventory(parser)
    add_format(parser, "text", "json", "markdown")
    parser.add_argument("--picture", metavar="FILE", type=Path, help="also write an SVG of the changes")
    add_language(parser)


def run(args: argparse.Namespace) -> int:
    """Print the changes."""
    from onward.diff import compare
    from onward.words.catalogue import words

    gc.disable()  # a short process: the end of it frees everything at once
    say = words(args.language)
    old, new = world_at(args, args.old), world_at(args, args.new)
    changes = compare(old, new)
    if args.picture:
        from onward.site.diagrams.difference import difference

        draw(args.picture, difference(old, new, changes, say))
    if args.format == "json":
        document: contract.Diff = {
            "$schema": schema_at("onward-diff/1"),
            "version": "onward-diff/1",
            "old": args.old,
            "new": args.new or "working tree",
            "changes": [as_json(change) for change in changes.of],
        }
        print(json.dumps(document, ensure_ascii=False, indent=2))
    elif args.format == "markdown":
        print("\n".join(_markdown(changes, new, say)))
    else:
        print("\n".join(_text(changes, new, say)))
    return 0


def draw(path: Path, diagram: Diagram) -> None:
    """Write a drawing as a file of its own."""
    from onward import files
    from onward.site.diagrams.alone import alone
    from onward.site.diagrams.svg import finish
    from onward.site.diagrams.trial import tried
    from onward.site.draw import Drawer, engine

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
    errors = [finding for finding in loaded.findings if finding.severity.rank == 0]
    if errors:
        first = errors[0]
        where = f"{first.span.file}:{first.span.line}:{first.span.column}"
        raise OnwardError(f"{name or 'the working tree'} cannot be read completely: {where}: {first.message}")
    return loaded.world


def as_json(change: Change) -> contract.Change:
    """A change as the contract writes it, in English."""
    from onward.words.catalogue import words
    from onward.words.materiality import why

    say = words()
    return {
        "id": change.id,
        "kind": change.kind,
        "subject": {"collection": change.subject.collection, "id": change.subject.id},
        "material": change.material,
        "why": why(change, say),
        "field": change.field,
        "before": change.before,
        "after": change.after,
        "products": list(change.products),
        "effective": change.effective.isoformat() if change.effective else None,
        "sure": say(f"sure.{change.sure}"),
    }


def _text(changes: Changes, world: World, say: Words) -> list[str]:
    from onward.words.together import line, together

    mark = say("material.columns.material").lower()
    lines = [
        f"{mark if group[0].material else ' ' * len(mark)}  {group[0].kind.value:26} {line(group, world, say)}"
        for group in together(changes.of)
    ]
    number, material = (
        say.count(f"material.{key}", len(of)) for key, of in (("count", changes.of), ("of", changes.material))
    )
    return [*lines, f"{number}, {material}."]


def _markdown(changes: Changes, world: World, say: Words) -> list[str]:
    from onward.words.together import line, together

    if not changes.of:
        return [f"{say('difference.nothing')}."]
    rows = [
        f"| {say('answer.yes' if group[0].material else 'answer.no')} | {group[0].kind.value} | "
        f"{cell(line(group, world, say))} |"
        for group in together(changes.of)
    ]
    heads = (say("material.columns.material"), say("material.columns.kind"), say("material.columns.change"))
    return [f"| {' | '.join(heads)} |", "|---|---|---|", *rows]


def cell(text: str) -> str:
    """A text in one cell of a Markdown table."""
    return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ")
