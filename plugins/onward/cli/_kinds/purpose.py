"""A new purpose: why data is processed, in which role, and on which basis where the organization is the controller."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from onward.cli._ask import Asking, Question
from onward.cli._kinds import Kind
from onward.cli._kinds._common import NAME, named, stated, words
from onward.records.base import Role
from onward.records.data import LawfulBasis, Purpose, PurposeKind


def _decides(asking: Asking) -> bool:
    return "controller" in asking.one("role")


def _fields(asking: Asking) -> Iterator[tuple[str, Any]]:
    for name in ("id", "name", "role", "lawful_basis", "interest", "law"):
        yield name, asking.one(name)
    yield "kinds", asking.several("kind_of")


KIND = Kind(
    "purposes",
    "a purpose",
    (
        NAME,
        named("purposes"),
        Question("role", "role of your organization", choices=words(*get_args(Role))),
        Question(
            "lawful_basis",
            "lawful basis, where you are the controller",
            choices=words(*get_args(LawfulBasis)),
            asked=_decides,
        ),
        Question(
            "interest",
            "legitimate interest",
            asked=lambda asking: asking.one("lawful_basis") == "legitimate-interests",
        ),
        stated(
            Purpose,
            "law",
            asked=lambda asking: asking.one("lawful_basis") == "legal-obligation",
        ),
        Question(
            "kind_of", "special kind of purpose with rules of its own", choices=words(*get_args(PurposeKind)), many=True
        ),
    ),
    _fields,
)
