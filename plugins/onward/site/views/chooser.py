"""Where the reader says once what concerns them, and a table's filters; without a script, links to the pages for each case.

The form stays hidden until the page's script shows it. What is chosen stands in the address alone.
"""

from __future__ import annotations

from collections.abc import Mapping

from onward.finding import OnwardError
from onward.site.parts.chooser import chooser
from onward.site.parts.edition import Edition
from onward.site.parts.entries import entries
from onward.site.parts.facets import flow_facets
from onward.site.parts.markup import Html
from onward.site.parts.options import checked_product
from onward.site.parts.regions import regions

OPTIONS = frozenset({"filters", "links", "part", "product"})
_FILTERS = ("subprocessors", "flows")


def view(edition: Edition, options: Mapping[str, str]) -> Html:
    """The choice for a page; `filters: subprocessors` or `flows` adds filters for those tables.

    `part: law` is the choice of the law alone.
    `links: false` leaves out the ready pages of the cases, which the view `applicability` lists.
    """
    if options.get("part") == "law":
        return regions(edition) or Html("")
    filters, product = options.get("filters"), checked_product(edition, options)
    if filters and filters not in _FILTERS:
        raise OnwardError(f"`filters` must be one of {', '.join(_FILTERS)}, not `{filters}`")
    if filters == "subprocessors":
        return chooser(edition, product, [entry.facets for entry in entries(edition, {})], links=False)
    links = options.get("links", "").lower() != "false"
    rows = [flow_facets(edition, link) for link in edition.links_of(product)] if filters else ()
    return chooser(edition, product, rows, links)
