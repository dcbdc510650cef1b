"""The names of a record's fields: those that there are not, those that are missing, and where one stands for the other."""

from __future__ import annotations

from collections.abc import Sequence

from onward.characters import slug
from onward.records.reading import Reading
from onward.records.ways_out import for_name
from onward.yamltext.reader import Table


def refuse(
    reading: Reading, table: Table, unknown: Sequence[str], missing: Sequence[str], known: Sequence[str]
) -> None:
    """One finding for each unknown field, and for each missing one for which no unknown field stands."""
    lacking = list(missing)
    for name in unknown:
        hint = for_name(name, known)
        meant = next((other for other in lacking if hint == _meant(other)), None)
        if meant is None and len(unknown) == len(missing) == 1 and not hint.startswith("did you mean"):
            meant = lacking[0]
            hint = _meant(meant)
        if meant is not None:
            lacking.remove(meant)
        reading.path.append(name)
        reading.refuse("unknown-key", table.key_span(name), f"unknown field `{name}`", hint)
        reading.path.pop()
    for name in lacking:
        reading.path.append(name)
        span = table.span("id" if "id" in table else None)
        reading.refuse("missing-field", span, f"`{name}` is missing", _to_add(name, table))
        reading.path.pop()


def _meant(name: str) -> str:
    return f"did you mean `{name}`?"


def _to_add(name: str, table: Table) -> str:
    """What to write for a field that is missing; an id can be made of a name."""
    title = table.get("name")
    example = slug(title) if name == "id" and isinstance(title, str) else ""
    return f"add `{name}: {example or '…'}`"
