"""Why data is processed, in which role, on which basis."""

from __future__ import annotations

from collections.abc import Mapping

from onward.records.data import Purpose
from onward.site.parts.edition import Edition
from onward.site.parts.markup import Html, inline, lines, quiet, table

OPTIONS = frozenset({"role"})


def view(edition: Edition, options: Mapping[str, str]) -> Html:
    """Purpose, our role, lawful basis where we are the controller; `role: controller` or `processor` alone."""
    say, role = edition.say, options.get("role")
    columns = [say(f"purposes.columns.{name}") for name in ("purpose", "role", "basis")]
    found = (one for one in edition.inventory.purposes.values() if not role or one.role == role)
    rows = ((f"purpose-{one.id}", _cells(edition, one)) for one in found)
    return table(say("purposes.title"), columns, rows, say("purposes.none"))


def _cells(edition: Edition, one: Purpose) -> list[Html | str | None]:
    say = edition.say
    about = inline(one.description)
    role = say(f"role.{one.role}") if one.role else say("unknown")
    return [lines(edition.titled(one), quiet(about) if about else None), role, _basis(edition, one)]


def _basis(edition: Edition, one: Purpose) -> Html | str | None:
    """The lawful basis; for what is done on a customer's behalf it is the customer's."""
    say = edition.say
    if one.role == "processor":
        return say("purposes.customers-basis")
    basis = say(f"basis.{one.lawful_basis}") if one.lawful_basis else say("unknown")
    interest = say("purposes.interest", interest=one.interest) if one.interest else None
    return lines(basis, *(quiet(text) for text in (interest, one.law) if text))
