"""What the organization, or its customer, runs: systems, what they keep, and for how long."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from onward.frozen import dataclass
from onward.records.ai import AiFeature
from onward.records.base import (
    DataRef,
    MeasureRef,
    Part,
    ProductRef,
    PurposeRef,
    Record,
    Ref,
    RetentionRef,
    VendorRef,
    Visibility,
)
from onward.records.continuity import Infrastructure
from onward.records.declared import APART, public
from onward.records.safeguards import Condition, Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy(Part):
    """An additional copy of stored data, such as a backup."""

    SHORT: ClassVar[str] = "kind"
    kind: str | None = public("kind of copy, such as `backup`")
    at_rest: str | None = public("encryption of the copy at rest")
    retention: RetentionRef | None = public("retention period of the copy", kept=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Store(Part):
    """Data that a system stores, with its encryption and retention period."""

    data: tuple[DataRef, ...] = public("categories of data stored", (), absent="open")
    subjects: tuple[Annotated[str, Ref(("data_subjects",))], ...] = public("categories of data subjects", (), kept=True)
    at_rest: str | None = public("encryption at rest, such as `AES-256`")
    retention: RetentionRef | None = public("retention period", kept=True)
    copies: tuple[Copy, ...] = public("other copies, such as backups", ())


@dataclass(frozen=True, slots=True, kw_only=True)
class System(Record):
    """What the organization, or its customer, runs: the system *is* its operator's."""

    COLLECTION: ClassVar[str] = "systems"
    VISIBLE: ClassVar[Visibility] = "internal"
    operator: Literal["organization", "customer"] = public(
        "operator, you or the customer; the system belongs to that party", "organization"
    )
    products: tuple[ProductRef, ...] = public("products of which it is part", (), absent="all")
    host: VendorRef | None = public(
        "hosting provider (a vendor); this implies a flow of all stored data to it", change=APART
    )
    purposes: tuple[PurposeRef, ...] = public("purposes", ())
    locations: tuple[Location, ...] = public(
        "locations where it runs; the host's locations where none is named", (), absent="open"
    )
    collects: tuple[DataRef, ...] = public(
        "data that does not come from a flow, such as derived data", (), change=APART
    )
    stores: tuple[Store, ...] = public(
        "data that it stores, with encryption and retention period", (), change=APART, absent="open"
    )
    measures: tuple[MeasureRef, ...] = public("technical and organisational measures", ())
    ai: tuple[AiFeature, ...] = public("its features that use an AI model", (), change=APART)
    infrastructure: Infrastructure | None = public(
        "jurisdiction of its infrastructure, and its measures against access by authorities elsewhere"
    )
    condition: Condition | None = public("condition under which it is used")
