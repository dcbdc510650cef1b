"""The commands with their options, from the parsers themselves."""

from __future__ import annotations

import argparse
import inspect
from collections.abc import Iterator

from generated._markdown import fence, plain, table
from onward import cli
from onward.cli._command import Command

FOLDER = "reference/commands"


def pages() -> Iterator[tuple[str, str]]:
    """The list of all commands, and a page for each."""
    made = commands(cli.parser())
    rows = [(f"[`onward {name}`]({name}.md)", plain(_first(one))) for name, one in made.items()]
    yield f"{FOLDER}/index.md", "\n\n".join(["# Commands", table(("command", "what it does"), rows), _EXITS]) + "\n"
    for name, one in made.items():
        parts = [f"# onward {name}", *_sections(one)]
        yield f"{FOLDER}/{name}.md", "\n\n".join(parts) + "\n"


_EXITS = """\
## Exit codes

| code | means |
| --- | --- |
| 0 | it ran without findings |
| 1 | it ran with findings: errors in `lint`, a notice that is due in `notice check`, a lost transfer mechanism in `whatif` |
| 2 | it could not run: an invalid argument, a missing folder, an unknown git revision |
| 130 | it was interrupted |

The output format never changes the exit code.

## Files and variables

| name | what it does |
| --- | --- |
| `onward.toml`, `pyproject.toml` | the [settings](../settings.md), found in the working folder or one of its parents |
| `SOURCE_DATE_EPOCH` | seconds since 1970: the evaluation date, unless `--on` gives one |
| `ONWARD_CACHE` | folder for what is [kept between runs](../speed.md#what-is-kept-between-runs); empty: nothing is kept |
| `NO_COLOR` | any value: no colours |
"""


def commands(parser: argparse.ArgumentParser) -> dict[str, Command]:
    """The commands of a parser by name, with their options; none where it has no commands below it."""
    found = next((one for one in parser._actions if isinstance(one, argparse._SubParsersAction)), None)
    below: dict[str, Command] = dict(found.choices) if found else {}
    for one in below.values():
        one.load()
    return below


def _first(parser: argparse.ArgumentParser) -> str:
    return inspect.cleandoc(parser.description or "").partition("\n")[0]


def _sections(parser: argparse.ArgumentParser) -> Iterator[str]:
    yield plain(parser.description or "")
    formatter = argparse.HelpFormatter(parser.prog, width=78)
    formatter.add_usage(parser.usage, parser._actions, parser._mutually_exclusive_groups, prefix="")
    yield fence(formatter.format_help().strip(), "text")
    if parser.epilog:
        yield fence(parser.epilog.removeprefix("example: "), "sh", "For example")
    rows = [
        _row(one) for one in parser._actions if not isinstance(one, argparse._SubParsersAction | argparse._HelpAction)
    ]
    if rows:
        yield table(("argument", "meaning"), rows)
    for name, below in commands(parser).items():
        yield f"## {parser.prog} {name}"
        yield from _sections(below)


def _row(action: argparse.Action) -> tuple[str, str]:
    value = "" if action.nargs == 0 or action.choices else str(action.metavar or action.dest.upper())
    names = [f"`{f'{name} {value}'.strip()}`" for name in action.option_strings] or [f"`{value or action.dest}`"]
    said = plain((action.help or "") % {"default": action.default, "prog": "onward"})
    listed = [f"`{one}`" for one in action.choices or ()]
    return ", ".join(names), "; ".join([said, *([f"one of {', '.join(listed)}"] if listed else [])])
