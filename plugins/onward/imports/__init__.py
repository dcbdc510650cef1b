"""Foreign formats that become an inventory: one module each, named after the format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from typing import IO, Any, Final, Protocol, runtime_checkable

from onward.family import Family
from onward.finding import OnwardError
from onward.frozen import dataclass
from onward.law import Law


@dataclass(frozen=True, slots=True)
class File:
    """A foreign file: its name, what it holds, and how it is opened anew."""

    name: str
    content: bytes
    opened: Callable[[], IO[bytes]]

    @property
    def text(self) -> str:
        """The text, in UTF-8, UTF-16 with its mark, or else in Windows-1252. OnwardError where it is no text."""
        text = _decoded(self.content)
        if "\0" in text:
            raise OnwardError(f"`{self.name}` is not a text")
        return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(content: bytes) -> str:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


@dataclass(frozen=True, slots=True)
class Asked:
    """What an import needs beside the file: the law, and what somebody said of its columns, by their folded headings."""

    law: Law
    given: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A field that the file does not say for sure: what it says, and why that is no fact."""

    field: str
    text: str
    why: str

    def __str__(self) -> str:
        return f"{self.why}: {self.text}" if self.text else self.why


@dataclass(frozen=True, slots=True)
class Draft:
    """A record as the file has it: its fields, each sure, and what is in doubt. `line` is 0 where the file has no lines."""

    collection: str
    line: int
    fields: Mapping[str, Any]
    doubts: tuple[Doubt, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """How it is called."""
        return str(self.fields.get("name") or self.fields.get("id") or "")


@dataclass(frozen=True, slots=True)
class Told:
    """What of a file did not become a record, or did so in a way that somebody should look at."""

    line: int
    text: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.text}" if self.line else self.text


@dataclass(frozen=True, slots=True)
class Shown:
    """A table of the reading: where it stands, what each column is taken for and why, and how many rows it has."""

    line: int
    title: str
    columns: tuple[tuple[str, str, str], ...]
    rows: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file says: its tables, the records that come of it, and what did not become one."""

    drafts: tuple[Draft, ...]
    told: tuple[Told, ...] = ()
    tables: tuple[Shown, ...] = ()


@runtime_checkable
class Importer(Protocol):
    """A format that can be imported."""

    ABOUT: str
    """What it is called in a sentence."""
    ENDINGS: tuple[str, ...]
    """How names of its files end; none where only the content tells."""
    WITHIN: str
    """The format in which it is written, where that is one of its own; empty for a format that is written in no other."""

    def fits(self, file: File) -> bool:
        """Whether the content of a file is of this format, where its name does not tell it from others."""

    def read(self, file: File, asked: Asked) -> Reading:
        """What a foreign file says. OnwardError where there is nothing to import."""


IMPORTERS: Final[Family[Importer]] = Family(__name__, Importer, "format to import")
"""Every format that can be imported."""
ALIASES: Final[Mapping[str, str]] = {"markdown-tables": "markdown"}
"""Further names of formats."""
_PLAIN: Final = ".txt"
"""How files end that may be of any format that is text."""


def format_of(file: File) -> str:
    """The format of a file, by what it holds where that tells, else by its ending. OnwardError where neither does."""
    members = IMPORTERS.members()
    ending = f".{file.name.rpartition('.')[2].lower()}" if "." in file.name else ""
    named = [name for name, member in members.items() if ending in member.ENDINGS]
    fitting = [name for name in (members if ending == _PLAIN else named or members) if members[name].fits(file)]
    for name in sorted(fitting, key=lambda candidate: not members[candidate].WITHIN):
        return name
    for name in sorted(named, key=lambda candidate: bool(members[candidate].WITHIN)):
        return name
    raise OnwardError(f"cannot tell the format of `{file.name}`; name it: one of {', '.join(members)}")
