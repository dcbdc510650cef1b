"""What the questions of several kinds of records share: ids, places, days, and the choices that an inventory gives."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, Literal, get_args, get_origin, get_type_hints

from onward.characters import slug
from onward.cli._ask import UNKNOWN, Asking, Question
from onward.records.base import Part
from onward.records.described import described
from onward.records.inventory import ORGANIZATION
from onward.records.safeguards import Activity, Authorisation
from onward.records.shape import yaml_name
from onward.records.values import Duration, parse_date

ACTIVITIES: tuple[str, ...] = get_args(Activity)
GROUPS = ("EEA", "EU", "customer-chosen")
"""What stands for a country where the country is not said."""
_ID = re.compile(r"[a-z0-9]+([.-][a-z0-9]+)*")

NAME = Question("name", "name", needed=True)


def named(collection: str, default: Callable[[str], str] = slug) -> Question:
    """The question for an id that no record of a collection has; made of the name where nobody says another."""

    def check(asking: Asking, text: str) -> None:
        free(text, getattr(asking.inventory, collection))

    return Question("id", "id", check, lambda asking: default(asking.one("name")), needed=True)


def free(text: str, taken: object) -> None:
    """ValueError for what cannot be an id, or is one already."""
    if not _ID.fullmatch(text):
        raise ValueError(f"`{text}` is not a valid id: lowercase letters and digits, joined by `-` or `.`")
    if text == ORGANIZATION or text in taken:  # type: ignore[operator]
        raise ValueError(f"`{text}` is already used")


def of(collection: str) -> Callable[[Asking], Sequence[str]]:
    """The ids of a collection as choices."""
    return lambda asking: tuple(getattr(asking.inventory, collection))


def words(*known: str) -> Callable[[Asking], Sequence[str]]:
    """Words of a closed list as choices."""
    return lambda _: known


def day(_: Asking, text: str) -> None:
    """ValueError for what is not a day."""
    try:
        parse_date(text)
    except ValueError:
        raise ValueError(f"`{text}` is not a date (use 2026-01-31)") from None


def period(text: str) -> None:
    """ValueError for what is not a duration."""
    try:
        Duration.parse(text)
    except ValueError:
        raise ValueError(f"`{text}` is not a duration (use P30D)") from None


def place(asking: Asking, text: str) -> None:
    """ValueError for what is not a country or a part of one; a country by its name is told its code."""
    if text.partition("-")[0] not in asking.law.countries:
        from onward.words.countries import called

        code = called(text, asking.law)
        hint = f"; did you mean `{code}`?" if code else " such as `DE`"
        raise ValueError(f"`{text}` is not an ISO 3166-1 country code{hint}")


def location(asking: Asking, text: str) -> None:
    """ValueError for what is not COUNTRY or COUNTRY=ACTIVITY."""
    country, _, activity = text.partition("=")
    if country not in GROUPS:
        place(asking, country)
    if activity and activity not in ACTIVITIES:
        raise ValueError(f"`{activity}` is not an activity; choose from {', '.join(ACTIVITIES)}")


LOCATION = Question(
    "location",
    "location, as COUNTRY=ACTIVITY or COUNTRY alone",
    location,
    many=True,
    shows=lambda _: [f"COUNTRY: a code such as DE, or {', '.join(GROUPS)}; ACTIVITY: {', '.join(ACTIVITIES)}"],
)
PRODUCT = Question("product", "product (empty: all)", choices=of("products"), many=True)
DATA = Question("data", "category of personal data", choices=of("data_categories"), many=True)
SUBJECT = Question("subject", "category of data subjects", choices=of("data_subjects"), many=True)


def pairs(given: list[str], first: str, second: str) -> list[dict[str, str]] | str:
    """`A=B` answers as mappings of two fields; the answer that nobody knows as it is."""
    if given == [UNKNOWN]:
        return UNKNOWN
    return [pair(text, first, second) for text in given]


def pair(text: str, first: str, second: str) -> dict[str, str]:
    """`A=B` as a mapping of two fields, `A` as one of the first alone."""
    left, _, other = text.partition("=")
    return {first: left, **({second: other} if other else {})}


def parts_of_pairs(given: list[str]) -> list[tuple[str, str]]:
    """`A=B` as two words, `A` as one and an empty one."""
    return [(text.partition("=")[0], text.partition("=")[2]) for text in given]


def stated(kind: type[Part], field: str, name: str = "", text: str = "", **more: Any) -> Question:
    """The question for a field by its name in YAML: it asks for what the field states, and offers the words of a closed list.

    `name` is that of the flag, where it is not the field's; `text` what is asked, where what the field states is no question.
    """
    known = closed(kind, field)
    choices = {"choices": words(*known)} if known else {}
    return Question(name or field, text or described(kind, field), **choices | more)


def closed(kind: type[Part], field: str) -> tuple[str, ...]:
    """The words of a field that takes those of a closed list alone."""
    hints = get_type_hints(kind)
    hint = next(hint for attribute, hint in hints.items() if yaml_name(attribute) == field)
    return next(
        (get_args(alternative) for alternative in (hint, *get_args(hint)) if get_origin(alternative) is Literal), ()
    )


AUTHORISATIONS = closed(Authorisation, "authorisation")


def _authorisation(asking: Asking, text: str) -> None:
    word, _, notice = text.partition("=")
    if word not in AUTHORISATIONS:
        raise ValueError(f"`{word}` is not one of them; choose from {', '.join(AUTHORISATIONS)}")
    if notice:
        period(notice)


def authorised(asking: Asking) -> Any:
    """How the processor may engage subprocessors, as it is written in a contract."""
    given = asking.one("authorisation")
    return given if given in ("", UNKNOWN) else pair(given, "authorisation", "notice")


def _clauses(asking: Asking, text: str) -> None:
    instrument, _, module = text.partition("=")
    known = asking.law.known_instruments()
    if instrument not in known:
        raise ValueError(f"`{instrument}` is not an instrument; choose from {', '.join(known)}")
    if module and not module.isdecimal():
        raise ValueError(f"write {instrument}=MODULE with the number of the module, or {instrument} alone")


AUTHORISATION = Question(
    "authorisation",
    f"authorisation of its subprocessors, as {'|'.join(AUTHORISATIONS)}, with a notice period such as general=P30D",
    _authorisation,
)
CLAUSES = Question(
    "clauses",
    "clauses agreed for transfers, as INSTRUMENT=MODULE",
    _clauses,
    many=True,
    shows=lambda asking: [
        f"INSTRUMENT: {', '.join(asking.law.known_instruments())}; MODULE: the number, where it has modules"
    ],
)
