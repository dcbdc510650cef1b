"""Archives of office programs: what is unpacked is bounded before anything reads it, and XML declares no entities."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from xml.etree import ElementTree

from onward.finding import OnwardError
from onward.imports import File

MOST = 24 * 2**20
"""The bytes of all that an archive holds, unpacked."""
BROKEN = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, ElementTree.ParseError, KeyError, ValueError, TypeError, AttributeError,
    IndexError, EOFError, NotImplementedError, RuntimeError, OSError, SyntaxError,
)  # fmt: skip
"""What readers of archives and of what they hold raise where one is damaged."""
_MOST_PARTS = 2000
_DECLARED = (b"<!DOCTYPE", b"<!ENTITY", b"<\0!\0", b"\0<\0!")
_XML = (".xml", ".rels", ".vml")
_OLD = b"\xd0\xcf\x11\xe0"


def parts(file: File, called: str) -> Iterator[tuple[str, bytes]]:
    """The parts of an archive with their names.

    OnwardError for one that holds more than a list, or XML that could say more than it holds.
    """
    with zipfile.ZipFile(file.opened()) as archive:
        listed = archive.infolist()
        if len(listed) > _MOST_PARTS:
            raise OnwardError(f"`{file.name}` has more than {_MOST_PARTS} parts, the limit for one {called}")
        left = MOST
        for part in listed:
            with archive.open(part) as opened:
                content = opened.read(left + 1)
            left -= len(content)
            if left < 0:
                raise OnwardError(
                    f"`{file.name}` is larger than {MOST // 2**20} MiB when unpacked, the limit for one {called}"
                )
            if part.filename.endswith(_XML) and any(declaration in content for declaration in _DECLARED):
                raise OnwardError(f"`{file.name}` declares entities in `{part.filename}`; it was not read")
            yield part.filename, content


def of_today(file: File, called: str, ending: str) -> None:
    """OnwardError for a file of the former format, which is no archive, as one with a password is none."""
    if file.content[:4] == _OLD:
        raise OnwardError(
            f"`{file.name}` is a {called} of the former format, or has a password; save it as {ending} without one"
        )
