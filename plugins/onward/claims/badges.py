"""The badge that a claim may carry in public, the day on which it was earned, and why a claim carries none."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping
from datetime import date

from onward.claims import RULES, kinds_of
from onward.claims.judge import Judged, judge, reads
from onward.finding import Finding
from onward.frozen import dataclass
from onward.records.deadlines import last_day
from onward.records.promises import Attestation, Certification, Claim, Observance
from onward.world import World


class Badge(enum.StrEnum):
    """How well a statement is founded. None says that it is true: the checks read our own records."""

    STATED = "stated"
    CHECKED = "checked"
    OBSERVED = "observed"
    ATTESTED = "attested"
    AUDITED = "audited"


class Lack(enum.StrEnum):
    """Why a claim carries no badge."""

    FOUND = "found"
    EXAMPLE = "example"
    UNKNOWN = "unknown"
    WAIVER = "waiver"
    OVERDUE = "overdue"
    INCOMPLETE = "incomplete"
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for which a claim carries no badge, with the record or the finding that it lies with; internal."""

    lack: Lack
    of: str


@dataclass(frozen=True, slots=True)
class Badged:
    """A claim with its badge and its day, or with the reasons for which it has none."""

    claim: Claim
    badge: Badge | None
    day: date | None
    reasons: tuple[Reason, ...] = ()


def badges(world: World, waived: tuple[Finding, ...] = ()) -> Mapping[str, Badged]:
    """Every claim by its id, with the badge that it may carry today; `waived` are the findings that the lint let pass."""
    badges_of: dict[str, Badged] = {}
    for judged in judge(world):
        reasons = (*_of_check(judged), *_of_waivers(world, judged, waived), *_of_word(world, judged.claim))
        badge, day = (None, None) if reasons else _earned(world, judged.claim)
        badges_of[judged.claim.id] = Badged(judged.claim, badge, day, tuple(dict.fromkeys(reasons)))
    return badges_of


def _earned(world: World, claim: Claim) -> tuple[Badge, date | None]:
    name = kinds_of(claim)[0]
    if name == "stated":
        return Badge.STATED, None
    if name == "attested" and claim.attested:
        return Badge.ATTESTED, claim.attested.on
    if name == "observed" and claim.observed:
        return Badge.OBSERVED, claim.observed.on
    if name == "audited":
        return Badge.AUDITED, world.inventory.certifications[claim.audited or ""].valid_from
    return Badge.CHECKED, world.today


def _of_check(judged: Judged) -> Iterator[Reason]:
    if judged.claim.example:
        yield Reason(Lack.EXAMPLE, str(judged.claim.subject))
    if not judged.asked:
        yield Reason(Lack.UNCHECKED, str(judged.claim.subject))
    for finding in judged.findings:
        yield Reason(Lack.FOUND, finding.key)
    for rest in judged.rests:
        yield Reason(Lack(rest.what), rest.record)


def _of_waivers(world: World, judged: Judged, waived: tuple[Finding, ...]) -> Iterator[Reason]:
    """A waiver of what was found of the claim itself, or of what was found at a fact that the claim reads."""
    read = reads(world, judged) if waived else frozenset()
    for finding in waived:
        own = finding.subject == judged.claim.subject
        near = finding.rule not in RULES and not read.isdisjoint(
            {finding.subject, *(step.span for step in finding.steps)}
        )
        if own or near:
            yield Reason(Lack.WAIVER, finding.key)


def _of_word(world: World, claim: Claim) -> Iterator[Reason]:
    """A word that is overdue, or that does not say whose and of when it is; a report that is not or no longer in force."""
    for word in (claim.attested, claim.observed):
        if word and (word.on is None or word.on > world.today or not _signed(word)):
            yield Reason(Lack.INCOMPLETE, str(claim.subject))
        elif word and (until := last_day(word)) and until < world.today:
            yield Reason(Lack.OVERDUE, str(claim.subject))
    report = world.inventory.certifications.get(claim.audited or "")
    if report:
        yield from _of_report(world, report)


def _signed(word: Attestation | Observance) -> bool:
    if isinstance(word, Observance):
        return bool(word.method)
    return bool(word.by and word.review and word.evidence)


def _of_report(world: World, report: Certification) -> Iterator[Reason]:
    if report.example:
        yield Reason(Lack.EXAMPLE, str(report.subject))
    if any(report.unknown(name) for name in ("holder", "auditor", "valid_from", "valid_until")):
        yield Reason(Lack.UNKNOWN, str(report.subject))
    elif not (report.auditor and report.valid_from and report.valid_until):
        yield Reason(Lack.INCOMPLETE, str(report.subject))
    elif not report.valid_from <= world.today <= report.valid_until:
        yield Reason(Lack.OVERDUE, str(report.subject))
