"""The link to the JSON Schema of a file that the site offers."""

from __future__ import annotations

from onward.contracts import schema_path
from onward.site.page import link
from onward.site.parts.markup import Html, anchor
from onward.words.catalogue import Words


def schema_link(say: Words, form: str) -> Html:
    """The link; `form` is the name of the file's format."""
    return anchor(link(schema_path(form)), say("json-schema"))
