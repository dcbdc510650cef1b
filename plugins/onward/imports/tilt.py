"""Documents of TILT, the Transparency Information Language: what Arts 13 and 14 GDPR ask a controller to tell.

An entry of `dataDisclosed` with one purpose says for which purpose each recipient has the data; one with several does not.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from onward.finding import OnwardError
from onward.imports import Asked, Draft, File, Reading, Told
from onward.imports._records import slug
from onward.imports._tilt_data import Disclosures
from onward.imports._tilt_rights import rights
from onward.imports._tilt_said import country, is_example, said, stated
from onward.tilt import BOTH, RIGHTS, UNRECORDED

ABOUT = "a document of TILT"
ENDINGS = (".json",)
WITHIN = "json"
OWN: Final = "onward"
"""What a document has that `onward export` wrote: what it is made of, and what it could not say."""
_READ: Final = {"meta", "controller", "dataProtectionOfficer", "dataDisclosed", "sources", BOTH, OWN, *RIGHTS}


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
    disclosures = Disclosures(document, asked, whole_names=OWN in document)
    drafts = [_controller(document, asked), *disclosures.drafts(), *rights(document, asked)]
    return Reading(tuple(drafts), (*disclosures.remarks, *_not_read(document)))


def _not_read(document: Mapping[str, Any]) -> Iterator[Told]:
    for name, value in document.items():
        if name in UNRECORDED and value:
            yield Told(0, f"`{name}` is not imported: an inventory has no place for it")
        elif name not in _READ and value:
            yield Told(0, f"`{name}` is not imported; record it where it belongs")


def _controller(document: Mapping[str, Any], asked: Asked) -> Draft:
    controller = document["controller"]
    person, officer = controller.get("representative"), document.get("dataProtectionOfficer")
    mailboxes = (said(document, name, "email") for name in (BOTH, "rightToInformation"))
    fields = {
        "id": slug(said(controller, "name")),
        "name": said(controller, "name"),
        "legal_name": said(controller, "name"),
        "address": said(controller, "address"),
        "country": country(controller, asked),
        "contacts": stated(privacy=next(filter(None, mailboxes), "")),
        **_representative(person),
        "data_protection_officer": stated(
            name=said(officer, "name"),
            address=said(officer, "address"),
            country=country(officer, asked),
            contact=said(officer, "email"),
            example=is_example(officer),
        ),
    }
    return Draft("organization", 0, fields)


def _representative(person: Any) -> dict[str, Any]:
    """Who acts for the controller; under Art. 27 GDPR where the document was exported from records that say so."""
    fields = stated(name=said(person, "name"), contact=said(person, "email"), example=is_example(person))
    regime = said(person, "onward:regime")
    return (
        {"representatives": [{"regime": regime, **fields}]} if regime and fields else {"legal_representative": fields}
    )
