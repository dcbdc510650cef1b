"""Rights of the people whose data it is (Arts 12 to 22 GDPR)."""

from __future__ import annotations

from collections.abc import Mapping

from onward.records.promises import Right
from onward.site.parts.contact import privacy_contact
from onward.site.parts.edition import Edition
from onward.site.parts.markup import Html, inline, join, lines, quiet, table


def view(edition: Edition, options: Mapping[str, str]) -> Html:
    """Each right with its article, how to use it, and how soon an answer comes."""
    say = edition.say
    columns = [say(f"rights.columns.{name}") for name in ("right", "article", "how", "reply")]
    rows = ((f"right-{one.id}", _cells(edition, one)) for one in edition.inventory.rights.values())
    told = all(one.how for one in edition.inventory.rights.values())
    contact = None if told else privacy_contact(edition, "rights.contact")
    return join([table(say("rights.title"), columns, rows, say("rights.none")), contact])


def _cells(edition: Edition, one: Right) -> list[Html | str | None]:
    say = edition.say
    about = inline(one.description)
    reply = say("rights.within", period=say.duration(one.reply)) if one.reply else None
    return [lines(edition.titled(one), quiet(about) if about else None), one.article, inline(one.how), reply]
