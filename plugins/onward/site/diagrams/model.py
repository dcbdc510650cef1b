"""What a data-flow diagram shows, before anybody draws it."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from onward.finding import OnwardError
from onward.frozen import dataclass

_SCHEMES = frozenset({"", "http", "https", "mailto", "site"})


@dataclass(frozen=True, slots=True)
class Node:
    """A party or system. `label` may have several lines; `kind` chooses shape and colour; `url` makes it a link."""

    id: str
    label: str
    kind: str
    url: str | None = None
    cluster: str | None = None
    tooltip: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """A flow of data. `says` tells from where to where, which data and on which ground: shown on hover and focus, read aloud.

    `marks` are pairs of a perspective and a mark, the one that is shown at first before the others; `facets` become
    data attributes, by which a page hides what does not concern its reader.
    """

    id: str
    source: str
    target: str
    says: str = ""
    url: str | None = None
    marks: tuple[tuple[str, str], ...] = ()
    facets: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Cluster:
    """A frame around nodes: a jurisdiction, or a party inside one (`parent`)."""

    id: str
    label: str
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Perspective:
    """One way to look at the flows of a drawing: what the lines mean, as pairs of a mark and its words."""

    id: str
    title: str
    legend: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """The words around a drawing: of the kinds of its nodes, in the legend's order, and of its controls."""

    kinds: tuple[tuple[str, str], ...] = ()
    lines: str = ""
    zoom_in: str = ""
    zoom_out: str = ""
    whole: str = ""
    hint: str = ""
    colon: str = ": "


@dataclass(frozen=True, slots=True)
class Diagram:
    """One drawing. `id` prefixes every id in the page; `title` and `description` are read to who cannot see it.

    Raises OnwardError where an edge, node or cluster names something that is not in the drawing: a diagram that
    silently misses a flow would be worse than none.
    """

    id: str
    title: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    clusters: tuple[Cluster, ...] = ()
    description: str = ""
    direction: str = "LR"
    perspectives: tuple[Perspective, ...] = ()
    wording: Wording = Wording()

    def __post_init__(self) -> None:
        """Refuses a drawing that could not be complete."""
        nodes = self._unique("node", (node.id for node in self.nodes))
        clusters = self._unique("cluster", (cluster.id for cluster in self.clusters))
        self._unique("edge", (edge.id for edge in self.edges))
        ends = {end for edge in self.edges for end in (edge.source, edge.target)}
        frames = {node.cluster for node in self.nodes} | {cluster.parent for cluster in self.clusters}
        missing = sorted((ends - nodes) | {frame for frame in frames if frame} - clusters)
        if missing:
            raise OnwardError(f"diagram {self.id!r} names {', '.join(missing)}, which it does not have")
        self._refuse_loops()

    def _unique(self, noun: str, ids: Iterable[str]) -> set[str]:
        seen: set[str] = set()
        for one in ids:
            if one in seen:
                raise OnwardError(f"diagram {self.id!r} has two {noun}s named {one!r}")
            seen.add(one)
        return seen

    def _refuse_loops(self) -> None:
        parents = {cluster.id: cluster.parent for cluster in self.clusters}
        for start, parent in parents.items():
            at = parent
            for _ in parents:
                at = parents[at] if at else None
            if at:
                raise OnwardError(f"diagram {self.id!r}: cluster {start!r} lies inside itself")


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
