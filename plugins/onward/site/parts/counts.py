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
    of = {status: [one for one in vendors if edition.world.status(one) is status] for status in Status}
    if not of[Status.ACTIVE] and not of[Status.PLANNED]:
        return join([edition.say("summary.nobody")])
    told = {status: number(edition, unit, (of_vendor(edition, one) for one in of[status]))
            for status, unit in ((Status.ACTIVE, "companies"), (Status.PLANNED, "summary.planned"))}  # fmt: skip
    planned = tag("span", ", ", told[Status.PLANNED], class_="ow-names") if of[Status.PLANNED] else None
    return join([tag("strong", told[Status.ACTIVE]), planned])


def roles(edition: Edition, vendors: Sequence[Subprocessor]) -> str:
    """`2 subprocessors, 4 processors and 1 independent controller`, of the companies in use; one may be several."""
    found: Counter[Standing] = Counter()
    for one in vendors:
        if edition.world.status(one) is Status.ACTIVE:
            found.update(list(standings(edition.inventory, one)))
    numbers = [(kinds[0], sum(found[one] for one in kinds)) for kinds in _COUNTED]
    if found[Standing.UNKNOWN]:
        numbers.append((Standing.UNKNOWN, found[Standing.UNKNOWN]))
    return edition.say.enumeration(edition.say.count(f"standing.{one}.count", number) for one, number in numbers)


def latest(edition: Edition, vendors: Sequence[Subprocessor]) -> Html:
    """What changed last, with its day."""
    past = [one for one in changes(edition, vendors) if one[0] <= edition.world.today]
    day = max((one[0] for one in past), default=None)
    return _told(edition, "last", [one for one in past if one[0] == day])


def upcoming(edition: Edition, vendors: Sequence[Subprocessor]) -> Html:
    """What is ahead first, with its day."""
    day = next_day(edition, vendors)
    return _told(edition, "next", [one for one in changes(edition, vendors) if one[0] == day])


def next_day(edition: Edition, vendors: Sequence[Subprocessor]) -> date | None:
    """The day of the change that is ahead first; None where none is."""
    return min((day for day, _, _ in changes(edition, vendors) if day > edition.world.today), default=None)


def _told(edition: Edition, which: str, found: list[tuple[date, str, Subprocessor]]) -> Html:
    say, ahead = edition.say, "ahead." if which == "next" else ""
    if not found:
        return join([say(f"summary.{which}.none")])
    parts = []
    for kind in dict.fromkeys(kind for _, kind, _ in found):
        here = [one for _, key, one in found if key == kind]
        names = enumerated(say, (edition.named_link(one.id) for one in here))
        parties = names if len(here) <= _NAMED else join([say.count("companies", len(here))])
        parts.append(sentence(say.template(f"summary.{ahead}{kind}"), parties=parties))
    day = tag("time", say.day(found[0][0]), datetime=found[0][0].isoformat())
    return sentence(say.template(f"summary.{which}.some"), day=day, what=join(parts, say("semicolon")))
