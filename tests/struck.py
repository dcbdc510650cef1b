"""The words that the manual's page `Terms` struck, and where a text still has them."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

LISTS = yaml.load((Path(__file__).parent / "struck_words.yml").read_text("utf-8"), yaml.BaseLoader)
CODE = re.compile(r"^```.*?^```|^---\n.*?\n---$|`[^`\n]*`", re.MULTILINE | re.DOTALL)
"""What a page shows as code is not prose: ids, keys and what programs print have names of their own."""
QUOTED = re.compile(r"“[^”]*”")
"""A statement of the inventory is in the words of whoever made it."""


def struck(language: str, text: str) -> list[str]:
    """Each struck word with what stands around it and what to say instead."""
    flat = " ".join(text.split())
    return [
        f"…{flat[max(0, found.start() - 30) : found.end() + 30]}… say: {one['say']}"
        for one in LISTS[language]
        for found in re.finditer(one["struck"], flat, re.IGNORECASE)
    ]
