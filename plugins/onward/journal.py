"""Files that are written whole or not at all, one alone or several as one; what a dead run began to put in place is finished.

What is new is first written beside the places where it goes, under hidden names, and brought to the disk. Several files are then
named in a journal: from there on a rename each is left, and what this run cannot do of that the next one does.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from onward.frozen import dataclass

try:
    import fcntl
except ImportError:  # Windows has no such locks
    fcntl: Any = None  # type: ignore[no-redef]

NAME = ".onward-writing"
"""The file that names what is to be put in place, in the folder of the project."""
_BESIDE = re.compile(r"\.(?P<name>.+)\.onward-(?P<process>[0-9]+)-[a-z0-9_]+")
"""The name of a file that is to take another's place: that of the other, and which process writes it."""
_POSIX = os.name == "posix"
Move = tuple[Path, Path]


@dataclass(frozen=True, slots=True)
class Write:
    """What a file is to hold, and who may read it."""

    path: Path
    content: bytes
    mode: int


def put(writes: Sequence[Write], root: Path) -> None:
    """Write files: one whole or not at all, several in the folder `root` all or none. OSError, with the path, where it fails."""
    moves: list[Move] = []
    with ExitStack() as undo:
        for write in writes:
            moves.append((_written_beside(write), write.path))
            undo.callback(moves[-1][0].unlink, missing_ok=True)
        _keep(moves)
        if len(moves) > 1 and all(_is_below(path, root) for _, path in moves):
            noted = _note(root / NAME, moves)
            undo.pop_all()
            undo.callback(_ended, root / NAME, noted, moves)
        _in_place(moves)


def _ended(journal: Path, noted: int, moves: Sequence[Move]) -> None:
    """Whatever came in between, an interruption or an error, what is begun is finished; where it cannot be, the journal stays."""
    _in_place(moves)
    journal.unlink(missing_ok=True)
    os.close(noted)


def finish(start: Path) -> tuple[Path, ...]:
    """The files that a dead run was about to put in place, in the folder one stands in or above, and that are there now."""
    for folder in (start, *start.absolute().parents):
        if os.path.lexists(folder / NAME) and (done := _finished(folder / NAME, wait=False)):
            return done
    return ()


def _finished(journal: Path, wait: bool) -> tuple[Path, ...]:
    """Carry out a journal that is ours, and that no living run is carrying out."""
    if journal.is_symlink() or not journal.is_file() or (_POSIX and journal.stat().st_uid != os.getuid()):
        return ()
    with journal.open("rb") as file:
        try:
            _lock(file.fileno(), wait)
        except BlockingIOError:
            return ()
        done = _in_place(list(_read(journal.parent, file.read())))
        journal.unlink(missing_ok=True)
    return done


def _note(journal: Path, moves: Iterable[Move]) -> int:
    """Write the journal, which nobody else carries out while the handle that this gives is open."""
    if os.path.lexists(journal):
        _finished(journal, wait=True)
    top = os.path.realpath(journal.parent)
    named = [
        [os.path.relpath(os.path.realpath(beside.parent), top), beside.name, other.name] for beside, other in moves
    ]
    beside = _written_beside(Write(journal, json.dumps(named).encode(), 0o600))
    with ExitStack() as undo:
        undo.callback(beside.unlink, missing_ok=True)
        handle = os.open(beside, os.O_RDONLY)
        undo.callback(os.close, handle)
        _lock(handle, wait=True)
        beside.replace(journal)
        undo.pop_all()
    _sync(journal.parent)
    return handle


def _read(root: Path, content: bytes) -> Iterator[Move]:
    """What a journal names: files below its folder, and those beside them that are to take their places; nothing else."""
    try:
        named = json.loads(content)
    except ValueError:
        return
    for move in named if isinstance(named, list) else ():
        if isinstance(move, list) and len(move) == 3 and all(isinstance(part, str) for part in move):
            folder, beside, name = move
            place = root / folder
            match = _BESIDE.fullmatch(beside)
            plain = "/" not in beside + name and os.sep not in beside + name
            if match and match["name"] == name and plain and _is_below(place / name, root):
                yield place / beside, place / name


def _is_below(path: Path, root: Path) -> bool:
    return Path(os.path.realpath(path.parent)).is_relative_to(os.path.realpath(root))


def _in_place(moves: Sequence[Move]) -> tuple[Path, ...]:
    """Which files took their places; may be begun anew after any of its steps."""
    left = [(beside, path) for beside, path in moves if beside.exists()]
    for beside, path in left:
        with _named(path):
            beside.replace(path)
    _keep(left)
    return tuple(path for _, path in left)


def _keep(moves: Iterable[Move]) -> None:
    for folder in {path.parent for _, path in moves}:
        _sync(folder)


def _written_beside(write: Write) -> Path:
    with _named(write.path.parent):
        write.path.parent.mkdir(parents=True, exist_ok=True)
        _clear(write.path)
        prefix = f".{write.path.name}.onward-{os.getpid()}-"
        from tempfile import mkstemp  # few runs write

        handle, name = mkstemp(dir=write.path.parent, prefix=prefix)
    with ExitStack() as undo, _named(write.path), os.fdopen(handle, "wb") as file:
        undo.callback(Path(name).unlink, missing_ok=True)
        file.write(write.content)
        file.flush()
        os.fsync(file.fileno())
        Path(name).chmod(write.mode)
        if write.path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        undo.pop_all()
    return Path(name)


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """An OSError tells the path that was meant, whatever was being written for it."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror or str(error), str(path)) from error


def _clear(path: Path) -> None:
    """Remove what dead runs left that were to write this file."""
    for entry in list(os.scandir(path.parent)):
        match = _BESIDE.fullmatch(entry.name)
        if match and match["name"] == path.name and not _alive(int(match["process"])):
            Path(entry.path).unlink(missing_ok=True)


def _alive(process: int) -> bool:
    """Whether another process than this one has the number."""
    if process == os.getpid():
        return False
    if not _POSIX:  # where asking would end it
        return True
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def _lock(handle: int, wait: bool) -> None:
    """Until the handle is closed nobody else has the lock; BlockingIOError where somebody has it."""
    if fcntl is not None:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))


def _sync(folder: Path) -> None:
    """Bring the names in a folder to the disk, where the system knows how."""
    if _POSIX:
        with contextlib.suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
