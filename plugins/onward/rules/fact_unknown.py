"""A fact is still unknown.

## Why it matters

Recording a fact as unknown is honest; an unknown fact without an owner stays unknown, and whatever depends on it cannot be
evaluated. As long as a fact keeps a transfer open, data leaves while nobody can say what covers it; a day in the distant future
would leave it so forever.

## How to fix

Supply the fact, or name an owner and a due date.

```yaml
country: {unknown: {owner: legal, due: 2027-01-31}}
```

## Not a problem when

The finding is a warning until the due date has passed. A fact that decides on a transfer has to be found out within half a year;
the policy `unknown_transfer_max_days` allows more.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from onward.finding import Finding, Kind, Severity, Span, Step, Subject
from onward.records.base import Part, Record, Unknown
from onward.records.parts import parts
from onward.records.values import PLACEHOLDERS, parse_date
from onward.transfers.model import Outcome, Transfer
from onward.world import World
from onward.yamltext.values import NOT_YET_KNOWN, Table

SEVERITY = Severity.WARNING
KIND = Kind.RECORD
SINCE = "0.1.0"
LAW = ()
WORDS = PLACEHOLDERS | {"global", "worldwide"}
_LONGEST = max(map(len, WORDS))
_OWNED = f"state the fact, or who will supply it by when: `{NOT_YET_KNOWN}`"
DECIDING = {
    "country",
    "acts_from",
    "locations",
    "roles",
    "safeguards",
    "schemes",
    "subject_to",
    "contract",
    "group",
    "parent",
    "purpose",
}
FREE = {"country", "description", "notes", "name", "id", "at_rest", "text"}


def check(world: World) -> Iterator[Finding]:
    """One finding for each open fact: a warning while its day has not passed, an error after it or without an owner; a
    short form and the field for which it stands are one fact.
    """
    written: dict[Span, Finding] = {}
    for finding in _each(world):
        other = written.setdefault(finding.span, finding)
        if len(finding.detail) < len(other.detail):
            written[finding.span] = finding
    yield from written.values()


def _each(world: World) -> Iterator[Finding]:
    waiting, horizon = _waiting(world), world.today + timedelta(days=int(world.law.policy["unknown_transfer_max_days"]))
    for record, _ in world.each("fact-unknown", lambda record: any(_unknown(record))):
        for path, part, name, fact in _unknown(record):
            where = f"{path}.{name}".lstrip(".")
            if isinstance(fact, Unknown):
                decides = record.subject in waiting and where.partition(".")[0] in DECIDING
                yield _open(world, record, part, name, where, fact, horizon if decides else None)
            else:
                state = f"is `{fact}`, with no owner or due date"
                yield _finding(record, part, name, where, state, Severity.ERROR, _OWNED)


def _unknown(record: Record) -> Iterator[tuple[str, Part, str, Unknown | str]]:
    """What a record says is open, or fills with a word that says nothing: the part, its field, and the fact or the word."""
    for path, part in parts(record):
        for name, value in part.source.items():
            if type(value) is Table:
                fact = Unknown.of(value)
                if fact is not None:
                    yield path, part, name, fact
            elif type(value) is str and len(value) <= _LONGEST and value.lower() in WORDS and name not in FREE:
                yield path, part, name, value


def _waiting(world: World) -> set[Subject]:
    """The records on which transfers wait of which nobody can say how they stand: the recipient, the flow, ourselves."""
    parties, ours = world.inventory.parties, world.inventory.organization

    def waiting(transfers: tuple[Transfer, ...]) -> list[tuple[str, str]]:
        unknown = [transfer for transfer in transfers if transfer.outcome is Outcome.UNKNOWN]
        records = (record for transfer in unknown for record in (parties[transfer.link.target], transfer.link.record))
        return sorted({(record.subject.collection, record.subject.id) for record in records})

    named = [Subject(*name) for _, names in world.gathered("fact-unknown", waiting) for name in names]
    return {*named, ours.subject} if named and ours else {*named}


def _open(
    world: World, record: Record, part: Part, name: str, where: str, fact: Unknown, horizon: date | None
) -> Finding:
    due = _day(fact.due)
    if not fact.owner or due is None:
        return _finding(record, part, name, where, f"is unknown, with {_lacks(fact, due)}", Severity.ERROR, _OWNED)
    late, far = due < world.today, horizon is not None and due > horizon
    state = f"is unknown; {'was ' if late else ''}due from {fact.owner} on {due}"
    state += f"; a transfer waits for it, and the policy allows {horizon} at the latest" if far else ""
    hint = "state the fact, or agree on another due date" if late or far else "state the fact once it is known"
    return _finding(record, part, name, where, state, Severity.ERROR if late or far else SEVERITY, hint)


def _finding(record: Record, part: Part, name: str, where: str, state: str, severity: Severity, hint: str) -> Finding:
    step = Step(part.at(name), "unknown fact")
    return Finding(
        "fact-unknown", record.subject, f"{where} of {record.title} {state}", (step,), where, hint, severity=severity
    )


def _lacks(fact: Unknown, due: date | None) -> str:
    """What an open fact does not say of itself."""
    if due is None and fact.due:
        return f"`{fact.due}` as its due date, which is not a date"
    return " or ".join(
        ["no owner"] * (not fact.owner) + ["due date" if not fact.owner else "no due date"] * (due is None)
    )


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None
