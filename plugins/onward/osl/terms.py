"""What a list calls the fields of an inventory: for each kind of record, its fields and the members of the list that hold them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final


def _same(names: str, **others: str) -> dict[str, str]:
    return {name: name for name in names.split()} | others


_PARTY: Final = _same(
    "legal_name former_names kind lei registration address country acts_from parent group staff_countries website contact"
    " schemes",
    org="organisation", safeguards="tools",
)  # fmt: skip
PUBLISHER: Final = _same("id name description contacts representatives regimes", **_PARTY)
NOTICE: Final = _same("period objection authorisation days timezone remedy products")
ENTRY: Final = _same(
    "id name description example merged_into successor_of service roles data subjects products condition contract since until"
    " announced",
    **_PARTY, subprocessor_list="own_list", locations="places", subprocessors="engages", active_from="starts",
)  # fmt: skip
TABLES: Final[Mapping[str, tuple[str, Mapping[str, str]]]] = {
    "purposes": ("purposes", _same("name description example role kinds regimes")),
    "data_categories": (
        "data",
        _same("name description example items kinds identifiability non_personal must_stay"),
    ),
    "data_subjects": ("subjects", _same("name description example")),
    "products": ("products", _same("name description example")),
}
"""Collections that a list holds as tables: the member, and what it says of each record."""
PARTS: Final[Mapping[str, Mapping[str, str]]] = {
    "acts_from": _same("country"),
    "parent": _same("name country"),
    "contacts": _same("privacy security legal dpo"),
    "representatives": _same("regime name address contact country example"),
    "schemes": _same("scheme entity covers checked expires"),
    "approval": _same("by reference expires"),
    "condition": _same("text requires unless"),
    "announced": _same("date channel notice"),
    "contract": _same("kind flow_down"),
    "roles": _same("purpose role"),
    "locations": _same("country region activity data products", by="operator"),
    "by": _same("legal_name country", id="entry"),
    "safeguards": _same(
        "instrument modules use base copy document swiss_adaptations expires approval",
        applies_to="purposes", ref="reference",
    ),
}  # fmt: skip
"""Parts of records by the field that holds them: what a list says of each, and by which member."""
FLAT: Final[Mapping[str, str]] = {"flow_down": "kind"}
"""Parts of which a list says one field alone."""
