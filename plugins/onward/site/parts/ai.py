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
    rows: list[Row] = [("", _cells(edition, feature)) for feature in features]
    return table(label, columns, rows) if rows else None


def _cells(edition: Edition, feature: AiFeature) -> list[Html | str | None]:
    say = edition.say
    example = pill(say("example"), "example") if feature.example else None
    reviewed = say(f"ai.review.{feature.human_review}") if feature.human_review else None
    return [
        lines(inline(feature.feature), example),
        say.enumeration(filter(None, (feature.model, feature.provider))) or None,
        say(f"ai.training.{feature.training}") if feature.training else say("unknown"),
        lines(*_kept(edition, feature.retention), quiet(reviewed) if reviewed else None),
        say.enumeration(edition.country(code) for code in feature.region) or None,
        _source(edition, feature),
    ]


def _kept(edition: Edition, retention: AiRetention | None) -> list[str]:
    say = edition.say
    kinds = ("application", "abuse_monitoring", "cache") if retention else ()
    lengths = [(kind, getattr(retention, kind)) for kind in kinds]
    return [
        say(
            "ai.kept",
            kind=say(f"ai.retention.{kind}"),
            period=say.duration(length) if length.hours else say("ai.not-kept"),
        )
        for kind, length in lengths
        if length
    ]


def _source(edition: Edition, feature: AiFeature) -> Html | None:
    """The quoted sentence, where it stands, and when it was read."""
    say, shown = edition.say, feature.evidence
    if shown is None:
        return None
    where = address(shown.url)
    quoted = say("ai.quote", quote=shown.quote) if shown.quote else None
    read = say("ai.read", day=say.day(shown.as_of)) if shown.as_of else None
    return lines(quoted, anchor(where, say("ai.there")) if where else None, quiet(read) if read else None)
