"""The first answer: how many parties of which kind, what changed last, and what comes next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date

from onward.records.parties import Subprocessor
from onward.records.standing import Standing, Status, standings
from onward.site.parts.changes import changes
from onward.site.parts.edition import Edition
from onward.site.parts.markup import Html, card, enumerated, join, paragraph, sentence, tag

_COUNTED = (
    (Standing.SUBPROCESSOR,), (Standing.OWN_PROCESSOR,), (Standing.INDEPENDENT_CONTROLLER, Standing.JOINT_CONTROLLER),
)  # fmt: skip
OPTIONS = frozenset({"product"})


def view(edition: Edition, options: Mapping[str, str]) -> Html:
    """One line that counts, and beneath it what changed last and what comes next, side by side."""
    product = options.get("product")
    vendors = [
        one for one in edition.inventory.subprocessors.values() if not product or product in (one.products or [product])
    ]
    counted = paragraph(count(edition, vendors), class_="ow-lead")
    told = {"last": _last(edition, vendors), "next": _next(edition, vendors)}
    cards = (card(edition.say(f"summary.{which}.title"), said) for which, said in told.items())
    return join([counted, tag("div", *cards, class_="ow-cards ow-cards--two")])


def count(edition: Edition, vendors: list[Subprocessor]) -> str:
    """`3 subprocessors, 2 own processors, 1 independent controller`, of the parties in use; one may be several."""
    found: Counter[Standing] = Counter()
    for one in vendors:
        if edition.world.status(one) is Status.ACTIVE:
            found.update(list(standings(edition.inventory, one)))
    numbers = [(kinds[0], sum(found[one] for one in kinds)) for kinds in _COUNTED]
    if found[Standing.UNKNOWN]:
        numbers.append((Standing.UNKNOWN, found[Standing.UNKNOWN]))
    return edition.say.enumeration(edition.say.count(f"standing.{one}.count", number) for one, number in numbers)


def _last(edition: Edition, vendors: list[Subprocessor]) -> Html:
    past = [one for one in changes(edition, vendors) if one[0] <= edition.world.today]
    latest = max((one[0] for one in past), default=None)
    return _told(edition, "last", [one for one in past if one[0] == latest])


def _next(edition: Edition, vendors: list[Subprocessor]) -> Html:
    ahead = [one for one in changes(edition, vendors) if one[0] > edition.world.today]
    first = min((one[0] for one in ahead), default=None)
    return _told(edition, "next", [one for one in ahead if one[0] == first])


def _told(edition: Edition, which: str, found: list[tuple[date, str, Subprocessor]]) -> Html:
    say = edition.say
    if not found:
        return paragraph(say(f"summary.{which}.none"))
    parts = []
    for kind in dict.fromkeys(kind for _, kind, _ in found):
        parties = enumerated(say, (edition.named_link(one.id) for _, key, one in found if key == kind))
        parts.append(sentence(say.template(f"summary.{kind}"), parties=parties))
    return paragraph(
        sentence(say.template(f"summary.{which}.some"), day=say.day(found[0][0]), what=join(parts, say("semicolon")))
    )
