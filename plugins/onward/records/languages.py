"""Records in the words of one language: the texts that people read, where they are said in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any, Final, TypeVar

from onward.records.base import Part, Spoken
from onward.records.inventory import COLLECTIONS, ORGANIZATION, Inventory
from onward.records.parties import Organization
from onward.records.shape import prose_of

P = TypeVar("P", bound=Part)
ENGLISH: Final = "en"


def languages_of(ours: Organization | None) -> tuple[str, ...]:
    """The languages in which an organization publishes; the first is that of the inventory's own texts."""
    return (ours.languages if ours else ()) or (ENGLISH,)


def spoken(inventory: Inventory, language: str) -> Inventory:
    """The inventory as readers of a language read it; a text that is not said in it stays as it is."""
    if language == languages_of(inventory.organization)[0]:
        return inventory
    records: dict[str, Any] = {
        name: {record.id: said(record, language) for record in getattr(inventory, name).values()}
        for name in COLLECTIONS
    }
    ours = inventory.organization
    return Inventory(**{ORGANIZATION: said(ours, language) if ours else None, **records}, waivers=inventory.waivers)


def said(part: P, language: str) -> P:
    """One part in a language, at every depth."""
    changes: dict[str, Any] = {}
    for attribute in fields(part):
        value = getattr(part, attribute.name)
        if isinstance(value, Part):
            changes[attribute.name] = said(value, language)
        elif isinstance(value, tuple) and value and isinstance(value[0], Part):
            changes[attribute.name] = tuple(said(inner, language) for inner in value)
    for translation in part.translations if isinstance(part, Spoken) else ():
        if translation.language == language:
            changes.update(translation.texts)
    return replace(part, **changes) if changes else part


def untold(part: Part, language: str) -> Iterator[str]:
    """The fields of a part whose texts readers of a language cannot read."""
    if isinstance(part, Spoken):
        translated = {
            name
            for translation in part.translations
            if translation.language == language
            for name, _ in translation.texts
        }
        for name in prose_of(type(part)):
            if getattr(part, name) and name not in translated:
                yield name
