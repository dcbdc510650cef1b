"""A tree that notes what it is asked, so that a later run can tell whether it would be answered the same."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, TypeVar

from onward.project.tree import Tree

Answer = TypeVar("Answer")


class Noted:
    """The files of another tree; `notes` has each question with a digest of its answer, in the form of JSON."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self.notes: list[Any] = []

    def read(self, folder: Path) -> dict[str, str]:
        """The YAML files below a folder."""
        return self._noted(self._tree.read(folder), "read", folder)

    def pages(self, folder: Path, ending: str, within: Path, deep: bool = True) -> dict[str, str]:
        """The files of one ending."""
        return self._noted(self._tree.pages(folder, ending, within, deep), "pages", folder, within, ending, deep)

    def text(self, path: Path) -> str | None:
        """One file."""
        return self._noted(self._tree.text(path), "text", path)

    def has(self, folder: Path) -> bool:
        """Whether there is such a folder."""
        return self._noted(self._tree.has(folder), "has", folder)

    def exists(self, path: Path) -> bool:
        """Whether there is such a file."""
        return self._noted(self._tree.exists(path), "exists", path)

    def demand(self, folder: Path) -> None:
        """OnwardError where there is no such folder."""
        self._tree.demand(folder)
        self._noted(True, "has", folder)

    def _noted(self, answer: Answer, question: str, *words: Any) -> Answer:
        places = [os.path.realpath(word) for word in words if isinstance(word, Path)]
        plain = [str(word) if isinstance(word, Path) else word for word in words]
        self.notes.append([question, plain, _digest(answer, places)])
        return answer


def _digest(answer: object, places: Sequence[str]) -> str:
    """The digest of an answer, and of where links lead."""
    digest = hashlib.sha256()
    pairs = answer.items() if isinstance(answer, Mapping) else [("", answer)]
    for name, value in (*((place, "") for place in places), *pairs):
        why = f"{getattr(value, 'message', '')}\0{getattr(value, 'hint', '')}"
        for part in (name, type(value).__name__, why, str(value)):
            content = part.encode("utf-8", "surrogatepass")
            digest.update(len(content).to_bytes(8, "big") + content)
    return digest.hexdigest()


def unchanged(tree: Tree, notes: Any) -> bool:
    """Whether a tree answers everything as it was noted; also false for notes that nobody has written like that.

    OnwardError where something can no longer be read.
    """
    asked = Noted(tree)
    try:
        for question, words, digest in notes:
            if question == "pages":
                folder, within, ending, deep = words
                asked.pages(Path(folder), ending, Path(within), deep)
            else:
                _ONE_PLACE[question](asked, Path(*words))
            if asked.notes[-1][2] != digest:
                return False
    except (LookupError, TypeError, ValueError, OSError):
        return False
    return True


_ONE_PLACE: Final[Mapping[str, Callable[[Noted, Path], Any]]] = {
    "read": Noted.read,
    "text": Noted.text,
    "has": Noted.has,
    "exists": Noted.exists,
}
"""The questions about one place."""
