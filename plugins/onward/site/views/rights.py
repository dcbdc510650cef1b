"""Rights of the people whose data it is (Arts 12 to 22 GDPR)."""

from __future__ import annotations

from collections.abc import Mapping

from onward.records.promises import Right
from onward.site.parts.authority import complaints
from onward.site.parts.contact import privacy_contact
from onward.site.parts.edition import Edition
from onward.site.parts.markup import Html, inline, join, lines, quiet, table


def view(edition: Edition, options: Mapping[str, str]) -> Html:
    """Each right with its article, how to use it, and how soon an answer comes."""
    say = edition.say
    columns = [say(f"rights.columns.{name}") for name in ("right", "article", "how", "reply")]
    rows = ((f"right-{right.id}", _cells(edition, right)) for right in edition.inventory.rights.values())
    explained = all(right.how for right in edition.inventory.rights.values())
    contact = None if explained else privacy_contact(edition, "rights.contact")
    return join([table(say("rights.title"), columns, rows, say("rights.none")), contact])


def _cells(edition: Edition, right: Right) -> list[Html | str | None]:
    say = edition.say
    about = inline(right.description)
    reply = say("rights.within", period=say.duration(right.reply)) if right.reply else None
    how = lines(inline(right.how), *map(quiet, complaints(edition, right)))
    name = lines(edition.titled(right), quiet(about) if about else None)
    return [name, right.article, how, say("rights.excluded") if right.excluded else reply]
