"""What a document of TILT says in one place, read with care: anybody may have written it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import chain, count
from typing import Any

from onward.imports import Asked
from onward.imports._atlas import folded
from onward.imports._records import slug

_SPACE = re.compile(r"[ \t\r\n]+")
_BLANK = ("keineangabe", "noinformation", "n/a", "")


def listed(holder: Any, name: str) -> list[Any]:
    """A list of a document; empty where it is none."""
    value = holder.get(name) if isinstance(holder, Mapping) else None
    return value if isinstance(value, list) else []


def said(value: Any, *names: str) -> str:
    """A text of the document; empty where it says that it says nothing."""
    for name in names:
        value = value.get(name) if isinstance(value, Mapping) else None
    text = line(value) if isinstance(value, str) else ""
    return "" if text.partition("@")[0].casefold().replace(" ", "") in _BLANK else text


def line(text: str) -> str:
    """A text in one line; spaces that French and other languages set before a mark stay what they are."""
    return _SPACE.sub(" ", text).strip()


def country(holder: Any, asked: Asked) -> str:
    """A country that the law data knows; empty for any other."""
    code = said(holder, "country").upper()
    return code if code in asked.law.countries else ""


def answer(holder: Any, name: str) -> bool | None:
    """A yes or no; None where the document gives none."""
    value = holder.get(name) if isinstance(holder, Mapping) else None
    return value if isinstance(value, bool) else None


def is_example(holder: Any) -> bool:
    """Whether a document that was exported marks a part as standing in for facts."""
    return answer(holder, "onward:example") is True


def stated(**fields: Any) -> dict[str, Any]:
    """The fields of a part that state something; a mark of an example alone states nothing."""
    kept = {name: value for name, value in fields.items() if value not in ("", None, False, [])}
    return kept if kept.keys() - {"example"} else {}


class Ids:
    """Names of one collection, each with an id of its own; the first spelling of a name stands for others."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, str]] = {}

    def of(self, name: str) -> str:
        """The id of a name."""
        return self._of(name)[0]

    def spelling(self, name: str) -> str:
        """How the name was first written."""
        return self._of(name)[1]

    def _of(self, name: str) -> tuple[str, str]:
        key = folded(name)
        if key not in self._known:
            taken = {identity for identity, _ in self._known.values()}
            numbered = (f"{slug(name)}-{number}" for number in count(2))
            free = next(identity for identity in chain([slug(name)], numbered) if identity not in taken)
            self._known[key] = free, name
        return self._known[key]
