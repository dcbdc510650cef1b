"""Text from a git revision, in the same mapping as from disk: no worktree, no branch, nothing written."""

from __future__ import annotations

import subprocess
from pathlib import Path

from onward.files import ENDINGS, shown
from onward.finding import OnwardError


def read(folder: Path, revision: str, missing_ok: bool = False, endings: tuple[str, ...] = ENDINGS) -> dict[str, str]:
    """The YAML files below a folder as they were in a revision; OnwardError for an unknown revision or no repository.

    Files with other `endings` where those are asked for.
    """
    top = Path(_git(folder, "rev-parse", "--show-toplevel").decode().strip())
    commit = _commit(folder, revision)
    inside = Path(_real(folder)).relative_to(top).as_posix()
    listed = _git(top, "ls-tree", "-r", "-z", commit, "--", f"{inside}/" if inside != "." else ".")
    paths = (line.partition("\t")[2] for line in listed.decode("utf-8", "surrogateescape").split("\0") if line)
    wanted = sorted(path for path in paths if path.endswith(endings) and not _hidden(path, inside))
    if not wanted and not missing_ok:
        raise OnwardError(f"revision `{revision}` has no YAML file below `{inside}`")
    return _texts(top, commit, wanted, shown(folder), inside)


def commit_date(folder: Path, revision: str) -> str:
    """The day of a revision's commit, in ISO 8601."""
    return _git(folder, "log", "-1", "--format=%cs", _commit(folder, revision)).decode().strip()


def last_change(path: Path) -> str | None:
    """The commit in which a file was changed last; None where no commit holds it, or where it differs from the last."""
    if _git(path.parent, "status", "--porcelain", "--", path.name).strip():
        return None
    return _git(path.parent, "log", "-1", "--format=%H", "--", path.name).decode().strip() or None


def merge_base(folder: Path, one: str, other: str = "HEAD") -> str:
    """The commit from which two revisions went apart; OnwardError where they have none, or it is not in this clone."""
    done = _run(folder, "merge-base", _commit(folder, one), _commit(folder, other))
    if done.returncode:
        raise OnwardError(f"`{one}` and `{other}` have no commit in common{_way(folder)}")
    return done.stdout.decode().strip()


def repository(folder: Path) -> Path | None:
    """The top of the working tree that a folder lies in, found without running git; None outside of one."""
    place = _real(folder)
    return next((one for one in (place, *place.parents) if (one / ".git").exists()), None)


def is_revision(folder: Path, text: str) -> bool:
    """Whether git knows a revision of this name."""
    return _run(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{text}^{{commit}}").returncode == 0


def _commit(folder: Path, revision: str) -> str:
    done = _run(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if done.returncode == 0:
        return done.stdout.decode().strip()
    raise OnwardError(f"git knows no revision `{revision}`{_way(folder)}")


def _way(folder: Path) -> str:
    """The way out where the clone lacks a part of the history."""
    shallow = _run(folder, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"
    return "; the history is shallow: fetch all of it (`fetch-depth: 0`)" if shallow else ""


def _real(folder: Path) -> Path:
    return folder.resolve()


def _hidden(path: str, inside: str) -> bool:
    """Folders that start with a dot are left out, as on disk."""
    return any(name.startswith(".") for name in path.removeprefix(f"{inside}/").split("/")[:-1])


def _texts(top: Path, commit: str, wanted: list[str], label: str, inside: str) -> dict[str, str]:
    if not wanted:
        return {}
    asked = "".join(f"{commit}:{path}\n" for path in wanted).encode("utf-8", "surrogateescape")
    told = _run(top, "cat-file", "--batch", "--follow-symlinks", stdin=asked).stdout
    texts, at = {}, 0
    for path in wanted:
        name = f"{label}/{path.removeprefix(f'{inside}/')}".removeprefix("./")
        head, _, _ = told[at:].partition(b"\n")
        words = head.split()
        if words[1:2] != [b"blob"]:
            raise OnwardError(
                f"cannot read `{name}` in this revision: {head.decode('utf-8', 'replace') or 'no answer'}"
            )
        start = at + len(head) + 1
        at = start + int(words[2]) + 1
        texts[name] = _decode(told[start : at - 1], name)
    return texts


def _decode(content: bytes, name: str) -> str:
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise OnwardError(f"`{name}` is not UTF-8 (byte {error.start})") from error


def _git(folder: Path, *words: str) -> bytes:
    done = _run(folder, *words)
    if done.returncode:
        told = done.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ")
        raise OnwardError(f"git: {told or 'failed'}")
    return done.stdout


def _run(folder: Path, *words: str, stdin: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    place = folder if folder.is_dir() else next((one for one in folder.parents if one.is_dir()), Path())
    command = ["git", "-C", str(place), *words]
    try:
        return subprocess.run(command, input=stdin, capture_output=True, check=False)
    except FileNotFoundError as error:
        raise OnwardError("git is not installed, and this needs the history") from error
