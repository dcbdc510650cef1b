"""Lists of vendors in JSON: Onward's own `subprocessors.json`, and any list of mappings whose fields say what they are."""

from __future__ import annotations

import json

from onward.finding import OnwardError
from onward.imports import Asked, File, Reading, _lists, _trees

ABOUT = "JSON"
ENDINGS = (".json",)
WITHIN = ""


def fits(file: File) -> bool:
    """Whether it begins as JSON does."""
    return file.text.lstrip()[:1] in ("{", "[")


def read(file: File, asked: Asked) -> Reading:
    """The vendors of all lists in it. OnwardError where it names none, or is no JSON."""
    try:
        value = json.loads(file.text)
    except json.JSONDecodeError as error:
        raise OnwardError(f"`{file.name}`, line {error.lineno}: not JSON: {error.msg}") from error
    except (RecursionError, ValueError) as error:
        raise OnwardError(f"`{file.name}` holds values too deep within others, or a number that is none") from error
    return _lists.reading(_trees.page(value, file.name), file.name, asked)
