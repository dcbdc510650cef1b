"""The law that these pages apply: as of which day, from which sources, and what is relied upon."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onward.law.model import Adequacy, Entry, Instrument
from onward.site.page import Page, placeholder, plain
from onward.site.parts.edition import Edition
from onward.site.parts.grounds import linked, stale
from onward.site.parts.many import many
from onward.site.parts.markup import Html, Row, join, lines, notice, paragraph, quiet, record, table
from onward.site.parts.received import shown_transfers, who
from onward.words.grounds import adequacy_words, instrument_name, unconfirmed
from onward.words.law import horizon

_TERMS = ("event", "decision", "safeguards", "authority")
"""What each law calls by a name of its own."""


def view(edition: Edition, options: Mapping[str, str]) -> Html:
    """Dates of the law data, the laws applied, what is relied upon, and the sources."""
    return join(part(edition) for part in (_dates, _laws, _relied, _sources))


def pages(edition: Edition) -> Iterator[Page]:
    """`law.md`."""
    title = edition.say("law.title")
    text = f"# {plain(title)}\n{placeholder('law')}"
    yield Page(
        "law.md", title, edition.say("law.description"), text, {"law": view(edition, {})}, edition.say("nav.transfers")
    )


def _dates(edition: Edition) -> Html:
    say, law = edition.say, edition.world.law
    fields = [
        ("as-of", say.day(law.as_of)),
        ("review-by", say.day(law.review_by)),
        ("horizon", say.day(horizon(edition.world))),
    ]
    dates = record((say(f"law.{name}"), value) for name, value in fields)
    return join([dates, stale(edition), notice(say("law.advice"))])


def _laws(edition: Edition) -> Html:
    say, law = edition.say, edition.world.law
    columns = [say(f"law.columns.{name}") for name in ("name", "law", *_TERMS)]
    rows: list[Row] = [
        (
            "",
            (
                edition.regime(name),
                lines(
                    edition.law_text(regime.law),
                    quiet(edition.law_text(regime.provision)) if regime.provision else None,
                ),
                *(edition.law_text(getattr(regime, term)) or None for term in _TERMS),
            ),
        )
        for name in edition.regimes
        if (regime := law.regimes.get(name))
    ]
    return table(say("law.applied"), columns, rows)


def _entries(edition: Edition) -> dict[tuple[str, str], tuple[Entry, dict[Html, None]]]:
    """Decisions and instruments that carry a transfer of this audience, with whom they lead to."""
    entries: dict[tuple[str, str], tuple[Entry, dict[Html, None]]] = {}
    for transfer in shown_transfers(edition):
        ground = transfer.ground
        if ground is None:
            continue
        name = ground.id.partition("/")[0]
        entry: Entry | None = ground.adequacy or edition.world.law.instrument(transfer.regime, name)
        if entry:
            entries.setdefault((transfer.regime, entry.id), (entry, {}))[1][who(edition, transfer.link.target)] = None
    order = edition.regimes
    return dict(sorted(entries.items(), key=lambda item: (order.index(item[0][0]), item[0][1])))


def _relied(edition: Edition) -> Html:
    say = edition.say
    columns = [say(f"law.columns.{name}") for name in ("regime", "ground", "source", "parties")]
    rows: list[Row] = [
        (
            "",
            (
                edition.regime(regime),
                _named(edition, regime, entry),
                _source(edition, entry),
                many(edition, parties, "transfers.recipients"),
            ),
        )
        for (regime, _), (entry, parties) in _entries(edition).items()
    ]
    return table(say("law.relied"), columns, rows, say("transfers.none"))


def _named(edition: Edition, regime: str, entry: Entry) -> Html | str | None:
    say = edition.say
    if isinstance(entry, Adequacy):
        words = adequacy_words(edition.world, say, regime, entry, short=True)
        return lines(
            linked(edition, words), *(quiet(edition.law_text(text)) for text in (entry.act, entry.scope_text) if text)
        )
    act = entry.act if isinstance(entry, Instrument) else None
    name = instrument_name(edition.world, say, regime, entry.id, short=True) + unconfirmed(say, entry)
    return lines(name, quiet(edition.law_text(act)) if act else None)


def _source(edition: Edition, entry: Entry) -> Html | None:
    source = edition.world.law.sources.get(entry.source_id or "")
    reference = getattr(entry, "ref", None) or (source.ref if source else None)
    said = edition.law_text(reference) if reference else None
    return lines(edition.law_text(source.title) if source else None, quiet(said) if said else None)


def _sources(edition: Edition) -> Html:
    """The texts behind the laws applied and the entries relied upon."""
    law = edition.world.law
    named: dict[str, None] = {}
    for entry in (
        *(law.regimes.get(name) for name in edition.regimes),
        *(entry for entry, _ in _entries(edition).values()),
    ):
        if entry and entry.source_id in law.sources:
            named[entry.source_id] = None
    say = edition.say
    columns = [say(f"law.columns.{name}") for name in ("source", "reference")]
    texts = ((law.sources[name].title, law.sources[name].ref or "") for name in named)
    rows: list[Row] = [("", tuple(map(edition.law_text, of))) for of in texts]
    return join([table(say("law.sources"), columns, rows), paragraph(say("law.not-checked"))])
