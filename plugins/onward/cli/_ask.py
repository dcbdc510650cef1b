"""Questions and their answers: from flags in a script, asked one by one in a terminal, checked at once in both."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import field, replace
from datetime import date
from typing import TYPE_CHECKING

from onward.finding import OnwardError
from onward.frozen import dataclass

if TYPE_CHECKING:
    from onward.law import Law
    from onward.records.inventory import Inventory

UNKNOWN = "?"
"""The answer that says: not known yet."""
Answers = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Asking:
    """What is known while questions are asked: the law of the day, the inventory as it is before, the answers so far."""

    law: Law
    inventory: Inventory
    answers: Answers = field(default_factory=dict)

    @property
    def day(self) -> date:
        """The day by which everything is judged."""
        return self.law.day

    def one(self, name: str) -> str:
        """The answer to a question with one answer; empty where there is none."""
        return next(iter(self.answers.get(name, ())), "")

    def several(self, name: str) -> list[str]:
        """The answers to a question with several."""
        return self.answers.get(name, [])


def _as_given(_: Asking, text: str) -> None:
    """Any text may be an answer."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question on a new record: its flag, what it asks for, what may be answered.

    `check` raises ValueError with the reason. `default` is the answer where none is given, in a terminal as in a script. `many`:
    several answers, in a terminal with commas between them. `choices` is None where any text may be the answer. `shows` are lines
    that help to answer, and `offers` answers to take by their number, each with a word on it; they decide nothing. `asked`:
    whether a terminal asks at all; a flag is always taken.
    """

    name: str
    text: str
    check: Callable[[Asking, str], None] = _as_given
    default: Callable[[Asking], str] = lambda _: ""
    choices: Callable[[Asking], Sequence[str]] | None = None
    many: bool = False
    needed: bool = False
    shows: Callable[[Asking], list[str]] = lambda _: []
    offers: Callable[[Asking], list[tuple[str, str]]] = lambda _: []
    asked: Callable[[Asking], bool] = lambda _: True

    @property
    def flag(self) -> str:
        """The option that answers it."""
        return f"--{self.name.replace('_', '-')}"


def add_flags(parser: argparse.ArgumentParser, questions: Sequence[Question]) -> None:
    """An option for each question."""
    for one in questions:
        more = "; repeatable" if one.many else ""
        action = "append" if one.many else "store"
        parser.add_argument(one.flag, dest=f"answer_{one.name}", metavar="X", action=action, help=one.text + more)


def answered(args: argparse.Namespace, asking: Asking, questions: Sequence[Question]) -> Asking:
    """All answers; OnwardError for one that does not fit, or that is needed and nobody can be asked for."""
    terminal = sys.stdin.isatty() and sys.stdout.isatty()
    for one in questions:
        given = getattr(args, f"answer_{one.name}", None)
        if given is not None:
            found = _checked(one, asking, [given] if isinstance(given, str) else given)
        elif terminal and one.asked(asking):
            found = _asked(one, asking)
        elif told := one.default(asking):
            found = _checked(one, asking, [told])
        elif one.needed:
            raise OnwardError(f"{one.flag} is missing: {one.text}")
        else:
            found = []
        asking = replace(asking, answers={**asking.answers, one.name: found})
    return asking


def _checked(one: Question, asking: Asking, given: list[str]) -> list[str]:
    try:
        return _fitting(one, asking, [text.strip() for text in given])
    except ValueError as error:
        raise OnwardError(f"{one.flag}: {error}") from error


def _fitting(one: Question, asking: Asking, given: list[str]) -> list[str]:
    if UNKNOWN in given:
        if one.needed or len(given) > 1:
            why = "this must be known" if one.needed else "give it alone"
            raise ValueError(f"`{UNKNOWN}` means not yet known; {why}")
        return given
    for text in given:
        _fits(one, asking, text)
    return given


def _fits(one: Question, asking: Asking, text: str) -> None:
    if one.choices is not None and text not in (known := one.choices(asking)):
        from onward.yamltext.nearest import did_you_mean

        hint = did_you_mean(text, known) or (f"choose from {', '.join(known)}" if known else "none are recorded yet")
        raise ValueError(f"`{text}` is not one of them; {hint}")
    one.check(asking, text)


def _asked(one: Question, asking: Asking) -> list[str]:
    """Ask until an answer fits; nothing is the default, or leaves a field out that need not be there."""
    choices = one.choices(asking) if one.choices else None
    if choices is not None and not choices and not one.needed:
        return []  # nothing to choose from
    if choices:
        print(f"  choose {'any' if one.many else 'one'} of: {', '.join(choices)}")
    for line in one.shows(asking):
        print(f"  {line}")
    offers = one.offers(asking)
    for number, (answer, word) in enumerate(offers, 1):
        print(f"  {number}: {answer}{f', {word}' if word else ''}")
    default = one.default(asking)
    prompt = f"{one.text[0].upper()}{one.text[1:]}{f' [{default}]' if default else ''}: "
    while True:
        try:
            told = input(prompt).strip() or default
        except EOFError:
            raise OnwardError("input ended before all questions were answered; nothing was written") from None
        given = [part.strip() for part in told.split(",") if part.strip()] if one.many else [told] * bool(told)
        try:
            found = _fitting(one, asking, [_taken(text, offers) for text in given])
        except ValueError as error:
            print(f"  {error}")
            continue
        if found or not one.needed:
            return found
        print("  this is required")


def _taken(text: str, offers: list[tuple[str, str]]) -> str:
    """The offer of a number; any other answer as it is."""
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 3 else 0
    return offers[number - 1][0] if 0 < number <= len(offers) else text
