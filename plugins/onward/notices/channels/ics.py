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
    return calendar((event for notice in notices for event in _events(notice, feed)), feed.title, feed.language)


def _events(notice: Published, feed: Feed) -> Iterator[Event]:
    say, front, url = words(feed.language), notice.front, feed.page(notice)
    about = summary(notice, say)
    if front.objection_until:
        summary_ = say("notice.calendar.objection", title=headline(notice, say))
        yield Event(front.objection_until, summary_, about, url, front.announced, f"{notice.edition} objection")
    if front.effective:
        summary_ = say("notice.calendar.effective", title=headline(notice, say))
        yield Event(front.effective, summary_, about, url, front.announced, f"{notice.edition} effective")
