"""A layout of one's own for notices: its words around our parts, and none of the parts hidden that customers are owed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from onward.finding import OnwardError
from onward.notices.seen import foreign, words_seen

OWED = ("dates", "vendors", "objection", "liability", "footer")
"""Art. 28(2) GDPR, Clause 9(a) and EDPB Opinion 22/2024: who, what, where, from when, and how to object."""
_NODES = {"Template", "Output", "TemplateData", "Name", "If", "Not", "And", "Or"}
"""What a template is made of: nothing that repeats, computes, sets or loads."""


def fill(path: str, text: str, parts: Mapping[str, str]) -> str:
    """The parts in a Jinja template, `{{ vendors }}`; a part is empty where it does not apply.

    OnwardError, with the line, for a template that cannot be read, names what does not exist, does more than place the
    parts, loads something from elsewhere, or keeps from readers what they are owed.
    """
    from jinja2 import Environment, StrictUndefined, TemplateSyntaxError, UndefinedError

    environment = Environment(undefined=StrictUndefined, autoescape=False)  # noqa: S701 — it makes Markdown
    try:
        for node in _nodes(environment.parse(text)):
            if type(node).__name__ not in _NODES:
                raise OnwardError(
                    f"{path}:{node.lineno}: a template may contain only text, parts such as `{{{{ title }}}}`"
                    " and conditions such as `{% if others %} … {% endif %}`"
                )
        filled = environment.from_string(text).render(parts)
    except TemplateSyntaxError as error:
        raise OnwardError(f"{path}:{error.lineno}: {error.message}") from error
    except UndefinedError as error:
        raise OnwardError(f"{path}: {error}; the parts are {', '.join(parts)}") from error
    _check(path, filled, parts)
    return filled


def _nodes(node: Any) -> Iterator[Any]:
    yield node
    for below in node.iter_child_nodes():
        yield from _nodes(below)


def _check(path: str, filled: str, parts: Mapping[str, str]) -> None:
    """What customers are owed is looked for in what a reader sees, and nothing on the page may load."""
    for what in foreign(filled):
        raise OnwardError(f"{path}: a notice must be complete in itself, but this page has {what}")
    shown = words_seen(filled)
    for name in OWED:
        if words_seen(parts[name]) not in shown:
            raise OnwardError(
                f"{path} lacks a part that customers must receive: put `{{{{ {name} }}}}` on lines of its own,"
                " outside comments, code and hidden elements"
            )
