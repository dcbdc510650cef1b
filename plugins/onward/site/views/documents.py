"""Documents that a reader may download, or ask for."""

from __future__ import annotations

from collections.abc import Mapping

from onward.records.promises import Document
from onward.site.page import link
from onward.site.parts.edition import Edition
from onward.site.parts.markup import Html, anchor, inline, lines, quiet, reachable, table


def view(edition: Edition, options: Mapping[str, str]) -> Html:
    """What each is, and how to get it."""
    say = edition.say
    columns = [say(f"documents.columns.{name}") for name in ("document", "kind", "get")]
    rows = ((f"document-{one.id}", _cells(edition, one)) for one in edition.inventory.documents.values())
    return table(say("documents.title"), columns, rows, say("documents.none"))


def _cells(edition: Edition, one: Document) -> list[Html | str | None]:
    say, about = edition.say, inline(one.description)
    kind = say(f"documents.kind.{one.kind}") if one.kind else None
    there = one.file and one.file not in (edition.world.absent or ())  # the lint says so of a file that is not
    file = anchor(link(one.file), say("documents.download")) if one.file and there else None
    asked = lines(say("documents.ask"), reachable(one.on_request)) if one.on_request else None
    return [lines(edition.titled(one), quiet(about) if about else None), kind, lines(file, asked)]
