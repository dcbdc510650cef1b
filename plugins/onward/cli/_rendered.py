"""One language of the trust center as plain Markdown, ready HTML and SVG, for any generator of sites."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onward import files, git
from onward.finding import OnwardError
from onward.frozen import dataclass
from onward.markdown.stretches import front_matter
from onward.project import mkdocs_yml
from onward.project.layout import NOTICES, Layout
from onward.project.tree import Disk

if TYPE_CHECKING:
    from onward.site.draw import Drawer
    from onward.site.page import Block
    from onward.world import World

DIAGRAMS = "diagrams"
_NEVER = ".*\n/templates/\n"
"""What MkDocs takes for no part of a site, wherever it lies."""
_TITLE = re.compile(r"^title[ \t]*:", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Written:
    """What people have written in one language: its docs folder, pages and other files by their paths in the site."""

    docs: Path
    pages: Mapping[str, Path]
    others: Mapping[str, Path]
    further: bool
    """Whether it is another language than the first, which has said everything that this one does not."""


@dataclass(frozen=True)
class Rendering:
    """How the pages are made: whom they are for, in which language, where they will stand (None: nobody knows yet)."""

    inventory: Path
    audience: str
    language: str
    address: str | None
    folders: bool
    """Whether links lead to `stripe/`, as generators publish a page, and not to `stripe.md`, as a repository shows it."""
    drawer: Drawer


def written(layout: Layout, docs: Path, language: str, others: Iterable[str], first: Written | None = None) -> Written:
    """What the docs folder of a language brings, as MkDocs would take it; a further language has the first one's files, too.

    `others` are the other languages, whose folders may lie in this one. OnwardError for what may not be published.
    """
    apart = [folder for folder in map(layout.docs_in, others) if folder != docs and folder.is_relative_to(docs)]
    left_out = _left_out(layout, language if first else "")
    paths = {
        path.relative_to(docs).as_posix(): path
        for path in (sorted(docs.rglob("*")) if docs.is_dir() else ())
        if path.is_file() and not any(path.is_relative_to(folder) for folder in apart)
    }
    taken = {name: path for name, path in paths.items() if not left_out.match_file(name)}
    if first:
        notices = {name: path for name, path in first.pages.items() if name.startswith(f"{NOTICES}/")}
        taken = {**first.others, **notices, **taken}
    files.refuse_strangers(taken.values(), layout.folder)
    pages = {name for name in taken if name.endswith(".md")}
    return Written(
        docs,
        {name: path for name, path in taken.items() if name in pages},
        {name: path for name, path in taken.items() if name not in pages},
        first is not None,
    )


def _left_out(layout: Layout, language: str) -> Any:
    """The files that the language's mkdocs.yml keeps from its site."""
    from mkdocs.config.config_options import PathSpec

    own = layout.config_in(language)
    said = mkdocs_yml.merged(Disk(), own) if own else {}
    return PathSpec().run_validation(
        _NEVER + "\n".join(str(said.get(f"{kind}_docs") or "") for kind in ("exclude", "draft"))
    )


def rendered(world: World, how: Rendering, source: Written, texts: Mapping[str, str]) -> dict[str, str | bytes]:
    """The files of one language by their paths; a hand-written page wins over a generated one of the same path.

    OnwardError at the place of what cannot be made, or of a link that leads nowhere.
    """
    from onward.site import inputs
    from onward.site.parts.edition import edition

    ours = world.inventory.organization
    identity = (how.audience, ours.title if ours else "", how.address, how.language)
    made = inputs.resources_of(world, *identity) | _looks()
    made |= {f"versions/{version.name}.json": version.text for version in world.versions}
    pages = dict(_pages(world, how, source, texts))
    law = edition(world, how.audience, how.language).regime
    known = {*pages, *made, *source.others}
    above, below = _around(inputs.shell_of(world, *identity))
    for name, (title, description, markdown, blocks) in pages.items():
        resolved = {key: "".join(_html(block, how, name, known, made, law)) for key, block in blocks.items()}
        edge = [_resolved(text, how, name, known) for text in (above, below)]
        made[name] = _whole(title, description, _filled(markdown, resolved), *edge)
    return {**{name: files.read_bytes(path) for name, path in source.others.items()}, **made}


_Page = tuple[str, str, str, "Mapping[str, Block]"]
"""Title and description as text, Markdown with a place for each block, and the blocks."""


