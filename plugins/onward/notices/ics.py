"""The notices as a calendar: the last day to object and the day of effect, each as a whole day."""

from __future__ import annotations

from collections.abc import Iterator

from onward.interchange.ics import Event, calendar
from onward.records.published import Published
from onward.words import words

NAME = "notices.ics"


def render(notices: tuple[Published, ...], title: str, author: str, site_url: str) -> str:
    """The whole calendar; `site_url` ends with a slash. The author is not part of it: it names no sender."""
    return calendar((event for one in notices for event in _events(one, site_url)), title)


def _events(one: Published, site_url: str) -> Iterator[Event]:
    say, front = words(), one.front
    url = f"{site_url}notices/{one.slug}/"
    if front.objection_until:
        told = say("notice.calendar.objection", title=front.title)
        yield Event(front.objection_until, told, f"{front.notice} objection", url, front.announced)
    if front.effective:
        told = say("notice.calendar.effective", title=front.title)
        yield Event(front.effective, told, f"{front.notice} effective", url, front.announced)
