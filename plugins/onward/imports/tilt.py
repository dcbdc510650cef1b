"""Documents of TILT, the Transparency Information Language: controller, categories of data, purposes, named recipients."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from onward.finding import OnwardError
from onward.imports import Asked, Doubt, Draft, File, Reading, Told
from onward.imports._records import slug

ABOUT = "a document of TILT"
ENDINGS = (".json",)
WITHIN = "json"
_BASES = {
    "a": "consent",
    "b": "contract",
    "c": "legal-obligation",
    "d": "vital-interests",
    "e": "public-task",
    "f": "legitimate-interests",
}
_NOT_SAID = "the document does not say"
_BLANK = ("keineangabe", "noinformation", "n/a", "")


def fits(file: File) -> bool:
    """Whether it has a controller and what is disclosed."""
    head = file.text[:200_000]
    return '"dataDisclosed"' in file.text and '"controller"' in head


def read(file: File, asked: Asked) -> Reading:
    """What a controller declares. OnwardError where it is no document of TILT."""
    try:
        found = json.loads(file.text)
    except (json.JSONDecodeError, RecursionError, ValueError) as error:
        raise OnwardError(f"`{file.name}` is not JSON that can be read") from error
    if not isinstance(found, Mapping) or not isinstance(found.get("controller"), Mapping):
        raise OnwardError(f"`{file.name}` has no controller")
    disclosed = [one for one in _listed(found, "dataDisclosed") if isinstance(one, Mapping)]
    told: list[Told] = []
    drafts = [
        _controller(found, asked),
        *_categories(disclosed),
        *_purposes(disclosed),
        *_recipients(disclosed, asked, told),
    ]
    for name, value in found.items():
        if name not in ("meta", "controller", "dataProtectionOfficer", "dataDisclosed") and value:
            told.append(Told(0, f"`{name}` is not imported; record it where it belongs"))
    return Reading(tuple(drafts), tuple(told))


def _listed(found: Mapping[str, Any], name: str) -> list[Any]:
    value = found.get(name)
    return value if isinstance(value, list) else []


def _said(found: Any, *names: str) -> str:
    """A text of the document; empty where it says that it says nothing."""
    for name in names:
        found = found.get(name) if isinstance(found, Mapping) else None
    text = " ".join(str(found).split()) if isinstance(found, str) else ""
    return "" if text.partition("@")[0].casefold().replace(" ", "") in _BLANK else text


def _country(found: Any, asked: Asked) -> str:
    code = _said(found, "country").upper()
    return code if code in asked.law.countries else ""


def _controller(found: Mapping[str, Any], asked: Asked) -> Draft:
    one = found["controller"]
    contacts = {"dpo": _said(found, "dataProtectionOfficer", "email"), "privacy": _said(one, "representative", "email")}
    fields = {
        "id": slug(_said(one, "name")),
        "name": _said(one, "name"),
        "legal_name": _said(one, "name"),
        "address": _said(one, "address"),
        "country": _country(one, asked),
        "contacts": {name: mail for name, mail in contacts.items() if mail},
    }
    return Draft("organization", 0, fields)


def _categories(disclosed: list[Mapping[str, Any]]) -> Iterator[Draft]:
    seen: set[str] = set()
    for one in disclosed:
        text = _said(one, "category")
        for name in (" ".join(piece.split()) for piece in text.split(";")):
            if name and slug(name) not in seen:
                seen.add(slug(name))
                yield Draft("data_categories", 0, {"id": slug(name), "name": name})


def _purposes(disclosed: list[Mapping[str, Any]]) -> Iterator[Draft]:
    """Purposes with their lawful basis, where all declarations give the same one."""
    found: dict[str, tuple[Any, set[str]]] = {}
    for one in disclosed:
        bases = {_said(basis, "reference") for basis in _listed(one, "legalBases")}
        for purpose in _listed(one, "purposes"):
            if name := _said(purpose, "purpose"):
                found.setdefault(slug(name), (purpose, set()))[1].update(bases)
    for identity, (purpose, bases) in found.items():
        known = {_BASES.get(one.lower().removeprefix("dsgvo-6-1-").removeprefix("gdpr-6-1-"), "") for one in bases}
        fields = {
            "id": identity,
            "name": _said(purpose, "purpose"),
            "description": _said(purpose, "description"),
            "role": "controller",
        }
        if len(known) == 1 and (basis := known.pop()):
            yield Draft("purposes", 0, {**fields, "lawful_basis": basis})
        else:
            doubt = Doubt("lawful_basis", ", ".join(sorted(bases)), "more than one, or none that is known here")
            yield Draft("purposes", 0, fields, (doubt,))


def _recipients(disclosed: list[Mapping[str, Any]], asked: Asked, told: list[Told]) -> Iterator[Draft]:
    """Recipients that are named; those that are only described name nobody."""
    seen: set[str] = set()
    for one in (recipient for each in disclosed for recipient in _listed(each, "recipients")):
        name, category = _said(one, "name"), _said(one, "category")
        key = name or category
        if not key or key in seen:
            continue
        seen.add(key)
        if not name:
            told.append(Told(0, f"a recipient without a name, not imported: {category}"))
            continue
        fields = {
            "name": name,
            "legal_name": name,
            "service": category,
            "address": _said(one, "address"),
            "contact": _said(one, "representative", "email"),
            "country": _country(one, asked),
        }
        doubts = (Doubt("locations", "", f"{_NOT_SAID} where the data is processed"),)
        yield Draft("subprocessors", 0, {field: value for field, value in fields.items() if value}, doubts)
