"""Findings of one rule and one cause as one entry with all its places: what one person does once is said once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from onward.finding import Finding, Step, Subject
from onward.formats import Context
from onward.lint import Report, Waived, by_cause

_NAMED = 5
"""So many recipients are named in a message; of more, their number is told."""


def grouped(report: Report, context: Context) -> Report:
    """The report with one finding for each cause; whatever stands alone stays as it is."""
    findings = tuple(entry(of, context) for of in by_cause(report))
    return replace(report, findings=findings, waived=tuple(_waived(report.waived, context)))


def elsewhere(report: Report, context: Context) -> Iterator[tuple[Finding, str]]:
    """Each entry with its other places to mend, for forms that show one place of an entry: `also at: FILE:LINE, …`."""
    for of in by_cause(report):
        made = entry(of, context)
        places = dict.fromkeys(f"{context.path(finding.span.file)}:{finding.span.line}" for finding in of)
        others = [place for place in places if place != f"{context.path(made.span.file)}:{made.span.line}"]
        yield made, f"also at: {', '.join(others)}" if others else ""


def _waived(waived: Iterable[Waived], context: Context) -> Iterator[Waived]:
    """What one waiver answers, together."""
    waived_of: dict[tuple[str, str], list[Waived]] = {}
    for accepted in waived:
        waived_of.setdefault((accepted.waiver.finding, accepted.finding.cause_key), []).append(accepted)
    for of in waived_of.values():
        yield Waived(entry([each.finding for each in of], context), of[0].waiver)


def entry(findings: Iterable[Finding], context: Context) -> Finding:
    """Findings of one cause as one, with the place to mend of each; as severe as the worst."""
    first, *others = shared = tuple(findings)
    if not others:
        return first
    places = {finding.span: finding.steps[0] for finding in reversed(shared)}
    steps = [places[span] for span in dict.fromkeys(finding.span for finding in shared)]
    rest = first.steps[1:] if len(steps) == 1 else ()
    collection, _, name = first.cause.partition("/")
    return replace(
        first,
        subject=Subject(collection, name),
        detail="",
        message=_message(shared, context),
        steps=(*steps, *_unseen(rest, steps)),
        law=tuple(dict.fromkeys(law for finding in shared for law in finding.law)),
        regime=first.regime if len({finding.regime for finding in shared}) == 1 else None,
        country=first.country if len({finding.country for finding in shared}) == 1 else None,
    )


def _unseen(rest: Iterable[Step], steps: list[Step]) -> Iterator[Step]:
    seen = {step.span for step in steps}
    yield from (step for step in rest if step.span not in seen)


def _message(findings: tuple[Finding, ...], context: Context) -> str:
    """What is wrong, then with whom and under which laws; what differs from one to another is said once, by the first."""
    who = list(dict.fromkeys(finding.subject.id for finding in findings))
    laws = list(dict.fromkeys(_law(finding.regime, context) for finding in findings if finding.regime))
    said = list(dict.fromkeys(finding.message for finding in findings))
    message = said[0] if len(who) == 1 else said[0].partition(": ")[2] or said[0]
    names = ", ".join(who[:_NAMED]) + (f" and {len(who) - _NAMED} more" if len(who) > _NAMED else "")
    more = [names] if len(who) > 1 else []
    more += [f"under {', '.join(laws)}"] if len(laws) > 1 else []
    if not more:
        more = [f"at {len(findings)} locations"]
    return f"{message} ({'; '.join(more)})"


def _law(regime: str | None, context: Context) -> str:
    known = context.law.regimes.get(regime or "")
    return known.name if known else str(regime)
