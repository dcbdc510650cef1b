"""Calendars of RFC 5545: whole days, stable ids, the same bytes for the same entries."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from onward.characters import in_line
from onward.frozen import dataclass

_FOLD = 75
_NOTHING = [
    *("BEGIN:VTIMEZONE", "TZID:UTC", "BEGIN:STANDARD", "DTSTART:19700101T000000"),
    *("TZOFFSETFROM:+0000", "TZOFFSETTO:+0000", "END:STANDARD", "END:VTIMEZONE"),
]
"""What stands in a calendar without entries: RFC 5545 asks for one component at least, and nobody sees a time zone."""


@dataclass(frozen=True, slots=True)
class Event:
    """A whole day with a sentence; `stamp` is the day on which it was written down, its own day if nothing is given.

    `identity` tells it from others for good; without it, what it says does.
    """

    day: date
    summary: str
    about: str = ""
    url: str | None = None
    stamp: date | None = None
    identity: str = ""


def calendar(events: Iterable[Event], name: str = "Onward", language: str = "en") -> str:
    """One calendar with an entry for each event, in words of one language."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//Onward//{language.upper()}", f"X-WR-CALNAME:{_escape(name)}"]
    lines += [line for event in events for line in _event(event)] or _NOTHING
    return "".join(f"{_fold(line)}\r\n" for line in (*lines, "END:VCALENDAR"))


def _event(event: Event) -> Iterator[str]:
    known_by = event.identity or f"{event.day}|{event.summary}|{event.about}"
    identity = hashlib.sha256(known_by.encode()).hexdigest()[:24]
    yield "BEGIN:VEVENT"
    yield f"UID:{identity}@onward"
    yield f"DTSTAMP:{(event.stamp or event.day):%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{event.day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escape(event.summary)}"
    if event.about:
        yield f"DESCRIPTION:{_escape(event.about)}"
    if event.url:
        yield f"URL:{event.url}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _escape(text: str) -> str:
    return in_line(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _fold(line: str) -> str:
    """Lines of at most 75 octets; the rest goes on after a line break and a space, never within a character."""
    pieces: list[str] = []
    piece = ""
    for letter in line:
        if len((piece + letter).encode()) > _FOLD - (1 if pieces else 0):
            pieces.append(piece)
            piece = ""
        piece += letter
    return "\r\n ".join([*pieces, piece])
