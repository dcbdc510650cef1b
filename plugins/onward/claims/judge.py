"""Each claim on its check: whether it holds, which record fails, and on what it rests that is no fact yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from onward.claims.facts import Look, Thing, origin, places, title
from onward.claims.types import TESTED, TRANSFERS, Need, Type, kinds
from onward.finding import Finding, Severity, Span, Step, Subject
from onward.records.base import Part
from onward.records.inventory import ORGANIZATION
from onward.records.promises import Claim
from onward.rules import rule
from onward.scalar import point
from onward.source import did_you_mean
from onward.transfers.model import Transfer
from onward.world import World

if TYPE_CHECKING:
    from onward.claims.checker import Problem
    from onward.claims.language import Expression, Language

FAILS, INVALID, UNDECIDED = RULES = ("claim-fails", "claim-invalid", "claim-undecided")
"""The rules by which claims are found wanting; a lint that leaves one out does not report it."""
KINDS: Final = ("never", "always", "holds", "attested", "audited", "observed", "stated")
"""What a claim rests on: exactly one of these."""


@dataclass(frozen=True, slots=True)
class Rest:
    """Something on which a claim rests that is no fact: what it is (`example`, `unknown`), and which record it is."""

    what: str
    record: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim with what was found of it, what keeps it from a mark, and the fields that its check reads."""

    claim: Claim
    findings: tuple[Finding, ...] = ()
    rests: tuple[Rest, ...] = ()
    reads: Need | None = None

    @property
    def stands(self) -> bool:
        """Whether the check was made and nothing speaks against the claim."""
        return not self.findings


def judge(world: World) -> tuple[Judged, ...]:
    """Every claim of the world, in the order of the inventory."""
    judges = _Judges(world)
    return tuple(judges.judge(claim) for claim in world.inventory.claims.values())


def reads(world: World, one: Judged) -> frozenset[Span | Subject]:
    """The places of the facts that a claim's check reads; of transfers, whose ground follows from much, who receives."""
    look, claim = Look(world), one.claim
    things = look.things(claim.never or claim.always or "") if claim.where else ()
    needs = [(thing, one.reads["it"]) for thing in things] if one.reads and things else []
    for root, need in (one.reads or {}).items():
        needs += [(thing, need) for thing in _roots(look, root, None)]
    parties = world.inventory.parties
    found: set[Span | Subject] = {parties[one.link.target].subject for one in things if isinstance(one, Transfer)}
    return frozenset(found.union(span for thing, need in needs for span in places(look, thing, need)))


def kinds_of(claim: Claim) -> tuple[str, ...]:
    """On what a claim says that it rests; a good claim says one thing."""
    return tuple(name for name in KINDS if getattr(claim, name))


class _Judges:
    """The languages of one world, each made when it is first needed: by what `it` is, and by whether examples are seen."""

    def __init__(self, world: World) -> None:
        self._looks = (Look(world), Look(world, blind=True))
        self._has_examples = any(getattr(one, "example", False) for one in world.inventory.records())
        self._languages: dict[tuple[str, bool], Language] = {}
        self._blind: dict[tuple[str, str], Expression | None] = {}

    def judge(self, claim: Claim) -> Judged:
        wrong = tuple(_misshapen(claim))
        if wrong:
            return Judged(claim, wrong)
        name = next((one for one in ("never", "always", "holds") if getattr(claim, one)), "")
        if not name:
            return Judged(claim)
        collection = "" if name == "holds" else getattr(claim, name)
        key = "holds" if name == "holds" else "where"
        expression, problems = self._language(collection, blind=False).read(getattr(claim, key))
        if expression is None:
            return Judged(claim, tuple(_invalid(claim, key, number, one) for number, one in enumerate(problems, 1)))
        return self._asked(claim, name, collection, expression)

    def _asked(self, claim: Claim, name: str, collection: str, expression: Expression) -> Judged:
        look, wanted = self._looks[0], name != "never"
        things: Iterable[Thing | None] = look.things(collection) if collection else (None,)
        found: dict[str, Finding] = {}
        rests: dict[Rest, None] = {}
        for thing in things:
            facts = self._language(collection, blind=False).facts(expression.need, thing)
            answer = expression.answer(facts)
            unknown = tuple(_unknown(look, thing, expression.need, tested=not isinstance(answer, str)))
            if isinstance(answer, str) or unknown:
                finding = _undecided(claim, thing, answer if isinstance(answer, str) else "", unknown)
                rests.update(dict.fromkeys(Rest("unknown", title(holder)) for holder, _ in unknown))
            elif answer is not wanted:
                finding = self._fails(claim, name, expression, facts, thing)
            else:
                if self._differs(collection, expression, thing, answer):
                    rests[Rest("example", _examples(look, thing, expression.need))] = None
                continue
            found.setdefault(finding.key, finding)
        return Judged(claim, tuple(found.values()), tuple(rests), expression.need)

    def _differs(self, collection: str, expression: Expression, thing: Thing | None, answer: bool) -> bool:
        """Whether the answer would be another one, or none, to who does not take examples for facts."""
        if not self._has_examples:
            return False
        language, key = self._language(collection, blind=True), (collection, expression.text)
        if key not in self._blind:
            self._blind[key], _ = language.read(expression.text)
        blind = self._blind[key]
        return blind is not None and blind.answer(language.facts(expression.need, thing)) is not answer

    def _fails(
        self, claim: Claim, name: str, expression: Expression, facts: Mapping[str, Any], thing: Thing | None
    ) -> Finding:
        from onward.claims.witness import trail

        steps = trail(self._looks[0], expression, facts, thing)
        of = f" for {title(thing)}" if thing is not None else ""
        message = f"“{claim.statement.rstrip('.')}” does not hold{of}"
        said = Step(claim.at(name), "the claim that it fails" if steps else "the check that fails")
        hint = "mend the record, or withdraw the claim"
        return _finding(FAILS, claim, message, (*steps, said), title(thing) if thing is not None else "", hint)

    def _language(self, collection: str, blind: bool) -> Language:
        from onward.claims.language import Language

        key = (collection, blind)
        if key not in self._languages:
            of: Type | None = kinds()[collection] if collection else None
            self._languages[key] = Language(self._looks[blind], of)
        return self._languages[key]


