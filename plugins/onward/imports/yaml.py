"""Lists of vendors in YAML: any list of mappings whose fields say what they are."""

from __future__ import annotations

from onward.finding import OnwardError
from onward.imports import Asked, File, Reading, _lists, _trees
from onward.yamltext.reader import parse

ABOUT = "YAML"
ENDINGS = (".yml", ".yaml")
WITHIN = ""


def fits(file: File) -> bool:
    """Whether it begins with a field or an item."""
    return parsed(file) is not None


def read(file: File, asked: Asked) -> Reading:
    """The vendors of all lists in it. OnwardError where it names none, or is no YAML."""
    value = parsed(file)
    if value is None:
        raise OnwardError(f"`{file.name}` is not YAML that can be read: {_why(file)}")
    return _lists.reading(_trees.page(value, file.name), file.name, asked)


def parsed(file: File) -> object:
    """What it says, with places; None where it is no mapping and no list."""
    value = parse(file.name, file.text)[0]
    return value if isinstance(value, dict | list) else None


def _why(file: File) -> str:
    findings = parse(file.name, file.text)[1]
    return findings[0].message if findings else "it is one text"
