"""A page for each product's data flows, and one for all of them: the drawing, and the same flows as a table."""

from __future__ import annotations

from collections.abc import Iterator

from onward.site.page import Page, placeholder, plain
from onward.site.pages._edition import Edition
from onward.site.pages._flows import diagram, flow_table
from onward.site.pages._markup import paragraph, prose


def pages(edition: Edition) -> Iterator[Page]:
    """`data-flows/<product>.md` and `data-flows/all.md`."""
    for product in (*edition.inventory.products, None):
        yield _page(edition, product)


def _page(edition: Edition, product: str | None) -> Page:
    say, record = edition.say, edition.inventory.products.get(product or "")
    name = record.title if record else say("flows.all")
    links = edition.links_of(product)
    title = say("flows.page", product=name)
    drawing = diagram(edition, f"flows-{product or 'all'}", say("flows.drawing", product=name), links, product)
    about = prose(record.description if record else None) or ""
    blocks = {
        "about": about or paragraph(say("flows.about", product=name)),
        "diagram": drawing if links else paragraph(say("flows.none")),
        "table": flow_table(edition, links, say("flows.table", product=name), ids=True),
    }
    headed = {"diagram": "diagram", "table": "rows"}
    text = "".join(
        f"\n## {say(f'flows.heading.{headed[block]}')}\n{placeholder(block)}" if block in headed else placeholder(block)
        for block in blocks
    )
    return Page(
        f"data-flows/{product or 'all'}.md", title, say("flows.description", product=name, owner=edition.owner),
        f"# {plain(title)}\n{text}", blocks, say("nav.flows"),
    )  # fmt: skip
