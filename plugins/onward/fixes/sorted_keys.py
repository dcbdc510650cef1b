"""The fields of every record in one order: `id`, `name`, then the alphabet. Mappings in braces stay as they are."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import yaml

from onward.records.base import Part
from onward.records.inventory import COLLECTIONS
from onward.records.parties import Organization
from onward.records.shape import TRANSLATIONS, part_of, shape
from onward.yamltext.edits import Edit, composed, content_end, line_after

ASKED = True
RENAMES = False
REFORMS = False
_FIRST = ("id", "name")


def edits(text: str) -> Iterator[Edit]:
    """The edits of the outermost mappings that are out of order; those within them come with the next pass."""
    root = composed(text)
    if isinstance(root, yaml.MappingNode) and not root.flow_style:
        for _, value in root.value:
            yield from _sorted(text, value)


def _sorted(text: str, node: yaml.Node) -> Iterator[Edit]:
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _sorted(text, item)
    elif isinstance(node, yaml.MappingNode) and not node.flow_style:
        order = sorted(range(len(node.value)), key=lambda index: _rank(node.value[index][0].value))
        edit = _moved(text, node, order) if order != sorted(order) else None
        if edit:
            yield edit
        else:
            for key, value in node.value:
                if key.value not in kept():  # a record keeps their order
                    yield from _sorted(text, value)


@cache
def kept() -> frozenset[str]:
    """Fields whose own keys are no names of fields: languages, purposes, countries, modules."""
    kinds: list[type[Part]] = [Organization, *COLLECTIONS.values()]
    kinds += [form for kind in kinds for form in kind.FORMS.values()]
    named = ((name, part_of(kind, name)) for kind in kinds for name in shape(kind))
    return frozenset({TRANSLATIONS, *(name for name, part in named if part and part.SPREAD[0])})


def _rank(name: str) -> tuple[int, str]:
    return (_FIRST.index(name) if name in _FIRST else len(_FIRST), name)


def _moved(text: str, node: yaml.MappingNode, order: list[int]) -> Edit | None:
    """All fields in their order, each with the comments right above it; what stands apart between them stays apart.

    None where a field with a comment above it would come to stand behind a dash.
    """
    indent = " " * node.start_mark.column
    starts = [_start(text, key.start_mark.index) for key, _ in node.value]
    starts[0] = node.start_mark.index
    ends = [line_after(text, content_end(text, value)) for _, value in node.value]
    chunks = [text[start:end].rstrip("\r\n") for start, end in zip(starts, ends, strict=True)]
    chunks = [chunk.rstrip(" ") for chunk in chunks]
    gaps = [text[end:start] for end, start in zip(ends, starts[1:], strict=False)]
    chunks[0] = indent + chunks[0]
    moved = [chunks[index] for index in order]
    if moved[0].lstrip().startswith("#") or any(gap.strip() and "#" not in gap for gap in gaps):
        return None
    body = "".join(f"{chunk}\n{gap}" for chunk, gap in zip(moved, [*gaps, ""], strict=True))
    end = ends[-1]
    return Edit(
        starts[0],
        end,
        body.removeprefix(indent) if text[:end].endswith("\n") else body.removeprefix(indent).rstrip("\n"),
    )


def _start(text: str, at: int) -> int:
    """The start of a field's line, or of the first of the comment lines right above it."""
    start = text.rfind("\n", 0, at) + 1
    while start:
        above = text.rfind("\n", 0, start - 1) + 1
        if not text[above:start].lstrip().startswith("#"):
            break
        start = above
    return start
