"""A layout of one's own for notices: its words around our parts, and none of the parts left out that customers are owed."""

from __future__ import annotations

from collections.abc import Mapping

from onward.finding import OnwardError

OWED = ("dates", "vendors", "objection", "liability", "footer")
"""Art. 28(2) GDPR, Clause 9(a) and EDPB Opinion 22/2024: who, what, where, from when, and how to object."""


def fill(path: str, text: str, parts: Mapping[str, str]) -> str:
    """The parts in a Jinja template, `{{ vendors }}`; a part is empty where it does not apply.

    OnwardError, with the line, for a template that cannot be read, names what does not exist, or leaves out what is owed.
    """
    from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False)
    try:
        filled = environment.from_string(text).render(parts)
    except TemplateSyntaxError as error:
        raise OnwardError(f"{path}:{error.lineno}: {error.message}") from error
    except TemplateError as error:
        raise OnwardError(f"{path}: {error}; the parts are {', '.join(parts)}") from error
    for name in OWED:
        if parts[name] and parts[name] not in filled:
            raise OnwardError(f"{path} leaves out what customers are owed: put `{{{{ {name} }}}}` where it belongs")
    return filled
