"""The MkDocs plugin: reads the inventory, hands MkDocs the pages, puts tables and diagrams in their places."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path as FilePath
from typing import Literal

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as SitePage
from mkdocs.utils.templates import TemplateContext

from onward import git
from onward.files import refuse_strangers
from onward.finding import OnwardError
from onward.notices.email import linked
from onward.project.layout import NOTICES
from onward.site import cover, fences, finish, html, inputs, keeping, policy, scripts, search, statements
from onward.site.config import OnwardConfig, beside, language_of
from onward.site.draw import Drawer, engine
from onward.site.figures import Figures
from onward.site.frame import Frame, framed
from onward.site.keeping import Kept, KeptPage
from onward.site.languages import Sibling, build_all, configurations, led, led_home, shared, siblings
from onward.site.page import Block, Page, drawings, fill, resolve
from onward.site.reading import once
from onward.site.resources.brand import PATH as BRAND
from onward.site.resources.regions import PATH as REGIONS
from onward.site.sources import brought, hand_written, introduce, made_file, named, widen
from onward.words.catalogue import Words, words
from onward.world import World

_log = get_plugin_logger("onward")
_HERE = FilePath(__file__).parent
_STYLES = {f"assets/onward/{path.name}": path for path in sorted((_HERE / "assets").glob("*.css"))}
"""Stylesheets by their paths in the site; every page loads them in this order."""


class OnwardPlugin(BasePlugin[OnwardConfig]):  # type: ignore[no-untyped-call]
    """One build of the trust center. `serve` keeps the object, and with it what is drawn and what pages became."""

    inventory: FilePath
    world: World
    say: Words
    pages: dict[str, Page]
    blocks: dict[str, Mapping[str, Block]]
    ready: dict[str, Mapping[str, str]]
    """The blocks of each page as HTML, by the page's path."""
    found: dict[str, tuple[search.Found, ...]]
    """What search is to know of each page, by its path."""
    views: dict[str, list[tuple[str, object]]]
    """The views of each hand-written page in their order, with the part that is asked for, by the page's path."""
    nav: Navigation
    files: Files
    others: Mapping[str, MkDocsConfig]
    frame: Frame = Frame({})
    siblings: tuple[Sibling, ...] = ()
    place: str | None = None
    """Where the site of a further language stands; what other plugins make of it does not count."""
    whole: bool = True
    """Whether this is a site of its own, and not one language of another."""
    kept: Kept
    served: bool = False

    def __init__(self) -> None:
        """Begins with nothing kept, for any language."""
        self.kept_of: dict[str, Kept] = {}

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Tells MkDocs to keep this object from one build of `serve` to the next, which adds a script of its own."""
        self.served = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Adds what the site looks like, and what `serve` has to watch. PluginError for a language without words, or `monorepo`."""
        beside(config.plugins)
        try:
            self.say = words(language_of(config.theme, self.config.language))
        except OnwardError as error:
            raise PluginError(f"{error}; name one as `language` of the plugin") from error
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(_HERE / "templates"))
        config.extra_css = [*_STYLES, *config.extra_css]
        config.extra_javascript = [scripts.PATH, *config.extra_javascript]
        config.theme.static_templates.update(("robots.txt", "llms.txt"))
        config.theme.get_env = once(config.theme.get_env)  # type: ignore[method-assign]
        self.inventory = inventory = FilePath(config.config_file_path).parent / self.config.inventory
        config.watch.extend(str(path) for path in (inventory, inventory.parent / "law") if path.is_dir())
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Reads the inventory and adds its pages; a hand-written page of the same path wins."""
        try:
            refuse_strangers(brought(files, config), FilePath(config.config_file_path).parent)
            day = self.config.judged_on()
            world, read = inputs.read_of(self.inventory, day, self.config.strict_lint, self.config.first(config))
            self.world = inputs.with_pages(world, hand_written(files))
            silent = inputs.not_published(self.world) if self.whole else ()
            files = self._in_languages(files, config)
            texts = self._made(read, config)
            self._dress(files, config, texts)
            self._draw_ahead(config)
        except OnwardError as error:
            raise PluginError(str(error)) from error
        for line in silent:
            _log.warning(line)
        self.blocks, self.ready, self.found, self.views = {}, {}, {}, {}
        texts |= {path: page.markdown for path, page in self.pages.items()}
        made = [made_file(config, path, content=text.encode()) for path, text in texts.items()]
        made += [made_file(config, path, abs_src_path=str(source)) for path, source in _STYLES.items()]
        made.append(made_file(config, cover.PATH, content=inputs.cover_of(self.world)))
        for file in made:
            there = files.get_file_from_path(file.src_uri)
            if there is None or there.inclusion is InclusionLevel.EXCLUDED:
                files.append(file)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Remembers the navigation, to which pages outside it are linked; hands over the pages that are as they were."""
        self.nav, self.files = nav, files
        self.kept.take(nav, files, config)
        return nav

    def on_page_markdown(self, markdown: str, *, page: SitePage, config: MkDocsConfig, files: Files) -> str:
        """Sets title and place of a generated page; finds the views of a hand-written one."""
        page.update_date = self.config.judged_on().isoformat()
        path = page.file.src_uri
        if page.file.generated_by and path in self.pages:
            introduce(page, self.pages[path], self.nav)
            self.blocks[path] = self.pages[path].blocks
            return markdown
        page.meta.update((key, html.text(str(page.meta[key]))) for key in ("title", "description") if key in page.meta)
        skipped = page.file.content_string.count("\n") - markdown.count("\n")
        file = FilePath(page.file.abs_src_path or path)
        name = file.relative_to(FilePath.cwd()) if file.is_relative_to(FilePath.cwd()) else file
        self.views[path] = []
        try:
            markdown, shown = fences.place(markdown, str(name), skipped + 1, partial(self._view, file, path))
            markdown, marks = statements.place(markdown, str(name), skipped + 1, self._mark)
            self.blocks[path] = {**shown, **marks}
        except OnwardError as error:
            raise PluginError(str(error)) from error
        return markdown

    def on_page_content(self, content: str, *, page: SitePage, config: MkDocsConfig, files: Files) -> str:
        """Makes the blocks ready, and the links in them; they are put in once the theme's search has read the prose."""
        path = page.file.src_uri
        if isinstance(page, KeptPage):
            self.found[path] = page.made.passages
            return content
        content = linked(content) if path.startswith(f"{NOTICES}/") else content
        generated = self.pages.get(path) if page.file.generated_by else None
        try:
            made, leads = self._resolved(page, files)
            fill(content, self.ready[path])
        except OnwardError as error:
            raise PluginError(f"{path}: {error}") from error
        about = search.About(page.url, str(page.title), generated, tuple(self.views.get(path, ())))
        self.found[path] = tuple(search.of_page(about, content, made, self.say))
        if "description" not in page.meta and (first := html.first_words(content)):
            page.meta["description"] = first
        content = html.regions(content, lambda number: self.say("table", number=number))
        if generated:
            self.kept.converted(page, generated, content, leads, self.found[path])
        return content

    @event_priority(-50)  # behind the theme's search
    def on_page_context(
        self, context: TemplateContext, *, page: SitePage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Puts the blocks in; hides side columns that would be empty, so that tables and diagrams have the width."""
        if self.kept.whole(page):
            return context
        if page.file.src_uri not in self.ready:
            self._resolved(page, self.files)
        page.content = fill(page.content or "", self.ready.pop(page.file.src_uri))
        widen(page)
        return context

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Tells the templates what stands around every page."""
        env.filters.update(line=html.line, page=lambda path: named(files, path).url)
        around = inputs.shell_of(self.world, *self._identity(config)) | {"facts": keeping.FACTS}
        linked_data = partial(inputs.linked_data_of, self.world, *self._identity(config))
        env.globals["onward"] = {
            **around, "form": self.config.subscribe.shown(), "policy": None if self.served else policy.PLACE,
            "linked_data": linked_data, "cover": cover.PATH,
        }  # fmt: skip
        self.kept.stand(self.nav, files, around, linked_data("", "", ""), self.siblings)
        return env

    def on_post_page(self, output: str, *, page: SitePage, config: MkDocsConfig) -> str:
        """Puts in the ways to the same page in the other languages; takes out what nobody sees."""
        whole = self.kept.whole(page)
        if whole is None:
            own = next((sibling.folder for sibling in self.siblings if sibling.language == self.say.language), "")
            ways = {sibling: sibling.page(page.file, self.pages) for sibling in self.siblings}
            whole = self.kept.keep(page, self.frame.slim(html.squeezed(led(output, own + page.file.url, ways))))
        return keeping.with_facts(whole, self.world.facts)

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Puts in the ways to the other languages' first pages. What stands in every page is taken from the first of these."""
        made = keeping.with_facts(led_home(output_content, self.siblings), self.world.facts)
        if template_name == "404.html":
            self.frame, made = framed(html.squeezed(made))
        return made

    @event_priority(-50)  # behind whatever else writes pages, and the theme's search its index
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Completes what search knows; builds the other languages; then writes the policy that names every script."""
        site = FilePath(config.site_dir)
        finish.search(site, search.by_page(self.found), self.say)
        finish.frame(site, self.frame)
        build_all(self.others.values(), self.served)
        if self.served or not self.whole:
            return
        secure, public = (config.site_url or "").startswith("https:"), self.config.audience == "public"
        for refused in finish.policy(site, secure, self.config.subscribe.action, public):
            _log.warning(refused)

    def _identity(self, config: MkDocsConfig) -> tuple[str, str, str | None, str]:
        """Whom the site is for, its name, its address with a slash at the end, and its language."""
        url = config.site_url.rstrip("/") + "/" if config.site_url else None
        return self.config.audience, config.site_name, url, self.say.language

    def _dress(self, files: Files, config: MkDocsConfig, texts: Mapping[str, str]) -> None:
        """Gives the site the organization's colour and logo; what mkdocs.yml says stands."""
        config.extra_css[len(_STYLES) : len(_STYLES)] = [sheet for sheet in (REGIONS, BRAND) if sheet in texts]
        logo = inputs.logo_of(self.world, {file.src_uri for file in files})
        if logo and not config.theme.get("logo"):
            config.theme["logo"] = logo

    def _in_languages(self, files: Files, config: MkDocsConfig) -> Files:
        """Prepares the other languages of a site, or takes what one of them has from the first."""
        languages = inputs.languages_of(self.world)
        self.others = {}
        config.site_url = config.site_url if self.whole else self.place
        if self.config.shared:
            root = FilePath(config.config_file_path).parent
            taken = tuple(shared(files, root / self.config.shared, config))
            refuse_strangers((FilePath(str(file.abs_src_path)) for file in taken), root)
            for file in taken:
                files.append(file)
            self.world = inputs.noticed(self.world, FilePath(config.docs_dir), self.say.language)
        elif self.whole and self.say.language == languages[0]:
            self.others = configurations(config, languages[1:])
            self.siblings = siblings(config, languages[0], self.others) if self.others else ()
            for other in self.others.values():
                plugin = other.plugins["onward"]
                assert isinstance(plugin, OnwardPlugin)
                plugin.siblings, plugin.whole, plugin.place = self.siblings, False, other.site_url
                plugin.kept_of = self.kept_of
                plugin.config.audience, plugin.config.day = self.config.audience, self.config.judged_on()
                config.watch.extend((other.docs_dir, other.config_file_path))
        if self.siblings:
            config.extra["alternate"] = [sibling.alternate for sibling in self.siblings]
        return files

    def _made(self, read: Mapping[str, str], config: MkDocsConfig) -> dict[str, str]:
        """The generated pages, and the files for machines; those that `serve` has where they would be made from the same."""
        self.kept = self.kept_of.setdefault(self.say.language, Kept())
        identity = self._identity(config)
        essence = (inputs.essence(self.world, read), identity) if self.served else None
        self.world, pages, texts = self.kept.made_of(essence, partial(inputs.made_of, self.world, *identity))
        self.pages = {page.path: page for page in pages}
        return dict(texts)

    def _draw_ahead(self, config: MkDocsConfig) -> None:
        """Draws what no earlier build of `serve` has drawn, and of pages that are as they were nothing."""
        changed = self.kept.begin(config, self.pages, self.served, self.config.judged_on(), self.say.language)
        if self.kept.figures is None:
            cache = FilePath(config.config_file_path).parent / ".cache" / "onward" / "diagrams"
            self.kept.figures = Figures(Drawer(engine(self.config.dot), cache))
        self.kept.figures.ahead(drawings(changed))

    def _resolved(self, page: SitePage, files: Files) -> tuple[dict[str, str], set[str]]:
        """Makes the blocks of a page ready; gives them as they were before their links led anywhere, and where these lead."""
        path, leads = page.file.src_uri, set[str]()
        assert self.kept.figures
        made = {name: self.kept.figures.html(block) for name, block in self.blocks[path].items()}

        def address(target: str) -> str:
            leads.add(target)
            return named(files, target).url_relative_to(page.file)

        self.ready[path] = {name: resolve(block, address) for name, block in made.items()}
        return made, leads

    def _mark(self, claim: str, number: int) -> Block | None:
        return inputs.mark_of(self.world, self.config.audience, self.say.language, claim, number)

    def _view(self, file: FilePath, page: str, name: str, options: Mapping[str, object]) -> Block:
        self.views[page].append((name, options.get("part")))
        if name == "updated" and (day := git.changed_on((file, self.inventory))):
            options = {**options, "day": day}
        return inputs.view_of(self.world, self.config.audience, self.say.language, name, options)
