"""Data flows as a table."""

from __future__ import annotations

from collections.abc import Mapping

from onward.site.parts.edition import Edition, product_page
from onward.site.parts.flows import as_table, closed, flow_table
from onward.site.parts.markup import Html, tag
from onward.site.parts.options import checked_product
from onward.site.parts.pieces import TABLED, album

OPTIONS = frozenset({"product"})


def view(edition: Edition, options: Mapping[str, str]) -> Html:
    """From, to, data, purpose, transport and ground of every flow, or of a product's; closed until it is asked for."""
    product = checked_product(edition, options)
    of = album(edition, product)
    name = edition.inventory.products[product].title if product else edition.say("flows.all")
    if len(of.links) > TABLED:
        way = as_table(edition, product_page(product))
        return tag("div", way, data_only=product) if product else way
    title = edition.say("flows.table", product=name)
    return closed(title, flow_table(edition, list(of.links.values()), title), only=product)
