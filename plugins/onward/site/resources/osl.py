"""The Open Subprocessor List at its well-known path: whole, and for each product that readers may know."""

from __future__ import annotations

from dataclasses import replace

from onward.exports import Source
from onward.exports.osl import written
from onward.osl import WELL_KNOWN, of_product
from onward.site.resources import Site


def files(site: Site) -> dict[str, str]:
    """Every list, by the place that the format has for it."""
    source = Source(site.edition, site.title, site.url)
    products = site.edition.inventory.products
    lists = {of_product(product): written(replace(source, product=product)).decode() for product in products}
    return {WELL_KNOWN: written(source).decode(), **lists}
