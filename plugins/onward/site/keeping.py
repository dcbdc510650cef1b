"""What `onward serve` keeps from one build to the next: drawings and generated pages, each for as long as it is made from the same.

Nothing is kept by time or by name. A page stands as it was while its own values are equal to those that it was made from, every
page and file that it leads to is still there, and all that stands around it is equal too: settings, theme, navigation, day, what
the shell says. Whoever else may write on pages (a plugin, a hook, a folder of templates, an extension of Markdown that reads
other files) ends that: then every page is made again. Pages that people have written always are.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as SitePage
from mkdocs.structure.toc import TableOfContents

from onward.site.figures import Figures
from onward.site.page import Page
from onward.site.search import Found
from onward.world import World

FACTS = "onward:hash-of-the-public-facts"
"""Stands in a page for the hash, so that a page whose own values are the same need not be made again for it."""
SHORT = 12
"""So much of the hash is shown on a screen."""
Everything: TypeAlias = tuple[World, list[Page], Mapping[str, str]]
"""A world, with the generated pages and the files for machines that are made of it."""
TEMPLATE = "kept.html"
"""The template of a page that is there already: it makes nothing."""
_ALONE = ("onward.", "material.plugins.search.", "mkdocs.contrib.search")
"""Where the plugins come from beside which a page depends on nothing else."""
_EXTENSIONS = {
    "abbr", "admonition", "attr_list", "codehilite", "def_list", "fenced_code", "footnotes", "md_in_html", "meta", "nl2br",
    "sane_lists", "smarty", "tables", "toc", "pymdownx.betterem", "pymdownx.caret", "pymdownx.critic", "pymdownx.details",
    "pymdownx.emoji", "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.keys", "pymdownx.mark", "pymdownx.smartsymbols",
    "pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist", "pymdownx.tilde",
}  # fmt: skip
"""Extensions of Markdown that read nothing but the text itself."""
_LEADS = re.compile(r"\]\s*[(\[:]|<[a-z]", re.IGNORECASE)
"""Markdown that may lead to other pages, which MkDocs looks up and checks each time."""


@dataclass(frozen=True)
class Made:
    """A page before anything stands around it: what it was made from, its Markdown as HTML, and what search found in it.

    `leads` are the paths of the pages and files to which its tables and drawings lead.
    """

    of: Page
    content: str
    toc: TableOfContents
    title: str | None
    anchors: frozenset[str]
    leads: frozenset[str]
    passages: tuple[Found, ...]


class KeptPage(SitePage):
    """A generated page whose Markdown was read by an earlier build."""

    def __init__(self, file: File, config: MkDocsConfig, made: Made) -> None:
        """Takes the place of the page that MkDocs would make of the file."""
        super().__init__(None, file, config)
        self.made = made

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Gives out what the Markdown became."""
        self.content, self.toc, self._title_from_render = self.made.content, self.made.toc, self.made.title
        self.present_anchor_ids, self.links_to_anchors = {*self.made.anchors}, {}


