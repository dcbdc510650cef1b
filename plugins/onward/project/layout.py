"""Where a project keeps its pages, notices and versions, and in which languages: as its mkdocs.yml says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from onward.files import shown
from onward.finding import Span
from onward.frozen import dataclass
from onward.project import mkdocs_yml
from onward.project.settings import project
from onward.project.tree import Disk, Tree

_NAMED = re.compile(r"site_name:\s*")
CONFIGS = ("mkdocs.yml", "mkdocs.yaml")
OVERLAY = "law"
NOTICES = "notices"
"""The folder of notices in any docs folder."""
VERSIONS = "versions"


@dataclass(frozen=True, slots=True)
class Layout:
    """The folders of a project in a tree. `config` is its mkdocs.yml, None where it has none; `folder` is where that stands."""

    tree: Tree
    inventory: Path
    folder: Path
    config: Path | None
    docs: Path
    """The docs folder of the first language."""
    site: Path
    """Where the site is built."""
    listed: bool
    """Whether mkdocs.yml lists the plugin, which makes a trust center of the docs folder."""

    @classmethod
    def of(cls, tree: Tree, inventory: Path, top: Path, config: Path | None = None) -> Layout:
        """The layout around an inventory; mkdocs.yml is looked for beside it and in the folders above, as far as `top`."""
        path = config or next((path for path in _candidates(inventory, top) if tree.text(path) is not None), None)
        if path is None:
            beside = inventory.parent
            return cls(tree, inventory, beside, None, beside / "docs", beside / "site", False)
        said, folder = mkdocs_yml.read(tree, path), path.parent
        return cls(tree, inventory, folder, path, folder / said.docs_dir, folder / said.site_dir, said.lists_onward)

    @property
    def overlay(self) -> Path:
        """The project's own entries of the law, beside the inventory."""
        return self.inventory.parent / OVERLAY

    @property
    def versions(self) -> Path:
        """The lists as they were published."""
        return self.docs / VERSIONS

    def config_in(self, language: str) -> Path | None:
        """The mkdocs.yml of a language, "" being the first; None where it has none."""
        if not language or self.config is None:
            return self.config
        own = self.config.with_name(f"{self.config.stem}.{language}{self.config.suffix}")
        return own if self.tree.text(own) is not None else None

    @property
    def theme_language(self) -> str | None:
        """The language that mkdocs.yml states for the theme; None where it states none."""
        theme = mkdocs_yml.merged(self.tree, self.config).get("theme") if self.config else None
        said = theme.get("language") if isinstance(theme, dict) else None
        return said if isinstance(said, str) else None

    def docs_in(self, language: str) -> Path:
        """The docs folder of a language, "" being the first: the one that `mkdocs.de.yml` names, else `de` in the first's."""
        if not language:
            return self.docs
        own = self.config_in(language)
        named = self.folder / mkdocs_yml.read(self.tree, own).docs_dir if own else self.docs
        return named if named != self.docs else self.docs / language

    def overlay_read(self) -> dict[str, str]:
        """The files of those entries."""
        return self.tree.read(self.overlay)

    def notices(self, language: str = "") -> Path:
        """Where the notices of a language stand."""
        return self.docs_in(language) / NOTICES

    def notices_read(self, language: str = "") -> dict[str, str]:
        """The pages among which the notices of a language are."""
        return notices_in(self.tree, self.docs_in(language))

    def versions_read(self) -> dict[str, str]:
        """The files of the lists that were published."""
        return self.tree.pages(self.versions, ".json", self.versions, deep=False)

    def pages_by_language(self, others: Iterable[str]) -> dict[str, dict[str, str]]:
        """The pages of a trust center in each language, "" being the first and `others` beside it; none without a site."""
        return {} if self.no_pages else {tag: self._pages_in(self.docs_in(tag)) for tag in ("", *others)}

    def hand_written(self, by_language: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
        """The pages of all languages without the notices."""
        notices = tuple(f"{shown(self.notices(tag))}/" for tag in by_language)
        pages = (page for of in by_language.values() for page in of.items())
        return {path: text for path, text in pages if not path.startswith(notices)}

    def _pages_in(self, docs: Path) -> dict[str, str]:
        """The pages of one language; a page may be a link to a file beside the docs folders."""
        beside = self.docs.parent if docs.is_relative_to(self.docs.parent) else docs.parent
        return self.tree.pages(docs, ".md", beside)

    def silent(self, by_language: Mapping[str, Mapping[str, str]]) -> frozenset[str]:
        """Of the languages next to the first, those that have no page; none where that cannot be told.

        The mkdocs.yml of one of them knows of no other.
        """
        if self.config is None or self.config.name not in CONFIGS:
            return frozenset()
        return frozenset(language for language, pages in by_language.items() if language and not pages)

    def site_name(self) -> tuple[str, Span] | None:
        """What the site is called, and the place of that in its mkdocs.yml; the file's start where another one says it."""
        if self.no_pages or self.config is None:
            return None
        text, file = self.tree.text(self.config) or "", shown(self.config)
        name = mkdocs_yml.read(self.tree, self.config).site_name
        number, line = next(((n, row) for n, row in enumerate(text.split("\n"), 1) if _NAMED.match(row)), (1, ""))
        start = match.end() + 1 if (match := _NAMED.match(line)) else 1
        return (name, Span(file, number, start, number, max(len(line), start) + 1)) if name else None

    def absent(self, names: Iterable[str]) -> frozenset[str] | None:
        """Of files that pages lead to, those that the folder of the pages lacks; None where there are no pages."""
        if self.no_pages:
            return None
        inside = self.docs.resolve()
        folders = {name: self.docs / name for name in names}
        there = {
            name for name, path in folders.items() if self.tree.exists(path) and path.resolve().is_relative_to(inside)
        }
        return frozenset(folders) - there

    def name(self, path: str) -> str:
        """What keys call a page: its path from where one stands; from below, that from the folder of mkdocs.yml."""
        place, here = Path(path).absolute(), Path.cwd()
        below = self.folder.resolve()
        return (
            path
            if below.is_relative_to(here) or not place.is_relative_to(below)
            else place.relative_to(below).as_posix()
        )

    @property
    def no_pages(self) -> str:
        """Why no hand-written page of a trust center can be read; empty where they can be."""
        if self.config is None:
            return f"`{CONFIGS[0]}` does not exist"
        if not self.listed:
            return f"`{shown(self.config)}` does not list the plugin `{mkdocs_yml.PLUGIN}`"
        return self._no_folder(self.docs)

    @property
    def no_notices(self) -> str:
        """Why no notice can be read; empty where they can be."""
        return self._no_folder(self.notices())

    def _no_folder(self, folder: Path) -> str:
        return "" if self.tree.has(folder) else f"the folder `{shown(folder)}` does not exist"


def layout_of(inventory: Path) -> Layout:
    """Where the files around an inventory are today."""
    return Layout.of(Disk(), inventory, project().folder)


def notices_in(tree: Tree, docs: Path) -> dict[str, str]:
    """The pages in the folder of notices of a docs folder."""
    return tree.pages(docs / NOTICES, ".md", docs / NOTICES, deep=False)


def _candidates(inventory: Path, top: Path) -> Iterable[Path]:
    beside, highest = inventory.resolve().parent, top.resolve()
    above = [path for path in beside.parents if path.is_relative_to(highest)]
    return [Path(shown(folder), name) for folder in (beside, *above) for name in CONFIGS]
