"""What the terminal behind standard output can show: colours, its width, links. A pipe gets plain text."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TextIO

from onward.formats import Terminal

_LINKING = {"iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby", "rio", "WarpTerminal"}
_LINKING_TERMS = ("xterm-kitty", "xterm-ghostty", "alacritty", "foot", "wezterm")
_VTE = 5000
"""The first release of VTE (GNOME Terminal and its kin) that follows links, as it counts: 0.50."""


def add_color(parser: argparse.ArgumentParser) -> None:
    """`--color`."""
    parser.add_argument(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        help="colours (default: auto, from NO_COLOR, FORCE_COLOR and the terminal)",
    )


def terminal(args: argparse.Namespace, stream: TextIO | None = None) -> Terminal:
    """The terminal that a stream is connected to (default: standard output)."""
    shown = (stream or sys.stdout).isatty()
    width = _width() if shown else 0
    links = Path.cwd().as_uri() if shown and _links(os.environ) else ""
    return Terminal(_colour(args.color, shown, os.environ), width, links)


def _width() -> int:
    from shutil import get_terminal_size

    return get_terminal_size((100, 24)).columns


def _colour(asked: str, shown: bool, variables: Mapping[str, str]) -> bool:
    """The option, then NO_COLOR (no-color.org), then FORCE_COLOR, then whether anybody looks."""
    if asked != "auto":
        return asked == "always"
    if variables.get("NO_COLOR"):
        return False
    forced = variables.get("FORCE_COLOR", "")
    if forced:
        return forced not in ("0", "false")
    return shown and variables.get("TERM") != "dumb"


def _links(variables: Mapping[str, str]) -> bool:
    """Terminals that follow OSC 8 name themselves; FORCE_HYPERLINK overrides what they say."""
    forced = variables.get("FORCE_HYPERLINK", "")
    if forced:
        return forced not in ("0", "false")
    vte = variables.get("VTE_VERSION", "")
    return (
        variables.get("TERM_PROGRAM") in _LINKING
        or variables.get("TERM", "").startswith(_LINKING_TERMS)
        or any(name in variables for name in ("WT_SESSION", "KITTY_WINDOW_ID", "DOMTERM"))
        or (vte.isdigit() and int(vte) >= _VTE)
    )
