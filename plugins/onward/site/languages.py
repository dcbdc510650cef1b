"""The trust center in its other languages: one MkDocs configuration a language, built into a folder of the first one's site."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
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


@dataclass(frozen=True, slots=True)
class Sibling:
    """One language of a site: the path at which a server has it, with a slash at its end, and its own pages."""

    language: str
    base: str
    docs: Path

    def alternate(self, file: File, generated: Container[str]) -> dict[str, str]:
        """For the switch of languages: the same page in this one, else its first page."""
        there = file.src_uri in generated or Path(self.docs, file.src_uri).is_file()
        return {**self.home, "link": self.base + (file.url if there and file.url != "./" else "")}

    @property
    def home(self) -> dict[str, str]:
        """The same for what is no page of every language."""
        return {"name": words(self.language)("language"), "lang": self.language, "link": self.base}


def configurations(config: MkDocsConfig, languages: Iterable[str]) -> dict[str, MkDocsConfig]:
    """`mkdocs.de.yml` beside `mkdocs.yml`, and so on. OnwardError for a language that has none."""
    return {language: _configuration(config, language) for language in languages}


def _configuration(config: MkDocsConfig, language: str) -> MkDocsConfig:
    own = Path(config.config_file_path)
    path = own.with_name(f"{own.stem}.{language}{own.suffix}")
    if not path.is_file():
        how = f"it begins with `INHERIT: {own.name}` and sets `docs_dir`, `nav` and the theme's `language`"
        raise OnwardError(f"the organization publishes in `{language}`, but `{path.name}` does not exist; {how}")
    more = {"site_url": f"{config.site_url.rstrip('/')}/{language}/"} if config.site_url else {}
    with _plugins_of_its_own():
        return load_config(str(path), site_dir=str(Path(config.site_dir, language)), strict=config.strict, **more)


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
    root = urlsplit(config.site_url or "").path.rstrip("/") + "/"
    found = (Sibling(language, f"{root}{language}/", Path(one.docs_dir)) for language, one in others.items())
    return (Sibling(first, root, Path(config.docs_dir)), *found)


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
    for path in sorted(one for one in folder.rglob("*") if one.is_file()):
        uri = path.relative_to(folder).as_posix()
        page = path.suffix == ".md"
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if hidden or path.is_relative_to(config.docs_dir) or (page and not uri.startswith(_NOTICES)):
            continue
        if files.get_file_from_path(uri) is None:
            yield File(
                uri, str(folder), config.site_dir, config.use_directory_urls, inclusion=InclusionLevel.NOT_IN_NAV
            )
