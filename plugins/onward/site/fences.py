"""Views of the inventory inside hand-written pages: fenced blocks that say `view: name` and options, in YAML."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

import yaml

from onward.finding import OnwardError
from onward.markdown.stretches import Fence, fences
from onward.site.page import Block
from onward.yamltext.nearest import did_you_mean

WORD = "onward"
"""The word of a block that is a view."""
Render: TypeAlias = Callable[[str, Mapping[str, object]], Block]
"""From a view's name and options to what stands on the page; raises OnwardError for an unknown view or option."""


def place(markdown: str, file: str, first_line: int, render: Render) -> tuple[str, dict[str, Block]]:
    """Markdown with a placeholder for each view, and the views by placeholder id.

    `first_line` is the line of the file at which the Markdown starts. Raises OnwardError at `file:line:column`.
    """
    lines = markdown.split("\n")
    blocks: dict[str, Block] = {}
    ours = (fence for fence in fences(markdown) if fence.word.casefold() == WORD or _meant(fence))
    for number, fence in enumerate(ours, 1):
        at = f"{file}:{first_line + fence.first}:{len(fence.indent) + 1}"
        try:
            if fence.word.casefold() != WORD:
                raise OnwardError(f"a view in a block of `{fence.word}` would be shown as code; did you mean `{WORD}`?")
            if not fence.closed:
                raise OnwardError("the block is never closed: end it with a line of backticks")
            blocks[f"view-{number}"] = render(*_parse(fence.text))
        except OnwardError as error:
            raise OnwardError(f"{at}: {error}") from error
        lines[fence.first : fence.last + 1] = [
            f"{fence.indent}<!-- onward:view-{number} -->",
            *[""] * (fence.last - fence.first),
        ]
    return "\n".join(lines), blocks


def _meant(fence: Fence) -> bool:
    """Whether a block of another word names a view, and its word is a slip of ours."""
    return fence.text.lstrip().startswith("view:") and bool(did_you_mean(fence.word, [WORD]))


def _parse(text: str) -> tuple[str, dict[str, object]]:
    try:
        value = yaml.load(text, Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        raise OnwardError(f"the block is not valid YAML: {' '.join(str(error).split())}") from error
    if not isinstance(value, dict) or not isinstance(value.get("view"), str):
        raise OnwardError("an `onward` block must be a YAML mapping with `view: NAME`")
    return value["view"], {str(key): option for key, option in value.items() if key != "view"}
