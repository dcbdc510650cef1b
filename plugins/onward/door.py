"""The one door for reading: regular files of a bounded size, and no links to elsewhere. Nothing makes it wait."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from onward.finding import OnwardError
from onward.yamltext.unread import Unread

MOST = 16 * 2**20
"""The bytes that are read of one file."""
MOST_OF_ALL = 256 * 2**20
"""The bytes that are read of one folder with all that is below it."""
_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)
_READING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def content(path: Path, within: Path | None = None) -> bytes | Unread:
    """What a file holds, or why it is not read: it is no file, too large, or a link that leads out of the folder `within`.

    OSError where the system does not let it be read.
    """
    if (unread := stranger(path, within)) is not None:
        return unread
    with os.fdopen(os.open(os.path.realpath(path), _READING), "rb") as file:
        unread = _no_file(os.fstat(file.fileno()).st_mode)
        return _bounded(file.read(MOST + 1)) if unread is None else unread


def stranger(path: Path, within: Path | None = None) -> Unread | None:
    """Why a path is not read, told without opening it; None for a file, and for a link to one that does not lead out."""
    if path.is_symlink() and not path.exists():
        return Unread("the target of the link does not exist", "restore the target, or remove the link")
    if within is not None and leads_out(path, within):
        return _link(within)
    return _no_file(path.stat().st_mode)


def leads_out(path: Path, root: Path) -> bool:
    """Whether links lead from a path in a folder to a place that is not in the folder, or is hidden there."""
    real, top = Path(os.path.realpath(path)), Path(os.path.realpath(root))
    if real == Path(top, os.path.relpath(path, root)):
        return False
    return not real.is_relative_to(top) or any(part.startswith(".") for part in real.relative_to(top).parts)


def below(
    folder: Path, endings: tuple[str, ...], within: Path | None = None, deep: bool = True
) -> dict[Path, bytes | Unread]:
    """All files below a folder whose names end so, by path; hidden folders are left out, and where not `deep` all folders.

    Links may lead to what lies in the folder `within`: without it, to what lies beside the folder.

    What looks like such a file and is not read is there too, with the reason. OnwardError where the folder itself is a
    link that leads out of there; OSError where the system does not let a file be read.
    """
    root = within or folder.parent
    if folder.is_symlink() and leads_out(folder, root):
        raise OnwardError(f"`{folder}` is a link to another folder, which is not followed: name that folder directly")
    contents: dict[Path, bytes | Unread] = {}
    left, aside = MOST_OF_ALL, leads_out(folder, root)
    for path, unread in sorted(_candidates(folder, endings, deep), key=lambda candidate: candidate[0]):
        may_lead_out = aside or path.is_symlink()  # what is below is reached by no other link
        contents[path] = held = content(path, root if may_lead_out else None) if unread is None else unread
        left -= len(held)
        if left < 0:
            contents[path] = Unread(
                f"with this file the folder exceeds {_mebibytes(MOST_OF_ALL)}; this file and the following ones were not read",
                "keep only the inventory in this folder",
            )
            break
    return contents


def _candidates(folder: Path, endings: tuple[str, ...], deep: bool) -> Iterator[tuple[Path, Unread | None]]:
    def refuse(error: OSError) -> None:
        raise OnwardError(f"cannot read `{error.filename}`: {error.strerror}")

    for place, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for path in (Path(place, name) for name in folders):
            if path.is_symlink() and leads_out(path, folder):
                yield (
                    path,
                    Unread("it is a link to another folder and was not followed", "put the folder itself here"),
                )
            elif path.name.lower().endswith(endings):
                yield (
                    path,
                    Unread("it is a folder that is named like a file", "rename the folder without an extension"),
                )
        for name in names:
            if name.endswith(endings):
                yield Path(place, name), None
            elif name.lower().endswith(endings):
                hint = f"rename it to `{Path(name).stem}{Path(name).suffix.lower()}`"
                yield Path(place, name), Unread("its extension is not in lowercase, so it was not read", hint)
        if not deep:
            return


def _no_file(mode: int) -> Unread | None:
    if stat.S_ISREG(mode):
        return None
    kind = next((name for is_one, name in _KINDS if is_one(mode)), "something else")
    return Unread(f"it is {kind}, not a file", "replace it with a regular file")


def _bounded(read: bytes) -> bytes | Unread:
    if len(read) <= MOST:
        return read
    return Unread(f"it is larger than {_mebibytes(MOST)}, the limit for one file", "split it into several files")


def _link(root: Path) -> Unread:
    return Unread(
        f"it is a link to a file outside `{root.resolve().name}`, or to a hidden file, and was not followed",
        "put the file itself there",
    )


def _mebibytes(number: int) -> str:
    return f"{number // 2**20} MiB"
