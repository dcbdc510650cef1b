"""Questions and their answers: from flags in a script, asked one by one in a terminal, checked at once in both."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from onward.finding import OnwardError
from onward.yamltext.reader import did_you_mean

UNKNOWN = "?"
"""The answer that says: not known yet."""
Answers = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Question:
    """One field of a new record: its flag, what is asked, what may be answered.

    `check` raises ValueError with the reason; `default` looks at the answers before it. `many`: several answers, in a
    terminal with commas between them. `choices` is None where any text may be the answer; `offers` are shown, and decide
    nothing. `otherwise` is the answer in a script that gives none.
    """

    name: str
    text: str
    check: Callable[[str], object] = str
    default: Callable[[Answers], str] = lambda _: ""
    choices: tuple[str, ...] | None = None
    many: bool = False
    needed: bool = False
    offers: Callable[[Answers], list[str]] = lambda _: []
    otherwise: Callable[[Answers], str] = lambda _: ""

    @property
    def flag(self) -> str:
        """The option that answers it."""
        return f"--{self.name.replace('_', '-')}"


def add_flags(parser: argparse.ArgumentParser, questions: Mapping[str, tuple[str, bool]]) -> None:
    """An option for each field: {name: (help, several)}."""
    for name, (told, many) in questions.items():
        flag = f"--{name.replace('_', '-')}"
        if many:
            parser.add_argument(flag, dest=f"answer_{name}", metavar="X", action="append", help=f"{told}; repeatable")
        else:
            parser.add_argument(flag, dest=f"answer_{name}", metavar="X", help=told)


def answered(args: argparse.Namespace, questions: tuple[Question, ...]) -> Answers:
    """All answers; OnwardError for one that does not fit, or that is needed and nobody can be asked for."""
    asking = sys.stdin.isatty() and sys.stdout.isatty()
    answers: Answers = {}
    for one in questions:
        given = getattr(args, f"answer_{one.name}", None)
        if given is not None:
            answers[one.name] = _checked(one, [given] if isinstance(given, str) else given)
        elif asking:
            answers[one.name] = _asked(one, answers)
        elif one.needed and not one.default(answers):
            raise OnwardError(f"{one.flag} is missing: {one.text.lower()}")
        else:
            told = one.default(answers) if one.needed else one.otherwise(answers)
            answers[one.name] = _checked(one, [told]) if told else []
    return answers


def _checked(one: Question, given: list[str]) -> list[str]:
    try:
        return [_fitting(one, text) for text in given]
    except ValueError as error:
        raise OnwardError(f"{one.flag}: {error}") from error


def _fitting(one: Question, text: str) -> str:
    text = text.strip()
    if text != UNKNOWN:
        if one.choices is not None and text not in one.choices:
            hint = did_you_mean(text, one.choices) or (
                f"choose from {', '.join(one.choices)}" if one.choices else "none are recorded yet"
            )
            raise ValueError(f"`{text}` is not one of them; {hint}")
        one.check(text)
    return text


def _asked(one: Question, answers: Answers) -> list[str]:
    """Ask until an answer fits; nothing is the default, or leaves a field out that need not be there."""
    if one.choices == () and not one.needed:
        return []  # nothing to choose from
    if one.choices:
        print(f"  choose {'any' if one.many else 'one'} of: {', '.join(one.choices)}")
    for offer in one.offers(answers):
        print(f"  seen: {offer}")
    default = one.default(answers)
    while True:
        try:
            told = input(f"{one.text}{f' [{default}]' if default else ''}: ").strip() or default
        except EOFError:
            raise OnwardError("input ended before all questions were answered; nothing was written") from None
        given = [part for part in re.split(r"\s*,\s*", told) if part] if one.many else [told] * bool(told)
        try:
            found = [_fitting(one, text) for text in given]
        except ValueError as error:
            print(f"  {error}")
            continue
        if found or not one.needed:
            return found
        print("  this is required")
