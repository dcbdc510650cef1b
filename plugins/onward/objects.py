"""What commits hold, asked of one process of git: trees and texts are known by the ids of what they say, and read once."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple
from weakref import finalize

from onward.files import decoded, shown
from onward.finding import OnwardError
from onward.git import answering, within

if TYPE_CHECKING:
    from subprocess import Popen

_TREE, _LINK, _MODULE = "40000", "120000", "160000"
_FILES = ("100644", "100755", "100664")
_KINDS = {_TREE: "tree", _MODULE: "commit"}
MOST = 32 * 2**20
"""The characters of texts that are held at once; those that were read first give way."""


class Entry(NamedTuple):
    """What a tree has under a name: its mode, as git writes it, and the id of its content."""

    mode: str
    id: str


class Objects:
    """The commits, trees and files of the repository at `top`; the process ends with the value, at the latest."""

    def __init__(self, top: Path) -> None:
        self.top = top
        self._process: Popen[bytes] | None = None
        self._roots: dict[str, Entry] = {}
        self._trees: dict[str, dict[str, Entry]] = {}
        self._texts: dict[str, str] = {}
        self._held = 0
        self._inside: dict[str, str | None] = {}

    def read(self, commit: str, folder: Path, endings: tuple[str, ...]) -> dict[str, str]:
        """The files with one of these endings below a folder, as they were in a commit; empty where it has none."""
        inside = self._within(folder)
        entry = None if inside is None else self._entry(commit, inside)
        if inside is None or entry is None or entry.mode != _TREE:
            return {}
        label = shown(folder)
        below = sorted((path, file) for path, file in self._below(entry.id, "") if path.endswith(endings))
        names = {path: f"{label}/{path}".removeprefix("./") for path, _ in below}
        return {
            names[path]: self._text(commit, posixpath.normpath(f"{inside}/{path}"), file, names[path])
            for path, file in below
        }

    def text(self, commit: str, path: Path) -> str | None:
        """A file as it was in a commit; None where it has none."""
        inside = self._within(path)
        entry = None if inside is None else self._entry(commit, inside)
        if inside is None or entry is None or entry.mode in _KINDS:
            return None
        return self._text(
            commit, inside, entry, f"{shown(path.parent)}/{posixpath.basename(inside)}".removeprefix("./")
        )

    def kind(self, commit: str, path: Path) -> str | None:
        """What a commit has at a path, in git's words: `blob` for a file, `tree` for a folder; None where it has nothing."""
        inside = self._within(path)
        entry = None if inside is None else self._entry(commit, inside)
        return _KINDS.get(entry.mode, "blob") if entry else None

    def demand(self, commit: str, folder: Path, revision: str) -> None:
        """OnwardError where a revision has no such folder."""
        if self.kind(commit, folder) != "tree":
            raise OnwardError(f"revision `{revision}` has no YAML files in `{self._within(folder) or folder}`")

    def _within(self, path: Path) -> str | None:
        """A path as the repository names it; None where it lies outside."""
        name = str(path)
        if name not in self._inside:
            self._inside[name] = within(path, self.top)
        return self._inside[name]

    def _entry(self, commit: str, inside: str) -> Entry | None:
        """What a commit has at a path from its top; no link is followed."""
        if commit not in self._roots:
            head, _ = self._ask(f"{commit}^{{tree}}")
            if head.split()[1:2] != ["tree"]:
                raise OnwardError(f"git: {head or 'failed'}")
            self._roots[commit] = Entry(_TREE, head.split()[0])
        entry: Entry | None = self._roots[commit]
        for name in inside.split("/") if inside != "." else ():
            entry = self._tree(entry.id).get(name) if entry and entry.mode == _TREE else None
        return entry

    def _below(self, tree: str, path: str) -> Iterator[tuple[str, Entry]]:
        """All that is no folder below a tree, by paths from there; folders that start with a dot are left out, as on disk."""
        for name, entry in self._tree(tree).items():
            if entry.mode != _TREE:
                yield path + name, entry
            elif not name.startswith("."):
                yield from self._below(entry.id, f"{path}{name}/")

    def _tree(self, tree: str) -> dict[str, Entry]:
        held = self._trees.get(tree)
        if held is None:
            head, content = self._ask(tree)
            if head.split()[1:2] != ["tree"]:
                raise OnwardError(f"git: {head or 'failed'}")
            held = self._trees[tree] = dict(_entries(content, len(tree) // 2))
        return held

    def _text(self, commit: str, inside: str, entry: Entry, name: str) -> str:
        """The text of a file; a link is followed as far as it stays in the commit."""
        if entry.mode not in _FILES:
            head, content = self._ask(f"{commit}:{inside}")
            if head.split()[1:2] != ["blob"]:
                raise OnwardError(f"cannot read `{name}` in this revision: {head or 'no answer'}")
            return decoded(name, content)
        text = self._texts.get(entry.id)
        if text is None:
            text = self._texts[entry.id] = decoded(name, self._ask(entry.id)[1])
            self._held += len(text)
            while self._held > MOST and len(self._texts) > 1:
                self._held -= len(self._texts.pop(next(iter(self._texts))))
        return text

    def _ask(self, name: str) -> tuple[str, bytes]:
        """The first line of git's answer, and what it has under the name; OnwardError where there is no answer."""
        asked, answers = self._pipes()
        try:
            asked.write(name.replace("\n", "?").encode("utf-8", "surrogateescape") + b"\n")
            asked.flush()
            head = answers.readline().rstrip(b"\n")
            size = head.split()[-1:]
            content = answers.read(int(size[0]) + 1)[:-1] if size and size[0].isdigit() else b""
        except OSError as error:
            raise OnwardError("git: failed") from error
        return head.decode("utf-8", "replace"), content

    def _pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        if self._process is None:
            self._process = answering(self.top)
            finalize(self, _end, self._process)
        asked, answers = self._process.stdin, self._process.stdout
        if asked is None or answers is None:
            raise OnwardError("git: failed")
        return asked, answers


def _end(process: Popen[bytes]) -> None:
    """Nothing more is asked, so that the process goes."""
    process.communicate()


def _entries(content: bytes, length: int) -> Iterator[tuple[str, Entry]]:
    """The entries of a tree as git stores them: mode, name, and an id of so many bytes."""
    at = 0
    while at < len(content):
        space = content.index(b" ", at)
        end = content.index(b"\0", space)
        name = content[space + 1 : end].decode("utf-8", "surrogateescape")
        yield name, Entry(content[at:space].decode(), content[end + 1 : end + 1 + length].hex())
        at = end + 1 + length
