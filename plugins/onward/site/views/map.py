"""A map of the places where data is processed, drawn from Natural Earth when the page is made; no request, no script."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from onward.frozen import dataclass
from onward.records.inventory import ORGANIZATION
from onward.site.parts.edition import Edition
from onward.site.parts.markup import Html, enumerated, join, listed, paragraph, sentence, tag
from onward.site.parts.received import who

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
    template = edition.say.template("map.place")
    in_words = listed(
        sentence(template, country=tag("strong", edition.country(code)), parties=enumerated(edition.say, parties))
        for code, parties in places.items()
    )
    return join([tag("figure", _picture(edition, list(places)), class_="ow-map"), in_words])


def by_country(edition: Edition) -> dict[str, list[Html]]:
    """Who processes data in each country, by the country's name; groups and places of the customer's choice left out."""
    names: dict[str, dict[Html, None]] = {}
    for party in edition.inventory.parties:
        if party in edition.inventory.actors or not edition.is_current(party):
            continue
        for country in _countries(edition, party):
            names.setdefault(country, {})[who(edition, party)] = None
    return {code: list(names[code]) for code in sorted(names, key=edition.country)}


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


def _picture(edition: Edition, codes: list[str]) -> Html:
    world = outline()
    marked = {code.partition("-")[0] for code in codes}
    land = "".join(path for code, path in sorted(world.paths.items()) if code not in marked)
    shapes = [tag("path", d=land, class_="ow-land")]
    for code in sorted(marked & set(world.paths)):
        shapes.append(tag("path", tag("title", edition.country(code)), d=world.paths[code], class_="ow-place"))
    shapes += [_dot(edition, code) for code in sorted(marked & set(world.points))]
    title = edition.say("map.title", countries=edition.say.enumeration(edition.country(code) for code in codes))
    box = f"0 0 {world.width} {world.height}"
    return tag("svg", tag("title", title), *shapes, viewBox=box, role="img", xmlns="http://www.w3.org/2000/svg")


def _dot(edition: Edition, code: str) -> Html:
    x, y = outline().points[code]
    return tag("circle", tag("title", edition.country(code)), cx=f"{x:g}", cy=f"{y:g}", r="5", class_="ow-dot")
