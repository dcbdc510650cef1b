"""Facts of records in the forms that TILT demands; None for what does not fit, and is left out or asked for."""

from __future__ import annotations

import re
from typing import Final

from onward.records.values import is_country_shaped
from onward.rules.address_cannot_receive import is_mailbox

_REFERENCE: Final = re.compile(r"https?://[\w.~!$&'()*+,;=:@/?#%\[\]-]+", re.ASCII)


def marked(example: bool) -> dict[str, bool]:
    """What says that a part stands in for facts; TILT allows fields of others."""
    return {"onward:example": True} if example else {}


def reference(text: str | None) -> str | None:
    """An address as a program may follow it."""
    return text if text and _REFERENCE.fullmatch(text) else None


def mailbox(text: str | None) -> str | None:
    """An address to which mail can be sent."""
    return text if text and is_mailbox(text) else None


def country(code: str | None) -> str | None:
    """The country of a code, which may name a part of it."""
    return code[:2] if code and is_country_shaped(code) else None
