"""Notices that were published: read back from the front matter of their pages, without any history."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import TypeVar

from onward.conflicts import refuse
from onward.finding import OnwardError, Span
from onward.frozen import dataclass
from onward.records.base import Id, Part
from onward.records.facts import SPACE
from onward.records.reading import Reading
from onward.records.shape import build
from onward.yamltext.reader import Table, parse

_FENCE = "---\n"
_ADDS = "adds: "
_SUM = re.compile(r"[0-9a-f]{64}")
P = TypeVar("P", bound=Part)


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter(Part):
    """What a notice's page says of itself; `facts` is the digest of the public facts after it, where it was drafted.

    `adds` is what it adds to the tally of the public facts; older notices name the digest `before` instead. `entry` is the name
    of its entry in feeds, for good.
    `starts` are vendors that begin with it, on the day it takes effect unless they name another; `sent` is the day on
    which everybody had been sent it; `language` that in which the page is written; `approval` tells that nobody begins for a
    customer who has not approved.
    """

    notice: Id
    title: str
    announced: date
    objection_until: date | None = None
    effective: date | None = None
    approval: bool = False
    products: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    sent: date | None = None
    before: str | None = None
    facts: str
    adds: str | None = None
    entry: str | None = None
    description: str | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation(Part):
    """What the page of a notice in another language says of itself: its days and all else are those of the first page."""

    notice: Id
    title: str
    description: str | None = None


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
        return _slug(self.path)


def read_notices(texts: Mapping[str, str]) -> tuple[Published, ...]:
    """All notices among pages {path: Markdown}, the latest first; OnwardError for a notice that cannot be read."""
    notices = [
        Published(path, front, body) for path, text in texts.items() for front, body in _read(FrontMatter, path, text)
    ]
    return tuple(sorted(notices, key=lambda notice: (notice.front.announced, notice.slug), reverse=True))


def translated(notices: Iterable[Published], texts: Mapping[str, str], language: str) -> tuple[Published, ...]:
    """Notices as pages of the same names say them in a language; OnwardError for a page that belongs to none of them."""
    by_slug = {notice.slug: notice for notice in notices}
    pages = []
    for path, text in texts.items():
        for front, body in _read(Translation, path, text):
            original = by_slug.get(_slug(path))
            if original is None or original.front.notice != front.notice:
                there = (
                    f"{original.path} is {original.front.notice}" if original else "no notice has a page with this name"
                )
                raise OnwardError(f"{path} translates the notice {front.notice} into `{language}`, but {there}")
            said = replace(original.front, title=front.title, description=front.description, language=language)
            pages.append(Published(path, said, body))
    return tuple(pages)


def marked_sent(text: str, day: date) -> str:
    """The text of a notice's page that says on which day everybody had been sent it."""
    head, fence, body = text[len(_FENCE) :].partition(f"\n{_FENCE}")
    return f"{_FENCE}{head}\nsent: {day}{fence}{body}"


def latest(notices: tuple[Published, ...]) -> Published | None:
    """The last notice; of several of one day one that tells of changes, and on which no other builds."""
    same_day = [notice for notice in notices if notice.front.announced == notices[0].front.announced]
    built_on = {notice.front.before for notice in same_day}
    last = [notice for notice in same_day if notice.front.facts not in built_on] or same_day
    return next((notice for notice in last if notice.front.changes), next(iter(last), None))


def described(notices: Iterable[Published]) -> int | None:
    """The tally of the public facts of which notices tell; None where all of them are older than the tally."""
    fronts = [notice.front for notice in notices if notice.front.adds]
    begun = {
        front.notice: front for front in fronts if not front.changes
    }  # the same list may have been written down on two branches
    counted = (*begun.values(), *(front for front in fronts if front.changes))
    return sum(int(front.adds or "", 16) for front in counted) % SPACE if fronts else None


def adding(text: str, more: int) -> str:
    """The text of a notice's page that adds so much more to the tally of the public facts."""
    head, fence, body = text[len(_FENCE) :].partition(f"\n{_FENCE}")
    kept = [line for line in head.splitlines() if not line.startswith(_ADDS)]
    said = [int(line.removeprefix(_ADDS), 16) for line in head.splitlines() if line.startswith(_ADDS)]
    return f"{_FENCE}" + "\n".join([*kept, f"{_ADDS}{(sum(said) + more) % SPACE:064x}"]) + f"{fence}{body}"


def _slug(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".md")


def _read(kind: type[P], path: str, text: str) -> Iterator[tuple[P, str]]:
    """The front matter and the body of a page that is a notice."""
    refuse(path, text)
    if not text.startswith(_FENCE) or _FENCE not in text[len(_FENCE) :]:
        return
    head, _, body = text[len(_FENCE) :].partition(_FENCE)
    value, findings = parse(path, "\n" + head)
    if not isinstance(value, Table) or "notice" not in value:
        if findings:  # it may be a notice, and nobody can tell
            raise _at(path, findings[0].span, findings[0].message)
        return
    reading = Reading()
    front = build(kind, reading, value)
    problems = [*findings, *reading.findings]
    if problems or front is None:
        first = problems[0]
        raise _at(path, first.span, first.message)
    if isinstance(front, FrontMatter) and front.adds and not _SUM.fullmatch(front.adds):
        raise _at(path, front.at("adds"), "`adds` must be a number of 64 hexadecimal digits")
    yield front, body.strip() + "\n"


def _at(path: str, span: Span, message: str) -> OnwardError:
    return OnwardError(f"{path}:{span.line}:{span.column}: {message}")
