"""Run the rules over a world, apply the waivers, and report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from onward import claims
from onward.finding import Finding, Kind, Severity, Step, Subject
from onward.records.promises import Waiver
from onward.records.values import parse_date
from onward.rules import Rule, all_rules
from onward.rules import rule as find_rule
from onward.world import World


@dataclass(frozen=True, slots=True)
class Waived:
    """A finding that somebody has accepted, with the waiver that says so."""

    finding: Finding
    waiver: Waiver


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that rules needed and nobody looked at, why, and the ids of those rules."""

    need: str
    why: str
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What a run found. `rules` counts those that ran: none where the inventory could not be read whole.

    `older` counts the findings that are left out because an earlier state has them too.
    """

    day: date
    law_as_of: date
    law_review_by: date
    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...]
    rules: int
    older: int = 0
    not_checked: tuple[Gap, ...] = ()

    def count(self, severity: Severity) -> int:
        """How many findings of a severity stand."""
        return sum(1 for one in self.findings if one.severity is severity)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of all findings, the waived ones among them."""
        return tuple(one.key for one in (*self.findings, *(waived.finding for waived in self.waived)))


def run(world: World, reader: Iterable[Finding] = (), select: Iterable[str] = (), ignore: Iterable[str] = ()) -> Report:
    """All findings of a world in the order of severity and place; errors of the reader stop the rules.

    `select` and `ignore` are ids of rules; OnwardError for an id that no rule has.
    """
    told = tuple(reader)
    chosen = {find_rule(name).id for name in select} - (left_out := {find_rule(name).id for name in ignore})
    if told:
        return _report(world, told, (), 0)
    wanted = [one for one in all_rules() if (one.id in chosen or not select) and one.id not in left_out]
    rules = [one for one in wanted if one.runs or one.id in claims.RULES]
    asked = {one.id for one in rules if not one.runs}
    found = [finding for one in rules for finding in one.run(world)]
    found += [finding for finding in (claims.findings(world) if asked else ()) if finding.rule in asked]
    standing, let_pass = _waive(world, found, bool(select or ignore))
    return replace(_report(world, standing, let_pass, len(rules)), not_checked=tuple(_gaps(world, wanted)))


def waived(world: World) -> tuple[Finding, ...]:
    """The findings that somebody waived; none is looked for where there is no waiver."""
    return tuple(one.finding for one in run(world).waived) if world.inventory.waivers else ()


def _gaps(world: World, rules: Iterable[Rule]) -> Iterator[Gap]:
    """What these rules would have needed."""
    asking = [(need, one.id) for one in rules for need in one.needs]
    for need, why in world.lacking.items():
        ids = tuple(id_ for asked, id_ in asking if asked == need)
        if ids:
            yield Gap(need, why, ids)


def newer(report: Report, before: Report) -> Report:
    """What an earlier state does not have: a finding of another key, or one that was less severe.

    Findings of the reader always stay, since no rule runs beside them.
    """
    known = {one.key: one.severity.rank for one in before.findings}
    new = tuple(
        one
        for one in report.findings
        if one.kind is Kind.READER or one.severity.rank < known.get(one.key, one.severity.rank + 1)
    )
    return replace(report, findings=new, older=len(report.findings) - len(new))


def _report(world: World, findings: Iterable[Finding], waived: tuple[Waived, ...], rules: int) -> Report:
    law = world.law
    ordered = tuple(sorted(findings, key=lambda one: one.order))
    return Report(world.today, law.as_of, law.review_by, ordered, waived, rules)


def _waive(world: World, found: list[Finding], partial: bool) -> tuple[list[Finding], tuple[Waived, ...]]:
    """Take out what is waived today; an expired waiver, and one that fits nothing, are findings themselves."""
    by_key = {finding.key: finding for finding in found}
    waived: dict[str, Waived] = {}
    extra: list[Finding] = []
    for waiver in world.inventory.waivers:
        finding = by_key.get(waiver.finding)
        if finding is None:
            extra += [] if partial else [_of_waiver("waiver-orphaned", waiver, "matches no finding")]
        elif not _holds(waiver, world.today):
            extra.append(_of_waiver("waiver-expired", waiver, _expiry(waiver)))
        else:
            waived[finding.key] = Waived(finding, waiver)
    standing = [finding for finding in found if finding.key not in waived]
    return [*standing, *extra], tuple(waived[key] for key in sorted(waived))


def _holds(waiver: Waiver, day: date) -> bool:
    """The last day is inclusive; a day that is none has expired."""
    try:
        return day <= parse_date(waiver.until)
    except ValueError:
        return False


def _expiry(waiver: Waiver) -> str:
    try:
        return f"expired on {parse_date(waiver.until)}"
    except ValueError:
        return f"has no last day: `{waiver.until}` is not a date"


def _of_waiver(name: str, waiver: Waiver, why: str) -> Finding:
    one = find_rule(name)
    span = waiver.at("until" if name == "waiver-expired" else "finding")
    message = f"the waiver of {waiver.finding} {why}"
    subject = Subject("waivers", waiver.finding)
    hint = "fix the finding, or renew the waiver" if name == "waiver-expired" else "remove the waiver"
    return Finding(
        name, subject, message, (Step(span, why),), "", hint, severity=one.severity, kind=Kind.RECORD, law=one.law
    )
