"""The drawings of a site as HTML: each is made once, and stands for as long as it shows the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial

from onward.site.diagrams.figure import figure
from onward.site.diagrams.model import Diagram
from onward.site.diagrams.trial import first_text
from onward.site.draw import Drawer
from onward.site.page import Block, parts


@dataclass
class Figures:
    """What one engine has drawn, by what it shows."""

    drawer: Drawer
    _made: dict[Diagram, str] = field(default_factory=dict)
    _asked: set[Diagram] = field(default_factory=set)

    def ahead(self, diagrams: Iterable[Diagram]) -> None:
        """Make what is not there yet, two at a time; what nobody asked for since the last time is let go."""
        wanted = dict.fromkeys(diagrams)
        self._made = {
            diagram: html for diagram, html in self._made.items() if diagram in wanted or diagram in self._asked
        }
        self._asked = set()
        missing = [diagram for diagram in wanted if diagram not in self._made]
        self.drawer.ahead(map(first_text, missing))
        drawn = self.drawer.draw_all(partial(figure, diagram, self.drawer.draw) for diagram in missing)
        self._made.update(zip(missing, drawn, strict=True))

    def html(self, block: Block) -> str:
        """A block with its drawings made. OnwardError for one that cannot be drawn."""
        return "".join(part if isinstance(part, str) else self._html(part) for part in parts(block))

    def _html(self, diagram: Diagram) -> str:
        self._asked.add(diagram)
        if diagram not in self._made:
            self._made[diagram] = figure(diagram, self.drawer.draw)
        return self._made[diagram]
