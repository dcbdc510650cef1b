"""What TILT, the Transparency Information Language, calls what records know: for those who write its documents and who read them.

The schema: github.com/Transparency-Information-Language/schema, read on 2026-11-27.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

RIGHTS: Final = {
    "rightToInformation": ("access",),
    "rightToRectificationOrDeletion": ("rectification", "erasure"),
    "rightToDataPortability": ("portability",),
    "rightToWithdrawConsent": ("withdrawal",),
    "rightToComplain": ("complaint",),
}
"""The rights that it knows, by what records call them."""
BOTH: Final = "accessAndDataPortability"
"""What it tells of access and portability together."""
BASES: Final = {
    "consent": "a", "contract": "b", "legal-obligation": "c", "vital-interests": "d", "public-task": "e",
    "legitimate-interests": "f",
}  # fmt: skip
"""Lawful bases by the letter of Art. 6(1) GDPR with which a reference to them ends."""
UNRECORDED: Final[Mapping[str, Any]] = {"automatedDecisionMaking": {}, "changesOfPurpose": []}
"""What the schema demands and an inventory has no place for, as empty as it may be."""
