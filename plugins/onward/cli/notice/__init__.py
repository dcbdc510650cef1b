"""Change notices: what customers are told before something changes."""

from __future__ import annotations

import importlib

from onward.cli import add_command, command_names
from onward.cli._parser import Parser

EXAMPLE = "onward notice draft"


def configure(parser: Parser) -> None:
    """The actions, each with options of its own."""
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    for name in command_names(__path__):
        add_command(actions, importlib.import_module(f"{__name__}.{name}"), name)
