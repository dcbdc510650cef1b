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
_CUSTOMERS = {"rest": "all others", "world": "everybody", UNSEEN: "customers that no source names"}
MEMORY = "from memory"


def company(company: Company) -> str:
    """The seat of a company, whom it serves, and where that was read."""
    customers = ", ".join(_CUSTOMERS.get(word, word) for word in company.customers)
    seat = f"{company.country}{f', {MEMORY}' if company.origin.shown and company.seat_from_memory else ''}"
    return f"{seat}; for {customers}{', inferred' if company.inferred else ''}; {origin(company.origin)}"


def framework(framework: Framework, name: str) -> str:
    """What is said of an entry in the Data Privacy Framework; `name` is the vendor's, where no company is named."""
    return f"{framework.entity or name} {_CLAIMS[framework.claim]}; not looked up on the official list; {origin(framework.origin)}"


def origin(origin: Origin) -> str:
    """Where a fact was read and when, or that it is from memory."""
    if not origin.shown:
        return MEMORY
    return f"{cited(origin.source)}{f', {origin.as_of}' if origin.as_of else ''}"
