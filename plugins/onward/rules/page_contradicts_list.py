"""A page contradicts the list.

## Why it matters

The list is generated from records; prose next to it is not, and does not change with them. Readers rely on the prose and
quote it to you.

## How to fix

Correct the sentence, or replace it with a view of the inventory, which stays current. If the sentence is right, correct the
record.

```yaml
subprocessors:
  - {id: mailer, name: Mailer, since: 2026-01-01, until: 2027-06-30}
```

## Not a problem when

The page describes the past: "until 2025", "no longer", "formerly", "replaced". Notices are not checked.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from onward.finding import Finding, Kind, Severity, Step, Subject
from onward.records.parties import Subprocessor
from onward.records.publication import published
from onward.records.standing import Standing, Status, standings
from onward.rules._written import about, prose, span
from onward.world import World

SEVERITY = Severity.WARNING
KIND = Kind.RECORD
SINCE = "0.1.0"
NEEDS = ("pages",)
LAW = ("eu-gdpr/art-28-2",)
NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
COUNTED = re.compile(rf"\b(\d{{1,9}}|{'|'.join(NUMBERS)})\s+sub-?processors?\b", re.IGNORECASE)
SENTENCE_ENDS = re.compile(r"[.!?](?=\s[^a-z])|\n(?=[ \t]*[\n|#>*+-])")
PAST = re.compile(r"\b(until|no longer|former|formerly|previous|previously|replaced|ended|retired)\b", re.IGNORECASE)


def check(world: World) -> Iterator[Finding]:
    """One finding for each number of subprocessors that is another, and for each vendor of the past that a page names."""
    vendors = [vendor for vendor in world.inventory.subprocessors.values() if published(vendor, "public")]
    engaged = [vendor for vendor in vendors if world.status(vendor) is Status.ACTIVE]
    number = sum(Standing.SUBPROCESSOR in standings(world.inventory, vendor) for vendor in engaged)
    gone = [vendor for vendor in vendors if world.status(vendor) is Status.RETIRED]
    for path, text in prose(world):
        yield from _numbers(about(world, path), path, text, number)
        yield from (
            _named(about(world, path), path, text, vendor, match)
            for vendor in gone
            if (match := _present(text, vendor))
        )


def _numbers(page: Subject, path: str, text: str, number: int) -> Iterator[Finding]:
    for match in COUNTED.finditer(text):
        word = match[1].casefold()
        said = int(word) if word.isdigit() else NUMBERS.index(word) + 1
        if said != number and not _past(text, match.start()):
            step = Step(span(path, text, *match.span()), f"the list has {number}")
            message = f"page {path} says {said} subprocessors; the list has {number}"
            yield _finding(page, message, (step,), f"number.{said}")


def _present(text: str, vendor: Subprocessor) -> re.Match[str] | None:
    """Where a page names a vendor without telling of the past."""
    names = "|".join(re.escape(name) for name in (vendor.legal_name, vendor.title) if name)
    matches = re.finditer(rf"(?<!\w)(?:{names})(?!\w)", text)
    return next((match for match in matches if not _past(text, match.start())), None)


def _named(page: Subject, path: str, text: str, vendor: Subprocessor, match: re.Match[str]) -> Finding:
    message = f"page {path} names {vendor.title}, which is no longer engaged"
    steps = (
        Step(span(path, text, *match.span()), "named as if it were active"),
        vendor.step("its last day has passed", "until"),
    )
    return _finding(page, message, steps, vendor.id)


def _past(text: str, at: int) -> bool:
    """Whether the sentence around an offset tells of the past."""
    begins, past = _sentences(text)
    return past[bisect_right(begins, at) - 1]


@lru_cache(maxsize=4)
def _sentences(text: str) -> tuple[tuple[int, ...], tuple[bool, ...]]:
    """Where each sentence of a page begins, and whether it tells of the past; a line of a table or a list is one too."""
    begins = (0, *(match.end() for match in SENTENCE_ENDS.finditer(text)))
    stretches = zip(begins, (*begins[1:], len(text)), strict=True)
    return begins, tuple(PAST.search(text, start, end) is not None for start, end in stretches)


def _finding(page: Subject, message: str, steps: tuple[Step, ...], detail: str) -> Finding:
    hint = "correct the sentence, or replace it with a view of the inventory"
    return Finding(
        "page-contradicts-list", page, message, steps, detail, hint, severity=SEVERITY
    )  # fmt: skip
