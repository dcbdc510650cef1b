"""How many companies are engaged, as what, and what changed last or is ahead, in sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from onward.records.parties import Subprocessor
from onward.records.standing import Standing, Status, standings
from onward.site.parts.changes import changes
from onward.site.parts.choosing import number, of_vendor
from onward.site.parts.edition import Edition
from onward.site.parts.markup import Html, enumerated, join, sentence, tag

_COUNTED = (
    (Standing.SUBPROCESSOR,), (Standing.OWN_PROCESSOR,), (Standing.INDEPENDENT_CONTROLLER, Standing.JOINT_CONTROLLER),
)  # fmt: skip
_NAMED = 3
"""More companies than this are told by their number."""


def counted(edition: Edition, vendors: Sequence[Subprocessor]) -> Html:
    """`4 companies, 1 planned`: each company once, whatever it does; former ones are left out."""
    of = {status: [vendor for vendor in vendors if edition.world.status(vendor) is status] for status in Status}
    if not of[Status.ACTIVE] and not of[Status.PLANNED]:
        return join([edition.say("summary.nobody")])
    numbers = {status: number(edition, unit, (of_vendor(edition, vendor) for vendor in of[status]))
            for status, unit in ((Status.ACTIVE, "companies"), (Status.PLANNED, "summary.planned"))}  # fmt: skip
    planned = tag("span", ", ", numbers[Status.PLANNED], class_="ow-clause") if of[Status.PLANNED] else None
    return join([tag("strong", numbers[Status.ACTIVE]), planned])


def roles(edition: Edition, vendors: Sequence[Subprocessor]) -> str:
    """`2 subprocessors, 4 processors and 1 independent controller`, of the companies in use; one may be several."""
    counts: Counter[Standing] = Counter()
    for vendor in vendors:
        if edition.world.status(vendor) is Status.ACTIVE:
            counts.update(list(standings(edition.inventory, vendor)))
    numbers = [(kinds[0], sum(counts[standing] for standing in kinds)) for kinds in _COUNTED]
    if counts[Standing.UNKNOWN]:
        numbers.append((Standing.UNKNOWN, counts[Standing.UNKNOWN]))
    return edition.say.enumeration(
        edition.say.count(f"standing.{standing}.count", number) for standing, number in numbers
    )


def latest(edition: Edition, vendors: Sequence[Subprocessor]) -> Html:
    """What changed last, with its day."""
    past = [change for change in changes(edition, vendors) if change[0] <= edition.world.today]
    day = max((change[0] for change in past), default=None)
    return _told(edition, "last", [change for change in past if change[0] == day])


def upcoming(edition: Edition, vendors: Sequence[Subprocessor]) -> Html:
    """What is ahead first, with its day."""
    day = next_day(edition, vendors)
    return _told(edition, "next", [change for change in changes(edition, vendors) if change[0] == day])


def next_day(edition: Edition, vendors: Sequence[Subprocessor]) -> date | None:
    """The day of the change that is ahead first; None where none is."""
    return min((day for day, _, _ in changes(edition, vendors) if day > edition.world.today), default=None)


def _told(edition: Edition, which: str, events: list[tuple[date, str, Subprocessor]]) -> Html:
    say, ahead = edition.say, "ahead." if which == "next" else ""
    if not events:
        return join([say(f"summary.{which}.none")])
    parts = []
    for kind in dict.fromkeys(kind for _, kind, _ in events):
        here = [vendor for _, key, vendor in events if key == kind]
        names = enumerated(say, (edition.named_link(vendor.id) for vendor in here))
        parties = names if len(here) <= _NAMED else join([say.count("companies", len(here))])
        parts.append(sentence(say.template(f"summary.{ahead}{kind}"), parties=parties))
    day = tag("time", say.day(events[0][0]), datetime=events[0][0].isoformat())
    return sentence(say.template(f"summary.{which}.some"), day=day, what=join(parts, say("semicolon")))
