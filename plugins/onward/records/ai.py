"""What a vendor's or a system's AI features do with data, each statement with the sentence that shows it."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from onward.frozen import dataclass
from onward.records.base import Country, Part, Prose, Spoken
from onward.records.values import Duration

Training = Literal["never", "opt-in", "default"]
"""Whether data trains a model: never, only where somebody has agreed, or unless somebody objects."""
TRAINING: tuple[str, ...] = ("never", "opt-in", "default")
"""The same from least to most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Part):
    """Where a statement of somebody else was read, in which words, and on which day."""

    SHORT: ClassVar[str] = "url"
    url: str | None = None
    quote: str | None = None
    as_of: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AiRetention(Part):
    """How long an AI feature keeps data, by kind; `P0D` where it keeps none."""

    SHORT: ClassVar[str] = "application"
    application: Duration | None = None
    abuse_monitoring: Duration | None = None
    cache: Duration | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AiFeature(Spoken):
    """A feature that runs on a model: whose model, whether data trains it, what is kept, where, and who reads it."""

    SHORT: ClassVar[str] = "feature"
    feature: Prose | None = None
    model: str | None = None
    provider: str | None = None
    training: Training | None = None
    retention: AiRetention | None = None
    region: tuple[Country, ...] = ()
    human_review: Literal["never", "on-abuse", "routine"] | None = None
    evidence: Quote | None = None
    example: bool = False

    @property
    def stated(self) -> bool:
        """Whether anything is said that somebody would want to see shown."""
        return bool(self.training or self.retention or self.human_review)
