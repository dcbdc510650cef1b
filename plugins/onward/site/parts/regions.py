"""The one choice of region: under which law a page is read. It works without a script; the script keeps it in the address."""

from __future__ import annotations

from onward.site.parts.edition import Edition
from onward.site.parts.markup import Html, field, tag


def regions(edition: Edition) -> Html | None:
    """A radio button for each law that protects data, the organization's first one checked; none where there is but one law."""
    if len(edition.regimes) < 2:
        return None
    legend = tag("legend", edition.say("chooser.law"))
    return tag(
        "fieldset", legend, *(_law(edition, law, not at) for at, law in enumerate(edition.regimes)), class_="ow-regions"
    )


def _law(edition: Edition, law: str, first: bool) -> Html:
    button = field(type="radio", name="region", value=law, checked="" if first else None)
    key = f"chooser.regions.{law}"
    title = edition.say(key) if key in edition.say else None
    return tag("label", button, tag("span", edition.regime(law)), title=title)
