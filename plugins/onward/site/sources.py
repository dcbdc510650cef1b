"""Files and pages of a build as MkDocs holds them: what the docs folder brings, what Onward makes, and what leads where."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as SitePage

from onward.site.html import text
from onward.site.page import Page


def hand_written(files: Files) -> dict[str, str]:
    """The Markdown of the pages of the docs folder, by path."""
    pages = (file for file in files.documentation_pages() if not file.generated_by)
    return {file.src_uri: file.content_string for file in pages}


def brought(files: Files, config: MkDocsConfig) -> Iterator[Path]:
    """What the docs folder brings into the site; the theme's own files are apart."""
    return (Path(str(file.abs_src_path)) for file in files if file.src_dir == config.docs_dir)


def made_file(config: MkDocsConfig, path: str, content: bytes | None = None, abs_src_path: str | None = None) -> File:
    """A file that Onward adds: its content, or another file whose content it has; no navigation lists it."""
    if content is not None:
        made = File.generated(config, path, content=content, inclusion=InclusionLevel.NOT_IN_NAV)
        made.abs_src_path = ""  # other plugins take the path of a source for a text, whatever the file is made from
        return made
    return File.generated(config, path, abs_src_path=abs_src_path or "", inclusion=InclusionLevel.NOT_IN_NAV)


def named(files: Files, path: str) -> File:
    """A page or another file of the site, by its path. PluginError where there is none."""
    file = files.get_file_from_path(path)
    if file is None:
        raise PluginError(f"something leads to {path!r}, which is not in this site")
    return file


def introduce(page: SitePage, generated: Page, nav: Navigation) -> None:
    """Gives a generated page its title, and its place in the navigation, which does not list it."""
    page.meta["title"] = text(generated.title)
    page.meta["description"] = text(generated.description)
    if not generated.visible:
        page.meta["search"] = {"exclude": True}
    if generated.wide:
        page.meta["hide"] = ["toc"]
    for item in nav.items:
        if item.title == generated.nav_section and page is not item:
            page.parent = item


def widen(page: SitePage) -> None:
    """Hides side columns that would be empty, so that tables and diagrams have the width."""
    hide = page.meta.setdefault("hide", [])
    if not any(ancestor.is_section for ancestor in page.ancestors):
        hide.append("navigation")
    if not any(entry.level > 1 or entry.children for entry in page.toc):
        hide.append("toc")
