"""On what the transfers to one company rely: a table a law, purpose by purpose, each with what applies if it ceases to be valid."""

from __future__ import annotations

from collections.abc import Sequence

from onward.records.parties import Subprocessor
from onward.site.parts.edition import Edition
from onward.site.parts.folds import fold
from onward.site.parts.grounds import Reliance, linked, reliances
from onward.site.parts.markup import Html, join, quiet, record, tag
from onward.site.parts.mechanisms import stroke
from onward.site.parts.received import data_under


def relied(edition: Edition, vendor: Subprocessor) -> Html | None:
    """A table for each law, the first open, and what the mechanisms mean; None where nothing is transferred."""
    every = reliances(edition, edition.transfers_to(vendor.id), fallbacks=True)
    laws = [name for name in edition.regimes if any(reliance.regime == name for reliance in every)]
    tables = [
        _law(edition, name, [reliance for reliance in every if reliance.regime == name], at == 0)
        for at, name in enumerate(laws)
    ]
    return join([*tables, fold(edition.say("vendor.meaning"), [_in_words(edition, every)])]) if tables else None


def _law(edition: Edition, regime: str, of: Sequence[Reliance], opened: bool) -> Html:
    say = edition.say
    heads = (
        tag("th", say(key), scope="col")
        for key in ("vendor.columns.purposes", "vendor.columns.ground", "transfers.columns.fallback")
    )
    rows = (_row(edition, reliance) for reliance in of)
    name = data_under(edition, regime)
    body = tag("tbody", *rows, class_="ow-country")
    table = tag(
        "table", tag("thead", tag("tr", *heads)), body, class_="ow-list ow-pairs ow-pairs--plain", aria_label=name
    )
    return tag(
        "details", tag("summary", tag("span", name, class_="ow-group__name")), tag("div", table, class_="ow-pairs__frame"),
        class_="ow-group ow-lawfold", data_law=regime, open="" if opened else None,
    )  # fmt: skip


def _row(edition: Edition, reliance: Reliance) -> Html:
    say = edition.say
    purposes = say.series(edition.named("purposes", reliance.purposes)) or say("purposes.all")
    where = quiet(say.series(edition.country(code) for code in reliance.countries))
    fallback = (
        reliance.fallback.text(say)
        if reliance.fallback
        else quiet(say("transfers.no-fallback"))
        if reliance.restricted
        else None
    )
    return tag(
        "tr", tag("th", purposes, " ", where, scope="row"), tag("td", stroke(reliance.kind, linked(edition, reliance.words))),
        tag("td", fallback, data_label=say("transfers.columns.fallback") if reliance.fallback else None),
    )  # fmt: skip


def _in_words(edition: Edition, every: Sequence[Reliance]) -> Html:
    """What the mechanisms mean, each once."""
    say = edition.say
    words = [phrase for reliance in every for phrase in (reliance.words, reliance.fallback) if phrase]
    return record(
        (say(f"explained.{topic}.title"), say(f"explained.{topic}.text"))
        for topic in dict.fromkeys(phrase.topic for phrase in words)
    )
