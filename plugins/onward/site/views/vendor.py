"""A page for each party that the organization engages."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from onward.records.parties import Subprocessor
from onward.records.standing import Standing, Status, standings
from onward.site.page import Block, Page, parts, placeholder, plain
from onward.site.parts.ai import ai_table
from onward.site.parts.changes import changes, changing
from onward.site.parts.chooser import chooser, form
from onward.site.parts.contact import privacy_contact
from onward.site.parts.copies import copies, scheme_entries
from onward.site.parts.customer import customer
from onward.site.parts.edition import Edition
from onward.site.parts.folds import fold, folded
from onward.site.parts.found import vendor_sentences
from onward.site.parts.grounds import stale
from onward.site.parts.lists import places
from onward.site.parts.markup import (
    Html,
    Row,
    inline,
    join,
    lines,
    listed,
    paragraph,
    prose,
    quiet,
    reachable,
    record,
    table,
)  # fmt: skip
from onward.site.parts.papers import elsewhere, safeguards, strip
from onward.site.parts.pieces import shown_flows
from onward.site.parts.planned import deadline, notice_of, state, timeline, told_of
from onward.site.parts.promise import approval, objection, promise
from onward.site.parts.published import titled
from onward.site.parts.regions import regions
from onward.site.parts.relied import relied
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
            title = say(f"vendor.heading.{name}", owner=edition.owner)
            blocks[name] = folded(title, parts(block)) if name in _FOLDED else block
            text += placeholder(name) if name in _FOLDED else f"\n## {plain(title)}\n{placeholder(name)}"
    service = vendor.service or say("vendor.no-service")
    description = say("vendor.description", name=vendor.title, service=service, owner=edition.owner)
    return Page(
        f"subprocessors/{vendor.id}.md", vendor.title, description, text, blocks, say("nav.subprocessors"),
        found=vendor_sentences(edition, vendor),
    )  # fmt: skip


def _lead(edition: Edition, vendor: Subprocessor) -> Html:
    """What it does and where, since when or from when, what it is; of a planned one what a reader can do until when."""
    say, notice = edition.say, notice_of(edition, vendor)
    where = say.series(dict.fromkeys(edition.country(location.country) for location in vendor.locations))
    line = ". ".join(filter(None, (say.series(filter(None, (vendor.service, where))), edition.status_words(vendor))))
    chips = (state(edition, vendor), edition.standing_pills(vendor), edition.example(vendor))
    warning = paragraph(say("vendor.example"), class_="ow-quiet") if vendor.example else None
    ahead = (told_of(edition, notice), timeline(edition, notice)) if notice else ()
    first = paragraph(line, ".", class_="ow-count")
    return join([first, paragraph(join(chips, " ")), *ahead, warning, prose(vendor.description)])


def _identity(edition: Edition, vendor: Subprocessor) -> Html:
    say = edition.say
    parent = vendor.parent
    owner = (
        say.enumeration(filter(None, (parent.name, edition.country(parent.country) if parent.country else None)))
        if parent
        else None
    )
    staff = say.enumeration(edition.country(code) for code in vendor.staff_countries)
    alone = acts_alone(edition.world.inventory.subprocessors[vendor.id])
    fields = (
        ("legal-name", vendor.legal_name or _confirming(edition, vendor, "legal_name")),
        ("former-names", say.enumeration(vendor.former_names)),
        ("address", vendor.address or _confirming(edition, vendor, "address")),
        ("registration", vendor.registration or _confirming(edition, vendor, "registration")),
        ("lei", vendor.lei or _confirming(edition, vendor, "lei")),
        ("country", edition.country(vendor.country)),
        ("branch", say("vendor.alone", country=edition.country(alone)) if alone else None),
        ("staff", staff or _confirming(edition, vendor, "staff_countries")),
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
    announcement = vendor.announced
    if not announcement or not announcement.date:
        return None
    key = "vendor.announced.by" if announcement.channel else "vendor.announced.on"
    channel = edition.say(f"channel.{announcement.channel}") if announcement.channel else ""
    return edition.say(key, day=edition.say.day(announcement.date), channel=channel)


def _objection(edition: Edition, vendor: Subprocessor) -> str | None:
    """The day until which customers may object to a vendor that is planned; or that they approve it."""
    notice = notice_of(edition, vendor)
    if notice and notice.front.approval:
        return edition.say("banner.approval")
    last = deadline(edition, vendor)
    return edition.say.day(last) if last else None


def _roles(edition: Edition, vendor: Subprocessor) -> Html:
    say = edition.say
    return record(
        (
            say(f"standing.{standing}.name"),
            lines(
                say.series(edition.named("purposes", purposes)) or say("unknown"),
                quiet(_meaning(edition, vendor, standing)),
            ),
        )
        for standing, purposes in standings(edition.inventory, vendor).items()
    )


def _meaning(edition: Edition, vendor: Subprocessor, standing: Standing) -> str:
    """What a role means and promises, from its first day on; of a former one until when it was."""
    say, now = edition.say, edition.world.status(vendor)
    if now is Status.RETIRED and vendor.until:
        return say("status.former", day=say.day(vendor.until))
    meaning = " ".join((say(f"standing.{standing}.meaning"), *promise(edition, standing)))
    first = edition.world.first_day(vendor) if now is Status.PLANNED else None
    return say.labelled(say("planned.from", day=say.day(first)), meaning) if first else meaning


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
    tables = relied(edition, vendor) if edition.is_current(vendor.id) else None
    return join([stale(edition), regions(edition), tables, scheme_entries(edition, [vendor])]) if tables else None


def _documents(edition: Edition, vendor: Subprocessor) -> Html | None:
    """What was concluded with it and its own list, each with its button; the details of the safeguards open."""
    say = edition.say
    theirs = elsewhere(edition, say("vendor.their-list", name=vendor.title), vendor.subprocessor_list)
    shown = strip([*safeguards(edition, vendor), *([theirs] if theirs else ())])
    detail = copies(edition, [vendor])
    folded = (
        fold(say("vendor.heading.copies"), [detail, privacy_contact(edition, "copies.contact")]) if detail else None
    )
    return join([shown, folded]) or None


def _chain(edition: Edition, vendor: Subprocessor) -> Html | None:
    known = [edition.recipient_link(name) for name in vendor.subprocessors if name in edition.inventory.subprocessors]
    return listed(known)


def _flows(edition: Edition, vendor: Subprocessor) -> Block | None:
    if not edition.is_current(vendor.id):
        return None
    links, page = edition.neighbourhood(vendor.id), f"subprocessors/{vendor.id}.md"
    shown = parts(shown_flows(edition, links, f"around-{vendor.id}", vendor.title, page, around=vendor.id))
    return (form(edition) if edition.transfers_to(vendor.id) else chooser(edition), *shown) if links else shown


def _history(edition: Edition, vendor: Subprocessor) -> Html | None:
    """The days of this party, the latest first: when customers were told, and when it came or goes."""
    say, events = edition.say, []
    if vendor.announced and vendor.announced.date:
        events.append((vendor.announced.date, say("history.told")))
    events += [(day, changing(edition, day, kind)) for day, kind, _ in changes(edition, [vendor])]
    rows: list[Row] = [("", (say.day(day), what)) for day, what in events]
    days = [day for day, _ in events]
    for notice in edition.world.notices:
        if str(vendor.subject) in notice.front.subjects:
            days.append(notice.front.announced)
            rows.append(("", (say.day(notice.front.announced), titled(edition, notice))))
    ordered = [row for _, row in sorted(zip(days, rows, strict=True), key=lambda each: each[0], reverse=True)]
    columns = [say(f"notices.columns.{name}") for name in ("day", "what")]
    return table(say("vendor.heading.history"), columns, ordered) if ordered else None


_SECTIONS: dict[str, Section] = {
    "roles": _roles,
    "data": _data,
    "ai": _ai,
    "grounds": _grounds,
    "documents": _documents,
    "flows": _flows,
    "chain": _chain,
    "approval": approval,
    "objection": objection,
    "customer": customer,
    "identity": _identity,
    "history": _history,
}
_FOLDED = {"flows", "identity", "history"}
"""Sections that open: what they hold is long, or asked for by few."""
