"""By what a reader's choice finds a flow that has no row on the page of its drawing: the same as its row would say."""

from __future__ import annotations

from onward.graph import Link
from onward.site.diagrams.model import Traits
from onward.site.parts.edition import Edition
from onward.site.parts.facets import flow_facets
from onward.site.parts.looks import Look, tokens, written


def traits(edition: Edition, link: Link, look: Look, ends: tuple[int, int]) -> Traits:
    """Tokens of the flow's cases, data, ways, and mechanisms."""
    of = flow_facets(edition, link).attributes
    cases, data, ways = (of.get(f"data_{name}", "") for name in ("cases", "data", "ways"))
    return Traits(cases, data, ways, written(tokens([look])) or "", ends)
