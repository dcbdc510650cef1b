"""Every entry of the law data with all that it says, so that no field of a law file is read by nobody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import date
from itertools import chain
from typing import Any

from generated._markdown import code, plain, table
from onward.files import package_law
from onward.law import Law
from onward.law.model import Entry
from onward.records.base import Part
from onward.records.shape import yaml_name

_APART = {"id", "source", "source_id", "confidence", "regime", "overlaid"}
_LEAD = (
    "The [law data](law.md), entry by entry and with all fields: for those who check it, and for those who "
    "[write their own](../how-to/law-overlays.md). Information, not legal advice."
)
_SURE = {"high": "high", "medium": "medium", "memory": "from memory, not checked against the official text"}


def pages() -> Iterator[tuple[str, str]]:
    """One page."""
    law = Law.read(package_law(), date.max)
    parts = ["# Entries of the law data", _LEAD]
    for regime in law.regimes.values():
        parts += [f"## {plain(regime.name)}", *map(entry, chain([regime], _of(law, regime.id)))]
    parts += ["## Schemes", *map(entry, law.schemes.values()), "## Events", *map(entry, law.events)]
    cited = (
        (code(name), plain(one.cite), one.regime or "any", one.source_id or "") for name, one in law.citations.items()
    )
    parts += ["## Provisions that rules cite", table(("id", "provision", "law", "source"), cited)]
    asked = ((code(name), ", ".join(map(code, one.citations))) for name, one in law.provisions.items())
    parts += ["## The same question in several laws", table(("question", "provisions"), asked)]
    yield "reference/law-entries.md", "\n\n".join(parts) + "\n"


def _of(law: Law, regime: str) -> Iterable[Entry]:
    derogations = (one for one in law.derogations if one.regime == regime)
    decisions = (one for one in law.entries.of["adequacy"].values() if one.regime == regime)
    return chain(decisions, law.instruments(regime).values(), derogations)


def entry(one: Entry) -> str:
    """An entry: its id, each thing that it says, where that was read, and how sure we are."""
    lines = [f"- {name}: {said(value)}" for name, value in facts(one)]
    source = f"[{one.source_id}](law.md#{one.source_id})" if one.source_id else "none"
    return "\n".join([f"**`{one.id}`**", "", *lines, f"- source: {source}", f"- confidence: {_SURE[one.confidence]}"])


def facts(one: Part) -> Iterator[tuple[str, Any]]:
    """What a part says, field by field, by the names that the files use."""
    for field in fields(one):
        value = getattr(one, field.name)
        if field.name not in _APART and value not in (None, "", (), False):
            yield yaml_name(field.name), value


def said(value: Any) -> str:
    """A value as text: lists item by item, parts field by field."""
    if isinstance(value, tuple):
        return "; ".join(map(said, value))
    if isinstance(value, Part):
        source = getattr(value, "source_id", None)
        told = [*facts(value), *([("source", source)] if source else [])]
        return ", ".join(f"{name} {said(held)}" for name, held in told)
    return {"True": "yes"}.get(str(value), plain(str(value)))
