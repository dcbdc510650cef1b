"""Short answers to what customers ask first, each in a line or two with the way to the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TypeAlias

from onward.notices import pending
from onward.records.parties import Product, Subprocessor
from onward.records.standing import Standing, Status, standings
from onward.site.page import link
from onward.site.parts.choosing import Concern, by_product, listing, number, of_transfers, of_vendor, uses
from onward.site.parts.contact import mailbox, subscription
from onward.site.parts.counts import counted, latest, upcoming
from onward.site.parts.edition import Edition
from onward.site.parts.entries import engaged
from onward.site.parts.markup import Html, address, anchor, join, reachable, sentence, tag
from onward.site.parts.mechanisms import brief, stroke
from onward.site.parts.papers import documents, safeguards
from onward.site.parts.planned import deadline, notice_of, objecting, opposing
from onward.site.parts.received import is_ours, laws_of, shown_transfers
from onward.transfers.model import Transfer

Engaged: TypeAlias = tuple[Subprocessor, Concern]
"""A company with whom it concerns."""
NAMED = 4
"""Names that an answer lists; more are told by their number."""
_SHOWN = 3
_LINES = 4
_OPEN = ("no-ground", "unknown")
"""What is said before any mechanism, and never among others: for these transfers none is recorded, or it is to be confirmed."""
_SECURITY_TXT = ".well-known/security.txt"


def big(*children: str | None) -> Html:
    """The answer itself."""
    return tag("p", *children, class_="ow-big")


def small(*children: str | None) -> Html | None:
    """What stands beneath it."""
    whole = join(children)
    return tag("p", whole) if whole else None


def way(edition: Edition, page: str, key: str) -> Html | None:
    """A link to a hand-written page of the trust center; None where it has no such page."""
    there = page in edition.world.written or page in edition.world.headings
    return anchor(link(page), edition.say(key), class_="ow-to") if there else None


def who(edition: Edition) -> Iterator[Html | None]:
    """How many companies, and by name where they are few."""
    vendors = list(engaged(edition, {}))
    theirs, ours = _concerned(edition, vendors)
    yield big(counted(edition, vendors))
    yield small(join([_names(edition, "theirs", theirs), _names(edition, "ours", ours)], " "))
    yield way(edition, "subprocessors.md", "answers.list")


def _concerned(edition: Edition, vendors: Sequence[Subprocessor]) -> tuple[list[Engaged], list[Engaged]]:
    """Who works on customers' behalf, and who else; in a case in which a company does not, it may be of the second sort."""
    theirs, ours = [], []
    for vendor in vendors:
        kinds = standings(edition.inventory, vendor)
        others = [kind for kind in kinds if kind is not Standing.SUBPROCESSOR]
        behalf = of_vendor(edition, vendor, Standing.SUBPROCESSOR) if len(others) < len(kinds) else None
        if behalf:
            theirs.append((vendor, behalf))
        if others and (not behalf or behalf.cases):
            ours.append((vendor, Concern(of_vendor(edition, vendor, *others).cases, behalf.cases if behalf else "")))
    return theirs, ours


def _names(edition: Edition, key: str, vendors: Sequence[Engaged]) -> Html | None:
    if all(concern.unless for _, concern in vendors):
        return None
    names = [(join([anchor(f"site:subprocessors/{vendor.id}.md", vendor.title), _when(edition, vendor)]), concern)
             for vendor, concern in vendors]  # fmt: skip
    few = (
        listing(edition, names)
        if len(vendors) <= NAMED
        else number(edition, "companies", (concern for _, concern in vendors))
    )
    return tag("span", sentence(edition.say.template(f"answers.{key}"), names=few), class_="ow-clause")


def _when(edition: Edition, vendor: Subprocessor) -> str | None:
    if edition.world.status(vendor) is not Status.PLANNED:
        return None
    return f" ({edition.say('status.planned.undated').lower()})"


def where(edition: Edition) -> Iterator[Html | None]:
    """For the chosen law: the countries, and the recipients under each mechanism."""
    transfers = shown_transfers(edition)
    laws = laws_of(edition, transfers)
    yield (
        tag("div", *(_under(edition, law, transfers) for law in laws), class_="ow-one ow-by-law")
        if laws
        else big(edition.say("transfers.none"))
    )
    yield way(edition, "transfers.md", "answers.transfers")


