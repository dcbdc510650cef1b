"""What the catalogue knows in words: whom a company serves, what is said of its certification, where a fact was read."""

from __future__ import annotations

from onward.catalogue import cited
from onward.catalogue.model import Company, Framework, Origin
from onward.catalogue.signing import UNSEEN

_CLAIMS = {
    "asserted": "is said to take part in the Data Privacy Framework",
    "contradictory": "is said by some sources to take part in the Data Privacy Framework, and by others not to",
    "not-claimed": "was not seen to claim that it takes part in the Data Privacy Framework",
}
_CUSTOMERS = {"rest": "all others", "world": "everybody", UNSEEN: "customers that were not seen"}
MEMORY = "from memory"


def company(one: Company) -> str:
    """The seat of a company, whom it serves, and where that was read."""
    customers = ", ".join(_CUSTOMERS.get(word, word) for word in one.customers)
    seat = f"{one.country}{f', {MEMORY}' if one.origin.shown and one.seat_from_memory else ''}"
    return f"{seat}; for {customers}{', inferred' if one.inferred else ''}; {origin(one.origin)}"


def framework(one: Framework, name: str) -> str:
    """What is said of an entry in the Data Privacy Framework; `name` is the vendor's, where no company is named."""
    return f"{one.entity or name} {_CLAIMS[one.claim]}; not looked up on the official list; {origin(one.origin)}"


def origin(one: Origin) -> str:
    """Where a fact was read and when, or that it is from memory."""
    if not one.shown:
        return MEMORY
    return f"{cited(one.source)}{f', {one.as_of}' if one.as_of else ''}"
