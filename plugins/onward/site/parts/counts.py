"""How many companies are engaged, as what, and what changed last or is ahead, in sentences."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from onward.records.parties import Subprocessor
from onward.records.standing import Standing, Status
from onward.site.parts.changes import changes
from onward.site.parts.choosing import number, of_vendor
from onward.site.parts.edition import Edition
from onward.site.parts.markup import Html, enumerated, join, sentence, tag

_DAYS = 2
"""So many days are told of what is ahead."""
_NAMED = 3
"""More companies than this are told by their number."""


def counted(edition: Edition, vendors: Sequence[Subprocessor]) -> Html:
    """`4 companies, 1 planned`: each company once, whatever it does; former ones are left out."""
    of = {status: [vendor for vendor in vendors if edition.world.status(vendor) is status] for status in Status}
    if not of[Status.ACTIVE] and not of[Status.PLANNED]:
        return join([edition.say("summary.nobody")])
    active, planned = _numbers(edition, "companies", of)
    return join([tag("strong", active), planned])


def of_role(edition: Edition, vendors: Iterable[Subprocessor], *role: Standing) -> Html:
    """`2, 1 planned`: how many companies are engaged in a role; one with several is counted in each."""
    of: dict[Status, list[Subprocessor]] = {status: [] for status in Status}
    for vendor in vendors:
        of[edition.world.status(vendor)].append(vendor)
    return join(_numbers(edition, "", of, *role))


def _numbers(
    edition: Edition, unit: str, of: Mapping[Status, Sequence[Subprocessor]], *role: Standing
) -> tuple[Html, Html | None]:
    """How many are in use, and how many are planned."""
    active, planned = (
        number(edition, each, (of_vendor(edition, vendor, *role) for vendor in of[status]))
        for status, each in ((Status.ACTIVE, unit), (Status.PLANNED, "summary.planned"))
    )
    return active, tag("span", ", ", planned, class_="ow-clause") if of[Status.PLANNED] else None


def latest(edition: Edition, vendors: Sequence[Subprocessor]) -> Html:
    """What changed last, with its day."""
    past = [change for change in changes(edition, vendors) if change[0] <= edition.world.today]
    day = max((change[0] for change in past), default=None)
    return _told(edition, "last", [change for change in past if change[0] == day])


def upcoming(edition: Edition, vendors: Sequence[Subprocessor], said: Collection[date] = ()) -> Html:
    """What is ahead first and after that, each with its day; not again what was `said` of a day."""
    ahead = [change for change in changes(edition, vendors) if change[0] > edition.world.today]
    if not ahead:
        return _told(edition, "next", [])
    days = sorted({day for day, _, _ in ahead} - {*said})[:_DAYS]
    sentences = (
        _told(edition, "then" if at else "next", [change for change in ahead if change[0] == day])
        for at, day in enumerate(days)
    )
    return join(sentences, " ")


def _told(edition: Edition, which: str, events: list[tuple[date, str, Subprocessor]]) -> Html:
    say, ahead = edition.say, "" if which == "last" else "ahead."
    if not events:
        return join([say(f"summary.{which}.none")])
    parts = []
    for kind in dict.fromkeys(kind for _, kind, _ in events):
        here = [vendor for _, key, vendor in events if key == kind]
        names = enumerated(say, (edition.named_link(vendor.id) for vendor in here))
        parties = names if len(here) <= _NAMED else join([say.count("companies", len(here))])
        parts.append(sentence(say.template(f"summary.{ahead}{kind}"), parties=parties))
    day = tag("time", say.day(events[0][0]), datetime=events[0][0].isoformat())
    template = say.template("summary.then" if which == "then" else f"summary.{which}.some")
    return sentence(template, day=day, what=join(parts, say("semicolon")))
