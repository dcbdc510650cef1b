"""The texts of a new record in the further languages of the organization's pages."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator
from typing import Any

from onward.cli._ask import UNKNOWN, Asking, Question, answered
from onward.cli._kinds import Kind
from onward.records.inventory import COLLECTIONS
from onward.records.languages import languages_of
from onward.records.shape import prose_of, yaml_name
from onward.rules.translation_missing import PROPER_NAMES

_TOLD = re.compile(r"([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*):([a-z_]+)=(.+)")
Texts = dict[str, dict[str, Any]]
"""By language and field, a text or several."""


def question(kind: Kind) -> Question:
    """The flag for a text in another language; a terminal asks for each text by itself."""
    known = tuple(_prose(kind))

    def check(_: Asking, text: str) -> None:
        match = _TOLD.fullmatch(text)
        if match is None:
            raise ValueError(f"write LANGUAGE:FIELD=TEXT, such as de:{known[0]}=…, not `{text}`")
        if match[2] not in known:
            raise ValueError(f"`{match[2]}` is not a text of this record; choose from {', '.join(known)}")

    about = "text in another language, as LANGUAGE:FIELD=TEXT"
    return Question("translation", about, check, many=True, asked=lambda _: False)


def translations(args: argparse.Namespace, asking: Asking, kind: Kind, fields: Iterable[tuple[str, Any]]) -> Texts:
    """What the flag says, and what a terminal is told for each text of the record that is still without."""
    by_language: Texts = {}
    said = {name: value for name, value in fields if name in _prose(kind) and value not in ("", [], UNKNOWN, [UNKNOWN])}
    wanted = {name: value for name, value in said.items() if _published(kind, name)}
    for match in filter(None, map(_TOLD.fullmatch, asking.several("translation"))):
        by_language.setdefault(match[1], {}).setdefault(match[2], []).append(match[3])
    for language in languages_of(asking.inventory.organization)[1:]:
        missing = {name: value for name, value in wanted.items() if name not in by_language.get(language, {})}
        asked = answered(args, asking, tuple(_questions(language, missing)))
        for name in missing:
            if told_now := asked.several(f"{language}:{name}"):
                by_language.setdefault(language, {})[name] = told_now
    return {
        language: {name: _as(said.get(name), of) for name, of in texts.items()}
        for language, texts in by_language.items()
    }


def _questions(language: str, missing: dict[str, Any]) -> Iterator[Question]:
    for name, value in missing.items():
        shown = ", ".join(value) if isinstance(value, list) else value
        yield Question(f"{language}:{name}", f"`{name}` in {language}, for {shown}", many=isinstance(value, list))


def _as(value: Any, texts: list[str]) -> Any:
    """Several texts where the field has several, else one."""
    return texts if isinstance(value, list) else texts[-1]


def _published(kind: Kind, name: str) -> bool:
    """Whether readers of another language miss a text: it is no proper name, and its record is one that they may see."""
    record = COLLECTIONS[kind.collection]
    shown = record.VISIBLE == "public" and not record.INTERNAL
    return shown and not (name == "name" and kind.collection in PROPER_NAMES)


def _prose(kind: Kind) -> Iterator[str]:
    yield from (yaml_name(name) for name in prose_of(COLLECTIONS[kind.collection]))
