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
    for question in questions:
        more = ("; repeatable" if question.choices is None else "; with commas, or repeated") if question.many else ""
        action = "append" if question.many else "store"
        parser.add_argument(
            question.flag, dest=f"answer_{question.name}", metavar="X", action=action, help=question.text + more
        )


def answered(args: argparse.Namespace, asking: Asking, questions: Sequence[Question]) -> Asking:
    """All answers; OnwardError for one that does not fit, or that is needed and nobody can be asked for."""
    terminal = sys.stdin.isatty() and sys.stdout.isatty()
    for question in questions:
        given = getattr(args, f"answer_{question.name}", None)
        if given is not None:
            answers = _checked(question, asking, [given] if isinstance(given, str) else given)
        elif terminal and question.asked(asking):
            answers = _asked(question, asking)
        elif default := question.default(asking):
            answers = _checked(question, asking, [default])
        elif question.needed:
            raise OnwardError(f"{question.flag} is missing: {question.text}")
        else:
            answers = []
        asking = replace(asking, answers={**asking.answers, question.name: answers})
    return asking


def _checked(question: Question, asking: Asking, given: list[str]) -> list[str]:
    try:
        return _fitting(question, asking, [part for text in given for part in _parts(question, asking, text.strip())])
    except ValueError as error:
        raise OnwardError(f"{question.flag}: {error}") from error


def _parts(question: Question, asking: Asking, text: str) -> list[str]:
    """The answers in a list with commas, where the list itself is no answer."""
    if not question.many or "," not in text:
        return [text]
    try:
        _fits(question, asking, text)
    except ValueError:
        return [part.strip() for part in text.split(",") if part.strip()]
    return [text]


def _fitting(question: Question, asking: Asking, given: list[str]) -> list[str]:
    if UNKNOWN in given:
        if question.needed or len(given) > 1:
            why = "this must be known" if question.needed else "give it alone"
            raise ValueError(f"`{UNKNOWN}` means not yet known; {why}")
        return given
    for text in given:
        _fits(question, asking, text)
    return given


def _fits(question: Question, asking: Asking, text: str) -> None:
    if question.choices is not None and text not in (known := question.choices(asking)):
        from onward.yamltext.nearest import did_you_mean

        hint = did_you_mean(text, known) or (f"choose from {', '.join(known)}" if known else "none are recorded yet")
        raise ValueError(f"`{text}` is not one of them; {hint}")
    question.check(asking, text)


def _asked(question: Question, asking: Asking) -> list[str]:
    """Ask until an answer fits; nothing is the default, or leaves a field out that need not be there."""
    choices = question.choices(asking) if question.choices else None
    if choices is not None and not choices and not question.needed:
        return []  # nothing to choose from
    if choices:
        print(f"  choose {'any' if question.many else 'one'} of: {', '.join(choices)}")
    for line in question.shows(asking):
        print(f"  {line}")
    offers = question.offers(asking)
    for number, (answer, word) in enumerate(offers, 1):
        print(f"  {number}: {answer}{f', {word}' if word else ''}")
    default = question.default(asking)
    several = " (several: with commas)" if question.many else ""
    prompt = f"{question.text[0].upper()}{question.text[1:]}{several}{f' [{default}]' if default else ''}: "
    while True:
        try:
            reply = input(prompt).strip() or default
        except EOFError:
            raise OnwardError("input ended before all questions were answered; nothing was written") from None
        given = [part.strip() for part in reply.split(",") if part.strip()] if question.many else [reply] * bool(reply)
        try:
            answers = _fitting(question, asking, [_taken(text, offers) for text in given])
        except ValueError as error:
            print(f"  {error}")
            continue
        if answers or not question.needed:
            return answers
        print("  this is required")


def _taken(text: str, offers: list[tuple[str, str]]) -> str:
    """The offer of a number; any other answer as it is."""
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 3 else 0
    return offers[number - 1][0] if 0 < number <= len(offers) else text
