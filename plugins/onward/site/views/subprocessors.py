"""Whom the organization engages: three tables by what each is in law, purpose by purpose."""

from __future__ import annotations

from collections.abc import Mapping

from onward.finding import OnwardError
from onward.site.parts.edition import Edition
from onward.site.parts.entries import entries
from onward.site.parts.grounds import stale
from onward.site.parts.lists import _LISTS, _table, sections
from onward.site.parts.markup import Html, join, paragraph

OPTIONS = frozenset({"list", "product", "retired"})


def view(edition: Edition, options: Mapping[str, str]) -> Html:
    """All tables with a heading each, or the one that `list` asks for; `retired: true` shows former parties too."""
    asked = options.get("list")
    if asked and asked not in _LISTS:
        raise OnwardError(f"`list` must be one of {', '.join(_LISTS)}, not `{asked}`")
    found = list(entries(edition, options))
    if asked:
        shown = _table(edition, asked, found) or paragraph(edition.say(f"subprocessors.{asked}.none"))
        return join([shown, stale(edition) if asked == next(iter(_LISTS)) else None])
    return sections(edition, found)