def _under(edition: Edition, regime: str, transfers: Iterable[Transfer]) -> Html:
    say, here = edition.say, [transfer for transfer in transfers if transfer.regime == regime and transfer.restricted]
    of = {name: of_transfers(edition, to) for name, to in _countries(edition, here).items()}
    few = (
        listing(edition, [(join([name]), concern) for name, concern in of.items()])
        if len(of) <= _SHOWN
        else number(edition, "transfers.countries", (of[name] for name in of if name != say("transfers.unstated")))
    )
    groups: dict[tuple[str, str], list[Transfer]] = {}
    for transfer in here:
        groups.setdefault(next(brief(edition, [transfer], regime, modules=False)), []).append(transfer)
    ordered = sorted(groups.items(), key=lambda item: (item[0][0] not in _OPEN, -len(_recipients(edition, item[1]))))
    lines = (
        stroke(kind, name, say("colon"), _parties(edition, of), **of_transfers(edition, of).attributes)
        for (kind, name), of in ordered
    )
    more = tag("span", say("subprocessors.others"), class_="ow-quiet ow-more-lines") if len(groups) > _LINES else None
    none = tag("p", say("transfers.none"), class_="ow-big ow-none", hidden="")
    law = tag("span", f" ({edition.regime(regime)})", class_="ow-quiet")
    return tag("div", big(few, law), none, *lines, more, class_="ow-lines", data_regimes=regime)


def _countries(edition: Edition, of: Iterable[Transfer]) -> dict[str, list[Transfer]]:
    """Where data goes, by name; what is to be confirmed last."""
    names: dict[str, list[Transfer]] = {}
    last = edition.say("transfers.unstated")
    for transfer in of:
        names.setdefault(edition.country(transfer.country) if transfer.country else last, []).append(transfer)
    return dict(sorted(names.items(), key=lambda item: (item[0] == last, item[0])))


def _recipients(edition: Edition, of: Iterable[Transfer]) -> dict[str, list[Transfer]]:
    """Who receives, by name, ourselves first; a planned company is marked as that."""
    names: dict[str, list[Transfer]] = {}
    for transfer in of:
        names.setdefault(_recipient(edition, transfer.link.target), []).append(transfer)
    return dict(sorted(names.items(), key=lambda item: (item[0] != edition.owner, item[0].casefold())))


def _recipient(edition: Edition, party: str) -> str:
    if is_ours(edition, party):
        return edition.owner
    when = f" ({edition.say('status.planned.undated').lower()})" if edition.planned(party) else ""
    return f"{edition.party(party)}{when}"


def _parties(edition: Edition, of: Sequence[Transfer]) -> Html:
    """By name where they are few and there is room, else by their number."""
    names = [(join([name]), of_transfers(edition, to)) for name, to in _recipients(edition, of).items()]
    if len(names) < 2:
        return listing(edition, names)
    concerns = [concern for _, concern in names]
    many = len(names) > NAMED
    named = number(edition, "transfers.recipients", concerns) if many else listing(edition, names)
    return join([tag("span", named, class_="ow-roomy"), tag("span", number(edition, "", concerns), class_="ow-tight")])


def changed(edition: Edition) -> Iterator[Html | None]:
    """What changed last, and what is ahead."""
    every = edition.inventory.subprocessors.values()

    def of(product: str) -> list[Subprocessor]:
        return [vendor for vendor in every if uses(vendor.products, product)]

    yield big(by_product(edition, lambda product: upcoming(edition, of(product))))
    yield small(by_product(edition, lambda product: latest(edition, of(product))))
    yield way(edition, "changes.md", "nav.changes")


def objection(edition: Edition) -> Iterator[Html | None]:
    """The button for each period that is running, with its last day; else how long a period lasts."""
    say, ours = edition.say, edition.organization
    yield big(by_product(edition, lambda product: _running(edition, product)))
    policy, box = ours.notice if ours else None, mailbox(edition)
    if policy and policy.objection and policy.may_object and box:
        template = say.template("answers.period")
        yield small(sentence(template, period=say.duration(policy.objection), contact=reachable(box) or ""))


