"""The settings of the plugin in mkdocs.yml."""

from __future__ import annotations

import re
from collections.abc import Container
from datetime import date
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.config import config_options as c
from mkdocs.config.base import Config, ConfigErrors, ConfigWarnings, ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.theme import Theme

from onward import clock
from onward.project.layout import CONFIGS
from onward.site.draw import PURE
from onward.yamltext.nearest import suggested

_FORM = re.compile(r"https://[A-Za-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9._~/-]*)?(\?[A-Za-z0-9._~=&%-]*)?")
AUDIENCES = ("public", "customer", "internal")
"""Who a site is for: everybody, customers under their agreement, or the organization's own people."""


class Day(c.OptionallyRequired[date]):
    """A day in ISO 8601, as text or as the date that YAML makes of it."""

    def run_validation(self, value: object) -> date:
        """The day. Raises ValidationError for anything that is not one."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(str(value))
        except ValueError as error:
            raise ValidationError(f"expected a day such as 2026-11-24, not {value!r}") from error


class Form(c.Optional[str]):
    """The address of a form of a mailing service, under https; nothing else may stand in it."""

    def __init__(self) -> None:
        super().__init__(c.Type(str))

    def run_validation(self, value: object) -> str | None:
        """The address. Raises ValidationError for one that is not a plain address under https."""
        if value is None:
            return None
        if not isinstance(value, str) or not _FORM.fullmatch(value):
            raise ValidationError(f"expected an https address such as https://mail.example/subscribe, not {value!r}")
        return value


class Closed(Config):  # type: ignore[no-untyped-call]
    """Settings of which none is passed over: an option that there is not is an error, and MkDocs would only warn of it."""

    def validate(self) -> tuple[ConfigErrors, ConfigWarnings]:
        """What is wrong with the options, and what to warn of."""
        failed, warned = super().validate()
        unknown = sorted(map(str, self.keys() - self._schema_keys))
        for name in unknown:
            hint = suggested(name, self._schema_keys)
            failed.append((name, ValidationError(f"there is no such option; {hint}")))
        return failed, [(name, warning) for name, warning in warned if name not in unknown]


class Subscribe(Closed):  # type: ignore[no-untyped-call]
    """How readers of the site subscribe to notices by email with a mailing service of the organization."""

    action = Form()
    """The address that the service's form sends to; without one, a message to the privacy contact is begun."""
    field = c.Type(str, default="email")
    """The name that the service gives to the field of the email address."""

    def shown(self) -> dict[str, str] | None:
        """The form as pages place it: where it sends to, the name of its field, and the host that they tell of."""
        if self.action is None:
            return None
        host = urlsplit(self.action).hostname or ""
        return {"action": escape(self.action), "field": escape(self.field), "host": host}


class OnwardConfig(Closed):  # type: ignore[no-untyped-call]
    """What `plugins: - onward:` may say. Paths are relative to mkdocs.yml."""

    inventory = c.Type(str, default="inventory")
    """The folder of the inventory."""
    audience = c.Choice(AUDIENCES, default="public")
    """Whom the site is for; everything but `public` bears a banner."""
    language = c.Optional(c.Type(str))
    """The language of tables, diagrams and generated pages; otherwise that of the theme."""
    shared = c.Optional(c.Type(str))
    """The docs folder of the site's first language: of it a further language takes every file that is no page."""
    subscribe = c.SubConfig(Subscribe)
    """A form of the organization's own mailing service, placed in the header."""
    dot = c.Type(str, default=PURE)
    """The Graphviz program: its name, or a path."""
    day = c.Optional(Day())
    """The day to judge by; otherwise `SOURCE_DATE_EPOCH`, otherwise today."""
    strict_lint = c.Type(bool, default=True)
    """Findings of severity error stop the build."""

    def first(self, config: MkDocsConfig) -> Path:
        """The mkdocs.yml of the site's first language, which says where the inventory's pages are."""
        own = Path(config.config_file_path)
        return own.with_name(CONFIGS[0]) if self.shared else own

    def judged_on(self) -> date:
        """The day by which the site judges what is planned, active and in force."""
        if self.day is not None:
            return self.day
        return clock.today()


def beside(plugins: Container[str]) -> None:
    """PluginError where a plugin stands beside Onward that takes its pages away."""
    if "monorepo" in plugins:
        raise PluginError(
            "the plugins `onward` and `monorepo` cannot share a mkdocs.yml: `monorepo` moves the docs folder to another place;"
            " give the trust center a mkdocs.yml of its own, and build it behind the other site:"
            " `onward build --config trust/mkdocs.yml --site-dir site/trust`"
        )


def language_of(theme: Theme, stated: str | None) -> str:
    """The language that is stated, else the theme's. PluginError for a theme other than Material, and one of no language."""
    if not any(Path(folder, "partials", "languages").is_dir() for folder in theme.dirs):
        raise PluginError(
            f"the pages are made for the theme Material, and `theme` is `{theme.name}`: write `theme: {{name: material}}`;"
            " for any other generator of sites `onward render` writes plain pages"
        )
    language = stated or theme.get("language")
    if not isinstance(language, str):
        raise PluginError(f"`language` of the theme is {language!r}: write one such as `en`")
    return language
