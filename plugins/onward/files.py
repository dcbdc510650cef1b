"""Text from disk and back: inventory folders, law overlays, the package's own law; writing is all or nothing."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterable, Mapping
from importlib import resources
from pathlib import Path

from onward import door
from onward.finding import OnwardError
from onward.source import Unread

ENDINGS = (".yml", ".yaml")
OVERLAY = "law"
NOTICE_PAGES = "notices"
"""The folder of notices in any docs folder."""
NOTICES = f"docs/{NOTICE_PAGES}"
VERSIONS = "docs/versions"


def read_folder(folder: Path) -> dict[str, str]:
    """All YAML files below a folder as {path as a person would write it: text}; OnwardError where it cannot be read."""
    if not folder.is_dir():
        raise OnwardError(
            f"there is no folder `{folder}`; give another one with --inventory, or start with `onward init`"
        )
    found = door.below(folder, ENDINGS)
    return {shown(path): text if isinstance(text, Unread) else _decoded(path, text) for path, text in found.items()}


def read_overlay(inventory: Path) -> dict[str, str]:
    """The user's own law entries, from the folder `law` beside the inventory; empty where there is none."""
    folder = inventory.parent / OVERLAY
    return read_folder(folder) if folder.is_dir() else {}


def read_notices(folder: Path) -> dict[str, str]:
    """The pages of a folder of notices; empty where there is none."""
    return {shown(path): read_text(path, folder) for path in sorted(folder.glob("*.md"))} if folder.is_dir() else {}


def notices_folder(inventory: Path, language: str = "") -> Path:
    """Where notices stand: in `docs/notices` beside the inventory; in another language below its own docs folder.

    That is the one that `mkdocs.de.yml` names, else `docs/de`.
    """
    if not language:
        return inventory.parent / NOTICES
    docs = _docs_dir(inventory.parent / f"mkdocs.{language}.yml") or f"docs/{language}"
    return inventory.parent / docs / NOTICE_PAGES


def pages_folder(inventory: Path) -> Path | None:
    """The folder of hand-written pages, where `mkdocs.yml` beside the inventory makes a trust center of them; else None."""
    config = inventory.parent / "mkdocs.yml"
    folder = inventory.parent / (_docs_dir(config) or "docs")
    plugin = config.is_file() and re.search(r"^[ \t]*(-[ \t]+)?onward\b", read_text(config), re.MULTILINE)
    return folder if plugin and folder.is_dir() else None


def _docs_dir(config: Path) -> str | None:
    """What a configuration of MkDocs names as its docs folder; None where it does not, or there is no such file."""
    text = read_text(config) if config.is_file() else ""
    named = re.search(r"^docs_dir:[ \t]*[\"']?([^\s\"'#]+)", text, re.MULTILINE)
    return named[1] if named else None


def read_pages(folder: Path) -> dict[str, str]:
    """The Markdown below a folder; a page may be a link to a file beside the folder."""
    return {shown(path): read_text(path, folder.parent) for path in sorted(folder.rglob("*.md"))}


def refuse_strangers(paths: Iterable[Path], root: Path) -> None:
    """OnwardError for the first path that is no regular file, or is a link to a place outside of a folder or hidden in it."""
    for path in paths:
        if (told := door.stranger(path, root)) is not None:
            raise OnwardError(f"`{shown(path)}` cannot be published: {told.message}; {told.hint}")


def read_versions(inventory: Path) -> dict[str, str]:
    """The files in `docs/versions` beside the inventory; empty where there are none."""
    folder = inventory.parent / VERSIONS
    return {shown(path): read_text(path, folder) for path in sorted(folder.glob("*.json"))} if folder.is_dir() else {}


def read_template(inventory: Path, language: str = "") -> tuple[str, str] | None:
    """The path and the text of `templates/notice.md` in the inventory, in another language `notice.de.md`; else None."""
    path = inventory / "templates" / (f"notice.{language}.md" if language else "notice.md")
    return (shown(path), read_text(path, inventory)) if os.path.lexists(path) else None


def package_law() -> dict[str, str]:
    """The law files that come with Onward."""
    folder = resources.files("onward") / "law"
    found = (entry for entry in folder.iterdir() if entry.name.endswith(ENDINGS))
    return {f"law/{entry.name}": entry.read_text("utf-8") for entry in sorted(found, key=lambda entry: entry.name)}


def shown(path: Path) -> str:
    """A path relative to where one stands, if it is below; with forward slashes."""
    absolute = Path(os.path.abspath(path))
    here = Path.cwd()
    return (absolute.relative_to(here) if absolute.is_relative_to(here) else absolute).as_posix()


def read_text(path: Path, within: Path | None = None) -> str:
    """A file's text in UTF-8; OnwardError where it is none, may not be read, or is a link out of the folder `within`."""
    return _decoded(path, _content(path, within))


def read_exact(path: Path) -> str:
    """A file's text with its line breaks and its byte order mark, so that it can be written back as it was."""
    content = _content(path)
    _decoded(path, content)
    return content.decode("utf-8")


def _content(path: Path, within: Path | None = None) -> bytes:
    try:
        found = door.content(path, within)
    except OSError as error:
        raise OnwardError(f"cannot read `{shown(path)}`: {error.strerror}") from error
    if isinstance(found, Unread):
        raise OnwardError(f"cannot read `{shown(path)}`: {found.message}; {found.hint}")
    return found


def _decoded(path: Path, content: bytes) -> str:
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise OnwardError(f"`{shown(path)}` is not UTF-8 (byte {error.start})") from error


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
        raise OnwardError(f"cannot write `{shown(path)}`: {error.strerror}") from error
    finally:
        Path(name).unlink(missing_ok=True)


def write_all(folder: Path, texts: Mapping[str, str]) -> None:
    """Write several files below a folder."""
    for name, text in texts.items():
        write_text(folder / name, text)
