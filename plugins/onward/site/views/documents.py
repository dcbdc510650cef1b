"""Documents that a reader may download, or ask for with a message that is begun already."""

from __future__ import annotations

from collections.abc import Mapping

from onward.site.parts.edition import Edition
from onward.site.parts.markup import Html, paragraph
from onward.site.parts.papers import documents, safeguards, strip


def view(edition: Edition, options: Mapping[str, str]) -> Html:
    """What each is, and how to get it; after the documents the clauses between the organization and its customers."""
    ours = edition.organization
    papers = [*documents(edition), *(safeguards(edition, ours) if ours else ())]
    return strip(papers) or paragraph(edition.say("documents.none"))
