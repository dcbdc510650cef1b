"""Work with Open Subprocessor Lists, your own or somebody else's."""

from __future__ import annotations

import argparse

from onward.cli._command import add_commands

EXAMPLE = "onward osl validate subprocessors.json"


def configure(parser: argparse.ArgumentParser) -> None:
    """Its actions."""
    add_commands(parser, "action", __name__, __path__)
