"""Time grows with the length of a text and no faster: every pattern and every reader that meets text from outside.

Nothing here is about how fast a machine is. A text is read at one length and at eight times that: what is linear takes
eight times as long, what is quadratic sixty-four times. Between them lies the line, and what takes next to no time at the
greater length is not asked.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from functools import cache
from io import BytesIO
from time import process_time

import pytest

import onward
from onward.files import package_law
from onward.finding import OnwardError
from onward.imports import Asked, File, markdown
from onward.imports._atlas import Atlas, atlas
from onward.imports._places import places
from onward.law import Law
from onward.markdown import stretches, structure
from onward.notices import email
from onward.observe import scripts, styles
from onward.records.inventory import read_inventory
from onward.rules import _written, page_contradicts_list
from onward.site import fences, html, policy, statements
from onward.site.parts import markup
from onward.words.catalogue import words
from onward.yamltext import positions
from onward.yamltext.nearest import nearest
from onward.yamltext.reader import read

SHORT, TIMES = 500, 8
WORST = 24
"""Between eight, which is linear, and sixty-four, which is quadratic."""
NEXT_TO_NOTHING = 0.02
"""Seconds; 4 000 characters that take less than that are no way to stop anybody."""

ATOMS = (
    " ", "\n", "\n ", " \n", "a", "a ", "1", "-", "# ", "#", "[", "]", "[a](", "![", "[^", "]{", "]{claim ", "(",
    ")", "<", "<a ", "<!--", "<script", "<script>", "<style>", "<p>", "<table>", "<http://", "`", "`` ", "```\n",
    "```a\n", "~~~\n", '"', "'", "url(", "/*", "@import ", "a@", "a@a.", "a.", "|", "|-", "*", "**", "_", "\\",
    "&", "; ", ", ", "//", "='", "a=", "claim=", "---\n", "=\n", "fetch(", ".src = ", "localStorage['", "and ",
    "1 subprocessors ", "&#160;", "\u00a0",
)  # fmt: skip
ENDS = ("", "!", "\n!", "]", ">", ")")
MATCHED_WHOLE = {
    "_BESIDE", "_DURATION", "_COUNTRY", "_LANGUAGE", "_SUM", "_LOCAL", "_DAY", "_ID", "MAILBOX", "_MAILBOX", "_RULE", "_NAMED",
    "_VALUE", "_TOPIC", "_DOMAIN", "_WRITTEN_DAY", "_DELIMITER", "_WITHOUT_SCHEME",
}  # fmt: skip
"""Patterns that are asked whether all of a text is of their form, and are never looked for within one."""
MATCHED_HERE = {
    "_UNSAYING",
    "_FIRST_ITEM",
    "_COLLECTION",
    "_FIELD",
    "_LOOKALIKE",
    "_FIELDS",
    "ELSEWHERE",
    "_FOLD",
    "_ESCAPED_FOLD",
    "_HEADER",
}
"""Patterns that are asked at one place of a text, and not at the next if they do not fit there."""


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every compiled pattern of the package, once, by where it stands."""
    seen = set[re.Pattern[str]]()
    for found in pkgutil.walk_packages(onward.__path__, "onward."):
        if not found.name.endswith("__main__"):
            for name, value in vars(importlib.import_module(found.name)).items():
                for pattern in value if isinstance(value, tuple) else (value,):
                    if isinstance(pattern, re.Pattern) and isinstance(pattern.pattern, str) and pattern not in seen:
                        seen.add(pattern)
                        yield f"{found.name}.{name}", pattern


PATTERNS = dict(patterns())


def searched(pattern: re.Pattern[str], text: str) -> None:
    for _ in pattern.finditer(text):
        pass


def seconds(work: Callable[[str], object], text: str) -> float:
    begun = process_time()
    work(text)
    return process_time() - begun


