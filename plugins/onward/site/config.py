"""The settings of the plugin in mkdocs.yml."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from mkdocs.config import config_options as c
from mkdocs.config.base import Config, ValidationError
from mkdocs.exceptions import PluginError
from mkdocs.theme import Theme

from onward import clock
from onward.site.draw import PURE

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


class OnwardConfig(Config):  # type: ignore[no-untyped-call]
    """What `plugins: - onward:` may say. Paths are relative to mkdocs.yml."""

    inventory = c.Type(str, default="inventory")
    """The folder of the inventory."""
    audience = c.Choice(AUDIENCES, default="public")
    """Whom the site is for; everything but `public` bears a banner."""
    language = c.Optional(c.Type(str))
    """The language of tables, diagrams and generated pages; otherwise that of the theme."""
    shared = c.Optional(c.Type(str))
    """The docs folder of the site's first language: of it a further language takes every file that is no page."""
    dot = c.Type(str, default=PURE)
    """The Graphviz program: its name, or a path."""
    day = c.Optional(Day())
    """The day to judge by; otherwise `SOURCE_DATE_EPOCH`, otherwise today."""
    strict_lint = c.Type(bool, default=True)
    """Findings of severity error stop the build."""

    def judged_on(self) -> date:
        """The day by which the site judges what is planned, active and in force."""
        if self.day is not None:
            return self.day
        return clock.today()


def language_of(theme: Theme, stated: str | None) -> str:
    """The language that is stated, else the theme's. PluginError for a theme other than Material, and one of no language."""
    if not any(Path(one, "partials", "languages").is_dir() for one in theme.dirs):
        raise PluginError(
            f"the pages are made for the theme Material, and `theme` is `{theme.name}`: write `theme: {{name: material}}`;"
            " for any other generator of sites `onward render` writes plain pages"
        )
    language = stated or theme.get("language")
    if not isinstance(language, str):
        raise PluginError(f"`language` of the theme is {language!r}: write one such as `en`")
    return language