def _misshapen(claim: Claim) -> Iterator[Finding]:
    """A claim rests on one thing, and says what it needs for it."""
    given = kinds_of(claim)
    if len(given) != 1:
        told = f"rests on {' and '.join(f'`{one}`' for one in given)}" if given else "says on what it rests nowhere"
        step = Step(claim.at(given[1] if given else "id"), "a second check" if given else "here")
        hint = f"one of {', '.join(f'`{one}`' for one in KINDS)}"
        yield _finding(INVALID, claim, f"the claim {claim.id} {told}; exactly one is needed", (step,), "", hint)
        return
    name = given[0]
    if name in ("never", "always"):
        yield from _without_collection(claim, name)
    elif claim.where:
        step = Step(claim.at("where"), "here")
        hint = f"remove it, or write `never` or `always` for `{name}`"
        yield _finding(INVALID, claim, f"`where` of the claim {claim.id} is not asked", (step,), "where", hint)


def _without_collection(claim: Claim, name: str) -> Iterator[Finding]:
    collection = getattr(claim, name)
    if collection not in kinds():
        hint = did_you_mean(collection, kinds()) or f"one of {', '.join(sorted(kinds()))}"
        step = Step(claim.at(name), "here")
        yield _finding(INVALID, claim, f"`{collection}` is nothing that a claim can be about", (step,), name, hint)
    if not claim.where:
        hint = f"write `where:` with what is {name} so for one record, `it`"
        step = Step(claim.at(name), "of which records?")
        yield _finding(INVALID, claim, f"the claim {claim.id} does not say what is {name} so", (step,), "where", hint)


def _invalid(claim: Claim, key: str, number: int, problem: Problem) -> Finding:
    step = Step(point(claim.source, key, problem.at), "here")
    return _finding(INVALID, claim, problem.message, (step,), f"{key}.{number}", problem.hint)


def _undecided(claim: Claim, thing: Thing | None, told: str, unknown: tuple[tuple[Thing, Step], ...]) -> Finding:
    open_facts = tuple(step for _, step in unknown)
    of = f" for {title(thing)}" if thing is not None else ""
    why = "a fact is not known yet" if open_facts else told
    at = (Step(origin(thing), title(thing)),) if thing is not None and not open_facts else ()
    said = Step(claim.at("where" if claim.where else "holds"), "the check")
    severity = rule(UNDECIDED).severity if open_facts else Severity.ERROR
    detail = title(thing) if thing is not None else ""
    hint = "state the fact, or ask first whether it is stated with `has(…)`" if open_facts or at else ""
    message = f"“{claim.statement.rstrip('.')}” cannot be told{of}: {why}"
    return _finding(UNDECIDED, claim, message, (*open_facts, *at, said), detail, hint, severity)


def _finding(
    name: str,
    claim: Claim,
    message: str,
    steps: tuple[Step, ...],
    detail: str,
    hint: str,
    severity: Severity | None = None,
) -> Finding:
    one = rule(name)
    return Finding(
        name, claim.subject, message, steps, detail, hint, severity=severity or one.severity, kind=one.kind, law=one.law
    )


def _unknown(look: Look, thing: Thing | None, need: Need, tested: bool) -> Iterator[tuple[Thing, Step]]:
    """Open facts among those that are read; with `tested`, only those whose presence is asked for."""
    for root, inner in need.items():
        for one in _roots(look, root, thing):
            yield from _open(look, one, one, inner, tested)


def _roots(look: Look, root: str, thing: Thing | None) -> tuple[Thing, ...]:
    if root == "it":
        return (thing,) if thing is not None else ()
    if root == ORGANIZATION:
        ours = look.world.inventory.organization
        return (ours,) if ours else ()
    return look.things(root) if root in kinds() and root != TRANSFERS else ()


def _open(look: Look, holder: Thing, part: Any, need: Need, tested: bool) -> Iterator[tuple[Thing, Step]]:
    for name, inner in need.items():
        if name == TESTED or not isinstance(part, Part | Transfer):
            continue
        fact = part.unknown(name) if isinstance(part, Part) else None
        if fact and isinstance(part, Part) and (not tested or TESTED in inner):
            yield holder, Step(part.at(name), f"an open fact of {title(holder)}")
            continue
        value = look.member(part, name)
        for one in value if isinstance(value, tuple) else (value,):
            named = one if isinstance(one, Transfer) or hasattr(one, "subject") else holder
            yield from _open(look, named, one, inner, tested)


def _examples(look: Look, thing: Thing | None, need: Need) -> str:
    """The example that decides: the record itself, or the first that it refers to."""
    near = (*(_roots(look, "it", thing)), *_referred(look, thing, need.get("it", {})))
    every = near if thing is not None else tuple(one for root in need for one in _roots(look, root, None))
    found = next((example for one in every if (example := look.example(one))), None)
    return title(found or every[0]) if every else ""


def _referred(look: Look, thing: Thing | None, need: Need) -> Iterator[Thing]:
    for name in need:
        value = look.member(thing, name) if thing is not None and name != TESTED else None
        if hasattr(value, "subject"):
            yield value  # type: ignore[misc]
