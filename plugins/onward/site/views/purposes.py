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
    chosen = (purpose for purpose in edition.inventory.purposes.values() if not role or purpose.role == role)
    rows = ((f"purpose-{purpose.id}", _cells(edition, purpose)) for purpose in chosen)
    return table(say("purposes.title"), columns, rows, say("purposes.none"))


def _cells(edition: Edition, purpose: Purpose) -> list[Html | str | None]:
    say = edition.say
    about = inline(purpose.description)
    role = say(f"role.{purpose.role}") if purpose.role else say("unknown")
    return [lines(edition.titled(purpose), quiet(about) if about else None), role, _basis(edition, purpose)]


def _basis(edition: Edition, purpose: Purpose) -> Html | str | None:
    """The lawful basis; for what is done on a customer's behalf it is the customer's."""
    say = edition.say
    if purpose.role == "processor":
        return say("purposes.customers-basis")
    basis = say(f"basis.{purpose.lawful_basis}") if purpose.lawful_basis else say("unknown")
    interest = say("purposes.interest", interest=purpose.interest) if purpose.interest else None
    return lines(basis, *(quiet(text) for text in (interest, purpose.law) if text))
