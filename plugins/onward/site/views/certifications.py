"""Certificates and auditors' reports."""

from __future__ import annotations

from collections.abc import Mapping

from onward.records.promises import Certification
from onward.site.parts.edition import Edition
from onward.site.parts.markup import Html, inline, lines, quiet, table


def view(edition: Edition, options: Mapping[str, str]) -> Html:
    """Whose, on what, by whom, how long."""
    say = edition.say
    columns = [say(f"certifications.columns.{name}") for name in ("name", "holder", "scope", "auditor", "valid")]
    rows = ((f"certification-{one.id}", _cells(edition, one)) for one in edition.inventory.certifications.values())
    return table(say("certifications.title"), columns, rows, say("certifications.none"))


def _cells(edition: Edition, one: Certification) -> list[Html | str | None]:
    about = inline(one.description)
    return [
        lines(edition.titled(one), quiet(about) if about else None),
        one.holder or _confirming(edition, one, "holder"),
        inline(one.scope) or _confirming(edition, one, "scope"),
        one.auditor or _confirming(edition, one, "auditor"),
        _validity(edition, one),
    ]


def _confirming(edition: Edition, one: Certification, field: str) -> str | None:
    return edition.say("unknown") if one.unknown(field) else None


def _validity(edition: Edition, one: Certification) -> str | None:
    say = edition.say
    start = say.day(one.valid_from) if one.valid_from else ""
    end = say.day(one.valid_until) if one.valid_until else ""
    if one.valid_until and one.valid_until < edition.world.today:
        return say("valid.ended", until=end)
    key = {(True, True): "valid.both", (True, False): "valid.from", (False, True): "valid.until"}.get(
        (bool(start), bool(end))
    )
    if key is None:
        return say("unknown") if one.unknown("valid_from") or one.unknown("valid_until") else None
    return say(key, start=start, until=end)
