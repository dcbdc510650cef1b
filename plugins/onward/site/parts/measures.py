"""Names of the areas of technical and organisational measures."""

from __future__ import annotations

from onward.site.parts.edition import Edition


def area_name(edition: Edition, name: str | None) -> str:
    """An area of measures as a heading."""
    known = f"measures.area.{name}"
    return (
        edition.say(known)
        if known in edition.say
        else (name or edition.say("measures.other")).replace("-", " ").capitalize()
    )
