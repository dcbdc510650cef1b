"""A page of the trust center as plain values: Markdown for the prose, ready HTML for tables and diagrams.

Nothing here knows MkDocs: the same pages are written to disk as plain Markdown for any other generator.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
from typing import TypeAlias

from onward.characters import in_line
from onward.finding import OnwardError
from onward.frozen import dataclass
from onward.site.diagrams.model import Diagram

Part: TypeAlias = str | Diagram
"""Ready, escaped HTML, or a diagram that is still to be drawn."""

Block: TypeAlias = Part | Sequence[Part]
"""What stands at one placeholder: one part or several after another."""

_MARKUP = re.compile(r"[\\`*_{}\[\]<>&|~^=:\"]|^[#+\-]|(?<=^\d)\.|(?<=^\d\d)\.")
_PLACEHOLDER = re.compile(r"<p>\s*<!-- onward:([\w.:-]+) -->\s*</p>|<!-- onward:([\w.:-]+) -->")

_LINK = re.compile(r'\b(href|src)="site:([^"#]*)(#[^"]*)?"')


@dataclass(frozen=True, slots=True)
class Page:
    """One generated page.

    `path` is relative to the docs folder (`subprocessors/stripe.md`). `title` and `description` are plain text.
    `markdown` holds headings, prose and `placeholder(id)` lines; `blocks` says what stands at each of them.
    `nav_section` is the title of the entry of the navigation that the page belongs to: its tab is marked, and the
    breadcrumb leads back to it. A page that is not `visible` is built and can be linked to, but search leaves it out.
    A page that is `wide` has no table of contents beside it, since its own tables need the room.
    `found` is all that search knows of the page, sentence by sentence; None: what its blocks say.
    """

    path: str
    title: str
    description: str
    markdown: str
    blocks: Mapping[str, Block] = field(default_factory=dict)
    nav_section: str | None = None
    visible: bool = True
    found: tuple[str, ...] | None = None
    wide: bool = False


def placeholder(block: str) -> str:
    """The line of Markdown at which the block of this id is put in, with the blank lines that it needs."""
    return f"\n\n<!-- onward:{block} -->\n\n"


def link(path: str, anchor: str = "") -> str:
    """The address, for `href` in a block or for a diagram, of a page (`subprocessors/stripe.md`) or another file.

    It is made relative to the page that bears it when that page is built; a target that does not exist stops the build.
    """
    return f"site:{path}#{anchor}" if anchor else f"site:{path}"


def resolve(content: str, address: Callable[[str], str]) -> str:
    """HTML with every `link` replaced by what `address` says of its path (escaped here)."""
    known: dict[str, str] = {}

    def resolved(match: re.Match[str]) -> str:
        if (path := match[2]) not in known:
            known[path] = html.escape(address(html.unescape(path)))
        return f'{match[1]}="{known[path]}{match[3] or ""}"'

    return _LINK.sub(resolved, content)


def parts(block: Block) -> tuple[Part, ...]:
    """The parts of a block in order."""
    return (block,) if isinstance(block, str | Diagram) else tuple(block)


def drawings(pages: Iterable[Page]) -> list[Diagram]:
    """All diagrams of pages."""
    blocks = (block for page in pages for block in page.blocks.values())
    return [part for block in blocks for part in parts(block) if isinstance(part, Diagram)]


def fill(content: str, blocks: Mapping[str, str]) -> str:
    """HTML with every placeholder replaced by its block. Raises OnwardError unless each has exactly one other."""
    placed = [match[1] or match[2] for match in _PLACEHOLDER.finditer(content)]
    if sorted(placed) != sorted(blocks):
        raise OnwardError(f"the page has places for {sorted(placed)} and blocks for {sorted(blocks)}")
    return _PLACEHOLDER.sub(lambda match: blocks[match[1] or match[2]], content)


def plain(value: str) -> str:
    """A value of the inventory as text inside Markdown: no markup, no HTML, one line."""
    return _MARKUP.sub(lambda match: f"&#{ord(match[0])};", in_line(value))