@dataclass
class Kept:
    """The pages of one language of a site; whoever builds once only has an empty one."""

    pages: dict[str, Made] = field(default_factory=dict)
    figures: Figures | None = None
    outputs: dict[str, tuple[Made, str]] = field(default_factory=dict)
    """Whole pages by their paths, with what each was made from."""
    reused: int = 0
    """How many pages of the last build were there already."""
    generated: Everything | None = None
    _may: bool = False
    _essence: object = None
    _settings: object = None
    _around: object = None

    def made_of(self, essence: object, make: Callable[[], Everything]) -> Everything:
        """What is made of a world; what was made of one that is the same in all that is looked at. None is like no other."""
        if self.generated is None or essence is None or essence != self._essence:
            self.generated, self._essence = make(), essence
        return self.generated

    def begin(self, config: MkDocsConfig, pages: Mapping[str, Page], served: bool, *also: object) -> list[Page]:
        """The pages that are not as they were. All are where a setting is another, or where they depend on what nobody knows."""
        settings, self.reused = (_settings(config), *also) if served else None, 0
        self._may = served and alone(config)
        if settings != self._settings:
            self.figures = None
        if not self._may or settings != self._settings:
            self.pages, self.outputs = {}, {}
        self._settings = settings
        self.pages = {path: made for path, made in self.pages.items() if pages.get(path) == made.of}
        return [page for path, page in pages.items() if path not in self.pages]

    def take(self, nav: Navigation, files: Files, config: MkDocsConfig) -> None:
        """Hand MkDocs the pages that are as they were; one in the navigation is made again, for its neighbours stand in it."""
        listed = {page.file.src_uri for page in nav.pages}
        for path, made in self.pages.items():
            file = files.get_file_from_path(path)
            there = file and file.generated_by and path not in listed
            if file and there and all(map(files.get_file_from_path, made.leads)):
                KeptPage(file, config, made)

    def converted(
        self, page: SitePage, of: Page, content: str, leads: Collection[str], passages: tuple[Found, ...]
    ) -> None:
        """Keep a page whose Markdown is HTML now, unless that leads to other pages by itself."""
        if self._may and not _LEADS.search(of.markdown):
            anchors, title = frozenset(page.present_anchor_ids or ()), page._title_from_render
            self.pages[of.path] = Made(of, content, page.toc, title, anchors, frozenset(leads), passages)

    def stand(self, nav: Navigation, files: Files, *around: object) -> None:
        """Let go of whole pages where anything around them is another; those that stand need no template."""
        seen = (tuple(_shape(nav.items)), nav.homepage and nav.homepage.url, *around)
        if seen != self._around:
            self.outputs = {}
        self._around = copy.deepcopy(seen)
        self.outputs = {path: whole for path, whole in self.outputs.items() if self.pages.get(path) is whole[0]}
        for path in self.outputs:
            file = files.get_file_from_path(path)
            if file and isinstance(file.page, KeptPage):
                file.page.meta["template"] = TEMPLATE
                self.reused += 1

    def whole(self, page: SitePage) -> str | None:
        """The page as it was, where it stands."""
        if page.meta.get("template") != TEMPLATE or not isinstance(page, KeptPage):
            return None
        return self.outputs[page.file.src_uri][1]

    def keep(self, page: SitePage, output: str) -> str:
        """Keep a whole page; the same page."""
        made = self.pages.get(page.file.src_uri)
        if made and page.file.generated_by:
            self.outputs[page.file.src_uri] = made, output
        return output


def alone(config: MkDocsConfig) -> bool:
    """Whether nobody else writes on pages."""
    plugins = all(type(plugin).__module__.startswith(_ALONE) for plugin in config.plugins.values())
    theme = config.theme.name == "material" and config.theme.custom_dir is None
    return plugins and theme and not config.hooks and _EXTENSIONS.issuperset(config.markdown_extensions)


def _settings(config: MkDocsConfig) -> object:
    """All that mkdocs.yml and the command line say, as values."""
    apart = {"theme", "plugins", "hooks"}
    said = {name: value for name, value in config.data.items() if name not in apart}
    theme = {name: config.theme[name] for name in config.theme}
    plugins = [(name, type(plugin), dict(plugin.config)) for name, plugin in config.plugins.items()]
    return copy.deepcopy((said, theme, config.theme.dirs, plugins))


def _shape(items: Iterable[Any]) -> Iterator[object]:
    """The navigation as pages show it; what a page says of itself to search engines stands in that page alone."""
    for item in items:
        meta = {name: value for name, value in getattr(item, "meta", {}).items() if name != "description"}
        children = tuple(_shape(item.children or ()))
        yield type(item).__name__, item.title, getattr(item, "url", None), meta, children


def with_facts(page: str, facts: str) -> str:
    """A page with the hash of the public facts in its places."""
    return page.replace(f"{FACTS}-short", facts[:SHORT]).replace(FACTS, facts)
