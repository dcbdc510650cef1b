"""What a data-flow diagram shows, before anybody draws it."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from onward.finding import OnwardError
from onward.frozen import dataclass

_SCHEMES = frozenset({"", "http", "https", "mailto", "site"})


@dataclass(frozen=True, slots=True)
class Row:
    """One of several parties that stand in one box, by name."""

    id: str
    label: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Node:
    """A box: a party, or several. `label` may have several lines; `kind` chooses shape and colour; `url` makes it a link.

    `rows` are the parties that it names one under another. A `group` only counts them, and has a double frame; `held` is
    what it says of them beneath its title, and `unit` the key of the words in which it counts.
    """

    id: str
    label: str
    kind: str
    url: str | None = None
    tooltip: str = ""
    rows: tuple[Row, ...] = ()
    group: bool = False
    held: tuple[str, ...] = ()
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Traits:
    """By what a reader's choice finds a flow, as tokens: cases, data, ways, and a mark under each law; its ends as numbers."""

    cases: str
    data: str
    ways: str
    grounds: str
    ends: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Edge:
    """A line: `flows` of data from one box to another. `says` tells from where to where and on which ground, read aloud.

    `marks` are pairs of a perspective and a mark, the one that is shown at first before the others; `grounds` are pairs of
    a law and a mark, `mixed` beside the mark of the weakest where not all flows are alike. They become `data-ground`,
    by which a page shows the law that its reader chose. `lines` are the entries of the page that tell of it in words.
    `numbers` are those of its flows in the drawing, and `way` is its name without what it says of them.
    """

    id: str
    source: str
    target: str
    says: str = ""
    url: str | None = None
    marks: tuple[tuple[str, str], ...] = ()
    grounds: tuple[tuple[str, str], ...] = ()
    flows: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()
    way: str = ""


@dataclass(frozen=True, slots=True)
class Perspective:
    """One way to look at the flows of a drawing: what the lines mean, as pairs of a mark and its words; `law` where it is one's."""

    id: str
    title: str
    legend: tuple[tuple[str, str], ...]
    law: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a perspective shows of each flow, by the number of the flow; of several marks a line takes the first in `order`."""

    perspective: str
    order: tuple[str, ...]
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """The words around a drawing: of the kinds of its nodes, in the legend's order.

    `skip` leads past the drawing, to the place of the page that `after` names; `thousands` stands between groups of digits.
    """

    kinds: tuple[tuple[str, str], ...] = ()
    skip: str = ""
    after: str = ""
    colon: str = ": "
    thousands: str = ""


@dataclass(frozen=True, slots=True)
class Diagram:
    """One drawing. `id` prefixes every id in the page; `title` and `description` are read to who cannot see it.

    `narrow` shows the same flows on a narrow screen. `traits` are those of its flows by their number, None for a flow that has a
    row on the page, which says the same; `seen` are their marks from each perspective but that of grounds. Raises OnwardError
    where an edge names a node that is not in the drawing, or where a flow lies in two lines: a diagram that silently misses a
    flow would be worse than none.
    """

    id: str
    title: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    description: str = ""
    perspectives: tuple[Perspective, ...] = ()
    wording: Wording = Wording()
    narrow: Diagram | None = None
    traits: tuple[Traits | None, ...] = ()
    seen: tuple[Seen, ...] = ()

    def __post_init__(self) -> None:
        """Refuses a drawing that could not be complete."""
        nodes = self._unique("node", (node.id for node in self.nodes))
        self._unique("edge", (edge.id for edge in self.edges))
        flows = self._unique("flow", (flow for edge in self.edges for flow in edge.flows))
        self._unique("row", (row.id for node in self.nodes for row in node.rows))
        missing = sorted({end for edge in self.edges for end in (edge.source, edge.target)} - nodes)
        if missing:
            raise OnwardError(f"diagram {self.id!r} names {', '.join(missing)}, which it does not have")
        if self.narrow and flows != {flow for edge in self.narrow.edges for flow in edge.flows}:
            raise OnwardError(f"diagram {self.id!r} shows other flows on a narrow screen")

    def _unique(self, noun: str, ids: Iterable[str]) -> set[str]:
        seen: set[str] = set()
        for name in ids:
            if name in seen:
                raise OnwardError(f"diagram {self.id!r} has two {noun}s named {name!r}")
            seen.add(name)
        return seen


def safe_url(url: str | None) -> str | None:
    """The address if a page may link to it (http, https, mailto, a page of the site, or relative), else None."""
    cleaned = "".join(char for char in url or "" if char.isprintable()).strip()
    if not cleaned or cleaned.startswith(("//", "\\")):
        return None
    try:
        scheme = urlsplit(cleaned).scheme
    except ValueError:
        return None
    return cleaned if scheme in _SCHEMES else None
