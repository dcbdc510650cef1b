"""Where the files of a project are read: from disk, or from a git revision. Nobody else needs to know which."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from onward import files, git
from onward.files import ENDINGS
from onward.frozen import dataclass
from onward.objects import Objects


class Tree(Protocol):
    """Files by the paths that they have, or would have, on disk; texts bear the names that a person would write."""

    def read(self, folder: Path) -> dict[str, str]:
        """The YAML files below a folder as {path: text}; empty where there is no such folder.

        In place of a file that is not read stands why, as `Unread`.
        """

    def pages(self, folder: Path, ending: str, within: Path, deep: bool = True) -> dict[str, str]:
        """The files of one ending below a folder, or, where not `deep`, in it; empty where there is no such folder.

        OnwardError for one that is not read; links may lead to what lies in the folder `within`.
        """

    def text(self, path: Path) -> str | None:
        """One file; None where there is none."""

    def has(self, folder: Path) -> bool:
        """Whether there is such a folder."""

    def exists(self, path: Path) -> bool:
        """Whether there is such a file."""

    def demand(self, folder: Path) -> None:
        """OnwardError, with the way out, where there is no such folder."""


@dataclass(frozen=True, slots=True)
class Disk:
    """The files as they are."""

    def read(self, folder: Path) -> dict[str, str]:
        """The YAML files below a folder; what is hidden is left out."""
        return files.read_folder(folder) if folder.is_dir() else {}

    def pages(self, folder: Path, ending: str, within: Path, deep: bool = True) -> dict[str, str]:
        """The files of one ending; what is hidden is left out."""
        return files.read_pages(folder, ending, within, deep)

    def text(self, path: Path) -> str | None:
        """One file."""
        return files.read_text(path) if path.is_file() else None

    def has(self, folder: Path) -> bool:
        """Whether there is such a folder."""
        return folder.is_dir()

    def exists(self, path: Path) -> bool:
        """Whether there is such a file."""
        return path.is_file()

    def demand(self, folder: Path) -> None:
        """OnwardError where there is no such folder."""
        files.demand(folder)


@dataclass(frozen=True, slots=True)
class Revision:
    """The files as a commit of a repository has them; `name` is what a person calls it."""

    objects: Objects
    commit: str
    name: str

    @classmethod
    def of(cls, folder: Path, name: str) -> Revision:
        """A revision of the repository that a folder lies in; OnwardError where there is none of this name."""
        top, commit = git.resolved(folder, name)
        return cls(Objects(top), commit, name)

    def holds(self, folder: Path) -> bool:
        """Whether a folder lies in the repository."""
        return folder.resolve().is_relative_to(self.objects.top)

    def read(self, folder: Path) -> dict[str, str]:
        """The YAML files below a folder; what is hidden is left out."""
        return self.objects.read(self.commit, folder, ENDINGS)

    def pages(self, folder: Path, ending: str, within: Path, deep: bool = True) -> dict[str, str]:
        """The files of one ending; what is hidden is left out, and no link leads out of a commit."""
        texts = self.objects.read(self.commit, folder, (ending,))
        place = files.shown(folder)
        return {path: text for path, text in texts.items() if deep or path.rpartition("/")[0] == place}

    def text(self, path: Path) -> str | None:
        """One file."""
        return self.objects.text(self.commit, path)

    def has(self, folder: Path) -> bool:
        """Whether there is such a folder."""
        return self.objects.kind(self.commit, folder) == "tree"

    def exists(self, path: Path) -> bool:
        """Whether there is such a file."""
        return self.objects.kind(self.commit, path) == "blob"

    def demand(self, folder: Path) -> None:
        """OnwardError where the revision has no such folder."""
        self.objects.demand(self.commit, folder, self.name)
