"""Text from disk and back: inventory folders, law overlays, the package's own law; writing is all or nothing."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from onward import door, journal
from onward.characters import not_utf_8
from onward.conflicts import refuse
from onward.finding import OnwardError
from onward.yamltext.unread import Unread

ENDINGS = (".yml", ".yaml")
_WAITING: ContextVar[dict[Path, journal.Write] | None] = ContextVar("_WAITING", default=None)
"""What is written at the end of `together`, by path; None outside of it."""


def read_folder(folder: Path) -> dict[str, str]:
    """All YAML files below a folder as {path as a person would write it: text}; OnwardError where it cannot be read.

    In place of a file that is not read stands why (`Unread`), which becomes a finding.
    """
    demand(folder)
    named = ((shown(path), content) for path, content in _below(folder, ENDINGS).items())
    return {name: text if isinstance(text, Unread) else decoded(name, text) for name, text in named}


def demand(folder: Path) -> None:
    """OnwardError, with the way out, where there is no such folder."""
    if not folder.is_dir():
        raise OnwardError(
            f"the folder `{folder}` does not exist; give another one with --inventory, or start with `onward init`"
        )


def read_pages(folder: Path, ending: str, within: Path, deep: bool = True) -> dict[str, str]:
    """The files of one ending below a folder, or, where not `deep`, in it; empty where there is no such folder.

    OnwardError for the first that is not read. Links may lead to what lies in the folder `within`.
    """
    contents = _below(folder, (ending,), within, deep) if folder.is_dir() else {}
    return {
        shown(path): decoded(shown(path), _read(path, content))
        for path, content in contents.items()
        if path.name.endswith(ending)
    }


def _below(
    folder: Path, endings: tuple[str, ...], within: Path | None = None, deep: bool = True
) -> dict[Path, bytes | Unread]:
    try:
        return door.below(folder, endings, within, deep)
    except OSError as error:
        raise OnwardError(f"cannot read `{shown(Path(error.filename or folder))}`: {error.strerror}") from error


def refuse_strangers(paths: Iterable[Path], root: Path) -> None:
    """OnwardError for the first path that is no regular file, or is a link to a place outside of a folder or hidden in it."""
    for path in paths:
        if (unread := door.stranger(path, root)) is not None:
            raise OnwardError(f"`{shown(path)}` cannot be published: {unread.message}; {unread.hint}")


def read_template(inventory: Path, language: str = "") -> tuple[str, str] | None:
    """The path and the text of `templates/notice.md` in the inventory, in another language `notice.de.md`; else None."""
    path = inventory / "templates" / (f"notice.{language}.md" if language else "notice.md")
    if not os.path.lexists(path):
        return None
    text = read_text(path, inventory)
    refuse(shown(path), text)
    return shown(path), text


def package_law() -> dict[str, str]:
    """The law files that come with Onward."""
    entries = (entry for entry in Path(__file__).with_name("law").iterdir() if entry.name.endswith(ENDINGS))
    return {f"law/{entry.name}": entry.read_text("utf-8") for entry in sorted(entries, key=lambda entry: entry.name)}


def shown(path: Path) -> str:
    """A path relative to where one stands, if it is below; with forward slashes."""
    absolute = Path(os.path.abspath(path))
    here = Path.cwd()
    return (absolute.relative_to(here) if absolute.is_relative_to(here) else absolute).as_posix()


def read_text(path: Path, within: Path | None = None) -> str:
    """A file's text in UTF-8; OnwardError where it is none, may not be read, or is a link out of the folder `within`."""
    return decoded(shown(path), _content(path, within))


def read_bytes(path: Path) -> bytes:
    """What a foreign file holds; OnwardError where it is no file, may not be read, or is too large."""
    return _content(path)


def read_exact(path: Path) -> str:
    """A file's text with its line breaks and its byte order mark, so that it can be written back as it was."""
    content = _content(path)
    decoded(shown(path), content)
    return content.decode("utf-8")


def _content(path: Path, within: Path | None = None) -> bytes:
    try:
        content = door.content(path, within)
    except OSError as error:
        raise OnwardError(f"cannot read `{shown(path)}`: {error.strerror}") from error
    return _read(path, content)


def _read(path: Path, content: bytes | Unread) -> bytes:
    if isinstance(content, Unread):
        raise OnwardError(f"cannot read `{shown(path)}`: {content.message}; {content.hint}")
    return content


def decoded(name: str, content: bytes) -> str:
    """The text that a file's bytes are, its lines ended alike; OnwardError, with line and column, where they are not UTF-8."""
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise OnwardError(not_utf_8(name, content, error.start)) from error


def write_text(path: Path, text: str) -> None:
    """Write a file whole or not at all, on the disk before it takes its name. What was there keeps its mode."""
    _write(path, text.encode(), path.stat().st_mode & 0o777 if path.exists() else 0o644)


def write_bytes(path: Path, content: bytes) -> None:
    """The same for a file that is no text."""
    _write(path, content, path.stat().st_mode & 0o777 if path.exists() else 0o644)


def write_private(path: Path, content: bytes) -> None:
    """Write a file that only its owner may read, whole or not at all."""
    _write(path, content, 0o600)


@contextmanager
def together(root: Path) -> Iterator[None]:
    """What is written while this lasts is there at its end as a whole, or nothing of it is; `root` is the project's folder."""
    waiting: dict[Path, journal.Write] = {}
    token = _WAITING.set(waiting)
    try:
        yield
    finally:
        _WAITING.reset(token)
    put(list(waiting.values()), root)


def put(writes: list[journal.Write], root: Path) -> None:
    """Write files as one; OnwardError, with the path, where one cannot be."""
    try:
        journal.put(writes, root)
    except OSError as error:
        path = Path(error.filename or root)
        raise OnwardError(f"cannot write `{shown(path)}`: {error.strerror}") from error


def _write(path: Path, content: bytes, mode: int) -> None:
    write, waiting = journal.Write(path, content, mode), _WAITING.get()
    if waiting is None:
        put([write], path.parent)
    else:
        waiting[path] = write


def write_all(folder: Path, contents: Mapping[str, str | bytes]) -> None:
    """Write several files below a folder, all or none."""
    with together(folder):
        for name, content in contents.items():
            write_bytes(folder / name, content.encode() if isinstance(content, str) else content)


def write_plain(path: Path, text: str) -> None:
    """Write a file of a folder that takes its place as a whole once all its files are there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
