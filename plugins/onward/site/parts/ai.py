"""What AI features do with data: a table, each statement with the sentence that shows it and its day."""

from __future__ import annotations

from collections.abc import Iterable

from onward.records.ai import AiFeature, AiRetention
from onward.site.parts.edition import Edition
from onward.site.parts.markup import Html, Row, address, anchor, inline, lines, pill, quiet, table


def ai_table(edition: Edition, label: str, features: Iterable[AiFeature]) -> Html | None:
    """One row a feature; None where there is none."""
    say = edition.say
    columns = [say(f"ai.columns.{name}") for name in ("feature", "model", "training", "retention", "region", "source")]
    rows: list[Row] = [("", _cells(edition, one)) for one in features]
    return table(label, columns, rows) if rows else None


def _cells(edition: Edition, one: AiFeature) -> list[Html | str | None]:
    say = edition.say
    example = pill(say("example"), "example") if one.example else None
    reviewed = say(f"ai.review.{one.human_review}") if one.human_review else None
    return [
        lines(inline(one.feature), example),
        say.enumeration(filter(None, (one.model, one.provider))) or None,
        say(f"ai.training.{one.training}") if one.training else say("unknown"),
        lines(*_kept(edition, one.retention), quiet(reviewed) if reviewed else None),
        say.enumeration(edition.country(code) for code in one.region) or None,
        _source(edition, one),
    ]


def _kept(edition: Edition, found: AiRetention | None) -> list[str]:
    say = edition.say
    kinds = ("application", "abuse_monitoring", "cache") if found else ()
    lengths = [(kind, getattr(found, kind)) for kind in kinds]
    return [
        say("ai.kept", kind=say(f"ai.retention.{kind}"), period=say.duration(one) if one.hours else say("ai.not-kept"))
        for kind, one in lengths
        if one
    ]


def _source(edition: Edition, one: AiFeature) -> Html | None:
    """The quoted sentence, where it stands, and when it was read."""
    say, shown = edition.say, one.evidence
    if shown is None:
        return None
    where = address(shown.url)
    quoted = say("ai.quote", quote=shown.quote) if shown.quote else None
    read = say("ai.read", day=say.day(shown.as_of)) if shown.as_of else None
    return lines(quoted, anchor(where, say("ai.there")) if where else None, quiet(read) if read else None)
