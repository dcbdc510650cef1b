"""Versions of the list that `onward notice freeze` saves."""

from __future__ import annotations

from typing import Annotated, Literal, NotRequired, TypedDict

from onward.contracts._typed import Day, Digest
from onward.records.safeguards import Activity
from onward.records.standing import Standing


class Place(TypedDict):
    """A location, and what happens to data there."""

    country: NotRequired[str]
    region: NotRequired[str]
    activity: Activity


class Vendor(TypedDict):
    """What the public list says of a vendor, in names; what is not stated is left out."""

    id: str
    name: str
    legal_name: NotRequired[str]
    address: NotRequired[str]
    country: NotRequired[str]
    standing: NotRequired[list[Standing]]
    service: NotRequired[str]
    purposes: NotRequired[list[str]]
    data: NotRequired[list[str]]
    subjects: NotRequired[list[str]]
    places: NotRequired[list[Place]]
    products: NotRequired[list[str]]
    condition: NotRequired[str]
    begins: NotRequired[Day]
    ends: NotRequired[Day]
    example: NotRequired[bool]


class Document(TypedDict):
    """The public list of one day. It does not name its schema, since its file is named by the digest of its bytes."""

    version: Literal["onward-list/1"]
    day: Day
    facts: Annotated[Digest, "the digest of the published facts of that day"]
    subprocessors: list[Vendor]
