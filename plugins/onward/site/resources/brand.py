"""The organization's own colour as a stylesheet, adapted until what stands on it can be read.

Contrast is that of WCAG 2.2 (1.4.3): 4.5 to 1 at least, between relative luminances of sRGB.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

from onward.finding import OnwardError
from onward.frozen import dataclass
from onward.records.parties import Organization
from onward.site.resources import Site

PATH = "assets/onward/brand.css"
Colour: TypeAlias = tuple[float, float, float]
"""Red, green and blue, each from 0 to 1."""

_HEX = re.compile(r"#([0-9a-fA-F]{2})([0-9a-fA-F]{2})([0-9a-fA-F]{2})")
_BLACK, _WHITE = (0.0, 0.0, 0.0), (1.0, 1.0, 1.0)
_NIGHT = (0x1A / 255, 0x27 / 255, 0x2D / 255)
"""The lightest ground on which links stand in the dark scheme."""
_DAY = (0xF5 / 255, 0xF8 / 255, 0xF9 / 255)
"""The darkest ground on which links stand in the light scheme."""
_READABLE, _CALM = 4.5, 9.0
_STEPS = 100
_LINEAR = 0.04045


def files(site: Site) -> dict[str, str]:
    """The stylesheet; none without a colour. OnwardError at the place of one that is none."""
    colour = colour_of(site.edition.world.inventory.organization)
    return {PATH: stylesheet(colour)} if colour else {}


def colour_of(ours: Organization | None) -> Colour | None:
    """The organization's colour, if it names one. OnwardError at the place of one that is none."""
    if ours is None or ours.colour is None:
        return None
    read = _HEX.fullmatch(ours.colour)
    if read is None:
        at = ours.at("colour")
        raise OnwardError(
            f"{at.file}:{at.line}:{at.column}: `colour` must be six hexadecimal digits, such as `#0e4a5a`"
        )
    red, green, blue = (int(part, 16) / 255 for part in read.groups())
    return red, green, blue


@dataclass(frozen=True, slots=True)
class Brand:
    """What one colour becomes: behind white letters, behind quiet ones, and as the colour of links in both schemes."""

    header: Colour
    night: Colour
    link: Colour
    night_link: Colour


def brand(colour: Colour) -> Brand:
    """The nearest colours that can be read, on the way to black or to white."""
    return Brand(
        header=_towards(_BLACK, colour, lambda shade: contrast(shade, _WHITE) >= _READABLE),
        night=_towards(_BLACK, colour, lambda shade: contrast(shade, _WHITE) >= _CALM),
        link=_towards(_BLACK, colour, lambda shade: contrast(shade, _DAY) >= _READABLE),
        night_link=_towards(_WHITE, colour, lambda shade: contrast(shade, _NIGHT) >= _READABLE),
    )


def contrast(colour: Colour, other: Colour) -> float:
    """How well two colours are told apart, from 1 to 21."""
    lighter, darker = sorted((_luminance(colour), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (
        channel / 12.92 if channel <= _LINEAR else ((channel + 0.055) / 1.055) ** 2.4 for channel in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _towards(end: Colour, colour: Colour, holds: Callable[[Colour], bool]) -> Colour:
    steps = (_mixed(colour, end, step / _STEPS) for step in range(_STEPS + 1))
    return next(shade for shade in steps if holds(shade))


def _mixed(colour: Colour, other: Colour, part: float) -> Colour:
    red, green, blue = (round(255 * (a + (b - a) * part)) / 255 for a, b in zip(colour, other, strict=True))
    return red, green, blue


def _hex(colour: Colour) -> str:
    return "#" + "".join(f"{round(255 * channel):02x}" for channel in colour)


def stylesheet(colour: Colour) -> str:
    """The variables of the theme, in the light scheme, then in the dark one."""
    made = brand(colour)
    return f""":root, [data-md-color-scheme="default"], [data-md-color-scheme="slate"] {{
  --md-primary-fg-color: {_hex(made.header)};
  --md-primary-fg-color--light: {_hex(made.header)};
  --md-primary-fg-color--dark: {_hex(made.night)};
  --md-primary-bg-color: #fff;
  --md-primary-bg-color--light: #fff;
  --md-typeset-a-color: {_hex(made.link)};
  --md-accent-fg-color: {_hex(made.link)};
}}
@media screen {{
  [data-md-color-scheme="slate"] {{
    --md-primary-fg-color: {_hex(made.night)};
    --md-primary-fg-color--light: {_hex(made.night)};
    --md-typeset-a-color: {_hex(made.night_link)};
    --md-accent-fg-color: {_hex(made.night_link)};
  }}
}}
"""
