"""Delivery of a notice in words for the terminal: sent, remaining, unknown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from onward.counting import counted


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


KINDS = {"doubtful": "unknown", "refused": "refused", "deferred": "deferred"}
"""What is said of those who have it not for certain."""
_DOUBT = """\
Where delivery is unknown, check the log of your mail server. If delivered: onward notice status {notice} --delivered ADDRESS
If not: send again with --resend-doubtful."""
_REFUSED = """\
Notify refused addresses in another way, and record how: onward notice status {notice} --settled ADDRESS --how TEXT
Then send once more: nobody remains, and the page records that it was sent."""


def report(notice: str, addresses: Sequence[str], known: Mapping[str, Row]) -> Iterator[str]:
    """How everybody stands in one sentence; then who has it not for certain, and what a person has to decide."""
    found = Counter(known[one].answer.value if one in known else "deferred" for one in addresses)
    told = [f"sent to {found['accepted']} of {counted(len(addresses), 'subscriber')}", f"{found['deferred']} remaining"]
    told += [
        f"{found[kind]} {word}"
        for kind, word in (
            ("doubtful", "with delivery unknown"),
            ("refused", "refused"),
            ("settled", "notified otherwise"),
        )
        if found[kind]
    ]
    yield f"{notice}: {', '.join(told)}."
    yield from details(known[one] for one in addresses if one in known)
    if found["doubtful"]:
        yield _DOUBT.format(notice=notice)
    if found["refused"]:
        yield _REFUSED.format(notice=notice)


def details(rows: Iterable[Row]) -> Iterator[str]:
    """A line for each who has it not for certain, with what the server said."""
    for row in rows:
        if row.answer.value in KINDS:
            yield f"  {KINDS[row.answer.value]:8}  {row.address}  {row.told} ({row.at})"