def _running(edition: Edition, product: str) -> Html:
    """The period that ends first, of those that concern the customers of a product."""
    say = edition.say
    running = sorted(_periods(edition, product), key=lambda period: period[0])
    if not running:
        return join([say("answers.no-period")])
    until, begun = running[0]
    day = tag("time", say.day(until), datetime=until.isoformat())
    return join([sentence(say.template("answers.deadline"), day=day), begun], " ")


def _periods(edition: Edition, product: str) -> Iterator[tuple[date, Html | None]]:
    """The last day of each period, and its button: of notices, and of planned companies that only the inventory announces."""
    today = edition.world.today
    for notice in pending(edition.world.notices, today):
        until, begun = notice.front.objection_until, objecting(edition, notice)
        if until and begun and uses(notice.front.products, product):
            yield until, begun
    for vendor in edition.inventory.subprocessors.values():
        last = None if notice_of(edition, vendor) else deadline(edition, vendor)
        if last and today <= last and uses(vendor.products, product):
            yield last, opposing(edition, vendor)


def notified(edition: Edition) -> Iterator[Html | None]:
    """The message that asks for mail, and where feeds and calendar are found."""
    yield small(by_product(edition, lambda product: _mail(edition, product)))


def _mail(edition: Edition, product: str) -> Html:
    say, begun = edition.say, subscription(edition, product)
    if begun is None:
        return join([say("answers.subscribe")])
    return sentence(say.template("answers.mail"), mail=anchor(begun, say("subscribe.submit")))


def papers(edition: Edition) -> Iterator[Html | None]:
    """The first documents, each with its way; where to ask while none is published."""
    ours, box = edition.organization, mailbox(edition)
    listed = [*documents(edition), *(safeguards(edition, ours) if ours else ())]
    ask = sentence(edition.say.template("answers.ask"), contact=reachable(box) or "") if box else None
    yield small(join([paper.short for paper in listed if paper.short][:_SHOWN], "; ")) or small(
        join([edition.say("documents.none"), ask], " ")
    )


def security(edition: Edition) -> Iterator[Html | None]:
    """The contact for security; where to write to while none is published; how far statements are checked."""
    say, ours = edition.say, edition.organization
    box = ours.contacts.security if ours and ours.contacts else None
    url, instead = address(box), mailbox(edition)
    if url and not url.startswith("http:"):
        file = anchor(link(_SECURITY_TXT), "security.txt")
        yield small(sentence(say.template("answers.vulnerability"), contact=reachable(box) or "", file=file))
    elif box or instead:
        advice = sentence(say.template("answers.no-security"), contact=reachable(instead) or "")
        yield small(join([box]) if box else advice)
    else:
        yield small(say("contacts.none"))


def ai(edition: Edition) -> Iterator[Html | None]:
    """How many features there are, and that none trains, where every record says so."""
    yield small(by_product(edition, lambda product: _features(edition, product)))


def _features(edition: Edition, product: str) -> Html:
    say, of = edition.say, [holder for holder in edition.inventory.with_ai if uses(holder.products, product)]
    features = [feature for holder in of for feature in holder.ai]
    unknown = any(holder.unknown("ai") for holder in of)
    if not features:
        return join([say("unknown") if unknown else say("ai.none")])
    never = not unknown and all(feature.training == "never" for feature in features)
    summary = join([say.count("answers.features", len(features)), say("answers.untrained") if never else None], ". ")
    return join([summary, "."])


def jurisdiction(edition: Edition) -> Iterator[Html | None]:
    """For each service of which it is stated, whose law its infrastructure is subject to."""
    yield small(by_product(edition, lambda product: _jurisdictions(edition, product)))


def _jurisdictions(edition: Edition, product: str) -> Html:
    say, lines = edition.say, []
    for service in edition.inventory.services:
        if not uses((service.id,) if isinstance(service, Product) else service.products, product):
            continue
        if stated := service.infrastructure:
            lines.append(
                say.labelled(
                    service.title,
                    say.enumeration(edition.country(code) for code in stated.jurisdiction) or say("unknown"),
                )
            )
    return join([". ".join(lines), "."]) if lines else join([say("infrastructure.none")])
