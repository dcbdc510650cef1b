"""Run the rules over a world, apply the waivers, and report."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from dataclasses import replace
from datetime import date

from onward import claims
from onward.finding import Finding, Kind, Severity, Step, Subject
from onward.frozen import dataclass
from onward.records.promises import Waiver
from onward.records.takers import Takers
from onward.records.values import parse_date
from onward.rules import Rule, all_rules, rule_names
from onward.rules import rule as find_rule
from onward.transfers.apart import Apart, Judged
from onward.transfers.reasons import REASONS, rule_of
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
        return sum(1 for finding in self.findings if finding.severity is severity)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of all findings, the waived ones among them."""
        return tuple(finding.key for finding in (*self.findings, *(waived.finding for waived in self.waived)))


def run(world: World, reader: Iterable[Finding] = (), select: Iterable[str] = (), ignore: Iterable[str] = ()) -> Report:
    """All findings of a world in the order of severity and place; errors of the reader stop the rules.

    `select` and `ignore` are ids of rules; `select` also takes a finding's key, a rule with a cause (`rule@cause`), or a cause.
    OnwardError for an id that no rule has.
    """
    problems, chosen = tuple(reader), _Chosen.of(select)
    left_out = {find_rule(name).id for name in ignore}
    if problems:
        return _report(world, problems, (), 0)
    names = [name for name in rule_names() if chosen.runs(name) and name not in left_out]
    near = replace(world, judged=world.judged.changed()) if isinstance(world.judged, Apart) else world
    silent = {name for name in map(rule_of, REASONS) if name not in near.remarks}
    wanted = all_rules(but={*rule_names()}.difference(names) | silent)
    rules = [rule for rule in wanted if rule.runs or rule.id in claims.RULES]
    asked = {rule.id for rule in rules if not rule.runs}
    unlike = [*_found(world, near, rules, names, whole=not select and not ignore)]
    unlike += [finding for finding in (claims.findings(world) if asked else ()) if finding.rule in asked]
    takers = Takers.of(world.inventory)
    unlike = [placed for each in unlike if chosen.keeps(placed := _with_places(takers, each))]
    gaps = tuple(_gaps(world, wanted))
    unseen = {name for gap in gaps for name in gap.rules}
    standing, let_pass = _waive(world, unlike, bool(select or ignore), unseen)
    ran = len(rules) + len(silent.intersection(names))
    return replace(_report(world, standing, let_pass, ran), not_checked=gaps)


def _found(world: World, near: World, rules: Iterable[Rule], names: Collection[str], whole: bool) -> Iterator[Finding]:
    """What rules find. Those that look at recipients alone look `near`, at transfers of which nothing is known yet, and those that
    look at single records at such records; what they find there is noted down where they run as a `whole`.
    """
    apart = world.judged if isinstance(world.judged, Apart) else None
    new = replace(world, inventory=apart.singles.changed(world.inventory), judged=Judged()) if apart else world
    alone = [finding for rule in rules if rule.alone for finding in rule.run(near)]
    single = [finding for rule in rules if rule.single for finding in rule.run(new)]
    yield from (*alone, *single)
    if apart:
        yield from (*apart.told(names), *apart.singles.told(names))
        if whole:
            apart.note(alone)
            apart.singles.note(world.inventory, single)
    yield from (finding for rule in rules if not rule.alone and not rule.single for finding in rule.run(world))


def _with_places(takers: Takers, finding: Finding) -> Finding:
    """A finding that also shows where its record takes over what stands elsewhere, which then is its cause."""
    more = takers.places(finding)
    if more and (shared := takers.shared_at(finding.span)):
        return replace(finding, steps=(*finding.steps, *more), cause=str(shared))
    if finding.rule in claims.RULES or (finding.regime and not finding.cause):
        return replace(finding, cause=str(finding.subject))
    return replace(finding, steps=(*finding.steps, *more)) if more else finding


def by_cause(report: Report) -> tuple[tuple[Finding, ...], ...]:
    """The findings of a report, those of one rule and one cause together; in the order of the first of each."""
    findings_of: dict[str, list[Finding]] = {}
    for finding in report.findings:
        findings_of.setdefault(finding.cause_key, []).append(finding)
    return tuple(tuple(of) for of in findings_of.values())


