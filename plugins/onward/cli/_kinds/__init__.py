"""The kinds of records that `onward add` writes: one module a kind, named after it. What a kind asks is declared there, once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final, Protocol, runtime_checkable

from onward.cli._ask import Asking, Question
from onward.family import Family
from onward.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: its collection in YAML, the questions, and the fields that the answers make.

    `head` is a comment for the top of the file; `remarks` are lines for whoever added it.
    """

    collection: str
    about: str
    questions: tuple[Question, ...]
    fields: Callable[[Asking], Iterator[tuple[str, Any]]]
    head: Callable[[Asking], str] = lambda _: ""
    remarks: Callable[[Asking], list[str]] = lambda _: []


@runtime_checkable
class Adds(Protocol):
    """A module that declares a kind of record."""

    KIND: Kind


KINDS: Final[Family[Adds]] = Family(__name__, Adds, "kind of record")
"""Every kind of record that can be added."""