def _pages(world: World, how: Rendering, source: Written, texts: Mapping[str, str]) -> Iterator[tuple[str, _Page]]:
    from onward.site import fences, inputs, statements

    for page in inputs.pages_of(world, how.audience, how.language):
        heading = "" if page.markdown.lstrip().startswith("# ") else f"# {page.title}\n\n"
        yield page.path, (page.title, page.description, heading + page.markdown, page.blocks)
    titles = statements.headings(texts)
    mark = partial(inputs.plain_mark_of, world, how.audience, how.language)
    for name, path in source.pages.items():
        text, shown = fences.place(texts[name], files.shown(path), 1, partial(_view, world, how, path))
        text, marks = statements.place(text, files.shown(path), 1, mark)
        yield name, (titles.get(name, ""), "", text, {**shown, **marks})


def _view(world: World, how: Rendering, path: Path, name: str, options: Mapping[str, object]) -> Block:
    from onward.site import inputs

    if name == "updated" and (day := git.changed_on((path, how.inventory))):
        options = {**options, "day": day}
    return inputs.view_of(world, how.audience, how.language, name, options)


def _filled(markdown: str, blocks: Mapping[str, str]) -> str:
    from onward.site.page import fill

    return fill(markdown, blocks)


def _html(
    block: Block, how: Rendering, page: str, known: set[str], made: dict[str, str], law: Callable[[str], str]
) -> Iterator[str]:
    """The parts of a block as HTML; a drawing becomes a file of its own, with its legend and under the law that is named below."""
    from onward.site.diagrams.alone import alone
    from onward.site.diagrams.svg import finish, slug
    from onward.site.diagrams.trial import tried
    from onward.site.html import text
    from onward.site.page import parts

    for part in parts(block):
        if isinstance(part, str):
            yield _resolved(part, how, page, known)
            continue
        name = f"{DIAGRAMS}/{slug(part.id)}.svg"
        made[name] = _resolved(alone(part, finish(part, *tried(part, how.drawer.draw))), how, name, known)
        under = next((law(view.law) for view in part.perspectives if view.law), "")
        below = f'<figcaption class="ow-quiet">{text(under)}</figcaption>' if under else ""
        yield f'<figure><img src="{_way(name, page, how.folders)}" alt="{text(part.title)}">{below}</figure>'


def _resolved(content: str, how: Rendering, page: str, known: set[str]) -> str:
    from onward.site.page import resolve

    def way(target: str) -> str:
        if target not in known:
            raise OnwardError(f"{page} links to `{target}`, which is not in the {how.language} pages")
        return _way(target, page, how.folders)

    return resolve(content, way)


def _way(target: str, page: str, folders: bool) -> str:
    """The relative link from a page or a drawing to a page or a file."""
    if not folders:
        return posixpath.relpath(target, posixpath.dirname(page) or ".")
    there, here = (name.removesuffix(".md") + "/" if name.endswith(".md") else name for name in (target, page))
    there, here = (re.sub(r"(^|/)index/$", r"\1", name) for name in (there, here))
    way = posixpath.relpath(f"/{there}", posixpath.dirname(f"/{here}"))
    return way + "/" if there.endswith("/") or not there else way


def _around(shell: Mapping[str, Any]) -> tuple[str, str]:
    """What stands above and below the text of every page: the edition and pending changes; what the page is, and of which day."""
    from onward.site.page import link

    say: Callable[[str], str] = shell["say"]
    above = [
        f'<p class="ow-edition"><strong>{edition["name"]}.</strong> {edition["text"]}</p>'
        for edition in [shell["edition"]]
        if edition
    ]
    above += [
        f'<p class="ow-pending"><strong>{say("banner.coming")}</strong> <a href="{link(notice["page"])}">{notice["title"]}</a>.'
        f" {notice['dates']}</p>"
        for notice in shell["pending"]
    ]
    statement = " ".join(filter(None, (shell["advice"], shell["unstated"], shell["as_of"])))
    return "\n\n".join(above), f'<aside class="ow-statement"><p>{statement}</p></aside>'


def _whole(title: str, description: str, markdown: str, above: str, below: str) -> str:
    """A page with its title and description in its front matter, which generators read."""
    front = markdown[: front_matter(markdown)]
    body = markdown[len(front) :].strip("\n")
    said = {} if _TITLE.search(front) else {"title": title, "description": description}
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in said.items() if value]
    own = front.splitlines()[1:-1]
    head = "\n".join(["---", *own, *lines, "---"]) if own or lines else ""
    return "\n\n".join(filter(None, (head, above, body, below))) + "\n"


def _looks() -> dict[str, str]:
    """The stylesheets that tables need to look as on a site of Onward."""
    from onward import site

    assets = Path(site.__file__).parent / "assets"
    return {f"assets/onward/{path.name}": files.read_text(path) for path in sorted(assets.glob("*.css"))}
