"""Notices that were published: read back from the front matter of their pages, without any history."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from onward.finding import OnwardError
from onward.records.base import Id, Part
from onward.records.reading import Reading
from onward.records.shape import build
from onward.source import Table, parse

_FENCE = "---\n"
_TRANSLATION = re.compile(r"(?P<page>.+)\.(?P<language>[a-z]{2,3}(-[A-Za-z0-9]+)*)\.md")


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter(Part):
    """What a notice's page says of itself; `before` and `facts` are the digests of the public facts before and after it.

    `starts` are vendors that begin with it, on the day it takes effect unless they name another; `sent` is the day on
    which everybody had been sent it; `language` that in which the page is written.
    """

    notice: Id
    title: str
    announced: date
    objection_until: date | None = None
    effective: date | None = None
    products: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    sent: date | None = None
    before: str | None = None
    facts: str
    description: str | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Published:
    """A notice as it was published, and the page that says it."""

    path: str
    front: FrontMatter
    body: str

    @property
    def edition(self) -> str:
        """What tells it from the same notice drafted again for another day, which everybody must be sent anew."""
        return f"{self.front.notice}@{self.front.announced}"

    @property
    def slug(self) -> str:
        """The name of its page."""
        return self.path.rpartition("/")[2].removesuffix(".md")


def read_notices(texts: Mapping[str, str]) -> tuple[Published, ...]:
    """All notices among pages {path: Markdown}, the latest first; OnwardError for a notice that cannot be read.

    A page `NAME.de.md` is the notice `NAME.md` in another language, and none of its own.
    """
    pages = {path: text for path, text in texts.items() if not _TRANSLATION.fullmatch(path)}
    found = [one for path, text in pages.items() if (one := _read(path, text)) is not None]
    return tuple(sorted(found, key=lambda one: (one.front.announced, one.slug), reverse=True))


def translations(texts: Mapping[str, str], notice: Published) -> dict[str, Published]:
    """A notice by the languages in which it is published, its own among them."""
    found = {notice.front.language: notice}
    for path, text in texts.items():
        named = _TRANSLATION.fullmatch(path)
        if named and f"{named['page']}.md" == notice.path and (one := _read(path, text)) is not None:
            found[named["language"]] = replace(one, front=replace(one.front, language=named["language"]))
    return found


def marked_sent(text: str, day: date) -> str:
    """The text of a notice's page that says on which day everybody had been sent it."""
    head, fence, body = text[len(_FENCE) :].partition(f"\n{_FENCE}")
    return f"{_FENCE}{head}\nsent: {day}{fence}{body}"


def latest(notices: tuple[Published, ...]) -> Published | None:
    """The notice that describes the list as it is now; of several of one day, one on which no other builds."""
    same_day = [one for one in notices if one.front.announced == notices[0].front.announced]
    built_on = {one.front.before for one in same_day}
    return next((one for one in same_day if one.front.facts not in built_on), next(iter(notices), None))


def _read(path: str, text: str) -> Published | None:
    if not text.startswith(_FENCE) or _FENCE not in text[len(_FENCE) :]:
        return None
    head, _, body = text[len(_FENCE) :].partition(_FENCE)
    value, findings = parse(path, "\n" + head)
    if not isinstance(value, Table) or "notice" not in value:
        return None
    reading = Reading()
    front = build(FrontMatter, reading, value)
    problems = [*findings, *reading.findings]
    if problems or front is None:
        first = problems[0]
        raise OnwardError(f"{path}:{first.span.line}:{first.span.column}: {first.message}")
    return Published(path, front, body.strip() + "\n")
