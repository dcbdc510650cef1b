"""Options of views that several of them take."""

from __future__ import annotations

from collections.abc import Mapping

from onward.finding import OnwardError
from onward.site.parts.edition import Edition


def checked_product(edition: Edition, options: Mapping[str, str]) -> str | None:
    """The product that the options name. OnwardError for one that is not in the inventory."""
    product = options.get("product")
    if product and product not in edition.inventory.products:
        known = ", ".join(edition.inventory.products)
        raise OnwardError(f"unknown product `{product}`; use one of {known}")
    return product
