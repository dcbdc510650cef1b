"""The notices as a calendar: the last day to object and the day of effect, each as a whole day."""

from __future__ import annotations

from collections.abc import Iterator

from onward.ics import Event, calendar
from onward.notices.feed import Feed, headline, summary
from onward.records.published import Published
from onward.words.catalogue import words

SUFFIX = "ics"
TYPE = "text/calendar"


def render(notices: tuple[Published, ...], feed: Feed) -> str:
    """The whole calendar. The author is not part of it: it names no sender."""
    return calendar((event for one in notices for event in _events(one, feed)), feed.title, feed.language)


def _events(one: Published, feed: Feed) -> Iterator[Event]:
    say, front, url = words(feed.language), one.front, feed.page(one)
    about = summary(one, say)
    if front.objection_until:
        told = say("notice.calendar.objection", title=headline(one, say))
        yield Event(front.objection_until, told, about, url, front.announced, f"{one.edition} objection")
    if front.effective:
        told = say("notice.calendar.effective", title=headline(one, say))
        yield Event(front.effective, told, about, url, front.announced, f"{one.edition} effective")
