"""A page for each product's data flows, and one for all of them: the drawing, and the same flows as a table."""

from __future__ import annotations

from collections.abc import Iterator

from onward.site.page import Block, Page, placeholder, plain
from onward.site.parts.chooser import chooser
from onward.site.parts.edition import Edition
from onward.site.parts.facets import flow_facets
from onward.site.parts.flows import diagram, flow_table, party_table
from onward.site.parts.markup import paragraph, prose
from onward.site.parts.pieces import Part, parts_of, way_to_parts


def pages(edition: Edition) -> Iterator[Page]:
    """`data-flows/<product>.md` and `data-flows/all.md`; where there are too many flows, a page for each part of them."""
    for product in (*edition.inventory.products, None):
        parts = parts_of(edition, product)
        if len(parts) > 1:
            yield _overview(edition, product)
        for part in parts:
            yield _page(edition, product, part)


def _overview(edition: Edition, product: str | None) -> Page:
    ways = way_to_parts(edition, edition.links_of(product), product)
    return _made(
        edition, product, f"data-flows/{product or 'all'}.md", "", {"about": _about(edition, product), "parts": ways}
    )


def _page(edition: Edition, product: str | None, part: Part) -> Page:
    say, links, name = edition.say, part.links, _name(edition, product)
    identity = part.path.removesuffix(".md").replace("data-flows/", "flows-").replace("/", "-")
    drawing = diagram(edition, identity, say("flows.drawing", product=name), links, lambda _: part.path)
    blocks: dict[str, Block] = {
        "about": _about(edition, product),
        "choice": chooser(edition, product, [flow_facets(edition, one) for one in links]),
        "diagram": drawing if links else paragraph(say("flows.none")),
        "table": flow_table(edition, links, say("flows.table", product=name), ids=True),
        "parties": party_table(edition, links, say("flows.parties", product=name)),
    }
    told_twice = product is None and bool(part.title and edition.inventory.products)
    return _made(edition, product, part.path, part.title, blocks, visible=not told_twice)


def _name(edition: Edition, product: str | None) -> str:
    record = edition.inventory.products.get(product or "")
    return record.title if record else edition.say("flows.all")


def _about(edition: Edition, product: str | None) -> Block:
    record = edition.inventory.products.get(product or "")
    about = prose(record.description if record else None)
    return about or paragraph(edition.say("flows.about", product=_name(edition, product)))


def _made(
    edition: Edition, product: str | None, path: str, part: str, blocks: dict[str, Block], visible: bool = True
) -> Page:
    say, name = edition.say, _name(edition, product)
    title = say("flows.page", product=f"{name}, {part}" if part else name)
    headed = {"diagram": "diagram", "table": "rows", "parties": "parties"}
    text = "".join(
        f"\n## {say(f'flows.heading.{headed[block]}')}\n{placeholder(block)}" if block in headed else placeholder(block)
        for block in blocks
    )
    about = say("flows.description", product=name, owner=edition.owner)
    return Page(path, title, about, f"# {plain(title)}\n{text}", blocks, say("nav.flows"), visible, found=(about,))
