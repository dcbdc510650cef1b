"""Data flows as a table."""

from __future__ import annotations

from collections.abc import Mapping

from onward.site.parts.edition import Edition
from onward.site.parts.flows import flow_table
from onward.site.parts.markup import Html
from onward.site.parts.options import checked_product
from onward.site.parts.pieces import fits, way_to_parts

OPTIONS = frozenset({"product"})


def view(edition: Edition, options: Mapping[str, str]) -> Html:
    """From, to, data, purpose, transport and ground of every flow of this audience, or of a product."""
    product = checked_product(edition, options)
    links = edition.links_of(product)
    if not fits(links):
        return way_to_parts(edition, links, product)
    name = edition.inventory.products[product].title if product else edition.say("flows.all")
    return flow_table(edition, links, edition.say("flows.table", product=name))
