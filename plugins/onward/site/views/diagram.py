"""Data flows as a drawing."""

from __future__ import annotations

from collections.abc import Mapping

from onward.finding import OnwardError
from onward.site.page import Block
from onward.site.parts.edition import Edition, product_page, vendor_page
from onward.site.parts.flows import apart, as_table, omission
from onward.site.parts.markup import join, paragraph
from onward.site.parts.options import checked_product
from onward.site.parts.pieces import TABLED, album

OPTIONS = frozenset({"product", "party"})


def view(edition: Edition, options: Mapping[str, str]) -> Block:
    """The flows of this audience, of a product, or around a party; with a way to the same flows as a table."""
    product, party = checked_product(edition, options), options.get("party")
    if party and party not in edition.inventory.parties:
        raise OnwardError(f"unknown party `{party}` in this edition")
    links = edition.neighbourhood(party) if party else edition.links_of(product)
    if not links:
        return paragraph(edition.say("flows.none"))
    of = edition.inventory.products.get(product or "")
    name = edition.party(party) if party else of.title if of else edition.say("flows.all")
    title, identity = (
        edition.say("flows.drawing", product=name),
        f"{'around' if party else 'flows'}-{party or product or 'all'}",
    )
    vendor = party if party in edition.inventory.subprocessors else None
    pictures = album(edition, None if party else product)
    drawings = pictures.fold.around(party) if party else (pictures.fold.overview, pictures.fold.narrow)
    rowed = party is None or vendor is not None
    page = f"subprocessors/{vendor}.md" if vendor else pictures.opens(())
    around = [flow.id for flow in links] if len(links) <= TABLED else []
    rows = around if party else pictures.rows(pictures.fold.overview)
    drawn = pictures.picture(identity, title, drawings, page, rows, entries=rowed, elsewhere=True).diagram()
    table = vendor_page(vendor) if vendor else product_page(product)
    beneath = (as_table(edition, table), omission(edition))
    return (drawn, apart(edition, product, *beneath) if product and not party else join(beneath))
