"""The values of a YAML file: texts, mappings and lists; the last two know where everything in them stands."""

from __future__ import annotations

from typing import Any, TypeAlias

from onward.finding import Span
from onward.yamltext.marks import Mark, Marks, span_of

Value: TypeAlias = "str | Table | Sequence | None"
NOT_YET_KNOWN = "{unknown: {owner: …, due: …}}"
"""How a fact is written that is not yet known: who will supply it, and by when."""


class Table(dict[str, Any]):
    """A YAML mapping that knows the place of each key and value, the text of its file, and the file of what is from elsewhere."""

    __slots__ = ("elsewhere", "file", "keys_at", "later", "mark", "text", "values_at")
    later: tuple[Marks, int, tuple[str, ...]]
    """Where the marks stand of a table that came without them, its own first, and its fields: few are ever asked for."""

    def __init__(self, file: str, mark: Mark, text: str = "") -> None:
        super().__init__()
        self.file, self.mark, self.text = file, mark, text
        self.keys_at: dict[str, Mark] = {}
        self.values_at: dict[str, Mark] = {}
        self.elsewhere: dict[str, str] = {}

    def __getattr__(self, name: str) -> Any:
        if name not in ("keys_at", "mark", "values_at"):
            raise AttributeError(name)
        marks, first, names = self.later
        if name == "mark":
            self.mark = marks.one(first)
            return self.mark
        at = marks.some(first + 1, 2 * len(names))
        self.keys_at, self.values_at = (
            dict(zip(names, at, strict=False)),
            dict(zip(names, at[len(names) :], strict=True)),
        )
        return self.keys_at if name == "keys_at" else self.values_at

    def span(self, key: str | None = None) -> Span:
        """The place of a field's value; of the field's key where the value is a block; of the table without a key."""
        if key is None or key not in self.values_at:
            return span_of(self.file, self.mark)
        block = isinstance(self.get(key), Table | Sequence)
        return span_of(self.elsewhere.get(key, self.file), self.keys_at[key] if block else self.values_at[key])

    def key_span(self, key: str) -> Span:
        """The place of a field's name."""
        return span_of(self.elsewhere.get(key, self.file), self.keys_at[key])

    def copy(self) -> Table:
        """The same fields at the same places, to be changed apart."""
        made = Table(self.file, self.mark, self.text)
        for name in self:
            made.put(name, self[name], self, name)
        return made

    def put(self, key: str, value: Value, at: Table, name: str) -> None:
        """Set a field to a value that stands at a field of another table, perhaps of another file."""
        self[key] = value
        self.keys_at[key], self.values_at[key] = at.keys_at[name], at.values_at[name]
        home = at.elsewhere.get(name, at.file)
        if home != self.file or key in self.elsewhere:
            self.elsewhere[key] = home


class Sequence(list[Any]):
    """A YAML list; `items_at` holds each item's mark."""

    __slots__ = ("file", "items_at", "later", "mark")
    later: tuple[Marks, int, int]
    """Where the marks stand of a list that came without them, its own first, and how many items it has."""

    def __init__(self, file: str, mark: Mark) -> None:
        super().__init__()
        self.file, self.mark = file, mark
        self.items_at: list[Mark] = []

    def __getattr__(self, name: str) -> Any:
        if name not in ("items_at", "mark"):
            raise AttributeError(name)
        marks, first, count = self.later
        if name == "mark":
            self.mark = marks.one(first)
            return self.mark
        self.items_at = marks.some(first + 1, count)
        return self.items_at

    def span(self, index: int | None = None) -> Span:
        """The place of an item, or of the list's first character."""
        if index is None or index >= len(self.items_at):
            return span_of(self.file, self.mark)
        return span_of(self.file, self.items_at[index])
