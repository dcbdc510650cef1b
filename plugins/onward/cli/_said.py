"""What MkDocs says of its settings, in the terms of their author and with the place where they stand."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from onward.files import shown
from onward.project.stated import place
from onward.project.tree import Disk
from onward.yamltext.reader import line_and_column

_NAMED = [
    re.compile(r"Plugin 'onward' option '([\w.]+)'"),
    re.compile(r"""(?:The "|Plugin ')([^"']+)["'] ?(?:plugin is|:)"""),
    re.compile(r"Config value '(\w+)'"),
]
"""What MkDocs says is wrong: an option of the plugin, another plugin, or a value of its own."""
_TYPES = {
    "bool": "`true` or `false`",
    "str": "a text",
    "int": "a number",
    "float": "a number",
    "list": "a list",
    "dict": "a mapping",
    "NoneType": "nothing",
}
_DAY = re.compile(r"\b\d{4}-\d\d?-\d\d?\b")


def placed(path: Path, said: str) -> str:
    """What was said of a mkdocs.yml, with file, line and column before it where they can be found."""
    for of_python, of_yaml in _TYPES.items():
        said = said.replace(f"<class '{of_python}'>", of_yaml)
    text = Disk().text(path) or ""
    option, plugin, value = (match and match[1] for match in (asked.search(said) for asked in _NAMED))
    names = ["plugins", "onward", option] if option else [plugin or value]
    day = next((day for day in _DAY.finditer(text) if "value in it" in said and not _exists(day[0])), None)
    if day is not None:
        number, column = line_and_column(text, day.start())
        return f"{shown(path)}:{number}:{column}: {said}"
    at = place(path, text, *(name for name in names if name))
    return f"{at}: {said}" if at != shown(path) else said


def _exists(day: str) -> bool:
    year, month, of_month = map(int, day.split("-"))
    try:
        return bool(date(year, month, of_month))
    except ValueError:
        return False
