"""The one choice of region as a stylesheet: under each law, which mark an element takes and which words of several stand.

A law is chosen by `data-region` of the page, which the script keeps, or without a script by the radio button that is checked. An
element with `data-ground="uk-gdpr:strong"` then takes the mark `strong`. Inside `.ow-by-law` and among legends, what bears
`data-regimes` is shown under those laws alone. Where no law is chosen, `all` is: the weakest of all.
"""

from __future__ import annotations

from onward.site.diagrams.style import MARKS
from onward.site.parts.looks import ALL, MIXED
from onward.site.resources import Site

PATH = "assets/onward/regions.css"


def files(site: Site) -> dict[str, str]:
    """The stylesheet for the laws of the edition."""
    laws = site.edition.regimes
    return {PATH: "".join(_law(law, _chosen(law)) for law in laws) + _law(ALL, _none())}


def _chosen(law: str) -> str:
    return f':where([data-region="{law}"], :root:not([data-region]):has(.ow-regions [value="{law}"]:checked))'


def _none() -> str:
    return ":where(:root:not([data-region]):not(:has(.ow-regions :checked)))"


def _law(law: str, chosen: str) -> str:
    marks = "".join(
        f'{chosen} [data-ground~="{law}:{mark}"] {{ --ow-ink: var(--ow-line-{mark}); --ow-dash: var(--ow-dash-{mark});'
        f" --ow-width: var(--ow-width-{mark}); }}\n"
        for mark in MARKS
    )
    band = f'{chosen} [data-ground~="{law}:{MIXED}"] {{ --ow-band: color-mix(in srgb, var(--ow-ink) 28%, transparent); }}\n'
    words = f'{chosen} :is(.ow-legend, .ow-by-law [data-regimes])[data-regimes]:not([data-regimes~="{law}"]) {{ display: none; }}\n'
    return marks + band + (words if law != ALL else words.replace(", .ow-by-law [data-regimes]", ""))
