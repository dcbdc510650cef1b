"""Short answers to what customers ask first, each in a line or two with the way to the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from onward.notices import pending
from onward.records.parties import Subprocessor
from onward.records.standing import Standing, Status, standings
from onward.site.page import link
from onward.site.parts.contact import mailbox
from onward.site.parts.counts import counted, latest, upcoming
from onward.site.parts.edition import Edition
from onward.site.parts.entries import engaged
from onward.site.parts.markup import Html, address, anchor, enumerated, join, reachable, sentence, tag
from onward.site.parts.mechanisms import brief, stroke
from onward.site.parts.papers import documents, safeguards
from onward.site.parts.planned import objecting
from onward.site.parts.received import is_ours, laws_of, shown_transfers
from onward.transfers.model import Transfer

NAMED = 4
"""Names that an answer lists; more are told by their number."""
_SHOWN = 3
_LINES = 4
_SECURITY_TXT = ".well-known/security.txt"


def big(*children: str | None) -> Html:
    """The answer itself."""
    return tag("p", *children, class_="ow-big")


def small(*children: str | None) -> Html | None:
    """What stands beneath it."""
    found = join(children)
    return tag("p", found) if found else None


def way(edition: Edition, page: str, key: str) -> Html | None:
    """A link to a hand-written page of the trust center; None where it has no such page."""
    there = page in edition.world.written or page in edition.world.headings
    return anchor(link(page), edition.say(key), class_="ow-to") if there else None


def who(edition: Edition) -> Iterator[Html | None]:
    """How many companies, and by name where they are few."""
    vendors = list(engaged(edition, {}))
    theirs = [one for one in vendors if Standing.SUBPROCESSOR in standings(edition.inventory, one)]
    others = [one for one in vendors if one not in theirs]
    yield big(counted(edition, vendors))
    yield small(join([_names(edition, "theirs", theirs), _names(edition, "ours", others)], " "))
    yield way(edition, "subprocessors.md", "answers.list")


def _names(edition: Edition, key: str, vendors: Sequence[Subprocessor]) -> Html | None:
    if not vendors:
        return None
    planned = {
        one.id: edition.say("status.planned.undated").lower()
        for one in vendors
        if edition.world.status(one) is Status.PLANNED
    }
    names = (
        join(
            [
                anchor(f"site:subprocessors/{one.id}.md", one.title),
                f" ({planned[one.id]})" if one.id in planned else None,
            ]
        )
        for one in vendors
    )
    few = (
        enumerated(edition.say, names)
        if len(vendors) <= NAMED
        else join([edition.say.count("companies", len(vendors))])
    )
    return sentence(edition.say.template(f"answers.{key}"), names=few)


def where(edition: Edition) -> Iterator[Html | None]:
    """For the chosen law: the countries, and the recipients under each mechanism."""
    found = shown_transfers(edition)
    laws = laws_of(edition, found)
    yield (
        tag("div", *(_under(edition, law, found) for law in laws), class_="ow-one ow-by-law")
        if laws
        else big(edition.say("transfers.none"))
    )
    yield way(edition, "transfers.md", "answers.transfers")


def _under(edition: Edition, regime: str, found: Iterable[Transfer]) -> Html:
    say, here = edition.say, [one for one in found if one.regime == regime and one.restricted]
    countries = sorted({edition.country(one.country) for one in here})
    few = say.enumeration(countries) if len(countries) <= _SHOWN else say.count("transfers.countries", len(countries))
    groups: dict[tuple[str, str], list[Transfer]] = {}
    for one in here:
        groups.setdefault(next(brief(edition, [one], regime, modules=False)), []).append(one)
    ordered = sorted(groups.items(), key=lambda item: -len(_recipients(edition, item[1])))
    lines = (stroke(kind, name, say("colon"), _parties(edition, of)) for (kind, name), of in ordered[:_LINES])
    more = tag("span", say("subprocessors.others"), class_="ow-quiet") if len(groups) > _LINES else None
    law = tag("span", f" ({edition.regime(regime)})", class_="ow-quiet")
    return tag("div", big(few, law), *lines, more, class_="ow-lines", data_regimes=regime)


def _recipients(edition: Edition, of: Iterable[Transfer]) -> list[str]:
    """Who receives, by name, ourselves first; a planned company is marked as that."""
    names = dict.fromkeys(_recipient(edition, one.link.target) for one in of)
    return sorted(names, key=lambda name: name != edition.owner)


def _recipient(edition: Edition, party: str) -> str:
    if is_ours(edition, party):
        return edition.owner
    when = f" ({edition.say('status.planned.undated').lower()})" if edition.planned(party) else ""
    return f"{edition.party(party)}{when}"


def _parties(edition: Edition, of: Sequence[Transfer]) -> Html:
    """By name where they are few and there is room, else by their number."""
    names = _recipients(edition, of)
    count = edition.say.count("transfers.recipients", len(names))
    if len(names) > NAMED:
        return join([count])
    named = tag("span", edition.say.enumeration(names), class_="ow-roomy" if len(names) > 1 else None)
    return join([named, tag("span", str(len(names)), class_="ow-tight") if len(names) > 1 else None])


def changed(edition: Edition) -> Iterator[Html | None]:
    """What changed last, and what is ahead."""
    vendors = list(edition.inventory.subprocessors.values())
    yield big(upcoming(edition, vendors))
    yield small(latest(edition, vendors))
    yield way(edition, "changes.md", "nav.changes")


def objection(edition: Edition) -> Iterator[Html | None]:
    """The button for each period that is running, with its last day; else how long a period lasts."""
    say, ours = edition.say, edition.organization
    running = sorted(
        (one for one in pending(edition.world.notices, edition.world.today) if objecting(edition, one)),
        key=lambda one: one.front.objection_until or date.max,
    )
    for one in running[:1]:
        assert one.front.objection_until is not None
        day = tag("time", say.day(one.front.objection_until), datetime=one.front.objection_until.isoformat())
        yield big(sentence(say.template("answers.deadline"), day=day), " ", objecting(edition, one))
    if not running:
        yield big(say("answers.no-period"))
    policy, box = ours.notice if ours else None, mailbox(edition)
    if policy and policy.objection and policy.may_object and box:
        told = say.template("answers.period")
        yield small(sentence(told, period=say.duration(policy.objection), contact=reachable(box) or ""))


def notified(edition: Edition) -> Iterator[Html | None]:
    """Where mail, feeds and calendar are found."""
    yield small(edition.say("answers.subscribe"))


def papers(edition: Edition) -> Iterator[Html | None]:
    """The first documents, each with its way."""
    ours = edition.organization
    found = [*documents(edition), *(safeguards(edition, ours) if ours else ())]
    yield small(join([one.short for one in found if one.short][:_SHOWN], "; ")) or small(edition.say("documents.none"))


def security(edition: Edition) -> Iterator[Html | None]:
    """The contact for security; where to write to while none is published; how far statements are checked."""
    say, ours = edition.say, edition.organization
    box = ours.contacts.security if ours and ours.contacts else None
    found, instead = address(box), mailbox(edition)
    if found and not found.startswith("http:"):
        file = anchor(link(_SECURITY_TXT), "security.txt")
        yield small(sentence(say.template("answers.vulnerability"), contact=reachable(box) or "", file=file))
    elif box or instead:
        told = sentence(say.template("answers.no-security"), contact=reachable(instead) or "")
        yield small(join([box]) if box else told)
    else:
        yield small(say("contacts.none"))


def ai(edition: Edition) -> Iterator[Html | None]:
    """How many features there are, and that none trains, where every record says so."""
    say, features = edition.say, [feature for one in edition.inventory.with_ai for feature in one.ai]
    unknown = any(one.unknown("ai") for one in edition.inventory.with_ai)
    if not features:
        yield small(say("unknown") if unknown else say("ai.none"))
        return
    never = not unknown and all(one.training == "never" for one in features)
    yield small(
        join([say.count("answers.features", len(features)), say("answers.untrained") if never else None], ". "), "."
    )


def jurisdiction(edition: Edition) -> Iterator[Html | None]:
    """For each service of which it is stated, whose law its infrastructure is subject to."""
    say, lines = edition.say, []
    for one in edition.inventory.services:
        if found := one.infrastructure:
            lines.append(
                say.labelled(
                    one.title, say.enumeration(edition.country(code) for code in found.jurisdiction) or say("unknown")
                )
            )
    yield small(". ".join(lines), ".") if lines else small(say("infrastructure.none"))
