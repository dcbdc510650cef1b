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
        document = json.loads(file.text)
    except (json.JSONDecodeError, RecursionError, ValueError) as error:
        raise OnwardError(f"`{file.name}` is not JSON that can be read") from error
    if not isinstance(document, Mapping) or not isinstance(document.get("controller"), Mapping):
        raise OnwardError(f"`{file.name}` has no controller")
    disclosed = [disclosure for disclosure in _listed(document, "dataDisclosed") if isinstance(disclosure, Mapping)]
    remarks: list[Told] = []
    drafts = [
        _controller(document, asked),
        *_categories(disclosed),
        *_purposes(disclosed),
        *_recipients(disclosed, asked, remarks),
    ]
    for name, value in document.items():
        if name not in ("meta", "controller", "dataProtectionOfficer", "dataDisclosed") and value:
            remarks.append(Told(0, f"`{name}` is not imported; record it where it belongs"))
    return Reading(tuple(drafts), tuple(remarks))


def _listed(holder: Mapping[str, Any], name: str) -> list[Any]:
    value = holder.get(name)
    return value if isinstance(value, list) else []


def _said(value: Any, *names: str) -> str:
    """A text of the document; empty where it says that it says nothing."""
    for name in names:
        value = value.get(name) if isinstance(value, Mapping) else None
    text = " ".join(str(value).split()) if isinstance(value, str) else ""
    return "" if text.partition("@")[0].casefold().replace(" ", "") in _BLANK else text


def _country(holder: Any, asked: Asked) -> str:
    code = _said(holder, "country").upper()
    return code if code in asked.law.countries else ""


def _controller(document: Mapping[str, Any], asked: Asked) -> Draft:
    controller = document["controller"]
    contacts = {
        "dpo": _said(document, "dataProtectionOfficer", "email"),
        "privacy": _said(controller, "representative", "email"),
    }
    fields = {
        "id": slug(_said(controller, "name")),
        "name": _said(controller, "name"),
        "legal_name": _said(controller, "name"),
        "address": _said(controller, "address"),
        "country": _country(controller, asked),
        "contacts": {name: mail for name, mail in contacts.items() if mail},
    }
    return Draft("organization", 0, fields)


def _categories(disclosed: list[Mapping[str, Any]]) -> Iterator[Draft]:
    seen: set[str] = set()
    for disclosure in disclosed:
        text = _said(disclosure, "category")
        for name in (" ".join(piece.split()) for piece in text.split(";")):
            if name and slug(name) not in seen:
                seen.add(slug(name))
                yield Draft("data_categories", 0, {"id": slug(name), "name": name})


def _purposes(disclosed: list[Mapping[str, Any]]) -> Iterator[Draft]:
    """Purposes with their lawful basis, where all declarations give the same one."""
    purposes: dict[str, tuple[Any, set[str]]] = {}
    for disclosure in disclosed:
        bases = {_said(basis, "reference") for basis in _listed(disclosure, "legalBases")}
        for purpose in _listed(disclosure, "purposes"):
            if name := _said(purpose, "purpose"):
                purposes.setdefault(slug(name), (purpose, set()))[1].update(bases)
    for identity, (purpose, bases) in purposes.items():
        known = {
            _BASES.get(reference.lower().removeprefix("dsgvo-6-1-").removeprefix("gdpr-6-1-"), "")
            for reference in bases
        }
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


def _recipients(disclosed: list[Mapping[str, Any]], asked: Asked, remarks: list[Told]) -> Iterator[Draft]:
    """Recipients that are named; those that are only described name nobody."""
    seen: set[str] = set()
    for recipient in (recipient for each in disclosed for recipient in _listed(each, "recipients")):
        name, category = _said(recipient, "name"), _said(recipient, "category")
        key = name or category
        if not key or key in seen:
            continue
        seen.add(key)
        if not name:
            remarks.append(Told(0, f"a recipient without a name, not imported: {category}"))
            continue
        fields = {
            "name": name,
            "legal_name": name,
            "service": category,
            "address": _said(recipient, "address"),
            "contact": _said(recipient, "representative", "email"),
            "country": _country(recipient, asked),
        }
        doubts = (Doubt("locations", "", f"{_NOT_SAID} where the data is processed"),)
        yield Draft("subprocessors", 0, {field: value for field, value in fields.items() if value}, doubts)
