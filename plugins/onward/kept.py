"""Answers that one run keeps for the next, in the cache folder of whoever runs it; who deletes that loses nothing but time.

A question names all that decides its answer but the files that are read, of which a digest stands beside the answer. What is kept
is data and never run. A file that is damaged, belongs to somebody else or answers another question is not believed. Each question
has one of a fixed number of places, so that the folder cannot grow. There are more of them for what is one of many pieces, and two
to choose from, so that pieces of one inventory seldom take each other's: a piece goes to the one that was longest not asked for.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
import sys
import zlib
from collections.abc import Iterator
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

VARIABLE: Final = "ONWARD_CACHE"
"""The variable of the environment that names the folder; where it is set and empty, nothing is kept."""
MOST: Final = 64 * 2**20
"""The bytes of an answer before it is packed; nothing larger is kept."""
_MOST_PACKED: Final = 4 * 2**20
_MOST_OF_A_PIECE: Final = 2**18
_PIECES: Final = "pieces"
"""The folder of the pieces in that of the answers."""
_PACKAGE: Final = Path(__file__).parent
_SOURCES: Final = (".py", ".yml")
_BESIDE: Final = ("yaml", "cel_expr_python")
"""Libraries on which answers rest; what is installed beside them is a part of every question."""


def answer(question: str, piece: bool = False) -> Any:
    """The answer that was kept, as JSON has it; None where there is none that can be believed."""
    return next(answers(question, piece), None)


def answers(question: str, piece: bool = False) -> Iterator[Any]:
    """The parts of the answer that was kept, each read when it is asked for; none where none can be believed."""
    places, name = _places(question, piece)
    left = next(filter(None, (_believed(place, name) for place in places)), b"")
    try:
        while left:
            part = zlib.decompressobj()
            yield json.loads(part.decompress(left, MOST))
            left = part.unused_data
    except (ValueError, zlib.error):
        return


def _believed(place: Path, name: str) -> bytes:
    """What a place holds, packed, if it answers the question of this digest. That a piece was asked for is noted."""
    try:
        head, _, packed = _own(place).partition(b"\n")
    except OSError:
        return b""
    if head != _head(name, packed):
        return b""
    if place.parent.name == _PIECES:
        with suppress(OSError):
            os.utime(place)
    return packed


def keep(question: str, *parts: Any, piece: bool = False) -> None:
    """Keep an answer, whole or not at all; where the system does not allow it, there is none the next time."""
    places, name = _places(question, piece)
    place = min(places, key=lambda place: _asked_for(place, name), default=None)
    written = [json.dumps(part).encode() for part in parts] if place else []
    packed = b"".join(zlib.compress(part, 1) for part in written) if max(map(len, written), default=0) <= MOST else b""
    if place is None or not 0 < len(packed) <= (_MOST_OF_A_PIECE if piece else _MOST_PACKED):
        return
    beside = place.with_name(f".{name}-{os.getpid()}")
    with suppress(OSError):
        for holder in (place.parent.parent, place.parent) if piece else (place.parent,):
            holder.mkdir(parents=True, mode=0o700, exist_ok=True)
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(_head(name, packed) + b"\n" + packed)
        beside.replace(place)
    with suppress(OSError):
        beside.unlink(missing_ok=True)


def folder() -> Path | None:
    """Where answers are kept: as the environment says, else in the system's place for caches; None where nothing is kept."""
    if (named := os.environ.get(VARIABLE)) is not None:
        return Path(named).absolute() if named else None
    try:
        return _of_the_system() / "onward"
    except RuntimeError:  # nobody knows whose home this is
        return None


def _of_the_system() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    named = Path(os.environ.get("XDG_CACHE_HOME", ""))
    return named if named.is_absolute() else Path.home() / ".cache"


def program(room: str = "") -> str:
    """A digest of what answers: Onward's own files, or those of one room alone, the Python that runs it, and what is installed
    beside its libraries.
    """
    digest = hashlib.sha256(sys.version.encode())
    for path, content in _files(_PACKAGE / room):
        digest.update(f"\0{path}\0{len(content)}\0".encode())
        digest.update(content)
    for name in _installed():
        digest.update(f"\0{name}".encode())
    return digest.hexdigest()


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The files of a folder of the package that are run or read, by their paths in it."""
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            if name.endswith(_SOURCES):
                with open(f"{place}/{name}", "rb", buffering=0) as file:  # noqa: PTH123 — many files, and the quickest way
                    yield f"{place[len(str(folder)) :]}/{name}", file.read()


def _installed() -> list[str]:
    """What is installed beside the libraries on which answers rest, with its versions."""
    places = {Path(spec.origin).parent.parent for name in _BESIDE if (spec := find_spec(name)) and spec.origin}
    return sorted(path.name for place in places for path in place.glob("*.*-info"))


def _places(question: str, piece: bool = False) -> tuple[tuple[Path, ...], str]:
    """The files in which the answer to a question may be, and the question's digest."""
    name, place = hashlib.sha256(question.encode("utf-8", "surrogatepass")).hexdigest(), folder()
    if place is None:
        return (), name
    return ((place / _PIECES / name[:3], place / _PIECES / name[3:6]) if piece else (place / name[:2],)), name


def _asked_for(place: Path, name: str) -> float:
    """When what is in a place was last kept or asked for; 0 where there is nothing, and less where the question is the same."""
    try:
        return -1 if _own(place).startswith(name.encode()) else place.lstat().st_mtime
    except OSError:
        return 0


def _head(name: str, packed: bytes) -> bytes:
    return f"{name} {hashlib.sha256(packed).hexdigest()}".encode()


def _own(path: Path) -> bytes:
    """What a file holds that belongs to us; OSError for any other, and for one that is too large."""
    with os.fdopen(
        os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)), "rb"
    ) as file:
        status = os.fstat(file.fileno())
        ours = not hasattr(os, "getuid") or status.st_uid == os.getuid()
        if not stat.S_ISREG(status.st_mode) or not ours or status.st_size > 2 * _MOST_PACKED:
            raise OSError(f"{path} is none of ours")
        return file.read()
