"""Each claim on its check: whether it holds, which record fails, and on what it rests that is no fact yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

from onward.claims import CHECKED, can_check, found
from onward.claims.checker import Problem
from onward.claims.facts import Look, Thing, places, title
from onward.claims.types import SUBSTANCE, TESTED, TRANSFERS, Need, Type, kinds
from onward.finding import Finding, Span, Step, Subject
from onward.frozen import dataclass
from onward.records.base import Part, Record
from onward.records.data import Flow
from onward.records.inventory import ORGANIZATION
from onward.records.promises import Claim
from onward.transfers.apart import Apart
from onward.transfers.model import Transfer
from onward.world import World

if TYPE_CHECKING:
    from onward.claims.language import Expression, Language
    from onward.claims.settled import Settled


_REFERRED: Final = ("from", "to", "purpose", "exporter", "importer")


@dataclass(frozen=True, slots=True)
class Rest:
    """Something on which a claim rests that is no fact: what it is (`example`, `unknown`), and which record it is."""

    what: str
    record: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim with what was found of it, what keeps it from a mark, and the fields that its check reads.

    `asked` is false where its check could not be read, for want of the library that does.
    """

    claim: Claim
    findings: tuple[Finding, ...] = ()
    rests: tuple[Rest, ...] = ()
    reads: Need | None = None
    asked: bool = True


def judge(world: World) -> tuple[Judged, ...]:
    """Every claim of the world, in the order of the inventory."""
    judges = _Judges(world)
    return tuple(judges.judge(claim) for claim in world.inventory.claims.values())


def reads(world: World, judged: Judged) -> frozenset[Span | Subject]:
    """The places of the facts that a claim's check reads; of transfers, whose ground follows from much, who receives."""
    look, claim = Look(world), judged.claim
    things = look.things(claim.never or claim.always or "") if claim.where else ()
    needs = [(thing, judged.reads["it"]) for thing in things] if judged.reads and things else []
    for root, need in (judged.reads or {}).items():
        needs += [(thing, need) for thing in roots(look, root, None)]
    parties = world.inventory.parties
    touched: set[Span | Subject] = {
        parties[transfer.link.target].subject for transfer in things if isinstance(transfer, Transfer)
    }
    return frozenset(touched.union(span for thing, need in needs for span in places(look, thing, need)))


