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
from onward.records.safeguards import Condition, Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy(Part):
    """An additional copy of stored data, such as a backup."""

    SHORT: ClassVar[str] = "kind"
    kind: str | None = None
    at_rest: str | None = None
    retention: RetentionRef | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Store(Part):
    """Data that a system stores, with its encryption and retention period."""

    data: tuple[DataRef, ...] = ()
    subjects: tuple[Annotated[str, Ref(("data_subjects",))], ...] = ()
    at_rest: str | None = None
    retention: RetentionRef | None = None
    copies: tuple[Copy, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class System(Record):
    """What the organization, or its customer, runs: the system *is* its operator's."""

    COLLECTION: ClassVar[str] = "systems"
    VISIBLE: ClassVar[Visibility] = "internal"
    operator: Literal["organization", "customer"] = "organization"
    products: tuple[ProductRef, ...] = ()
    host: VendorRef | None = None
    purposes: tuple[PurposeRef, ...] = ()
    locations: tuple[Location, ...] = ()
    collects: tuple[DataRef, ...] = ()
    stores: tuple[Store, ...] = ()
    measures: tuple[MeasureRef, ...] = ()
    ai: tuple[AiFeature, ...] = ()
    infrastructure: Infrastructure | None = None
    condition: Condition | None = None
