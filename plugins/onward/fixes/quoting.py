"""Quotes around values that a tool which reads YAML 1.1 would rewrite: `NO` to false, `010` to 8, `1.10` to 1.1."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from onward.yamltext.edits import Edit, composed, is_rewritten, nodes

ASKED = False
RENAMES = False
REFORMS = False


def edits(text: str) -> Iterator[Edit]:
    """An edit for every plain value that would not come back as it is written; names of fields are left alone."""
    root = composed(text)
    keys = {id(key) for node in nodes(root) if isinstance(node, yaml.MappingNode) for key, _ in node.value}
    for node in nodes(root):
        if isinstance(node, yaml.ScalarNode) and not node.style and id(node) not in keys and is_rewritten(node.value):
            yield Edit(node.start_mark.index, node.end_mark.index, f'"{node.value}"')
