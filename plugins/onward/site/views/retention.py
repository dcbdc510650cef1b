"""How long data is kept, what starts the time, and how it ends."""

from __future__ import annotations

from collections.abc import Mapping

from onward.records.promises import Retention
from onward.site.parts.edition import Edition
from onward.site.parts.markup import Html, inline, lines, quiet, table


def view(edition: Edition, options: Mapping[str, str]) -> Html:
    """Data, period or event, start, deletion."""
    say = edition.say
    columns = [say(f"retention.columns.{name}") for name in ("name", "data", "period", "starts", "deletion")]
    rows = (
        (f"retention-{retention.id}", _cells(edition, retention)) for retention in edition.inventory.retention.values()
    )
    return table(say("retention.title"), columns, rows, say("retention.none"))


def _cells(edition: Edition, retention: Retention) -> list[Html | str | None]:
    say = edition.say
    about = inline(retention.description)
    reason = say("retention.reason", reason=retention.reason) if retention.reason else None
    how_long = say.duration(retention.period) if retention.period else None
    until = say("retention.until", event=retention.until) if retention.until else None
    return [
        lines(edition.titled(retention), quiet(about) if about else None),
        edition.names("data_categories", retention.data),
        lines(how_long, until, quiet(reason) if reason else None) or say("unknown"),
        inline(retention.starts),
        inline(retention.deletion),
    ]
