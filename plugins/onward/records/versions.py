"""Versions of the list as they were published: files that are never written again, each named by its day and its digest.

A file is JSON in UTF-8, `{"version": "onward-list/1", "day", "facts", "subprocessors": [{"id", "name", …}]}`, and its name is
`DAY-DIGEST.json` with the first letters of the sha256 of its bytes: `sha256sum` finds the same on any machine.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from onward.finding import OnwardError
from onward.records.values import parse_date

FORMAT: Final = "onward-list/1"
_SHOWN = 12


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
    return tuple(sorted((_read(path, text) for path, text in texts.items()), key=lambda one: one.name, reverse=True))


def _read(path: str, text: str) -> Version:
    try:
        document = json.loads(text)
        one = Version(
            path, text, parse_date(document["day"]), tuple(dict(vendor) for vendor in document["subprocessors"])
        )
    except (ValueError, KeyError, TypeError) as error:
        raise OnwardError(f"{path} is no version of the list as `onward notice freeze` writes it: {error!r}") from error
    if document.get("version") != FORMAT or f"{one.name}.json" != file_name(one.day, text):
        raise OnwardError(
            f"{path} was changed after it was written: its sha256 is {one.digest}, which its name does not say."
            " Restore it; a list that is another today is written beside it by `onward notice freeze`"
        )
    return one
