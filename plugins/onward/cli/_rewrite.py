"""Changes to files of the inventory: shown as a diff, read back before they are written, written whole."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from pathlib import Path

from onward import files
from onward.characters import escaped
from onward.finding import OnwardError
from onward.formats import Terminal
from onward.formats._layout import paint
from onward.frozen import dataclass
from onward.project.settings import project
from onward.records.inventory import Inventory, read_inventory
from onward.yamltext.edits import difference

MARK = "\ufeff"
"""The byte order mark with which some editors begin a file."""
_MODELINE = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A file before and after a change, with its line breaks and its byte order mark."""

    path: Path
    before: str
    after: str


def rewritten(path: Path, change: Callable[[str], str]) -> Rewrite:
    """What a change makes of a file; of nothing where there is no file yet."""
    before = files.read_exact(path) if path.exists() else ""
    text = before.removeprefix(MARK)
    return Rewrite(path, before, before[: len(before) - len(text)] + change(text))


def modeline(inventory: Path, path: Path) -> str:
    """The line by which an editor finds the schema, as other files of the inventory have it; empty where none has."""
    for name, text in files.read_folder(inventory).items():
        match = _MODELINE.match(text)
        if match:
            near = Path(os.path.relpath(Path(name).parent / match[1], path.parent)).as_posix()
            return match[0].replace(match[1], match[1] if ":" in match[1] else near)
    return ""


def read_back(inventory: Path, rewrites: Iterable[Rewrite]) -> Inventory:
    """The inventory as it will be; OnwardError where it could not be read whole."""
    changed = {files.shown(rewrite.path): _as_read(rewrite.after) for rewrite in rewrites}
    records, findings = read_inventory({**files.read_folder(inventory), **changed}, files.shown(inventory))
    if findings:
        first = findings[0]
        place = f"{first.span.file}:{first.span.line}:{first.span.column}"
        raise OnwardError(f"nothing was written: {place}: {first.message}" + (f"; {first.hint}" if first.hint else ""))
    return records


def _as_read(text: str) -> str:
    return text.removeprefix(MARK).replace("\r\n", "\n").replace("\r", "\n")


def write(rewrites: Iterable[Rewrite]) -> None:
    """Write every file that changes, all or none; a link stays a link."""
    with files.together(project().folder):
        for rewrite in rewrites:
            if rewrite.after != rewrite.before:
                files.write_text(rewrite.path.resolve(), rewrite.after)


def told(rewrites: Iterable[Rewrite], terminal: Terminal) -> str:
    """The changes as one diff."""
    lines = [line for rewrite in rewrites for line in _difference(rewrite).splitlines()]
    return "".join(f"{_painted(line, terminal)}\n" for line in lines)


def _difference(rewrite: Rewrite) -> str:
    return difference(files.shown(rewrite.path), _as_read(rewrite.before), _as_read(rewrite.after))


def _painted(written: str, terminal: Terminal) -> str:
    line = escaped(written)
    if line.startswith(("---", "+++")):
        return paint(terminal, "bold", line)
    names = {"+": "added", "-": "removed", "@": "place"}
    return paint(terminal, names[line[0]], line) if line[0] in names else line
