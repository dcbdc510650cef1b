"""The site's scripts as one, with the words that they say: these stand once, and not in every page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.resources import files as packaged

from onward.site import scripts
from onward.site.parts.choosing import forms
from onward.site.parts.edition import Edition
from onward.site.parts.looks import meanings
from onward.site.parts.perspectives import titles
from onward.site.resources import Site

_CONTROLS = ("lines", "zoom-in", "zoom-out", "whole", "hint")


def files(site: Site) -> dict[str, str]:
    """The script, in the language of the site."""
    assets = packaged("onward.site") / "assets"
    modules = {file.name: file.read_text("utf-8") for file in assets.iterdir() if file.name.endswith(".js")}
    said = json.dumps(_said(site.edition), ensure_ascii=False, indent=1)
    return {scripts.PATH: scripts.bundle({**modules, "words.js": f"export const words = {said};\n"})}


def _said(edition: Edition) -> Mapping[str, object]:
    """`laws` say of each law its name and what its marks mean, and `some` tells of how many flows of all that holds."""
    say = edition.say
    return {
        **{name: say.template(f"chooser.{name}") for name in ("part", "nothing")},
        **{name: say(f"diagram.{name}") for name in _CONTROLS},
        **{name: say(name) for name in ("colon", "semicolon")},
        "locale": say.locale,
        "forms": forms(edition),
        "some": say.template("diagram.some"),
        "laws": {law: [name, dict(marks)] for law, name, marks in meanings(edition)},
        "perspectives": titles(edition),
    }
