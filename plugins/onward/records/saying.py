"""Values of records as words: the same words for the same fact, and which fields are words and no facts."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import Any

from onward.records.base import Part
from onward.records.safeguards import Assessment, Contract, Participation, Safeguard
from onward.records.shape import yaml_name

WORDING = frozenset({
    "name", "description", "notes", "owner", "evidence", "visibility", "announced", "review", "aliases", "interest",
    "reason", "website", "subprocessor_list", "logo", "colour", "active_from", "former_names", "translations", "languages",
})  # fmt: skip
"""Fields that are words, links, or bookkeeping about a fact: a change of them is never material."""
BOOKKEEPING: dict[type[Part], set[str]] = {
    Safeguard: {"signed", "document", "copy", "notified"},
    Participation: {"entity", "checked", "expires"},
    Contract: {"signed", "document"},
    Assessment: {"completed", "document"},
}
"""What is written down about an agreement without being part of it: renewed, looked up again, filed elsewhere."""


def say(value: Any, facts: bool = False, without: tuple[str, ...] = ()) -> str:
    """A value in one line: the same words for the same fact, whatever its layout; `facts` leaves out bookkeeping."""
    if value is None or value == ():
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Part):
        skipped = {"source", "translations", *without} | (BOOKKEEPING.get(type(value), set()) if facts else set())
        found = [(yaml_name(one.name), getattr(value, one.name)) for one in fields(value) if one.name not in skipped]
        return ", ".join(
            f"{name}: {say(inner, facts, without)}" for name, inner in found if inner not in (None, (), False)
        )
    if isinstance(value, tuple):
        return "; ".join(sorted(say(one, facts, without) for one in value))
    return value.isoformat() if isinstance(value, date) else str(value)


def told(value: Any) -> str | None:
    """A value in one line, or None where nothing is stated."""
    return None if value is None or value == () else say(value)
