"""A map of the places where data is processed, drawn from Natural Earth when the page is made; no request, no script."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from onward.frozen import dataclass
from onward.records.inventory import ORGANIZATION
from onward.site.parts.choosing import Concern, of_any, of_party
from onward.site.parts.edition import Edition
from onward.site.parts.markup import Html, paragraph, sentence, tag
from onward.site.parts.received import named, who

_WORLD = files("onward.site") / "assets" / "world.json"


@dataclass(frozen=True, slots=True)
class Outline:
    """The countries as paths and middle points, in the units of a picture of this width and height."""

    width: int
    height: int
    paths: Mapping[str, str]
    points: Mapping[str, tuple[float, float]]


@cache
def outline() -> Outline:
    """Natural Earth's countries (public domain) in the Equal Earth projection."""
    document = json.loads(_WORLD.read_text("utf-8"))
    points = {code: (float(x), float(y)) for code, (x, y) in document["points"].items()}
    return Outline(document["width"], document["height"], document["paths"], points)


def view(edition: Edition, options: Mapping[str, str]) -> Html:
    """The map, and the same places in words."""
    places = by_country(edition)
    if not places:
        return paragraph(edition.say("map.none"))
    in_words = (_place(edition, code, parties) for code, parties in places.items())
    picture = tag("figure", _picture(edition, places), class_="ow-map")
    return tag("div", picture, tag("ul", *in_words), class_="ow-places")


def by_country(edition: Edition) -> dict[str, dict[Html, Concern]]:
    """Who processes data in each country, by the country's name; groups and places of the customer's choice left out."""
    names: dict[str, dict[Html, list[Concern]]] = {}
    for party in edition.inventory.parties:
        if party in edition.inventory.actors or not edition.is_current(party):
            continue
        for country in _countries(edition, party):
            names.setdefault(country, {}).setdefault(who(edition, party), []).append(of_party(edition, party))
    return {
        code: {name: of_any(concerns) for name, concerns in names[code].items()}
        for code in sorted(names, key=edition.country)
    }


def _place(edition: Edition, code: str, parties: Mapping[Html, Concern]) -> Html:
    """A country with those who process there."""
    country = tag("strong", edition.country(code))
    place = sentence(edition.say.template("map.place"), country=country, parties=named(edition, parties, "companies"))
    return tag("li", place, **of_any(parties.values()).attributes)


def _countries(edition: Edition, party: str) -> list[str]:
    record = edition.inventory.parties[party]
    stated = [place.country for place in getattr(record, "locations", ())]
    if party == ORGANIZATION:
        stated = [getattr(record, "country", None), *getattr(record, "staff_countries", ())]
    countries = edition.world.law.countries
    return [
        code
        for country in stated
        if country
        for code in edition.world.law.expand(country)
        if code.partition("-")[0] in countries
    ]


def _picture(edition: Edition, places: Mapping[str, Mapping[Html, Concern]]) -> Html:
    """All land, and above it each country with a place in it."""
    world = outline()
    there: dict[str, list[Concern]] = {}
    for code, parties in places.items():
        there.setdefault(code.partition("-")[0], []).extend(parties.values())
    concerned = {code: of_any(concerns) for code, concerns in sorted(there.items())}
    shapes = [tag("path", d="".join(world.paths.values()), class_="ow-land")]
    for code, concern in concerned.items():
        if code in world.paths:
            title = tag("title", edition.country(code))
            shapes.append(tag("path", title, d=world.paths[code], class_="ow-place", **concern.attributes))
    shapes += [_dot(edition, code, concern) for code, concern in concerned.items() if code in world.points]
    box = f"0 0 {world.width} {world.height}"
    title = tag("title", edition.say("map.title"))
    return tag("svg", title, *shapes, viewBox=box, role="img", xmlns="http://www.w3.org/2000/svg")


def _dot(edition: Edition, code: str, concern: Concern) -> Html:
    x, y = outline().points[code]
    shown = {"cx": f"{x:g}", "cy": f"{y:g}", "r": "5", "class_": "ow-dot", **concern.attributes}
    return tag("circle", tag("title", edition.country(code)), **shown)
