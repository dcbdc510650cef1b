"""`subprocessors.json` of a site."""

from __future__ import annotations

from typing import Annotated, Literal, TypedDict

from onward.contracts._typed import Day
from onward.contracts.common import Named
from onward.records.safeguards import Activity, ContractKind
from onward.records.standing import Standing, Status


class Place(TypedDict):
    """A location, and what happens to data there; null where the country is to be confirmed."""

    country: str | None
    activity: Activity


class Reliance(TypedDict):
    """On what transfers to a country rely under a law."""

    regime: str
    country: str | None
    stands: Annotated[str, "the outcome, or `processing-contract`"]
    says: Annotated[str, "the same in words"]


class Entry(TypedDict):
    """A party, once for each of its legal roles."""

    id: str
    name: str
    legal_name: str | None
    lei: str | None
    registration: str | None
    address: str | None
    country: Annotated[str | None, "the seat; null where it is to be confirmed"]
    website: str | None
    subprocessor_list: Annotated[str | None, "the address of its own list"]
    dpa: Annotated[ContractKind | None, "the kind of processing contract with it"]
    example: Annotated[bool, "whether the record is a marked example"]
    standing: Annotated[Standing, "its legal role"]
    service: str | None
    purposes: list[str]
    data: list[str]
    subjects: list[str]
    places: list[Place]
    transfers: list[Reliance]
    products: list[str]
    concerns: Annotated[list[str], "the cases in which it is used, as the site's filters name them"]
    status: Status
    since: Day | None
    until: Day | None


class Publisher(TypedDict):
    """Who publishes the list."""

    id: str
    name: str
    legal_name: str | None
    lei: str | None
    registration: str | None
    address: str | None
    country: str | None
    website: str | None
    contacts: dict[str, str]
    regimes: list[str]


class Notice(TypedDict):
    """What customers are promised before a change; durations are ISO 8601."""

    period: str | None
    objection: str | None
    authorisation: Literal["general", "specific"] | None
    days: Literal["calendar", "business"]
    timezone: str
    remedy: str | None
    products: list[str]


class Document(Named):
    """The list of the parties that an organization engages, as its site shows it."""

    format: Literal["onward-subprocessors/1"]
    title: str
    publisher: Publisher | None
    notice: Notice | None
    as_of: Annotated[Day, "the date of the data"]
    law_as_of: Annotated[Day, "the date on which the law data was last checked"]
    law_texts_up_to: Annotated[Day, "the most recent source reviewed by then"]
    note: str
    entries: list[Entry]
