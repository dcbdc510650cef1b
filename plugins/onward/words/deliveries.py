"""Who has a notice, who has not, and of whom that is not known, in words for the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol


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


KINDS = {"doubtful": "in doubt", "refused": "refused", "deferred": "put off"}
"""What is said of those who have it not for certain."""
_DOUBT = """\
Whether those in doubt have it, the log of your mail server tells. Who has it: onward notice status {notice} --delivered ADDRESS
Who has it not: send again with --resend-doubtful."""
_REFUSED = """\
Tell those who were refused some other way, and write down how: onward notice status {notice} --settled ADDRESS --how TEXT
Then send once more: nobody is left, and the page says that it was sent."""


def report(notice: str, addresses: Sequence[str], known: Mapping[str, Row]) -> Iterator[str]:
    """How everybody stands in one sentence; then who has it not for certain, and what a person has to decide."""
    found = Counter(known[one].answer.value if one in known else "deferred" for one in addresses)
    told = [f"{found['accepted']} of {len(addresses)} have it", f"{found['deferred']} are left"]
    told += [
        f"{found[kind]} {word}"
        for kind, word in (("doubtful", "in doubt"), ("refused", "refused"), ("settled", "settled otherwise"))
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
