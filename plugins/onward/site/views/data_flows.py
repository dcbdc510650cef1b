"""Pages for each product's data flows, and for all of them: an overview, what each group in it holds, and the same in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onward.records.standing import Status
from onward.site.diagrams.folded import Drawing
from onward.site.page import Block, Page, link, placeholder, plain
from onward.site.parts.chooser import form
from onward.site.parts.edition import Edition, product_page
from onward.site.parts.facets import flow_facets
from onward.site.parts.flows import in_words, omission
from onward.site.parts.markup import Html, anchor, join, listed, paragraph, prose, quiet, tag
from onward.site.parts.pieces import TABLED, Album, album, by_place, tabled, tables
from onward.site.parts.regions import regions


def pages(edition: Edition) -> Iterator[Page]:
    """`data-flows/<product>.md` and `data-flows/all.md`, and below each a page for every group that its drawing opens."""
    for product in (*edition.inventory.products, None):
        of = album(edition, product)
        for drawing in of.own:
            rows = of.rows(drawing)
            yield _page(of, product, drawing, rows)
            for number in range(1, _sheets(rows)):
                yield _sheet(of, product, drawing, rows, number)
    if placed := by_place(edition):
        homes = _homes(album(edition, None))
        yield from (_page(placed, None, drawing, placed.rows(drawing), homes) for drawing in placed.own)


def _homes(of: Album) -> Mapping[str, str]:
    """The page on which each flow has its row; the first where several have it."""
    rows = [(drawing, at, flow) for drawing in of.own for at, flow in enumerate(of.rows(drawing))]
    return {flow: _path(of, drawing, at // TABLED) for drawing, at, flow in reversed(rows)}


def _sheets(rows: tuple[str, ...]) -> int:
    """On how many pages rows stand, the drawing's own included."""
    return max(1, -(-len(rows) // TABLED))


def _path(of: Album, drawing: Drawing, sheet: int) -> str:
    path = of.opens(drawing.path)
    return f"{path.removesuffix('.md')}/rows-{sheet + 1}.md" if sheet else path


def _sheet(of: Album, product: str | None, drawing: Drawing, rows: tuple[str, ...], number: int) -> Page:
    """Further rows of a drawing whose flows are too many for its page."""
    edition, say = of.edition, of.edition.say
    name = _titled(of, product, drawing)
    links = [of.links[flow] for flow in rows[number * TABLED : (number + 1) * TABLED]]
    title = say("subprocessors.chapter", purpose=name, n=number + 1, all=_sheets(rows))
    blocks: dict[str, Block] = {
        "about": paragraph(anchor(link(of.opens(drawing.path)), say("flows.back", product=name))),
        "choice": join([regions(edition), form(edition, product, [flow_facets(edition, each) for each in links])]),
        "tables": tabled(edition, links, title, "rows"),
    }
    return _made(edition, product, _path(of, drawing, number), title, blocks, visible=False)


def _titled(of: Album, product: str | None, drawing: Drawing) -> str:
    say = of.edition.say
    name = say("flows.by-place", product=_name(of.edition, product)) if _is_by_place(of) else _name(of.edition, product)
    return ": ".join([name, *([of.named(drawing)] if drawing.path else [])])


def _is_by_place(of: Album) -> bool:
    placed = by_place(of.edition)
    return placed is not None and of.base == placed.base


def _page(
    of: Album, product: str | None, drawing: Drawing, every: tuple[str, ...], homes: Mapping[str, str] | None = None
) -> Page:
    """A drawing with its rows; with `homes` these are on other pages."""
    edition, say, path = of.edition, of.edition.say, of.opens(drawing.path)
    name = _titled(of, product, drawing)
    links = [of.links[flow] for line in drawing.lines for flow in line.flows]
    rows = () if homes else every[:TABLED]
    beyond = {flow: homes[flow] if homes else _path(of, drawing, at // TABLED) for at, flow in enumerate(every)
              if at >= len(rows)}  # fmt: skip
    identity = path.removesuffix(".md").replace("data-flows/", "flows-").replace("/", "-")
    picture = of.picture(
        identity, say("flows.drawing", product=name), (drawing, of.fold.slimmed(drawing)), path, rows, beyond
    )
    blocks: dict[str, Block] = {
        "about": _about(of, product, drawing),
        "choice": join(
            [
                *(() if drawing.path else (_products(of, product), _lenses(of, product))),
                regions(edition),
                form(edition, product, [flow_facets(edition, of.links[flow]) for flow in rows]),
            ]
        ),
        "diagram": picture.diagram() if links else paragraph(say("flows.none")),
        "groups": _groups(of, drawing),
        "words": join([in_words(picture) if links else None, None if rows else omission(edition)]),
        "tables": join([tables(picture, name), None if homes else _more(of, drawing, every)]),
    }
    products = [album(edition, each) for each in edition.inventory.products] if product is None and drawing.path else []
    told_twice = bool(products) and not any(
        path == each.opens(drawing.path) for each in products if drawing.path in each.by_path
    )
    return _made(edition, product, path, name, blocks, visible=not told_twice and not homes)


def _more(of: Album, drawing: Drawing, rows: tuple[str, ...]) -> Html | None:
    """The ways to further rows."""
    say, sheets = of.edition.say, _sheets(rows)
    ways = (
        anchor(link(_path(of, drawing, number)), say("flows.sheet", n=number + 1, all=sheets))
        for number in range(1, sheets)
    )
    return paragraph(join(ways, " · ")) if sheets > 1 else None


def _name(edition: Edition, product: str | None) -> str:
    record = edition.inventory.products.get(product or "")
    return record.title if record else edition.say("flows.all")


def _lenses(of: Album, product: str | None) -> Html | None:
    """The way from groups by purpose to those by place, and back; or why there are none by purpose, as in a list."""
    say, placed = of.edition.say, by_place(of.edition)
    if of.fold.lens != of.fold.asked and any(box.opens for box in of.fold.overview.boxes):
        return paragraph(say("flows.by-country"), class_="ow-quiet")
    if product or not placed:
        return None
    ways = {"purpose": product_page(None), "place": link(placed.opens(()))}
    here = "place" if _is_by_place(of) else "purpose"
    shown = (
        tag("strong", say(f"flows.lens.{lens}")) if lens == here else anchor(page, say(f"flows.lens.{lens}"))
        for lens, page in ways.items()
    )
    return paragraph(say.labelled(say("flows.grouped"), ""), join(shown, " · "), class_="ow-quiet")


def _products(of: Album, product: str | None) -> Html | None:
    """The ways to the drawing of each product, and of all."""
    edition = of.edition
    if not edition.inventory.products:
        return None
    names = {choice: _name(edition, choice) for choice in (None, *edition.inventory.products)}
    ways = (
        tag("strong", name) if choice == product and not _is_by_place(of) else anchor(product_page(choice), name)
        for choice, name in names.items()
    )
    return paragraph(edition.say.labelled(edition.say("chooser.product"), ""), join(ways, " · "), class_="ow-quiet")


def _about(of: Album, product: str | None, drawing: Drawing) -> Block:
    """How much there is, and what the product is; below an overview the way back to it."""
    edition, say = of.edition, of.edition.say
    record = edition.inventory.products.get(product or "")
    flows = say.count("flows.count", sum(len(line.flows) for line in drawing.lines))
    vendors = [
        edition.inventory.subprocessors[name]
        for name in drawing.members
        if name in edition.inventory.subprocessors and (drawing.path or name in of.ends)
    ]
    planned = sum(edition.world.status(vendor) is Status.PLANNED for vendor in vendors)
    companies = [say.count("diagram.box.companies", len(vendors) - planned)]
    companies += [say.count("summary.planned", planned)] if planned else []
    summary = say("flows.counted", flows=flows, companies=", ".join(companies))
    overview = link(of.opens(())) if _is_by_place(of) else product_page(product)
    back = anchor(overview, say("flows.back", product=_name(edition, product))) if drawing.path else None
    about = None if drawing.path else prose(record.description if record else None)
    return join([paragraph(summary, class_="ow-lead"), paragraph(back) if back else about])


def _groups(of: Album, drawing: Drawing) -> Html:
    """The ways to what groups hold, for who does not look at the drawing."""
    say, flows = of.edition.say, of.fold.flows_of
    below = [other for other in of.fold.drawings if other.path[:-1] == drawing.path and other.path]
    ways = (
        join([
            anchor(link(of.opens(other.path)), of.named(other)), " ",
            quiet(", ".join((say.count("diagram.box.companies", len(other.members)),
                             say.count("flows.count", len(flows(other.members)))))),
        ]) for other in below
    )  # fmt: skip
    return join([paragraph(say("flows.groups")), listed(ways)]) if below else Html("")


def _made(edition: Edition, product: str | None, path: str, name: str, blocks: dict[str, Block], visible: bool) -> Page:
    say = edition.say
    title = say("flows.page", product=name)
    about = say("flows.description", product=_name(edition, product), owner=edition.owner)
    text = "".join(placeholder(block) for block in blocks)
    return Page(path, title, about, f"# {plain(title)}\n{text}", blocks, say("nav.flows"), visible, found=(about,))
