"""What the questions of several kinds of records share: ids, places, days, and the choices that an inventory gives."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import get_args

from onward.characters import slug
from onward.cli._ask import UNKNOWN, Asking, Question
from onward.records.inventory import ORGANIZATION
from onward.records.safeguards import Activity
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
    """ValueError for what is not a country or a part of one."""
    if text.partition("-")[0] not in asking.law.countries:
        raise ValueError(f"`{text}` is not an ISO 3166-1 country code such as `DE`")


def location(asking: Asking, text: str) -> None:
    """ValueError for what is not COUNTRY or COUNTRY=ACTIVITY."""
    country, _, activity = text.partition("=")
    if country not in GROUPS:
        place(asking, country)
    if activity and activity not in ACTIVITIES:
        raise ValueError(f"`{activity}` is not an activity; choose from {', '.join(ACTIVITIES)}")


LOCATION = Question("location", "location, as COUNTRY=ACTIVITY or COUNTRY alone", location, many=True)
PRODUCT = Question("product", "product (empty: all)", choices=of("products"), many=True)
DATA = Question("data", "category of personal data", choices=of("data_categories"), many=True)
SUBJECT = Question("subject", "category of data subjects", choices=of("data_subjects"), many=True)


def pairs(given: list[str], first: str, second: str) -> list[dict[str, str]] | str:
    """`A=B` answers as mappings of two fields; the answer that nobody knows as it is."""
    if given == [UNKNOWN]:
        return UNKNOWN
    return [pair(one, first, second) for one in given]


def pair(text: str, first: str, second: str) -> dict[str, str]:
    """`A=B` as a mapping of two fields, `A` as one of the first alone."""
    one, _, other = text.partition("=")
    return {first: one, **({second: other} if other else {})}
