"""What changes about the AI features of a vendor or of a system."""

from __future__ import annotations

from collections.abc import Iterator

from onward.diff import values
from onward.diff.agreements import Found
from onward.diff.kinds import ChangeKind
from onward.records.ai import TRAINING, AiFeature
from onward.records.canonical import say
from onward.records.parties import Subprocessor
from onward.records.systems import System

K = ChangeKind


def features(then: Subprocessor | System, now: Subprocessor | System) -> Iterator[Found]:
    """Features that come or go, data that trains a model where it did not, and whatever else is otherwise."""
    was, is_now = ({feature.feature or "": feature for feature in of.ai} for of in (then, now))
    for name in sorted({*was} | {*is_now}):
        before, after = was.get(name), is_now.get(name)
        sides = {"field": "ai", "was": _told(before), "now": _told(after)}
        if before is None or after is None:
            yield K.AI_ADDED if after else K.AI_REMOVED, sides
        elif _training(before) != _training(after):
            more = _training(after) > _training(before)
            yield K.AI_TRAINING_EXTENDED if more else K.AI_TRAINING_REDUCED, sides
        elif say(before, facts=True) != say(after, facts=True):
            yield K.AI_CHANGED, sides
        elif say(before) != say(after):
            yield K.WORDING_CHANGED, {"field": "ai"}


def _training(feature: AiFeature) -> int:
    """How far a feature's data trains a model; what nobody states may be anything."""
    return TRAINING.index(feature.training) if feature.training else len(TRAINING)


def _told(feature: AiFeature | None) -> values.Side | None:
    return values.parts([feature] if feature else [], facts=True)
