"""One value of an inventory into what its field wants: a text, a day, a country; what does not fit is a finding."""

from __future__ import annotations

import re
import types
from collections.abc import Callable
from dataclasses import field
from datetime import date
from functools import lru_cache
from typing import Annotated, Any, Literal, TypeAlias, Union, get_args, get_origin

from onward.finding import Finding, Span
from onward.frozen import dataclass
from onward.records import ways_out
from onward.records.base import Mark, Ref
from onward.records.values import Duration, is_country_shaped, parse_date
from onward.yamltext.nearest import did_you_mean
from onward.yamltext.reader import Sequence, Table, problem

_BOOLEANS = {"true": True, "false": False}
_REWRITTEN = {"true", "false", "yes", "no", "on", "off", "y", "n"}
_NOWHERE = {"unknown", "global", "worldwide", ""}
_GROUPS = {"EEA", "EU"}
LONGEST_ID = 100
"""In characters: a file system takes names of 255 bytes, endings and languages included."""


_ID = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*")


Referring: TypeAlias = "tuple[Ref, tuple[str, ...], Table | Sequence, Any, str]"
"""What names refer to, the names, in what they stand and under which key, and their path; those of a list are together, and
have no key.
"""


class Unfit(Exception):
    """A value that does not fit its field; the finding is recorded already."""


@dataclass(slots=True)
class Reading:
    """What is gathered while records are read: findings, and the references to resolve at the end."""

    findings: list[Finding] = field(default_factory=list)
    references: list[Referring] = field(default_factory=list)
    path: list[str] = field(default_factory=list)

    def refuse(self, rule: str, span: Span, message: str, hint: str = "") -> Unfit:
        """Record a finding at the current path; the caller raises what this returns."""
        self.findings.append(problem(rule, span, ".".join(self.path), message, hint))
        return Unfit()


EVERY = frozenset({""})
"""Stands for all texts."""
_PROSE = Mark("prose")
Convert: TypeAlias = Callable[[Reading, Any, "Table | Sequence", Any], Any]
"""From a value, and where it stands in what, to what its field holds; raises Unfit for a value that does not fit."""


def text_of(reading: Reading, value: Any, holder: Table | Sequence, key: Any) -> str:
    """A text."""
    if type(value) is str:
        return value
    name = _named(reading, key)
    hint = ways_out.for_text(name, value)
    raise reading.refuse("wrong-type", holder.span(key), f"`{name}` takes a text, not {_called(value)}", hint)


_CALLED: dict[type[Any], str] = {Table: "a mapping", Sequence: "a list"}


def _called(value: Any) -> str:
    return _CALLED.get(type(value), f"`{value}`" if value is not None else "nothing")


def _named(reading: Reading, key: Any) -> str:
    """A field by its name; an item of a list by that of its list."""
    return key if isinstance(key, str) else next((name for name in reversed(reading.path) if not name.isdigit()), "")


def _parsed(parse: Callable[[str], Any], expected: str, hint: Callable[[str], str]) -> Convert:
    def convert(reading: Reading, value: Any, holder: Table | Sequence, key: Any) -> Any:
        text = text_of(reading, value, holder, key)
        try:
            return parse(text)
        except (ValueError, KeyError):
            raise reading.refuse("wrong-type", holder.span(key), f"`{text}` is not {expected}", hint(text)) from None

    return convert


def table_of(reading: Reading, value: Any, holder: Table | Sequence, key: Any) -> Table:
    """A mapping."""
    if type(value) is Table:
        return value
    name = _named(reading, key)
    message = f"`{name}` takes fields of its own, not {_called(value)}"
    raise reading.refuse("wrong-type", holder.span(key), message, f"write them under it, or as `{name}: {{…}}`")


SIMPLE: dict[Any, Convert] = {
    str: text_of,
    bool: _parsed(lambda text: _BOOLEANS[text], "`true` or `false`", ways_out.for_boolean),
    int: _parsed(int, "a whole number", ways_out.for_number),
    date: _parsed(parse_date, "a date such as 2026-01-31", ways_out.for_day),
    Duration: _parsed(Duration.parse, "an ISO 8601 duration such as P30D or PT48H", ways_out.for_duration),
    dict: table_of,
}
"""Types that need nothing but the value."""


def choice(words: tuple[str, ...]) -> Convert:
    """One of these words."""
    allowed = frozenset(words)

    def convert(reading: Reading, value: Any, holder: Table | Sequence, key: Any) -> Any:
        if type(value) is str and value in allowed:
            return value
        text = text_of(reading, value, holder, key)
        hint = did_you_mean(text, list(words)) or f"expected one of {', '.join(words)}"
        raise reading.refuse("wrong-type", holder.span(key), f"`{text}` is not a value of this field", hint)

    return convert


def identity(reading: Reading, value: Any, holder: Table | Sequence, key: Any) -> str:
    """An id: small words joined by `-` or `.`, short enough for the name of a page."""
    text = text_of(reading, value, holder, key)
    if len(text) > LONGEST_ID:
        raise reading.refuse(
            "wrong-type", holder.span(key), f"an id may have at most {LONGEST_ID} characters", "shorten it"
        )
    if _ID.fullmatch(text):
        return text
    hint = "use lowercase letters and digits, joined by `-` or `.`"
    raise reading.refuse("wrong-type", holder.span(key), f"`{text}` is not a valid id", hint)


@lru_cache(1024)
def _is_place(text: str) -> bool:
    stated = is_country_shaped(text) and (text.lower() == "no" or text.lower() not in _REWRITTEN)
    return stated or text in _GROUPS or text == "customer-chosen"


def country(reading: Reading, value: Any, holder: Table | Sequence, key: Any) -> str | None:
    """A country of ISO 3166-1 or a subdivision, a group of countries, or where the customer chooses; None for no answer."""
    text = text_of(reading, value, holder, key)
    if _is_place(text):
        return text
    if text.lower() in _NOWHERE:
        return None
    if text.lower() in _REWRITTEN:
        message = f"`{text}` is a converted country code; a country is two capital letters"
        raise reading.refuse("country-is-boolean", holder.span(key), message, "did you mean `NO` (Norway)?")
    message = f"`{text}` is not a country code"
    raise reading.refuse("wrong-type", holder.span(key), message, ways_out.for_country(text))


def words_of(hint: Any) -> frozenset[str]:
    """The texts that a field of this annotation holds as they stand, whatever else it takes."""
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return words_of(next(arg for arg in args if arg is not type(None)))
    if origin is Literal:
        return frozenset(args)
    return EVERY if hint is str or (origin is Annotated and args[1] == _PROSE) else frozenset()


def listed(hint: Any) -> Ref | None:
    """What the items of a list refer to."""
    item = get_args(hint)[0] if get_origin(hint) is tuple else None
    ref = get_args(item)[1] if get_origin(item) is Annotated else None
    return ref if isinstance(ref, Ref) else None
