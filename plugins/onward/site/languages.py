"""The trust center in its other languages: one MkDocs configuration a language, built into a folder of the first one's site."""

from __future__ import annotations

import posixpath
from collections.abc import Container, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.config_options import Plugins
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from onward.finding import OnwardError
from onward.frozen import dataclass
from onward.words.catalogue import words

_NOTICES = "notices/"


_MIKE = "mike-mkdocs"
"""Begins the name of the copy of mkdocs.yml that `mike` makes, with its plugin in it."""
_MARK = "onward-language:"
"""Begins what the theme's templates take for an address of another language, until the page is known."""


@dataclass(frozen=True, slots=True)
class Sibling:
    """One language of a site: its folder in the site of the first one, with a slash at its end, its address and its pages."""

    language: str
    folder: str
    url: str | None
    docs: Path

    @property
    def alternate(self) -> dict[str, str]:
        """For the theme's switch of languages; `led` puts the address in."""
        return {"name": words(self.language)("language"), "lang": self.language, "link": _MARK + self.language}

    def page(self, file: File, generated: Container[str]) -> str:
        """The same page in this language, else its first page: a path in its folder."""
        there = file.src_uri in generated or Path(self.docs, file.src_uri).is_file()
        return file.url if there and file.url != "./" else ""


def led(output: str, at: str, languages: Mapping[Sibling, str]) -> str:
    """A page with the way to each language: `at` is its own path in the whole site, with the path in each language's folder.

    Readers follow relative ways, which hold wherever the site stands; search engines want whole addresses where one is known.
    """
    for sibling, page in languages.items():
        way = relative(sibling.folder + page, at)
        engines = way if sibling.url is None else sibling.url + page
        output = output.replace(
            f'rel="alternate language" href="{_MARK}{sibling.language}"', f'rel="alternate language" href="{engines}"'
        )
        output = output.replace(f'"{_MARK}{sibling.language}"', f'"{way}"')
    return output


def led_home(output: str, languages: Iterable[Sibling]) -> str:
    """The same for what stands at no place of its own, as the page for addresses that lead nowhere."""
    for sibling in languages:
        path = urlsplit(sibling.url).path if sibling.url else f"/{sibling.folder}"
        output = output.replace(f'"{_MARK}{sibling.language}"', f'"{path}"')
    return output


def relative(path: str, at: str) -> str:
    """The way to a path of the site from another one."""
    way = posixpath.relpath(f"/{path}", posixpath.dirname(f"/{at}"))
    return way + "/" if path.endswith("/") or not path else way


def configurations(config: MkDocsConfig, languages: Iterable[str]) -> dict[str, MkDocsConfig]:
    """`mkdocs.de.yml` beside `mkdocs.yml`, and so on. OnwardError for a language that has none."""
    return {language: _configuration(config, language) for language in languages}


def _configuration(config: MkDocsConfig, language: str) -> MkDocsConfig:
    own = Path(config.config_file_path)
    path = own.with_name(f"{own.stem}.{language}{own.suffix}")
    if not path.is_file() and own.name.startswith(_MIKE):
        raise OnwardError(
            "`mike` builds from a copy of mkdocs.yml unless it is listed there: add `mike` to its `plugins`"
        )
    if not path.is_file():
        how = f"it begins with `INHERIT: {own.name}` and sets `docs_dir`, `nav` and the theme's `language`"
        raise OnwardError(f"the organization publishes in `{language}`, but `{path.name}` does not exist; {how}")
    with _plugins_of_its_own():
        other = load_config(str(path), site_dir=str(Path(config.site_dir, language)), strict=config.strict)
    other.site_url = address(config, language)
    _edited(config, other)
    return other


def address(config: MkDocsConfig, language: str) -> str | None:
    """Where a language stands, once the site of the first one is known to stand somewhere."""
    return f"{config.site_url.rstrip('/')}/{language}/" if config.site_url else None


def _edited(first: MkDocsConfig, other: MkDocsConfig) -> None:
    """Lets the links to a page's source lead to the docs folder of its own language, unless it names another address."""
    below = posixpath.relpath(Path(other.docs_dir).as_posix(), Path(first.docs_dir).as_posix())
    if other.edit_uri and other.edit_uri == first.edit_uri:
        other.edit_uri = posixpath.normpath(first.edit_uri + below) + "/"
    if other.edit_uri_template and other.edit_uri_template == first.edit_uri_template:
        other.edit_uri_template = first.edit_uri_template.replace("{path", f"{below}/{{path", 1)


@contextmanager
def _plugins_of_its_own() -> Iterator[None]:
    """MkDocs hands out one object a plugin for all configurations that it loads; each site needs objects of its own."""
    option = dict(MkDocsConfig._schema)["plugins"]
    assert isinstance(option, Plugins)
    kept = dict(option.plugin_cache)
    option.plugin_cache.clear()
    try:
        yield
    finally:
        option.plugin_cache.clear()
        option.plugin_cache.update(kept)


def siblings(config: MkDocsConfig, first: str, others: dict[str, MkDocsConfig]) -> tuple[Sibling, ...]:
    """All languages of a site, the first one's first."""
    url = f"{config.site_url.rstrip('/')}/" if config.site_url else None
    further = (
        Sibling(language, f"{language}/", other.site_url, Path(other.docs_dir)) for language, other in others.items()
    )
    return (Sibling(first, "", url, Path(config.docs_dir)), *further)


def build_all(configs: Iterable[MkDocsConfig], served: bool) -> None:
    """Builds the sites, as MkDocs' own command does. Abort where one does not hold."""
    for config in configs:
        config.plugins.on_startup(command="serve" if served else "build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()


def shared(files: Files, folder: Path, config: MkDocsConfig) -> Iterator[File]:
    """What a language takes from another docs folder: files that are no pages, and notices that nobody has said in it."""
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        uri = path.relative_to(folder).as_posix()
        page = path.suffix == ".md"
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if hidden or path.is_relative_to(config.docs_dir) or (page and not uri.startswith(_NOTICES)):
            continue
        if files.get_file_from_path(uri) is None:
            file = File(
                uri, str(folder), config.site_dir, config.use_directory_urls, inclusion=InclusionLevel.NOT_IN_NAV
            )
            file.edit_uri = posixpath.relpath(path.as_posix(), Path(config.docs_dir).as_posix())
            yield file
