"""Rights of data subjects in documents of TILT."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from onward.imports import Asked, Draft
from onward.imports._tilt_said import answer, country, said, stated
from onward.tilt import BOTH, RIGHTS


def rights(document: Mapping[str, Any], asked: Asked) -> Iterator[Draft]:
    """A record for each right of which the document says something."""
    for name, kinds in RIGHTS.items():
        section = document.get(name)
        for kind in kinds if isinstance(section, Mapping) and section else ():
            yield _right(section, kind, asked)
    both = document.get(BOTH)
    if not document.get("rightToDataPortability") and answer(both, "available") is not None:
        yield _right(both, "portability", asked)


def _right(section: Any, kind: str, asked: Asked) -> Draft:
    authority = section.get("supervisoryAuthority")
    fields = {
        "id": kind,
        "description": said(section, "description"),
        "excluded": answer(section, "available") is False or "",
        "authority": stated(
            name=said(authority, "name"),
            address=said(authority, "address"),
            country=country(authority, asked),
            contact=said(authority, "email"),
        ),
    }
    return Draft("rights", 0, fields)
