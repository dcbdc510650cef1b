"""Views in hand-written pages, placeholders, links and plain values; the fences stand in tests/views."""

from __future__ import annotations

from collections.abc import Mapping
from html import unescape
from pathlib import Path
from typing import Any

import markdown
import pytest
import yaml

from onward.finding import OnwardError
from onward.site import fences, html
from onward.site.page import fill, link, placeholder, plain, resolve

FENCES = yaml.safe_load((Path(__file__).parent / "views" / "fences.yml").read_text("utf-8"))
EXTENSIONS = ["attr_list", "md_in_html", "tables", "toc", "abbr", "def_list", "pymdownx.superfences"]


@pytest.mark.parametrize("case", FENCES, ids=lambda case: case["about"])
def test_views(case: dict[str, Any]) -> None:
    seen: list[list[object]] = []

    def render(name: str, options: Mapping[str, object]) -> str:
        if name == "missing":
            raise OnwardError(f"no view {name!r}")
        seen.append([name, dict(options)])
        return "<p>ready</p>"

    if "error" in case:
        with pytest.raises(OnwardError) as raised:
            fences.place(case["markdown"], "docs/x.md", 5, render)
        assert str(raised.value).startswith(case["error"])
        return
    text, blocks = fences.place(case["markdown"], "docs/x.md", 5, render)
    assert (text, seen) == (case["becomes"], case["views"])
    assert list(blocks) == [f"view-{number}" for number in range(1, len(seen) + 1)]


def test_blocks_come_out_where_they_were_placed() -> None:
    source = f"# A\n{placeholder('t')}\n- x\n\n    <!-- onward:u -->\n"
    content = markdown.markdown(source, extensions=EXTENSIONS)
    filled = fill(content, {"t": "<table>1</table>", "u": "<p>2</p>"})
    assert "onward:" not in filled
    assert "<p><table>" not in filled
    assert filled.index("<table>1</table>") < filled.index("<p>2</p>")


@pytest.mark.parametrize("blocks", [{}, {"t": "x", "lost": "y"}])
def test_a_block_without_a_place_or_a_place_without_a_block(blocks: dict[str, str]) -> None:
    with pytest.raises(OnwardError, match="the page has places for"):
        fill("<!-- onward:t -->", blocks)


def test_links_follow_the_page() -> None:
    block = f'<a href="{link("a/b.md", "x")}">b</a><img src="{link("c.svg")}"><p>site:not-a-link</p>'
    there = resolve(block, lambda path: f"../{path}?a&b")
    assert there == '<a href="../a/b.md?a&amp;b#x">b</a><img src="../c.svg?a&amp;b"><p>site:not-a-link</p>'


@pytest.mark.parametrize(
    "value",
    ["<script>alert(1)</script>", "*a* _b_ `c` **d**", "[x](javascript:1)", "# head", "1. one", "- item", "+ item",
     "a | b", "{: .x #y}", "&lt;", "~~~", "<!-- onward:t -->", "> quote", "\\*", "![i](x)", "=== x", ": x", "10. ten"],
)  # fmt: skip
def test_a_plain_value_is_text_and_nothing_else(value: str) -> None:
    rendered = markdown.markdown(plain(value), extensions=EXTENSIONS)
    assert rendered.startswith("<p>") and rendered.endswith("</p>") and rendered.count("<") == 2
    assert unescape(rendered[3:-4]) == value


def test_tables_of_markdown_become_regions() -> None:
    text = markdown.markdown("a | b\n--|--\n1 | 2\n\nx\n\nc | d\n--|--\n3 | 4", extensions=["tables"])
    content = html.regions(text, "Table {} of this page".format)
    assert content.count('role="region" tabindex="0"') == content.count("</table></div>") == 2
    assert 'aria-label="Table 2 of this page"' in content


def test_what_nobody_sees_is_taken_out_of_a_page() -> None:
    """Blank lines, indents and breaks before blocks go; a gap between words stays one, and what is shown as written stays."""
    page = "<p>\n   a\n\n   <b>b</b>   c </p>\n\n<pre>\n  x\n\n  y</pre>\n\n<script>\n  1\n\n  2</script>\n  <i>\n</i>"
    assert html.squeezed(page) == (
        "<p>\na\n<b>b</b>   c </p>\n<pre>\n  x\n\n  y</pre>\n<script>\n  1\n\n  2</script>\n<i>\n</i>"
    )
    frame = (
        '<ul>\n<li>\n<a>x</a>\n</li>\n<li>y</li>\n</ul>\n<b>z</b>\n<i>w</i>\n<svg xmlns="http://www.w3.org/2000/svg">'
    )
    small = "<ul><li>\n<a>x</a></li><li>y</li></ul>\n<b>z</b>\n<i>w</i>\n<svg>"
    text = "<article>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"
    assert html.squeezed(f"{frame}{text}</article>\n<p>{frame}") == f"{small}{text}</article><p>{small}"
