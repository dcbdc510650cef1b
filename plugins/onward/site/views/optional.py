"""What a customer can do without: services and flows that are in use only in some cases, and how to switch them off."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onward.records.safeguards import Condition
from onward.site.parts.drawings import data_of
from onward.site.parts.edition import Edition
from onward.site.parts.markup import Html, Row, lines, listed, quiet, table

_FEATURE = "feature:"
_GRANT = "customer-grant"
_COLUMNS = ("what", "data", "when", "off")


def view(edition: Edition, options: Mapping[str, str]) -> Html:
    """Each service or flow that depends on a choice: when it is in use, and what to do so that it is not."""
    columns = [edition.say(f"optional.columns.{name}") for name in _COLUMNS]
    rows = [*_vendors(edition), *_flows(edition)]
    return table(edition.say("optional.title"), columns, rows, edition.say("optional.none"))


def _vendors(edition: Edition) -> Iterator[Row]:
    for vendor in edition.inventory.subprocessors.values():
        if vendor.condition and edition.is_current(vendor.id):
            what = lines(edition.party_link(vendor.id), quiet(vendor.service) if vendor.service else None)
            data = edition.names("data_categories", vendor.data)
            yield "", (what, data, vendor.condition.text, _off(edition, vendor.condition))


def _flows(edition: Edition) -> Iterator[Row]:
    for link in edition.links:
        condition = link.flow.condition if link.flow else None
        if condition:
            way = edition.say("flows.spoken", source=edition.party(link.source), target=edition.party(link.target))
            why = edition.say.enumeration(edition.named("purposes", link.purposes))
            data = listed(data_of(edition, link))
            yield "", (lines(way, quiet(why) if why else None), data, condition.text, _off(edition, condition))


def _off(edition: Edition, condition: Condition) -> str:
    """How a customer decides; as the contract says where the condition names no choice."""
    say = edition.say
    if condition.requires == _GRANT:
        return say("optional.grant")
    for field, key in (("requires", "without"), ("unless", "with")):
        name = _feature(edition, getattr(condition, field))
        if name:
            return say(f"optional.{key}", feature=name)
    return say("optional.contract")


def _feature(edition: Edition, stated: str | None) -> str | None:
    """The name of the feature that a condition names."""
    if not stated or not stated.startswith(_FEATURE):
        return None
    wanted = stated.removeprefix(_FEATURE)
    features = (feature for product in edition.inventory.products.values() for feature in product.features)
    return next((feature.name or feature.id for feature in features if feature.id == wanted), None)
