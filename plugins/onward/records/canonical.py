"""Values of records as words: the same words for the same fact."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from typing import Any, TypeVar

from onward.records.base import Part
from onward.records.declared import declared
from onward.records.shape import yaml_name

_APART = {"source", "translations"}
P = TypeVar("P", bound=Part)


def say(value: Any, facts: bool = False, without: tuple[str, ...] = ()) -> str:
    """A value in one line: the same words for the same fact, whatever its layout; `facts` leaves out bookkeeping."""
    if value is None or value == ():
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Part):
        skipped = _APART | _skipped(value, facts, without)
        stated = [
            (yaml_name(attribute.name), getattr(value, attribute.name))
            for attribute in fields(value)
            if attribute.name not in skipped
        ]
        return ", ".join(
            f"{name}: {say(inner, facts, without)}" for name, inner in stated if inner not in (None, (), False)
        )
    if isinstance(value, tuple):
        return "; ".join(sorted(say(item, facts, without) for item in value))
    return value.isoformat() if isinstance(value, date) else str(value)


def told(value: Any) -> str | None:
    """A value in one line, or None where nothing is stated."""
    return None if value is None or value == () else say(value)


def bare(part: P, without: tuple[str, ...] = (), facts: bool = False) -> P:
    """A part without what `say` leaves out of it, at every depth."""
    skipped = _skipped(part, facts, without)
    changes: dict[str, Any] = {
        attribute.name: attribute.default for attribute in fields(part) if attribute.name in skipped
    }
    for attribute in fields(part):
        value = getattr(part, attribute.name)
        if isinstance(value, Part) and attribute.name not in skipped:
            changes[attribute.name] = bare(value, without, facts)
        elif isinstance(value, tuple) and value and isinstance(value[0], Part) and attribute.name not in skipped:
            changes[attribute.name] = tuple(bare(inner, without, facts) for inner in value)
    return replace(part, **changes) if changes else part


def _skipped(part: Part, facts: bool, without: tuple[str, ...]) -> set[str]:
    return {*without} | (_bookkeeping(type(part)) if facts else set())


def _bookkeeping(kind: type[Part]) -> set[str]:
    """What is written down about a fact without being part of it: renewed, looked up again, filed elsewhere."""
    return {
        attribute.name
        for attribute in fields(kind)
        if attribute.name not in _APART and not declared(kind, attribute.name).fact
    }
