"""Change notices: notify customers before something changes."""

from __future__ import annotations

import argparse

from onward.cli._command import add_commands

EXAMPLE = "onward notice draft"


def configure(parser: argparse.ArgumentParser) -> None:
    """The actions, each with options of its own."""
    add_commands(parser, "action", __name__, __path__)
