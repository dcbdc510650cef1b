"""What a vendor's or a system's AI features do with data, each statement with the sentence that shows it."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from onward.frozen import dataclass
from onward.records.base import Country, Part, Prose, Spoken
from onward.records.declared import public
from onward.records.values import Duration

Training = Literal["never", "opt-in", "default"]
"""Whether data trains a model: never, only where somebody has agreed, or unless somebody objects."""
TRAINING: tuple[str, ...] = ("never", "opt-in", "default")
"""The same from least to most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Part):
    """Where a statement of somebody else was read, in which words, and on which day."""

    SHORT: ClassVar[str] = "url"
    url: str | None = public("where it was read")
    quote: str | None = public("exact wording")
    as_of: date | None = public("date on which it was read")


@dataclass(frozen=True, slots=True, kw_only=True)
class AiRetention(Part):
    """How long an AI feature keeps data, by kind; `P0D` where it keeps none."""

    SHORT: ClassVar[str] = "application"
    application: Duration | None = public("retention of the data that the feature needs in operation")
    abuse_monitoring: Duration | None = public("retention for abuse monitoring")
    cache: Duration | None = public("retention in caches")


@dataclass(frozen=True, slots=True, kw_only=True)
class AiFeature(Spoken):
    """A feature that runs on a model: whose model, whether data trains it, what is kept, where, and who reads it."""

    SHORT: ClassVar[str] = "feature"
    feature: Prose | None = public("what it does")
    model: str | None = public("model")
    provider: str | None = public("provider of the model")
    training: Training | None = public(
        "whether data is used to train a model: `never`, `opt-in` only with consent, `default` unless somebody objects"
    )
    retention: AiRetention | None = public("retention periods by kind")
    region: tuple[Country, ...] = public("countries in which the model runs", ())
    human_review: Literal["never", "on-abuse", "routine"] | None = public("whether people review inputs or outputs")
    evidence: Quote | None = public("where this was read, its wording and the date", fact=False)
    example: bool = public("`true` where it stands in for a fact", False, fact=False)

    @property
    def stated(self) -> bool:
        """Whether anything is said that somebody would want to see shown."""
        return bool(self.training or self.retention or self.human_review)
