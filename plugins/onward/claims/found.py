"""What is said of a claim that does not hold, cannot be told, or is not written right."""

from __future__ import annotations

from collections.abc import Iterator

from onward.claims import FAILS, INVALID, KINDS, UNDECIDED, kinds_of
from onward.claims.checker import Problem
from onward.claims.facts import Thing, origin, title
from onward.claims.types import kinds
from onward.finding import Finding, Severity, Step
from onward.records.promises import Claim
from onward.rules import rule
from onward.yamltext.nearest import did_you_mean
from onward.yamltext.positions import point


def misshapen(claim: Claim) -> Iterator[Finding]:
    """A claim rests on one thing, and says what it needs for it."""
    given = kinds_of(claim)
    if len(given) != 1:
        fault = f"has {' and '.join(f'`{field}`' for field in given)}" if given else "has no basis"
        step = Step(claim.at(given[1] if given else "id"), "a second basis" if given else "no basis")
        hint = f"use one of {', '.join(f'`{kind}`' for kind in KINDS)}"
        yield _finding(INVALID, claim, f"claim {claim.id} {fault}; exactly one is required", (step,), "", hint)
        return
    name = given[0]
    if name in ("never", "always"):
        yield from _without_collection(claim, name)
    elif claim.where:
        step = Step(claim.at("where"), "here")
        hint = f"remove it, or write `never` or `always` for `{name}`"
        yield _finding(INVALID, claim, f"`where` of claim {claim.id} is not evaluated", (step,), "where", hint)


def _without_collection(claim: Claim, name: str) -> Iterator[Finding]:
    collection = getattr(claim, name)
    if collection not in kinds():
        hint = did_you_mean(collection, kinds()) or f"use one of {', '.join(sorted(kinds()))}"
        step = Step(claim.at(name), "here")
        yield _finding(
            INVALID, claim, f"`{collection}` is not a collection that a claim can check", (step,), name, hint
        )
    if not claim.where:
        hint = f"write `where:` with what is {name} true of one record, `it`"
        step = Step(claim.at(name), "for which records?")
        yield _finding(INVALID, claim, f"claim {claim.id} does not state what is {name} true", (step,), "where", hint)


def invalid(claim: Claim, key: str, number: int, problem: Problem) -> Finding:
    """The n-th mistake in the expression of a claim, at its word."""
    step = Step(point(claim.source, key, problem.at), "here")
    return _finding(INVALID, claim, problem.message, (step,), f"{key}.{number}", problem.hint)


def fails(claim: Claim, name: str, thing: Thing | None, trail: tuple[Step, ...]) -> Finding:
    """The claim does not hold, for one record or at all; `trail` leads from the fact to mend."""
    message = f"“{claim.statement.rstrip('.')}” is contradicted{_of(thing)}"
    said = Step(claim.at(name), "the statement it contradicts" if trail else "the check")
    return _finding(
        FAILS, claim, message, (*trail, said), _detail(thing), "correct the record, or withdraw the statement"
    )


def undecided(claim: Claim, thing: Thing | None, reason: str, unknown: tuple[tuple[Thing, Step], ...]) -> Finding:
    """The check has no answer: for open facts a warning, for a fact that is missing or anything else an error."""
    open_facts = tuple(step for _, step in unknown)
    why = "a fact is unknown" if open_facts else reason
    at = (Step(origin(thing), title(thing)),) if thing is not None and not open_facts else ()
    said = Step(claim.at("where" if claim.where else "holds"), "the check")
    severity = rule(UNDECIDED).severity if open_facts else Severity.ERROR
    hint = "state the fact, or test for it with `has(…)`" if open_facts or at else ""
    message = f"“{claim.statement.rstrip('.')}” cannot be evaluated{_of(thing)}: {why}"
    return _finding(UNDECIDED, claim, message, (*open_facts, *at, said), _detail(thing), hint, severity)


def _of(thing: Thing | None) -> str:
    return f" for {_detail(thing)}" if thing is not None else ""


def _detail(thing: Thing | None) -> str:
    return title(thing) if thing is not None else ""


def _finding(
    name: str,
    claim: Claim,
    message: str,
    steps: tuple[Step, ...],
    detail: str,
    hint: str,
    severity: Severity | None = None,
) -> Finding:
    of_rule = rule(name)
    return Finding(
        name,
        claim.subject,
        message,
        steps,
        detail,
        hint,
        severity=severity or of_rule.severity,
        kind=of_rule.kind,
        law=of_rule.law,
    )
