"""What opens beneath a company's row: data, roles, places, and the mechanisms under every law."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onward.records.parties import Subprocessor
from onward.site.diagrams.svg import slug
from onward.site.page import link
from onward.site.parts.contact import mailbox, message
from onward.site.parts.edition import Edition, vendor_page
from onward.site.parts.entries import Entry
from onward.site.parts.grounds import ground_cell
from onward.site.parts.markup import Html, address, anchor, inline, join, listed, tag
from onward.site.parts.planned import notice_of


def details(edition: Edition, vendor: Subprocessor, entries: Sequence[Entry]) -> Html:
    """Three columns of named facts, and the ways on."""
    columns = (_about(edition, vendor, entries), _company(edition, vendor, entries), _transfers(edition, entries))
    parts = (tag("dl", *_facts(edition, column)) for column in columns)
    ways = tag("p", join(_ways(edition, vendor), " "), class_="ow-ways")
    return tag("div", *parts, ways, class_="ow-more__body")


def _facts(edition: Edition, fields: Iterator[tuple[str, str | None]]) -> Iterator[Html]:
    for name, value in fields:
        if value:
            yield tag("div", tag("dt", edition.say(name)), tag("dd", value))


def _about(edition: Edition, vendor: Subprocessor, entries: Sequence[Entry]) -> Iterator[tuple[str, str | None]]:
    data = dict.fromkeys(name for entry in entries for name in entry.data)
    named = edition.named("data_categories", data)
    yield "subprocessors.columns.data", edition.say.series(named) or edition.say("unknown")
    yield "vendor.field.subjects", edition.say.series(edition.named("data_subjects", vendor.subjects))
    yield "vendor.field.condition", inline(vendor.condition.text) if vendor.condition else None
    yield "vendor.field.products", edition.product_names(vendor.products)


def _company(edition: Edition, vendor: Subprocessor, entries: Sequence[Entry]) -> Iterator[tuple[str, str | None]]:
    say = edition.say
    roles = (
        tag("span", say.labelled(say(f"standing.{entry.standing}.name"), say.series(edition.named("purposes", entry.purposes)))
            if entry.purposes else say(f"standing.{entry.standing}.name"),
            id=slug(entry.id), data_cases=entry.facets.attributes.get("data_cases"))
        for entry in entries
    )  # fmt: skip
    yield "subprocessors.roles", listed(roles)
    yield "vendor.field.legal-name", vendor.legal_name
    yield (
        "vendor.field.places",
        listed(edition.place(location, vendor.id) for location in vendor.locations) or say("unknown"),
    )
    yield "vendor.field.status", edition.status_words(vendor)


def _transfers(edition: Edition, entries: Sequence[Entry]) -> Iterator[tuple[str, str | None]]:
    transfers = dict.fromkeys(transfer for entry in entries for transfer in entry.transfers)
    yield (
        "subprocessors.columns.ground",
        (ground_cell(edition, transfers) or edition.say("ground.none" if transfers else "unknown")),
    )


def _ways(edition: Edition, vendor: Subprocessor) -> Iterator[Html]:
    say, notice = edition.say, notice_of(edition, vendor)
    yield anchor(vendor_page(vendor.id), say("subprocessors.page", name=vendor.title))
    if notice:
        yield anchor(link(f"notices/{notice.slug}.md"), say("subprocessors.notice"))
    if theirs := address(vendor.subprocessor_list):
        yield anchor(theirs, say("vendor.their-list", name=vendor.title))
    if any(safeguard.instrument for safeguard in vendor.safeguards):
        url = message(mailbox(edition), say("copies.subject", name=vendor.title))
        yield anchor(url, say("copies.request")) if url else Html("")
