"""What a scenario does to transfers, in words of one language."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from onward.transfers.model import Transfer
from onward.whatif import Drill
from onward.words.catalogue import Words


def report(drill: Drill, on: date, say: Words) -> Iterator[str]:
    """How many transfers are lost and saved, then each of them in codes, and the products."""
    lost, saved = (
        say.count(f"scenario.{fate}", len(of)) for fate, of in (("lost", drill.lost), ("saved", drill.saved))
    )
    yield say("scenario.head", day=say.day(on), lost=lost, saved=saved)
    marks = {fate: say(f"scenario.mark.{fate}") for fate in ("lost", "saved")}
    width = max(map(len, marks.values()))
    yield from (f"  {marks['lost']:{width}}  {_hop(transfer)}" for transfer in drill.lost)
    for transfer in drill.saved:
        if transfer.ground:
            yield f"  {marks['saved']:{width}}  {_hop(transfer)}, {transfer.ground.id}"
    for name, base in drill.apart:
        yield say("scenario.apart", addendum=f"`{name}`", clauses=f"`{base}`")
    if drill.products:
        yield say("scenario.products", products=", ".join(drill.products))


def _hop(transfer: Transfer) -> str:
    where = f"{transfer.regime}, {transfer.country} ({transfer.activity}), {transfer.purpose}"
    return f"{transfer.link.id}: {' → '.join(transfer.path)}, {where}"
