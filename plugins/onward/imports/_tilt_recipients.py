"""Recipients in documents of TILT: those that are named become vendors, with what each receives and what for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from onward.imports import Asked, Doubt, Draft, Told
from onward.imports._tilt_said import Ids, country, is_example, said
from onward.words.catalogue import languages, words

_ROLES = {
    "subprocessor": "processor", "processor": "processor", "controller": "controller",
    "joint-controller": "joint-controller", "unknown": "",
}  # fmt: skip


class _Recipient:
    """A named recipient, to which the entries of a document add."""

    def __init__(self, identity: str, name: str) -> None:
        self.id = identity
        self.fields: dict[str, Any] = {"name": name, "legal_name": name}
        self.roles: dict[str, str] = {}
        self.data: dict[str, None] = {}
        self.flows: dict[str, dict[str, None]] = {}
        """The data for each purpose of which an entry speaks alone."""


class Recipients:
    """The recipients of a document."""

    def __init__(self, asked: Asked, remarks: list[Told]) -> None:
        self._asked = asked
        self._remarks = remarks
        self._ids = Ids()
        self._named: dict[str, _Recipient] = {}
        self._described: set[str] = set()

    def add(self, recipients: Sequence[Any], data: Sequence[str], purposes: Sequence[str]) -> None:
        """The recipients of an entry, of these categories and for these purposes."""
        for recipient in recipients:
            name, category = said(recipient, "name"), said(recipient, "category")
            if not name:
                self._only_described(category)
                continue
            role, service = _told_apart(category)
            vendor = self._vendor(self._ids.spelling(name))
            vendor.fields.update(
                {
                    key: value
                    for key, value in self._fields(recipient, service).items()
                    if value and key not in vendor.fields
                }
            )
            vendor.data.update(dict.fromkeys(data))
            if len(purposes) == 1:
                vendor.flows.setdefault(purposes[0], {}).update(dict.fromkeys(data))
                vendor.roles |= {purposes[0]: role} if role else {}

    def _only_described(self, category: str) -> None:
        if category and category not in self._described:
            self._described.add(category)
            self._remarks.append(Told(0, f"a recipient without a name, not imported: {category}"))

    def _vendor(self, name: str) -> _Recipient:
        if name not in self._named:
            self._named[name] = _Recipient(self._ids.of(name), name)
        return self._named[name]

    def _fields(self, recipient: Mapping[str, Any], service: str) -> dict[str, Any]:
        return {
            "service": service,
            "address": said(recipient, "address"),
            "contact": said(recipient, "representative", "email"),
            "country": country(recipient, self._asked),
            "example": is_example(recipient),
        }

    def drafts(self) -> Iterator[Draft]:
        """A vendor for each; where it processes the data no document says."""
        for vendor in self._named.values():
            doubts = (Doubt("locations", "", "the document does not say where the data is processed"),)
            fields = {"id": vendor.id, **vendor.fields, "roles": vendor.roles, "data": [*vendor.data]}
            yield Draft("subprocessors", 0, fields, doubts)

    def flows(self) -> Iterator[Draft]:
        """What each receives for each purpose."""
        for vendor in self._named.values():
            for purpose, data in vendor.flows.items():
                ends = {"visibility": "public", "from": "organization", "to": vendor.id}
                yield Draft("flows", 0, {"id": f"{purpose}.{vendor.id}", **ends, "data": [*data], "purpose": purpose})


def _told_apart(category: str) -> tuple[str, str]:
    """The role and the service that a category of recipients names, as an export writes them; else all of it is the service."""
    for label, role, colon in _labels():
        if category == label:
            return role, ""
        if category.startswith(label + colon):
            return role, category.removeprefix(label + colon)
    return "", category


@cache
def _labels() -> tuple[tuple[str, str, str], ...]:
    """What a recipient is called by its role, in each language, the longest first, with what stands behind it."""
    catalogues = [words(language) for language in languages()]
    labels = [
        (say(f"standing.{standing}.name"), role, say("colon"))
        for say in catalogues
        for standing, role in _ROLES.items()
    ]
    return tuple(sorted(labels, key=lambda label: -len(label[0])))
