"""Assessments of the destination's law: is there one, is it recent, and does it hold together?

Source: Clause 14 of Decision (EU) 2021/914; C-311/18; EDPB Recommendations 01/2020; for the UK the data protection test.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from onward.records.safeguards import Assessment, Safeguard
from onward.transfers.hop import Case
from onward.transfers.model import Remark


def assessment_defects(case: Case, one: Safeguard, made: Assessment | None, ground: str) -> Iterator[Remark]:
    """What is wrong with the assessment of a safeguard; none of it voids the ground."""
    if made is None and one.unknown("assessment"):
        return
    if made is None or made.completed is None:
        message = f"no transfer impact assessment is recorded for {ground}"
        yield Remark("tia-missing", message, case.step(message, one, "assessment"), ground)
        return
    covered = {country for named in made.countries for country in case.law.expand(named)}
    if covered and not covered & set(case.countries):
        message = f"the assessment of {made.completed} does not cover {case.country}"
        yield Remark("tia-missing", message, case.step(message, made, "countries"), ground)
        return
    yield from _age(case, made, ground)
    if made.outcome == "adequate-with-measures" and not one.supplementary_measures:
        message = "the assessment asks for supplementary measures; none is named"
        yield Remark("supplementary-measures-missing", message, case.step(message, made, "outcome"), ground)


def _age(case: Case, made: Assessment, ground: str) -> Iterator[Remark]:
    assert made.completed is not None
    day = case.law.day
    step = case.step(f"completed {made.completed}", made, "completed")
    country = case.countries[0] if case.countries else ""
    for event in case.law.events_since(made.completed, country, case.hop.regime):
        message = f"the assessment of {made.completed} is older than {event.title} ({event.date}): review whether it still holds"
        yield Remark("tia-predates-event", message, step, ground)
    if made.completed + timedelta(days=int(case.law.policy["tia_max_age_days"])) < day:
        message = f"the assessment of {made.completed} is older than the policy allows: review whether it still holds"
        yield Remark("tia-stale", message, step, ground)
