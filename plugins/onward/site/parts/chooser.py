"""The form in which readers say once what concerns them, and a table's filters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from onward.site.parts.cases import cases, page_of, title
from onward.site.parts.edition import Edition
from onward.site.parts.facets import UNKNOWN, Facets, features_that_matter
from onward.site.parts.markup import Html, anchor, enumerated, field, join, paragraph, sentence, tag
from onward.site.parts.regions import regions

Choices = Iterable[tuple[str, str]]


def chooser(edition: Edition, product: str | None = None, rows: Sequence[Facets] = (), links: bool = True) -> Html:
    """The choice of region, and the form, narrowed to a product's own page where one is given; filters choose from `rows`.

    `links` adds the ready page of each case, for who has no script.
    """
    return join(
        [regions(edition), form(edition, product, rows), case_links(edition) if links and not product else None]
    )


def form(edition: Edition, product: str | None = None, rows: Sequence[Facets] = ()) -> Html:
    """The form alone; hidden until the page's script shows it."""
    say = edition.say
    status = tag("p", role="status", class_="ow-chooser__said")
    clear = tag("button", say("chooser.clear"), type="reset", class_="md-button")
    fields = join([*_case_fields(edition, product), *(_filters(edition, rows) if rows else ())])
    return tag(
        "form", tag("fieldset", tag("legend", say("chooser.title")), tag("div", fields, class_="ow-chooser__fields")),
        tag("div", status, clear, class_="ow-chooser__end"), class_="ow-chooser", hidden="", data_product=product,
    )  # fmt: skip


def case_links(edition: Edition) -> Html | None:
    """The ready page of each case."""
    pages = [anchor(page_of(case), title(edition, case)) for case in cases(edition)]
    whole = sentence(edition.say.template("chooser.pages"), pages=enumerated(edition.say, pages))
    return paragraph(whole, class_="ow-quiet") if pages else None


def _case_fields(edition: Edition, fixed: str | None) -> Iterator[Html]:
    say, products = edition.say, edition.inventory.products
    if fixed is None and products:
        yield _select(edition, "product", ((product.id, product.title) for product in products.values()))
    for product in products.values() if fixed is None else [products[fixed]]:
        names = {feature.id: feature.name or feature.id for feature in product.features if feature.id}
        for feature in features_that_matter(edition, product):
            box = field(type="checkbox", name="with", value=feature)
            yield tag("label", box, " ", say("chooser.with", feature=names[feature]), data_of=product.id,
                      class_="ow-chooser__feature")  # fmt: skip


def _filters(edition: Edition, rows: Sequence[Facets]) -> Iterator[Html]:
    """The search, and behind a word of its own what only some readers ask for."""
    yield _field(
        edition,
        "search",
        field(
            type="search", id="choose-search", name="find", autocomplete="off", placeholder=edition.say("chooser.find")
        ),
    )
    summary = tag("summary", edition.say("chooser.more"))
    yield tag("details", summary, tag("div", *_facets(edition, rows)), class_="ow-chooser__more")


def _facets(edition: Edition, rows: Sequence[Facets]) -> Iterator[Html]:
    say = edition.say
    countries = {way.country for row in rows for way in row.ways}
    named = ((code, edition.country(None if code == UNKNOWN else code)) for code in countries)
    yield _select(edition, "country", sorted(named, key=lambda choice: (choice[0] == UNKNOWN, choice[1])))
    data = {name for row in rows for name in row.data}
    yield _select(
        edition,
        "data",
        (
            (category.id, category.title)
            for category in edition.inventory.data_categories.values()
            if category.id in data
        ),
    )
    grounds = {way.ground for row in rows for way in row.ways if way.ground}
    yield _select(
        edition,
        "ground",
        sorted(((ground, say(f"explained.{ground}.title")) for ground in grounds), key=lambda choice: choice[1]),
    )


def _select(edition: Edition, name: str, choices: Choices) -> Html:
    every = tag("option", edition.say(f"chooser.every.{name}"), value="")
    options = (tag("option", label, value=value) for value, label in choices)
    return _field(edition, name, tag("select", every, *options, name=name, id=f"choose-{name}"))


def _field(edition: Edition, name: str, control: Html) -> Html:
    return tag("div", tag("label", edition.say(f"chooser.{name}"), for_=f"choose-{name}"), control)
