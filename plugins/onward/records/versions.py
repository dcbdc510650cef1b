"""Versions of the list as they were published: files that are never written again, each named by its day and its digest.

A file is JSON in UTF-8, `{"version": "onward-list/1", "day", "facts", "subprocessors": [{"id", "name", …}]}`, and its name is
`DAY-DIGEST.json` with the first letters of the sha256 of its bytes: `sha256sum` finds the same on any machine.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final, get_args

from onward.finding import OnwardError
from onward.frozen import dataclass
from onward.jsontext import parse_json
from onward.records.safeguards import Activity
from onward.records.standing import Standing
from onward.records.values import parse_date

FORMAT: Final = "onward-list/1"
_SHOWN = 12
_FOREIGN = "is not a version of the list written by `onward notice freeze`"


@dataclass(frozen=True, slots=True)
class Version:
    """The public list of one day, with the text from which its digest is made."""

    path: str
    text: str
    day: date
    vendors: tuple[Mapping[str, Any], ...]

    @property
    def name(self) -> str:
        """The name of its file, without the ending: the address of its page."""
        return self.path.rpartition("/")[2].removesuffix(".json")

    @property
    def digest(self) -> str:
        """The sha256 of the file."""
        return sha256(self.text)


def sha256(text: str) -> str:
    """The sha256 of a text's bytes in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


def file_name(day: date, text: str) -> str:
    """The only name that the file of this text may have."""
    return f"{day.isoformat()}-{sha256(text)[:_SHOWN]}.json"


def read_versions(texts: Mapping[str, str]) -> tuple[Version, ...]:
    """All versions among files {path: JSON}, the latest first; OnwardError for one that was changed after it was written."""
    return tuple(
        sorted((_read(path, text) for path, text in texts.items()), key=lambda version: version.name, reverse=True)
    )


def _read(path: str, text: str) -> Version:
    try:
        document = parse_json(path, text)
    except OnwardError as error:
        raise OnwardError(f"{path} {_FOREIGN}: {error}") from error
    try:
        day, listed = parse_date(document["day"]), document["subprocessors"]
    except (ValueError, KeyError, TypeError):
        raise OnwardError(f"{path} {_FOREIGN}: it has no `day` and `subprocessors`") from None
    if not isinstance(listed, list):
        raise OnwardError(f"{path} {_FOREIGN}: `subprocessors` is not a list")
    for vendor in listed:
        if wrong := _wrong(vendor):
            raise OnwardError(f"{path} {_FOREIGN}: `{wrong}` of a vendor is missing or has the wrong type")
    version = Version(path, text, day, tuple(dict(vendor) for vendor in listed))
    if document.get("version") != FORMAT or f"{version.name}.json" != file_name(version.day, text):
        raise OnwardError(
            f"{path} was changed after it was written: its SHA-256 digest {version.digest} does not match its name."
            " Restore it; `onward notice freeze` writes today's list to a separate file"
        )
    return version


def _wrong(vendor: Any) -> str | None:
    """The first field of a vendor that is not as `freeze` writes it."""
    if not isinstance(vendor, dict):
        return "id"
    for name, fits in _FIELDS.items():
        if name not in vendor and name not in ("id", "name"):
            continue
        if not fits(vendor.get(name)):
            return name
    return None


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(text, str) for text in value)


def _are_standings(value: Any) -> bool:
    return _are_texts(value) and {*value} <= {standing.value for standing in Standing}


def _are_places(value: Any) -> bool:
    """Places as `freeze` writes them; the activity is one that is known."""
    return isinstance(value, list) and all(
        isinstance(place, dict) and all(_is_text(said) or said is None for said in place.values())
        and place.get("activity") in get_args(Activity) for place in value
    )  # fmt: skip


def _is_day(value: Any) -> bool:
    try:
        return bool(parse_date(value))
    except (ValueError, TypeError):
        return False


_FIELDS: Mapping[str, Callable[[Any], bool]] = {
    **dict.fromkeys(("id", "name", "legal_name", "address", "country", "service", "condition"), _is_text),
    **dict.fromkeys(("purposes", "data", "subjects", "products"), _are_texts),
    **dict.fromkeys(("begins", "ends"), _is_day),
    "standing": _are_standings,
    "places": _are_places,
}
