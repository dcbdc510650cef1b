"""Delivery of a notice in words of one language, for the terminal: sent, remaining, unknown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from onward.words.catalogue import Words


class Answer(Protocol):
    """What the server said in the end: accepted, deferred, doubtful, refused or settled."""

    @property
    def value(self) -> str:
        """Its code in the ledger."""


class Row(Protocol):
    """What is known of one address."""

    @property
    def answer(self) -> Answer:
        """How it ended."""

    @property
    def address(self) -> str:
        """Whose mailbox it is."""

    @property
    def told(self) -> str:
        """What the server said."""

    @property
    def at(self) -> str:
        """When, in ISO 8601."""


OPEN = ("doubtful", "refused", "deferred")
"""The answers of those who have it not for certain."""
_COMMAND = "onward notice status {notice} --{option}"


def report(notice: str, addresses: Sequence[str], known: Mapping[str, Row], say: Words) -> Iterator[str]:
    """How everybody stands in one sentence; then who has it not for certain, and what a person has to decide."""
    answers = Counter(known[address].answer.value if address in known else "deferred" for address in addresses)
    of = say.count("delivery.subscribers", len(addresses))
    counts = [say("delivery.accepted", n=answers["accepted"], of=of)]
    counts += [
        say.count(f"delivery.{answer}", answers[answer])
        for answer in ("deferred", "doubtful", "refused", "settled")
        if answers[answer] or answer == "deferred"
    ]
    yield say.labelled(notice, f"{', '.join(counts)}.")
    yield from details((known[address] for address in addresses if address in known), say)
    if answers["doubtful"]:
        delivered = _COMMAND.format(notice=notice, option="delivered ADDRESS")
        yield say("delivery.doubt", delivered=delivered, resend="--resend-doubtful")
    if answers["refused"]:
        yield say("delivery.otherwise", settled=_COMMAND.format(notice=notice, option="settled ADDRESS --how TEXT"))


def details(rows: Iterable[Row], say: Words) -> Iterator[str]:
    """A line for each who has it not for certain, with what the server said."""
    states = {answer: say(f"delivery.state.{answer}") for answer in OPEN}
    width = max(8, *map(len, states.values()))
    for row in rows:
        if row.answer.value in states:
            yield f"  {states[row.answer.value]:{width}}  {row.address}  {row.told} ({row.at})"
