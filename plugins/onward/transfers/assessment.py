"""Assessments of the destination's law: is there one, is it recent, and does it hold together?

Source: Clause 14 of Decision (EU) 2021/914; C-311/18; EDPB Recommendations 01/2020; for the UK the data protection test.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from onward.records.safeguards import Assessment, Safeguard
from onward.records.values import later, says
from onward.transfers.hop import Case
from onward.transfers.model import Remark
from onward.transfers.reasons.safeguards import SupplementaryMeasuresMissing, TiaMissing, TiaPredatesEvent, TiaStale


def assessment_defects(case: Case, safeguard: Safeguard, made: Assessment | None, ground: str) -> Iterator[Remark]:
    """What is wrong with the assessment of a safeguard; none of it voids the ground."""
    if made is None and safeguard.unknown("assessment"):
        return
    if made is None or made.completed is None or made.completed > case.law.day:
        yield Remark(TiaMissing(ground), case.at(safeguard, "assessment"), ground)
        return
    covered = {country for named in made.countries for country in case.law.expand(named)}
    if covered and not covered & set(case.countries):
        yield Remark(TiaMissing(ground, made.completed), case.at(made, "countries"), ground)
        return
    yield from _age(case, made, made.completed, ground)
    if made.outcome == "adequate-with-measures" and not any(map(says, safeguard.supplementary_measures)):
        yield Remark(SupplementaryMeasuresMissing(ground), case.at(made, "outcome"), ground)


def _age(case: Case, made: Assessment, completed: date, ground: str) -> Iterator[Remark]:
    span = case.at(made, "completed")
    country = case.countries[0] if case.countries else ""
    for event in case.law.events_since(completed, country, case.hop.regime):
        yield Remark(TiaPredatesEvent(ground, completed, event.title, event.date), span, ground)
    days = made.review.days if made.review else int(case.law.policy["tia_max_age_days"])
    if later(completed, days) < case.law.day:
        yield Remark(TiaStale(ground, completed, made.review), span, ground)
