"""Transfers: the destination countries, law by law, and the mechanism of each."""

from __future__ import annotations

from collections.abc import Mapping

from onward.site.parts.edition import Edition
from onward.site.parts.grounds import merged, outcome_pill, reliances, stale
from onward.site.parts.markup import Html, join, lines, quiet, table, tag
from onward.site.parts.omissions import transfers as omitted
from onward.site.parts.received import laws_of, named_parties, regions, shown_transfers
from onward.transfers.model import Transfer

OPTIONS = frozenset({"part"})
"""`part: regions`, which is shown without it too, or `part: matrix`."""


def view(edition: Edition, options: Mapping[str, str]) -> Html:
    """Recipients by country with mechanism and fallback, for each law; `part: matrix` compares the laws."""
    transfers = shown_transfers(edition)
    parts = {"regions": regions, "matrix": _matrix}
    hidden = omitted(edition)
    if hidden and not any(transfer.restricted for transfer in transfers):
        return hidden
    return join([stale(edition), parts.get(options.get("part", ""), regions)(edition, transfers), hidden])


def _matrix(edition: Edition, transfers: tuple[Transfer, ...]) -> Html:
    laws = laws_of(edition, transfers)
    places = sorted(
        {transfer.country for transfer in transfers if transfer.restricted},
        key=lambda code: (code is None, edition.country(code)),
    )
    columns = [edition.say("transfers.columns.country"), *(edition.regime(name) for name in laws)]
    rows = [("", [edition.country(code), *(_cell(edition, transfers, code, name) for name in laws)]) for code in places]
    return table(edition.say("transfers.matrix"), columns, rows, edition.say("transfers.none"))


def _cell(edition: Edition, transfers: tuple[Transfer, ...], country: str | None, regime: str) -> Html | str:
    here = [
        transfer
        for transfer in transfers
        if transfer.country == country and transfer.regime == regime and transfer.restricted
    ]
    cells = (
        tag(
            "div",
            lines(outcome_pill(edition, reliance), sentence, quiet(named_parties(edition, reliance.transfers))),
            class_="ow-ground",
        )
        for reliance, sentence in merged(edition, reliances(edition, here))
    )
    return join(cells) or edition.say.under(regime, "ground.none")
