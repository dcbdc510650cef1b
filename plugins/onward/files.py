"""Text from disk and back: inventory folders, law overlays, the package's own law; writing is all or nothing."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

from onward.finding import OnwardError

ENDINGS = (".yml", ".yaml")


def read_folder(folder: Path, endings: tuple[str, ...] = ENDINGS) -> dict[str, str]:
    """The YAML files below a folder, or those that end otherwise, as {path as a person would write it: text}.

    OnwardError where it cannot be read.
    """
    demand(folder)
    return {shown(path): read_text(path) for path in sorted(_files(folder, endings))}


def demand(folder: Path) -> None:
    """OnwardError, with the way out, where there is no such folder."""
    if not folder.is_dir():
        raise OnwardError(
            f"there is no folder `{folder}`; give another one with --inventory, or start with `onward init`"
        )


def read_template(inventory: Path, language: str = "") -> tuple[str, str] | None:
    """The path and the text of `templates/notice.md` in the inventory, in another language `notice.de.md`; else None."""
    path = inventory / "templates" / (f"notice.{language}.md" if language else "notice.md")
    return (shown(path), read_text(path)) if path.is_file() else None


def package_law() -> dict[str, str]:
    """The law files that come with Onward."""
    folder = resources.files("onward") / "law"
    found = (entry for entry in folder.iterdir() if entry.name.endswith(ENDINGS))
    return {f"law/{entry.name}": entry.read_text("utf-8") for entry in sorted(found, key=lambda entry: entry.name)}


def _files(folder: Path, endings: tuple[str, ...]) -> Iterator[Path]:
    def refuse(error: OSError) -> None:
        raise OnwardError(f"cannot read `{error.filename}`: {error.strerror}")

    for place, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(place, name) for name in names if name.endswith(endings))


def shown(path: Path) -> str:
    """A path relative to where one stands, if it is below; with forward slashes."""
    absolute = Path(os.path.abspath(path))
    here = Path.cwd()
    return (absolute.relative_to(here) if absolute.is_relative_to(here) else absolute).as_posix()


def read_text(path: Path) -> str:
    """A file's text in UTF-8; OnwardError where it is none or may not be read."""
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise OnwardError(f"`{shown(path)}` is not UTF-8 (byte {error.start})") from error
    except OSError as error:
        raise OnwardError(f"cannot read `{shown(path)}`: {error.strerror}") from error


def read_exact(path: Path) -> str:
    """A file's text with its line breaks and its byte order mark, so that it can be written back as it was."""
    read_text(path)
    return path.read_bytes().decode("utf-8")


def write_text(path: Path, text: str) -> None:
    """Write a file whole or not at all: to a temporary name beside it, then rename. What was there keeps its mode."""
    _write(path, text.encode(), path.stat().st_mode & 0o777 if path.exists() else 0o644)


def write_private(path: Path, content: bytes) -> None:
    """Write a file that only its owner may read, whole or not at all."""
    _write(path, content, 0o600)


def _write(path: Path, content: bytes, mode: int) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise OnwardError(f"cannot write into `{shown(path.parent)}`: {error.strerror}") from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.chmod(name, mode)
        os.replace(name, path)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise OnwardError(f"cannot write `{shown(path)}`: {error.strerror}") from error


@contextmanager
def replacing(folder: Path) -> Iterator[Path]:
    """A new folder to fill, whose content takes the place of this folder's once that is done; else the old one stays as it is.

    What is hidden in the old folder stays (a work tree of git), unless the new one holds the same name.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        place = tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}.")
    except OSError as error:
        raise OnwardError(f"cannot write into `{shown(folder.parent)}`: {error.strerror}") from error
    with place as beside:
        made, former = Path(beside, "made"), Path(beside, "former")
        former.mkdir()
        yield made
        new = {one.name for one in made.iterdir()}
        for one in [old for old in folder.iterdir() if old.name in new or not old.name.startswith(".")]:
            shutil.move(one, former / one.name)
        for name in sorted(new):
            shutil.move(made / name, folder / name)


def write_all(folder: Path, texts: Mapping[str, str]) -> None:
    """Write several files below a folder."""
    for name, text in texts.items():
        write_text(folder / name, text)
