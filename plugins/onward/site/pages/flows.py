"""Data flows as a table."""

from __future__ import annotations

from collections.abc import Mapping

from onward.finding import OnwardError
from onward.site.pages._edition import Edition
from onward.site.pages._flows import flow_table
from onward.site.pages._markup import Html
from onward.site.pages._parts import fits, way_to_parts

OPTIONS = frozenset({"product"})


def view(edition: Edition, options: Mapping[str, str]) -> Html:
    """From, to, data, purpose, transport and ground of every flow of this audience, or of a product."""
    product = checked_product(edition, options)
    links = edition.links_of(product)
    if not fits(links):
        return way_to_parts(edition, links, product)
    name = edition.inventory.products[product].title if product else edition.say("flows.all")
    return flow_table(edition, links, edition.say("flows.table", product=name))


def checked_product(edition: Edition, options: Mapping[str, str]) -> str | None:
    """The product that the options name. OnwardError for one that is not in the inventory."""
    product = options.get("product")
    if product and product not in edition.inventory.products:
        known = ", ".join(edition.inventory.products)
        raise OnwardError(f"there is no product {product!r}; there are: {known}")
    return product
