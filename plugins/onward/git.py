"""The history of a repository as git tells it: no worktree, no branch, nothing written."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from onward.files import shown
from onward.finding import OnwardError
from onward.frozen import dataclass

if TYPE_CHECKING:
    from subprocess import CompletedProcess, Popen

_KEPT = {
    "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM",
    "GIT_CONFIG_NOSYSTEM",
}  # fmt: skip
"""Variables that say how the machine is set up; the others name a repository, and a hook hands on its own."""


def resolved(folder: Path, revision: str) -> tuple[Path, str]:
    """The top of the repository that a folder lies in, and the commit of a revision.

    OnwardError for an unknown revision, or no repository.
    """
    return work_tree(folder), _commit(folder, revision)


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit that touches an inventory, the day on which it was made where it was made, and the folder's name then."""

    id: str
    day: date
    top: Path
    inside: str


def history(folder: Path, beside: Callable[[Commit], Iterable[Path]]) -> tuple[Commit, ...]:
    """The first-parent commits that touch an inventory, or what a commit has `beside` it, the oldest first.

    A folder that was renamed is followed. OnwardError where there is no history, or only a part of it.
    """
    top = work_tree(folder)
    if _run(top, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true":
        raise OnwardError("the history is shallow, and therefore incomplete: fetch all of it (`fetch-depth: 0`)")
    commits: list[Commit] = []
    inside: str | None = _inside(folder, top)
    start = _commit(folder, "HEAD")
    while inside is not None:
        touching = _touching(top, start, inside, beside)
        commits += touching
        inside, start = _called_before(top, touching[-1]) if touching else (None, start)
    if not commits:
        raise OnwardError(f"no commit contains the folder `{shown(folder)}`")
    return tuple(reversed(commits))


def _touching(top: Path, start: str, inside: str, beside: Callable[[Commit], Iterable[Path]]) -> list[Commit]:
    """From the newest back to the one that first has the folder."""

    def log(*paths: str) -> list[Commit]:
        lines = _git(top, "log", "--first-parent", "--format=%H %cs", start, "--", *paths).decode().splitlines()
        return [Commit(line[:-11], date.fromisoformat(line[-10:]), top, inside) for line in lines]

    own = log(inside)
    if not own:
        return []
    also = {name for commit in (own[0], own[-1]) for path in beside(commit) if (name := within(path, top))}
    touching = log(inside, *sorted(also))
    return touching[: touching.index(own[-1]) + 1]


def _called_before(top: Path, first: Commit) -> tuple[str | None, str]:
    """The folder from which most files came into the first commit that has it, and the commit before; None for neither."""
    before = f"{first.id}^"
    if _run(top, "rev-parse", "--verify", "--quiet", before).returncode or first.inside == ".":
        return None, before
    renames = _git(top, "diff-tree", "-r", "-M", "-z", "--diff-filter=R", "--name-status", before, first.id)
    words = renames.decode("utf-8", "surrogateescape").split("\0")
    came = Counter(
        old.removesuffix(new.removeprefix(first.inside))
        for old, new in zip(words[1::3], words[2::3], strict=False)
        if new.startswith(f"{first.inside}/") and old.endswith(new.removeprefix(first.inside))
    )
    return (came.most_common(1)[0][0] if came else None), before


def work_tree(folder: Path) -> Path:
    """The top of the working tree that a folder lies in; OnwardError where there is no repository."""
    return Path(_git(folder, "rev-parse", "--show-toplevel").decode().strip())


def _inside(folder: Path, top: Path) -> str:
    return _real(folder).relative_to(top).as_posix()


def within(path: Path, top: Path) -> str | None:
    """A path as the repository names it; None where it lies outside."""
    return _inside(path, top) if _real(path).is_relative_to(top) else None


def last_change(path: Path) -> str | None:
    """The commit in which a file was changed last; None where no commit holds it, or where it differs from the last."""
    if _git(path.parent, "status", "--porcelain", "--", path.name).strip():
        return None
    return _git(path.parent, "log", "-1", "--format=%H", "--", path.name).decode().strip() or None


def changed_on(paths: Iterable[Path]) -> str | None:
    """The day, in ISO 8601, on which one of several files or folders was changed last.

    None where the history does not tell: no git, no repository, not the whole of it, no commit, or changes that are not
    committed.
    """
    if not _installed():
        return None
    names = [str(path.resolve()) for path in paths]
    folder = Path(names[0]).parent
    whole = _run(folder, "rev-parse", "--is-shallow-repository").stdout.strip() == b"false"
    clean = whole and not _run(folder, "status", "--porcelain", "--", *names).stdout.strip()
    day = _run(folder, "log", "-1", "--format=%cs", "--", *names).stdout.decode().strip() if clean else ""
    return day or None


def merge_base(folder: Path, revision: str, other: str = "HEAD") -> str:
    """The commit from which two revisions went apart; OnwardError where they have none, or it is not in this clone."""
    done = _run(folder, "merge-base", _commit(folder, revision), _commit(folder, other))
    if done.returncode:
        raise OnwardError(f"`{revision}` and `{other}` have no commit in common{_way(folder)}")
    return done.stdout.decode().strip()


def repository(folder: Path) -> Path | None:
    """The top of the working tree that a folder lies in, found without running git; None outside of one."""
    place = _real(folder)
    return next((parent for parent in (place, *place.parents) if (parent / ".git").exists()), None)


def origin(folder: Path) -> tuple[str, str] | None:
    """The address from which a repository was cloned, and the commit that is checked out; None where there is none."""
    if not _installed() or repository(folder) is None:
        return None
    answers = [_run(folder, *words) for words in (("remote", "get-url", "origin"), ("rev-parse", "--verify", "HEAD"))]
    if any(done.returncode for done in answers):
        return None
    address, commit = (done.stdout.decode("utf-8", "replace").strip() for done in answers)
    return address, commit


def checked_out(folder: Path) -> str | None:
    """The commit that is checked out where a folder lies, with `+` where the folder differs from it; None without one."""
    if not _installed() or repository(folder) is None:
        return None
    head = _run(folder, "rev-parse", "--verify", "HEAD")
    if head.returncode:
        return None
    changed = _run(folder, "status", "--porcelain", "--", ".").stdout.strip()
    return head.stdout.decode().strip() + ("+" if changed else "")


def is_revision(folder: Path, text: str) -> bool:
    """Whether git knows a revision of this name; without git there is none."""
    return (
        _installed()
        and _run(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{text}^{{commit}}").returncode == 0
    )


def _commit(folder: Path, revision: str) -> str:
    done = _run(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if done.returncode == 0:
        return done.stdout.decode().strip()
    raise OnwardError(f"unknown revision `{revision}`{_way(folder)}")


def _way(folder: Path) -> str:
    """The way out where the clone lacks a part of the history."""
    shallow = _run(folder, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"
    return "; the history is shallow: fetch all of it (`fetch-depth: 0`)" if shallow else ""


def _real(folder: Path) -> Path:
    return folder.resolve()


def _installed() -> bool:
    """Whether the program is there; where it is not, nothing has a history."""
    from shutil import which

    return which("git") is not None


def _git(folder: Path, *words: str) -> bytes:
    done = _run(folder, *words)
    if done.returncode:
        reason = done.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ")
        raise OnwardError(f"git: {reason or 'failed'}")
    return done.stdout


def _run(folder: Path, *words: str, stdin: bytes | None = None) -> CompletedProcess[bytes]:
    from subprocess import run

    place = folder if folder.is_dir() else next((parent for parent in folder.parents if parent.is_dir()), Path())
    command = ["git", "-C", str(place), *words]
    try:
        return run(command, input=stdin, capture_output=True, check=False, env=_environment())
    except FileNotFoundError as error:
        raise OnwardError("git is not installed, but this command needs the history") from error


def answering(top: Path) -> Popen[bytes]:
    """A process that says what lies under each name that it is asked for, a line each, as `git cat-file --batch` does."""
    from subprocess import DEVNULL, PIPE, Popen

    command = ["git", "-C", str(top), "cat-file", "--batch", "--follow-symlinks"]
    return Popen(command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, env=_environment())


def _environment() -> dict[str, str]:
    """The environment without the repository of whoever started us; looking at a work tree takes no lock on its index."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name in _KEPT}
    return {**ours, "GIT_OPTIONAL_LOCKS": "0"}
