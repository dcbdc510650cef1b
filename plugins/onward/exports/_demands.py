"""What a format demands and the records do not state: every fact with its place and the field to write, in one refusal."""

from __future__ import annotations

from typing import TypeVar

from onward.counting import counted
from onward.finding import OnwardError, Span
from onward.records.base import Part, Record
from onward.records.described import described
from onward.records.inventory import ORGANIZATION, Inventory

Value = TypeVar("Value")


class Demands:
    """Facts that a format demands, asked for one after the other; `inventory` is the one that was written, with its places."""

    def __init__(self, format_name: str, inventory: Inventory) -> None:
        self._format = format_name
        ours = [inventory.organization] if inventory.organization else []
        self._records: dict[str, Record] = {str(record.subject): record for record in (*ours, *inventory.records())}
        self._missing: dict[tuple[Span, str], None] = {}

    def need(self, record: Record, path: str, value: Value | None, says: str = "") -> Value | None:
        """What a field holds; noted as missing where that is nothing. `path` is of names and places in lists, as
        `sources.0.description`; `says` is what has to be written, where it is not what the field states.
        """
        if value in (None, "", ()):
            self.miss(record, path, says)
            return None
        return value

    def miss(self, record: Record, path: str, says: str = "", write: str = "") -> None:
        """Note a fact as missing, at the field where it should stand, else at what should hold it. `write` is the field of
        another record in which it is written.
        """
        part, field = self._part(record, path)
        whose = ORGANIZATION if record.COLLECTION == ORGANIZATION else str(record.subject)
        known = part.unknown(field)
        note = f" (unknown until {known.due}: {known.owner})" if known else ""
        what = says or described(type(part), field)
        self._missing[part.at(field), f"{whose}: `{write or path}`: {what}{note}"] = None

    def _part(self, record: Record, path: str) -> tuple[Part, str]:
        """The part, as it was written, that holds or should hold the field at the end of a path, and the field."""
        part: Part = self._records.get(str(record.subject), record)
        names = path.split(".")
        for at, name in enumerate(names):
            value = getattr(part, name, None) if not name.isdigit() else part
            if isinstance(value, tuple) and at + 1 < len(names) and names[at + 1].isdigit():
                value = value[int(names[at + 1])]
            if not isinstance(value, Part):
                return part, name
            part = value
        return part, names[-1]

    def refuse(self) -> None:
        """Nothing where all facts are there. OnwardError with every missing one, in the order of the files."""
        if self._missing:
            lines = "\n".join(f"  {span.file}:{span.line}: {text}" for span, text in sorted(self._missing))
            number = counted(len(self._missing), "fact")
            raise OnwardError(f"{self._format} demands {number} that the inventory does not state:\n{lines}")
