"""Who receives data abroad, law by law."""

from __future__ import annotations

from collections.abc import Iterable

from onward.records.inventory import ORGANIZATION
from onward.records.systems import System
from onward.site.parts.edition import Edition
from onward.site.parts.grounds import merged, reliances
from onward.site.parts.markup import Html, enumerated, join, lines, listed, paragraph, quiet, record, sentence, tag
from onward.transfers.model import Transfer


def shown_transfers(edition: Edition) -> tuple[Transfer, ...]:
    """Transfers to parties that this audience may know, at places that it may know; retired parties left out."""
    ends = (party for party in edition.inventory.parties if edition.is_current(party))
    return tuple(one for party in ends for one in edition.transfers_to(party))


def _judged(edition: Edition, found: tuple[Transfer, ...]) -> list[str]:
    return [name for name in edition.regimes if any(one.regime == name and one.restricted for one in found)]


def regions(edition: Edition, found: tuple[Transfer, ...]) -> Html:
    """For the customers of each region: where their data leaves to, and by whom it is received there."""
    rows = [(_region_name(edition, name), _region(edition, name, found)) for name in _judged(edition, found)]
    return record(rows) if rows else paragraph(edition.say("transfers.none"))


def _region_name(edition: Edition, regime: str) -> str:
    say, key = edition.say, f"transfers.data.{regime}"
    data = say(key) if key in say else say("transfers.data.other", regime=edition.regime(regime))
    return say("transfers.leaves", data=data)


def _region(edition: Edition, regime: str, found: tuple[Transfer, ...]) -> Html | None:
    say = edition.say
    places: dict[str | None, list[Transfer]] = {}
    for one in found:
        if one.regime == regime and one.restricted:
            places.setdefault(one.country, []).append(one)
    told = say.template("transfers.to")
    return listed(
        lines(
            sentence(told, country=tag("strong", edition.country(code)), parties=_parties(edition, of)),
            *(quiet(ground) for _, ground in merged(edition, reliances(edition, of))),
        )
        for code, of in places.items()
    )


def _parties(edition: Edition, of: Iterable[Transfer]) -> Html:
    """Who receives, ourselves first."""
    names = dict.fromkeys(who(edition, one.link.target) for one in of)
    ours = join([edition.owner])
    return enumerated(edition.say, sorted(names, key=lambda name: name != ours))


def who(edition: Edition, party: str) -> Html:
    """Who receives: a system of ours is the organization itself."""
    one = edition.inventory.parties.get(party)
    if party == ORGANIZATION or (isinstance(one, System) and one.operator == ORGANIZATION):
        return join([edition.owner])
    return edition.named_recipient(party)