def grows(work: Callable[[str], object], atom: str, end: str) -> bool:
    """Whether eight times the text takes far more than eight times the time, each time that it is asked."""
    short, long = (atom * (length // len(atom)) + end for length in (SHORT, SHORT * TIMES))
    taken = seconds(work, long)
    if taken < NEXT_TO_NOTHING or taken <= WORST * seconds(work, short):
        return False
    return all(seconds(work, long) > WORST * max(seconds(work, short), 1e-5) for _ in range(3))


def worst(work: Callable[[str], object], ends: tuple[str, ...] = ENDS) -> list[str]:
    return [repr(atom + "…" + end) for atom in ATOMS for end in ends if grows(work, atom, end)]


@pytest.mark.parametrize("name", PATTERNS)
def test_a_pattern_is_linear(name: str) -> None:
    pattern = PATTERNS[name]
    called = name.rpartition(".")[2]
    here = pattern.fullmatch if called in MATCHED_WHOLE else pattern.match if called in MATCHED_HERE else None
    assert worst(here or (lambda text: searched(pattern, text))) == []


def test_what_is_not_linear_is_seen() -> None:
    """The measure itself: a pattern that tries again from each character, and one that does not."""
    assert grows(lambda text: searched(re.compile(r"[\w.]+@\w"), text), "a", "")
    assert not grows(lambda text: searched(re.compile(r"(?<![\w.])[\w.]+@\w"), text), "a", "")


@cache
def law() -> Law:
    return Law.read(package_law(), date(2026, 11, 24))


def reading(text: str) -> None:
    """YAML, as it is read and as the place of its last character is found."""
    values, _ = read({"a.yml": f"name: |\n  {text}\n"})
    table = values["a.yml"]
    if isinstance(table, dict) and table.get("name"):
        positions.point(table, "name", len(table["name"]) - 1)


def tables_of(text: str) -> None:
    row = text.replace("\n", " ")
    page = f"| Vendor | Locations |\n|---|---|\n| Acme | {row} |\n{text}\n".encode()
    with suppress(OnwardError):
        markdown.read(File("a.md", page, lambda: BytesIO(page)), Asked(law()))


@cache
def known() -> Atlas:
    return atlas(law())


READERS: dict[str, Callable[[str], object]] = {
    "headings": structure.headings,
    "a line": structure.line,
    "footnotes": structure.footnotes,
    "code": stretches.code,
    "fences": lambda text: fences.place(text.replace("onward", ""), "a.md", 1, lambda name, options: ""),
    "claims": lambda text: statements.made({"a.md": text}),
    "headings of pages": lambda text: statements.headings({"a.md": text}),
    "an imported list": tables_of,
    "places": lambda text: places(text, known()),
    "numbers on pages": lambda text: [*page_contradicts_list._numbers(_written.Subject("pages", "a"), "a", text, 0)],
    "a page as text": lambda text: (html.line(text), html.first_words(text), html.regions(text, str)),
    "scripts and styles of a page": lambda text: [*policy.inline(text)],
    "a script": lambda text: [*scripts.read("a.js", text)],
    "a stylesheet": lambda text: [*styles.read("a.css", text)],
    "prose": markup.prose,
    "a mail": lambda text: email._text(text, words()),
    "addresses in a mail": email.linked,
    "YAML": reading,
}


@pytest.mark.parametrize("name", READERS)
def test_a_reader_is_linear(name: str) -> None:
    assert worst(READERS[name], ("!",)) == []


def unresolved(number: int) -> Callable[[str], object]:
    purposes = "".join(f"  - {{id: purpose-{one:05d}-of-many}}\n" for one in range(number))
    systems = "".join(f"  - {{id: system-{one}, purposes: [purpsoe-{one:05d}-of-mny]}}\n" for one in range(number))
    return lambda _: read_inventory({"inventory/a.yml": f"purposes:\n{purposes}systems:\n{systems}"})


def test_many_wrong_names_among_many_right_ones() -> None:
    few, many = unresolved(100), unresolved(800)
    assert any(seconds(many, "") < WORST * seconds(few, "") for _ in range(3))


def test_names_of_patterns_stand_for_patterns() -> None:
    assert sorted((MATCHED_WHOLE | MATCHED_HERE) - {name.rpartition(".")[2] for name in PATTERNS}) == []


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("gdpr", "eu-gdpr"), ("stripe-payment", "stripe-payments"), ("Stripe-Paymnets", "stripe-payments"),
        ("vendr-77", "vendor-77"), ("purpsoe-077-of-mny", "purpose-077-of-many"), ("nobody", None), ("v" * 5_000, None),
    ],
)  # fmt: skip
def test_the_nearest_of_many(word: str, meant: str | None) -> None:
    many = [f"vendor-{number}" for number in range(500)] + [f"purpose-{number:03d}-of-many" for number in range(500)]
    assert nearest(word, [*many, "eu-gdpr", "stripe-payments"]) == meant
