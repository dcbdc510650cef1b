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
    rows = (
        (f"certification-{certification.id}", _cells(edition, certification))
        for certification in edition.inventory.certifications.values()
    )
    return table(say("certifications.title"), columns, rows, say("certifications.none"))


def _cells(edition: Edition, certification: Certification) -> list[Html | str | None]:
    about = inline(certification.description)
    return [
        lines(edition.titled(certification), quiet(about) if about else None),
        certification.holder or _confirming(edition, certification, "holder"),
        inline(certification.scope) or _confirming(edition, certification, "scope"),
        certification.auditor or _confirming(edition, certification, "auditor"),
        _validity(edition, certification),
    ]


def _confirming(edition: Edition, certification: Certification, field: str) -> str | None:
    return edition.say("unknown") if certification.unknown(field) else None


def _validity(edition: Edition, certification: Certification) -> str | None:
    say = edition.say
    start = say.day(certification.valid_from) if certification.valid_from else ""
    end = say.day(certification.valid_until) if certification.valid_until else ""
    if certification.valid_until and certification.valid_until < edition.world.today:
        return say("valid.ended", until=end)
    key = {(True, True): "valid.both", (True, False): "valid.from", (False, True): "valid.until"}.get(
        (bool(start), bool(end))
    )
    if key is None:
        return say("unknown") if certification.unknown("valid_from") or certification.unknown("valid_until") else None
    return say(key, start=start, until=end)
