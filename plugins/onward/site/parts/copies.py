"""Safeguards as tables: each instrument with the way to a copy, and listings under certification schemes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onward.records.parties import Party, Subprocessor
from onward.records.safeguards import Safeguard
from onward.site.parts.edition import Edition
from onward.site.parts.many import many
from onward.site.parts.markup import Html, Row, lines, listed, quiet, reachable, table
from onward.transfers.clauses import DEROGATION
from onward.words.grounds import instrument_name, scheme_name


def copies(edition: Edition, parties: Iterable[Party]) -> Html | None:
    """A table of instruments with the way to a copy of each; parties of the same instruments and ways share a row."""
    say = edition.say
    columns = [say(f"copies.columns.{name}") for name in ("party", "instrument", "purposes", "copy")]
    names_of: dict[tuple[Html | str | None, ...], list[Html]] = {}
    for party in parties:
        name = edition.party_link(party.id) if isinstance(party, Subprocessor) else _with_customers(edition, party)
        for cells in _cells(edition, party):
            names_of.setdefault(cells, []).append(name)
    rows: list[Row] = [("", (many(edition, names, "companies"), *cells)) for cells, names in names_of.items()]
    return table(say("copies.title"), columns, rows) if rows else None


def _cells(edition: Edition, party: Party) -> Iterator[tuple[Html | str | None, ...]]:
    bases = {safeguard.instrument: safeguard for safeguard in party.safeguards}
    for safeguard in party.safeguards:
        if safeguard.instrument and safeguard.instrument != DEROGATION:
            purposes = edition.names("purposes", safeguard.applies_to) or edition.say("purposes.all")
            yield _instrument(edition, safeguard), purposes, _copy(edition, safeguard, bases.get(safeguard.base or ""))


def _with_customers(edition: Edition, party: Party) -> Html:
    return lines(party.title, quiet(edition.say("copies.customers"))) or Html("")


def _instrument(edition: Edition, safeguard: Safeguard) -> Html | None:
    say = edition.say
    name = safeguard.instrument or ""
    regime = next((known for known in edition.regimes if edition.world.law.instrument(known, name)), "")
    words = instrument_name(edition.world, say, regime, name, short=True)
    known = [number for number in safeguard.declared_modules if f"modules.{number}" in say]
    modules = (say("copies.module", module=number, roles=say(f"modules.{number}")) for number in known)
    base = (
        say("copies.base", base=instrument_name(edition.world, say, regime, safeguard.base)) if safeguard.base else None
    )
    swiss = say("copies.swiss") if safeguard.swiss_adaptations else None
    until = say("copies.until", day=say.day(safeguard.expires)) if safeguard.expires else None
    use = say(f"copies.use.{safeguard.use}") if safeguard.use else None
    return lines(words, *(quiet(text) for text in (*modules, base, swiss, use, until) if text))


def _copy(edition: Edition, safeguard: Safeguard, base: Safeguard | None) -> Html | str:
    ways = [reachable(way) for each in (safeguard, base) if each for way in (each.document, each.copy)]
    return listed(dict.fromkeys(filter(None, ways))) or edition.say("copies.ask")


def scheme_entries(edition: Edition, parties: Iterable[Party]) -> Html | None:
    """Entries on the lists of certification schemes, with the day on which they were looked up."""
    say = edition.say
    columns = [say(f"schemes.columns.{name}") for name in ("scheme", "entity", "covers", "checked")]
    rows = [
        (
            "",
            (
                scheme_name(edition.say, entry.scheme or ""),
                entry.entity or party.legal_name,
                say.enumeration(say(f"schemes.covers.{kind}") for kind in entry.covers),
                say.day(entry.checked) if entry.checked else None,
            ),
        )
        for party in parties
        for entry in party.schemes
    ]
    return table(say("schemes.title"), columns, rows) if rows else None