class _Judges:
    """The languages of one world, each made when it is first needed: by what `it` is, and by whether examples are seen."""

    def __init__(self, world: World) -> None:
        self._looks = (Look(world), Look(world, blind=True))
        self._has_examples = any(getattr(record, "example", False) for record in world.inventory.records())
        self._can_check = can_check()
        self._languages: dict[tuple[str, bool], Language] = {}
        self._blind: dict[tuple[str, str], Expression | None] = {}

    def judge(self, claim: Claim) -> Judged:
        wrong = tuple(found.misshapen(claim))
        if wrong:
            return Judged(claim, wrong)
        name = next((form for form in CHECKED if getattr(claim, form)), "")
        if not name or not self._can_check:
            return Judged(claim, asked=not name)
        collection = "" if name == "holds" else getattr(claim, name)
        key = "holds" if name == "holds" else "where"
        language = self._language(collection, blind=False)
        expression, problems = language.read(getattr(claim, key))
        if expression is not None and not expression.reads and not _denies_all(name, language, expression):
            about = "`it`" if key == "where" else "a collection, such as `flows`, or `organization`"
            problems = (Problem(0, "the check reads no record", f"ask about {about}"),)
        if expression is None or problems:
            mistakes = (found.invalid(claim, key, number, problem) for number, problem in enumerate(problems, 1))
            return Judged(claim, tuple(mistakes))
        return self._asked(claim, name, collection, expression)

    def _asked(self, claim: Claim, name: str, collection: str, expression: Expression) -> Judged:
        from onward.claims.settled import Settled
        from onward.claims.witness import trail

        look, wanted = self._looks[0], name != "never"
        findings: dict[str, Finding] = {}
        rests: dict[Rest, None] = {}
        settled = Settled(look, expression, wanted, self._has_examples)
        for thing in self._unsettled(claim, collection, expression, settled):
            facts = self._language(collection, blind=False).facts(expression.need, thing, expression.ways)
            answer = expression.answer(facts)
            holds = isinstance(answer, bool)
            open_facts = (
                tuple(unknown(look, thing, expression.need, tested=holds)) if expression.tests or not holds else ()
            )
            if isinstance(answer, str) or open_facts:
                finding = found.undecided(claim, thing, answer if isinstance(answer, str) else "", open_facts)
                rests.update(dict.fromkeys(Rest("unknown", title(holder)) for holder, _ in open_facts))
            elif answer is not wanted:
                finding = found.fails(claim, name, thing, trail(look, expression, facts, thing))
            else:
                if self._differs(collection, expression, thing, answer):
                    rests[Rest("example", _examples(look, thing, expression.need))] = None
                continue
            findings.setdefault(finding.key, finding)
        if not findings and (absent := _of_nothing(look, name, collection, expression)):
            nothing = found.undecided(claim, None, f"nothing is recorded under {absent}", ())
            findings[nothing.key] = nothing
        return Judged(claim, tuple(findings.values()), tuple(rests), expression.need)

    def _unsettled(
        self, claim: Claim, collection: str, expression: Expression, settled: Settled
    ) -> Iterator[Thing | None]:
        """What a claim is about, as far as there may be something to say of it."""
        look, judged = self._looks[0], self._looks[0].world.judged
        things: Iterable[Thing | None] = ()
        asked = f"claim {claim.id} {settled.how}"
        if collection == TRANSFERS and settled.looks_no_further:
            known = judged.gathered(asked, lambda transfers: all(map(settled, transfers)))
            things = judged.among({recipient for recipient, is_settled in known if not is_settled})
        elif collection == Flow.COLLECTION and settled.looks_no_further and isinstance(judged, Apart):
            known = judged.gathered_links(asked, lambda links: all(settled(link.flow) for link in links if link.flow))
            done = {recipient for recipient, is_settled in known if is_settled}
            things = (flow for flow in look.world.inventory.flows.values() if flow.to not in done)
        else:
            things = look.asked(collection, expression.ways) if collection else (None,)
        yield from (thing for thing in things if not settled(thing))

    def _differs(self, collection: str, expression: Expression, thing: Thing | None, answer: bool) -> bool:
        """Whether the answer would be another one, or none, to who does not take examples for facts."""
        if not self._has_examples:
            return False
        language, key = self._language(collection, blind=True), (collection, expression.text)
        if key not in self._blind:
            self._blind[key] = language.again(expression)
        blind = self._blind[key]
        return blind is not None and blind.answer(language.facts(expression.need, thing, expression.ways)) is not answer

    def _language(self, collection: str, blind: bool) -> Language:
        from onward.claims.language import Language

        key = (collection, blind)
        if key not in self._languages:
            of: Type | None = kinds()[collection] if collection else None
            known = self._languages.items() if collection else ()
            beside = next((language for (name, how), language in known if name and how is blind), None)
            self._languages[key] = Language(self._looks[blind], of, beside)
        return self._languages[key]


def _denies_all(name: str, language: Language, expression: Expression) -> bool:
    """Whether a check that reads no record says that there is none at all: `never: cookies, where: "true"`."""
    return name == "never" and expression.answer(language.facts(expression.need)) is True


def _of_nothing(look: Look, name: str, collection: str, expression: Expression) -> str:
    """The collections of which a claim is true for want of any record; empty where it is true of something."""
    asked = {collection} if collection and (name == "always" or collection in SUBSTANCE) else expression.passed
    names = sorted(asked & kinds().keys())
    empty = all(look.is_empty(each, expression.ways) for each in names)
    return " and ".join(f"`{each}`" for each in names) if empty else ""


def unknown(look: Look, thing: Thing | None, need: Need, tested: bool) -> Iterator[tuple[Thing, Step]]:
    """Open facts among those that are read; with `tested`, only those whose presence is asked for."""
    for root, inner in need.items():
        for start in roots(look, root, thing):
            yield from _open(look, start, start, inner, tested)


def roots(look: Look, root: str, thing: Thing | None) -> tuple[Thing, ...]:
    """The records that a name of an expression stands for: `it`, the organization, or all of a collection."""
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
            yield holder, Step(part.at(name), f"unknown fact of {title(holder)}")
            continue
        value = look.member(part, name)
        for looked_at in value if isinstance(value, tuple) else (value,):
            named = looked_at if isinstance(looked_at, Transfer | Record) else holder
            yield from _open(look, named, looked_at, inner, tested)


def _examples(look: Look, thing: Thing | None, need: Need) -> str:
    """The example that decides: the record itself, or the first that it refers to; over the world, the first that is read."""
    every = _near(look, thing) if thing is not None else [start for root in need for start in roots(look, root, None)]
    of_example = next((example for thing_ in every if (example := look.example(thing_))), None)
    return title(of_example or every[0]) if every else ""


def _near(look: Look, thing: Thing) -> list[Thing]:
    named = (look.member(thing, name) for name in _REFERRED)
    return [thing, *(record for record in named if isinstance(record, Record))]
