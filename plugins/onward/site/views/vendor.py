"""A page for each party that the organization engages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from onward.records.parties import Subprocessor
from onward.records.standing import Status, standings
from onward.site.page import Block, Page, link, parts, placeholder, plain
from onward.site.parts.ai import ai_table
from onward.site.parts.changes import changes
from onward.site.parts.chooser import chooser
from onward.site.parts.contact import privacy_contact
from onward.site.parts.copies import copies, scheme_entries
from onward.site.parts.edition import Edition, pill_kind
from onward.site.parts.found import vendor_sentences
from onward.site.parts.grounds import Reliance, linked, reliances, stale
from onward.site.parts.lists import places
from onward.site.parts.markup import (
    Html,
    Row,
    address,
    anchor,
    inline,
    join,
    lines,
    listed,
    notice,
    paragraph,
    pill,
    prose,
    quiet,
    reachable,
    record,
    table,
)  # fmt: skip
from onward.site.parts.pieces import shown_flows
from onward.site.parts.promise import approval, objection, promise
from onward.transfers.places import acts_alone

Section = Callable[[Edition, Subprocessor], Block | None]


def pages(edition: Edition) -> Iterator[Page]:
    """`subprocessors/<id>.md` for every party of this audience, former ones included."""
    for vendor in edition.inventory.subprocessors.values():
        yield _page(edition, vendor)


def _page(edition: Edition, vendor: Subprocessor) -> Page:
    say = edition.say
    blocks: dict[str, Block] = {"lead": _lead(edition, vendor)}
    text = f"# {plain(vendor.title)}\n{placeholder('lead')}"
    for name, section in _SECTIONS.items():
        block = section(edition, vendor)
        if block:
            blocks[name] = block
            text += f"\n## {plain(say(f'vendor.heading.{name}', owner=edition.owner))}\n{placeholder(name)}"
    service = vendor.service or say("vendor.no-service")
    description = say("vendor.description", name=vendor.title, service=service, owner=edition.owner)
    return Page(
        f"subprocessors/{vendor.id}.md", vendor.title, description, text, blocks, say("nav.subprocessors"),
        found=vendor_sentences(edition, vendor),
    )  # fmt: skip


def _lead(edition: Edition, vendor: Subprocessor) -> Html:
    marks = join([edition.standing_pills(vendor), edition.example(vendor)], " ")
    about = prose(vendor.description)
    warning = notice(edition.say("vendor.example"), kind="ow-notice--warn") if vendor.example else None
    return join(
        [paragraph(vendor.service, class_="ow-lead") if vendor.service else None, paragraph(marks), warning, about]
    )


def _identity(edition: Edition, vendor: Subprocessor) -> Html:
    say = edition.say
    parent = vendor.parent
    owner = (
        say.enumeration(filter(None, (parent.name, edition.country(parent.country) if parent.country else None)))
        if parent
        else None
    )
    alone = acts_alone(edition.world.inventory.subprocessors[vendor.id])
    fields = (
        ("legal-name", vendor.legal_name or _confirming(edition, vendor, "legal_name")),
        ("former-names", say.enumeration(vendor.former_names)),
        ("address", vendor.address or _confirming(edition, vendor, "address")),
        ("registration", vendor.registration or _confirming(edition, vendor, "registration")),
        ("lei", vendor.lei or _confirming(edition, vendor, "lei")),
        ("country", edition.country(vendor.country)),
        ("branch", say("vendor.alone", country=edition.country(alone)) if alone else None),
        ("parent", owner),
        ("website", reachable(vendor.website)),
        ("contact", reachable(vendor.contact)),
        ("status", edition.status_words(vendor)),
        ("announced", _announced(edition, vendor)),
        ("objection", _objection(edition, vendor)),
        ("condition", inline(vendor.condition.text) if vendor.condition else None),
        ("products", edition.names("products", vendor.products) or say("products.all")),
        ("contract", say(f"contract.{vendor.contract.kind}") if vendor.contract and vendor.contract.kind else None),
    )
    return record((say(f"vendor.field.{name}"), value) for name, value in fields)


def _confirming(edition: Edition, vendor: Subprocessor, field: str) -> str | None:
    return edition.say("unknown") if vendor.unknown(field) else None


def _announced(edition: Edition, vendor: Subprocessor) -> str | None:
    told = vendor.announced
    if not told or not told.date:
        return None
    key = "vendor.announced.by" if told.channel else "vendor.announced.on"
    channel = edition.say(f"channel.{told.channel}") if told.channel else ""
    return edition.say(key, day=edition.say.day(told.date), channel=channel)


def _objection(edition: Edition, vendor: Subprocessor) -> str | None:
    """The day until which customers may object to a vendor that is planned; or that they approve it."""
    found = edition.world.beginnings.get(vendor.id) if edition.world.status(vendor) is Status.PLANNED else None
    if found and found.front.approval:
        return edition.say("banner.approval")
    return edition.say.day(found.front.objection_until) if found and found.front.objection_until else None


def _roles(edition: Edition, vendor: Subprocessor) -> Html:
    say = edition.say
    columns = [say(f"vendor.columns.{name}") for name in ("standing", "purposes", "meaning")]
    rows = []
    for one, purposes in standings(edition.inventory, vendor).items():
        mark = pill(say(f"standing.{one}.name"), pill_kind(one))
        meaning = " ".join((say(f"standing.{one}.meaning"), *promise(edition, one)))
        rows.append(("", (mark, edition.names("purposes", purposes) or say("unknown"), meaning)))
    return table(say("vendor.heading.roles", owner=edition.owner), columns, rows)


def _data(edition: Edition, vendor: Subprocessor) -> Html:
    say = edition.say
    fields = (
        ("data", edition.names("data_categories", vendor.data) or say("unknown")),
        ("subjects", edition.names("data_subjects", vendor.subjects)),
        ("places", places(edition, vendor)),
        ("certifications", edition.names("certifications", vendor.certifications)),
        ("measures", edition.names("measures", vendor.measures)),
    )
    return record((say(f"vendor.field.{name}"), value) for name, value in fields)


def _ai(edition: Edition, vendor: Subprocessor) -> Html | None:
    if vendor.unknown("ai"):
        return paragraph(edition.say("unknown"))
    return ai_table(edition, edition.say("ai.of", name=vendor.title), vendor.ai)


def _grounds(edition: Edition, vendor: Subprocessor) -> Html | None:
    say, found = edition.say, reliances(edition, edition.transfers_to(vendor.id), fallbacks=True)
    columns = [say(f"vendor.columns.{name}") for name in ("regime", "place", "ground", "purposes")]
    rows = [
        (
            "",
            (
                edition.regime(one.regime),
                say.enumeration(edition.country(code) for code in one.countries),
                _ground(edition, one),
                edition.names("purposes", one.purposes),
            ),
        )
        for one in found
    ]
    told = [
        stale(edition),
        table(say("vendor.heading.grounds"), columns, rows),
        _in_words(edition, found),
        scheme_entries(edition, [vendor]),
    ]
    return join(told) if rows else None


def _in_words(edition: Edition, found: Iterable[Reliance]) -> Html:
    """What the grounds mean, each once."""
    say = edition.say
    words = [one for reliance in found for one in (reliance.words, reliance.fallback) if one]
    return record(
        (say(f"explained.{topic}.title"), say(f"explained.{topic}.text"))
        for topic in dict.fromkeys(one.topic for one in words)
    )


def _ground(edition: Edition, one: Reliance) -> Html | None:
    instead = edition.say("fallback", ground=one.fallback.text(edition.say)) if one.fallback else None
    return lines(linked(edition, one.words), quiet(instead) if instead else None)


def _copies(edition: Edition, vendor: Subprocessor) -> Html | None:
    found = copies(edition, [vendor])
    return join([found, privacy_contact(edition, "copies.contact")]) if found else None


def _chain(edition: Edition, vendor: Subprocessor) -> Html | None:
    say = edition.say
    known = [edition.recipient_link(one) for one in vendor.subprocessors if one in edition.inventory.subprocessors]
    list_ = address(vendor.subprocessor_list)
    theirs = paragraph(anchor(list_, say("vendor.their-list", name=vendor.title))) if list_ else None
    return join([listed(known), theirs]) or None


def _flows(edition: Edition, vendor: Subprocessor) -> Block | None:
    links, page = edition.neighbourhood(vendor.id), f"subprocessors/{vendor.id}.md"
    shown = parts(shown_flows(edition, links, f"around-{vendor.id}", vendor.title, page, around=vendor.id))
    return (chooser(edition), *shown) if links else shown


def _history(edition: Edition, vendor: Subprocessor) -> Html | None:
    """The days of this party, the latest first: when customers were told, and when it came or goes."""
    say, found = edition.say, []
    if vendor.announced and vendor.announced.date:
        found.append((vendor.announced.date, say("history.told")))
    found += [(day, say(f"notices.{kind}")) for day, kind, _ in changes(edition, [vendor])]
    rows: list[Row] = [("", (say.day(day), what)) for day, what in found]
    days = [day for day, _ in found]
    for one in edition.world.notices:
        if str(vendor.subject) in one.front.subjects:
            days.append(one.front.announced)
            notice_ = anchor(link(f"notices/{one.slug}.md"), one.front.title)
            rows.append(("", (say.day(one.front.announced), notice_)))
    ordered = [row for _, row in sorted(zip(days, rows, strict=True), key=lambda each: each[0], reverse=True)]
    columns = [say(f"notices.columns.{name}") for name in ("day", "what")]
    return table(say("vendor.heading.history"), columns, ordered) if ordered else None


def _customer(edition: Edition, vendor: Subprocessor) -> Html | None:
    """What controllers are owed beyond the public page (Opinion 22/2024 of the EDPB)."""
    say, contract = edition.say, vendor.contract
    terms = contract.terms if contract else None
    authorisation = contract.subprocessors if contract else None
    notice_ = authorisation.notice if authorisation else None
    made = [
        say("customer.assessed", kind=say(f"customer.{one.assessment.kind}"), month=say.month(one.assessment.completed))
        for one in vendor.safeguards
        if one.assessment and one.assessment.completed
    ]
    fields = [
        ("document", reachable(contract.document) if contract else None),
        (
            "authorisation",
            say(f"customer.authorisation.{authorisation.authorisation}")
            if authorisation and authorisation.authorisation
            else None,
        ),
        ("notice", say.duration(notice_) if notice_ else None),
        ("breach", say.duration(terms.breach_notice) if terms and terms.breach_notice else None),
        ("audit", terms.audit if terms else None),
        ("deletion", terms.deletion if terms else None),
        ("assessment", listed(dict.fromkeys(made))),
    ]
    shown = [(say(f"customer.field.{name}"), value) for name, value in fields if value]
    return record(shown) if shown else None


_SECTIONS: dict[str, Section] = {
    "identity": _identity,
    "roles": _roles,
    "data": _data,
    "ai": _ai,
    "grounds": _grounds,
    "copies": _copies,
    "flows": _flows,
    "chain": _chain,
    "approval": approval,
    "objection": objection,
    "history": _history,
    "customer": _customer,
}