@dataclass(frozen=True, slots=True)
class _Chosen:
    """What `select` asks for: rules as a whole, and findings by key, by rule and cause, or by cause alone."""

    rules: frozenset[str]
    named: frozenset[str]
    all_rules: bool

    @classmethod
    def of(cls, select: Iterable[str]) -> _Chosen:
        asked = tuple(select)
        named = frozenset(name for name in asked if "@" in name or "/" in name)
        rules = frozenset(find_rule(name).id for name in asked if name not in named)
        for key in (key for key in named if "@" in key):
            find_rule(key.partition("@")[0])
        return cls(rules, named, not asked or any("@" not in finding_key for finding_key in named))

    def runs(self, rule: str) -> bool:
        """Whether a rule has to run."""
        return self.all_rules or rule in self.rules or any(key.partition("@")[0] == rule for key in self.named)

    def keeps(self, finding: Finding) -> bool:
        """Whether a finding is among what was asked for."""
        asked = {finding.key, finding.cause_key, finding.cause, str(finding.subject)}
        return not (self.rules or self.named) or finding.rule in self.rules or not self.named.isdisjoint(asked)


def waived(world: World) -> tuple[Finding, ...]:
    """The findings that somebody waived; none is looked for where there is no waiver."""
    return tuple(entry.finding for entry in run(world).waived) if world.inventory.waivers else ()


def _gaps(world: World, rules: Iterable[Rule]) -> Iterator[Gap]:
    """What these rules would have needed."""
    asking = [(need, rule.id) for rule in rules for need in rule.needs]
    for need, why in world.lacking.items():
        ids = tuple(id_ for asked, id_ in asking if asked == need)
        if ids:
            yield Gap(need, why, ids)
    if world.not_run:
        yield Gap("own-rules", "--no-exec", world.not_run)


def newer(report: Report, before: Mapping[str, int]) -> Report:
    """What an earlier state does not have: a finding of another key, or one that was less severe.

    `before` has the ranks of its findings by their keys. Findings of the reader always stay, since no rule runs beside them.
    """
    new = tuple(
        finding
        for finding in report.findings
        if finding.kind is Kind.READER or finding.severity.rank < before.get(finding.key, finding.severity.rank + 1)
    )
    return replace(report, findings=new, older=len(report.findings) - len(new))


def ranks(report: Report) -> dict[str, int]:
    """How severe the findings of a report are, by their keys: 0 for an error."""
    return {finding.key: finding.severity.rank for finding in report.findings}


def _report(world: World, findings: Iterable[Finding], waived: tuple[Waived, ...], rules: int) -> Report:
    law = world.law
    ordered = tuple(sorted(findings, key=lambda finding: finding.order))
    return Report(world.today, law.as_of, law.review_by, ordered, waived, rules)


def _waive(
    world: World, findings: list[Finding], partial: bool, unseen: Set[str]
) -> tuple[list[Finding], tuple[Waived, ...]]:
    """Take out what is waived today; an expired waiver, and one that fits nothing, are findings themselves.

    A waiver is not blamed where only a part of the rules was asked for, nor where its rule lacked what it looks at (`unseen`).
    """
    by_key: dict[str, list[Finding]] = {}
    for finding in findings:
        for name in {finding.key, finding.cause_key}:
            by_key.setdefault(name, []).append(finding)
    waived: dict[str, Waived] = {}
    extra: list[Finding] = []
    for waiver in world.inventory.waivers:
        fitting = by_key.get(waiver.finding, [])
        if not fitting:
            blamed = not partial and waiver.finding.partition("@")[0] not in unseen
            why = "matches no finding"
            extra += [_of_waiver("waiver-orphaned", waiver, "finding", why, "remove the waiver")] if blamed else []
        elif fault := _fault(waiver, world.today):
            extra.append(fault)
        else:
            waived |= {finding.key: Waived(finding, waiver) for finding in fitting}
    standing = [finding for finding in findings if finding.key not in waived]
    return [*standing, *extra], tuple(waived[key] for key in sorted(waived))


def _fault(waiver: Waiver, day: date) -> Finding | None:
    """What keeps a waiver that fits from being valid: that it says nothing, or its last day."""
    for name in ("reason", "by"):
        if not waiver.fills(name):
            why = f"says nothing under `{name}`"
            return _of_waiver("waiver-unexplained", waiver, name, why, "state why it is waived, and who decided it")
    if why := _expiry(waiver, day):
        return _of_waiver("waiver-expired", waiver, "until", why, "fix the finding, or renew the waiver")
    return None


def _expiry(waiver: Waiver, day: date) -> str:
    """Why a waiver is over on a day, if it is: its last day is inclusive, and one that is none has passed."""
    try:
        until = parse_date(waiver.until)
    except ValueError:
        return f"has no last day: `{waiver.until}` is not a date"
    return f"expired on {until}" if until < day else ""


def _of_waiver(name: str, waiver: Waiver, field: str, why: str, hint: str) -> Finding:
    rule = find_rule(name)
    message, steps = f"the waiver of {waiver.finding} {why}", (Step(waiver.at(field), why),)
    subject = Subject("waivers", waiver.finding)
    return Finding(name, subject, message, steps, "", hint, severity=rule.severity, kind=Kind.RECORD, law=rule.law)
