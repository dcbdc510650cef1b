"""Transfers: where data leaves to, law by law, and on what each relies."""

from __future__ import annotations

from collections.abc import Mapping

from onward.records.inventory import ORGANIZATION
from onward.records.parties import System
from onward.site.pages._edition import Edition
from onward.site.pages._grounds import Reliance, merged, outcome_pill, regimes, reliances
from onward.site.pages._markup import Html, join, lines, paragraph, quiet, sentence, table, tag
from onward.transfers.model import Transfer

OPTIONS = frozenset({"part"})
"""`part: matrix` or `part: regions` alone."""


def view(edition: Edition, options: Mapping[str, str]) -> Html:
    """What leaves each region, and the matrix of countries and laws."""
    found = shown_transfers(edition)
    parts = {"regions": _regions, "matrix": _matrix}
    chosen = [options["part"]] if options.get("part") in parts else list(parts)
    return join(parts[name](edition, found) for name in chosen)


def shown_transfers(edition: Edition) -> tuple[Transfer, ...]:
    """Transfers to parties that this audience may know, at places that it may know; retired parties left out."""
    ends = (party for party in edition.inventory.parties if edition.is_current(party))
    return tuple(one for party in ends for one in edition.transfers_to(party))


def _judged(edition: Edition, found: tuple[Transfer, ...]) -> list[str]:
    return [name for name in regimes(edition) if any(one.regime == name and one.restricted for one in found)]


def _regions(edition: Edition, found: tuple[Transfer, ...]) -> Html:
    return join(
        _region(edition, name, [one for one in reliances(edition, found) if one.regime == name and one.restricted])
        for name in _judged(edition, found)
    ) or paragraph(edition.say("transfers.none"))


def _region(edition: Edition, regime: str, of: list[Reliance]) -> Html:
    say = edition.say
    subject = (
        say(f"transfers.data.{regime}")
        if f"transfers.data.{regime}" in say
        else say("transfers.data.other", regime=edition.regime(regime))
    )
    countries = dict.fromkeys(code for one in of for code in one.countries)
    items = []
    for code in countries:
        names = dict.fromkeys(who(edition, party) for one in of if code in one.countries for party in one.parties)
        items.append(
            tag(
                "li",
                sentence(
                    say.template("transfers.to"),
                    country=tag("strong", edition.country(code)),
                    parties=join(names, say("list.comma")),
                ),
            )
        )
    return join([paragraph(say("transfers.leaves", data=subject)), tag("ul", *items)])


def who(edition: Edition, party: str) -> Html:
    """Who receives: a system of ours is the organization itself."""
    record = edition.inventory.parties.get(party)
    if isinstance(record, System) and record.operator == ORGANIZATION or party == ORGANIZATION:
        return join([edition.owner])
    return edition.named_link(party)


def _matrix(edition: Edition, found: tuple[Transfer, ...]) -> Html:
    laws = _judged(edition, found)
    places = sorted(
        {one.country for one in found if one.restricted}, key=lambda code: (code is None, edition.country(code))
    )
    columns = [edition.say("transfers.columns.country"), *(edition.regime(name) for name in laws)]
    rows = [("", [edition.country(code), *(_cell(edition, found, code, name) for name in laws)]) for code in places]
    return table(edition.say("transfers.matrix"), columns, rows, edition.say("transfers.none"))


def _cell(edition: Edition, found: tuple[Transfer, ...], country: str | None, regime: str) -> Html | str:
    here = [one for one in found if one.country == country and one.regime == regime and one.restricted]
    cells = []
    for one, sentence in merged(edition, reliances(edition, here)):
        names = dict.fromkeys(who(edition, party) for party in one.parties)
        below = quiet(join(names, edition.say("list.comma")))
        cells.append(tag("div", lines(outcome_pill(edition, one), sentence, below), class_="ow-ground"))
    return join(cells) or edition.say("transfers.no-restricted")
