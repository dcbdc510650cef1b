"""The annex to a data processing agreement that lists the subprocessors (Art. 28(2) and (4) GDPR)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from onward.exports import Content, Source
from onward.exports._paper import Block, Cell, Forms, Grid, Heading, Line, Paper, Text, blank, cell, lines
from onward.exports._papers import paper, papers, stated
from onward.osl import WELL_KNOWN
from onward.records.base import Visibility
from onward.records.standing import Standing
from onward.site.parts.entries import Entry, entries
from onward.site.parts.grounds import spoken
from onward.site.parts.omissions import said_of_companies
from onward.words.countries import place

AUDIENCE: Final[Visibility] = "public"
_COLUMNS = ("name", "entity", "service", "data", "places", "transfers", "status")
_SAYS: Final = {
    "organization": {"name", "notice", "legal_name"},
    "purposes": {"name", "role"},
    "data_categories": {"name"},
    "subprocessors": {
        "name", "legal_name", "address", "country", "roles", "service", "data", "locations", "safeguards", "schemes",
        "since", "until", "active_from", "example", "products",
    },
    "flows": {"from", "to", "data", "purpose"},
}  # fmt: skip


def files(source: Source) -> Mapping[str, Content]:
    """The annex as one paper."""
    return papers("dpa-annex", lambda: annex(source), source)


def annex(source: Source) -> Paper:
    """The subprocessors in use or planned, of one product where one is asked for, and how customers hear of changes."""
    edition, say = source.edition, source.edition.say
    options = {"product": source.product} if source.product else {}
    subprocessors = [entry for entry in entries(edition, options) if entry.standing is Standing.SUBPROCESSOR]
    rows = tuple(tuple(_cells(source, entry)) for entry in subprocessors)
    head = tuple(say(f"export.dpa.columns.{name}") for name in _COLUMNS)
    blocks: list[Block] = [Text(Line(say("export.dpa.about")))]
    if source.product and source.product in edition.inventory.products:
        name = edition.inventory.products[source.product].title
        blocks.append(Text(Line(say.labelled(say("export.dpa.product"), name))))
    blocks.append(Grid("", head, rows) if rows else Text(Line(say("export.dpa.none"))))
    if left_out := said_of_companies(edition, source.product):
        blocks.append(Text(blank(left_out)[0]))
    blocks += _changes(source)
    return paper(source, say("export.dpa.title", name=edition.owner), tuple(blocks), _SAYS)


def _cells(source: Source, entry: Entry) -> Iterator[Cell]:
    edition, say, vendor = source.edition, source.edition.say, entry.vendor
    yield cell(say.marked(vendor.title, vendor.example))
    seat = edition.country(vendor.country) if vendor.country else None
    yield (
        *stated(source, vendor, "legal_name", vendor.legal_name),
        *stated(source, vendor, "address", vendor.address),
        *stated(source, vendor, "country", seat),
    )
    yield (*stated(source, vendor, "service", vendor.service), *cell(*edition.named("purposes", entry.purposes)))
    yield lines(edition.named("data_categories", entry.data), say("export.blank"))
    yield stated(source, vendor, "locations", *(place(where, edition.world, say) for where in vendor.locations))
    yield lines([spoken(edition, entry.transfers)], say("export.blank"))
    yield cell(edition.status_words(vendor), vendor.condition.text if vendor.condition else None)


def _changes(source: Source) -> Iterator[Block]:
    say, ours = source.edition.say, source.edition.organization
    notice = ours.notice if ours else None
    period, objection = (getattr(notice, name, None) for name in ("period", "objection"))
    authorisation = notice.authorisation if notice else None
    said = say(f"export.dpa.authorisation.{authorisation}") if authorisation else None
    cells = {
        "authorisation": stated(source, notice, "authorisation", said),
        "period": stated(source, notice, "period", say.duration(period) if period else None),
        "objection": stated(source, notice, "objection", say.duration(objection) if objection else None),
        "remedy": stated(source, notice, "remedy", notice.remedy if notice else None),
        "list": lines([source.url and source.url + WELL_KNOWN], say("export.blank")),
    }
    yield Heading(say("export.dpa.change.title"))
    yield Forms("", tuple(say(f"export.dpa.change.{name}") for name in cells), (("", tuple(cells.values())),))
