"""What a stylesheet says by law and by language: the one choice of region, and the columns of the tables of flows.

Under each law it says which mark an element takes and which words of several stand.

A law is chosen by `data-region` of the page, which the script keeps, or without a script by the radio button that is checked. An
element with `data-ground="uk-gdpr:strong"` then takes the mark `strong`. Inside `.ow-by-law` and in legends, what bears
`data-regimes` is shown under those laws alone. Where no law is chosen, `all` is: the weakest of all.

Rows of flows and of their parties are cards on a phone, in which each cell is named by its column; no cell has to say it.
"""

from __future__ import annotations

from collections.abc import Iterator
from json import dumps

from onward.site.diagrams.style import MARKS
from onward.site.parts.edition import Edition
from onward.site.parts.flows import columns_of
from onward.site.parts.looks import ALL, MIXED
from onward.site.resources import Site

PATH = "assets/onward/regions.css"


def files(site: Site) -> dict[str, str]:
    """The stylesheet for the laws and the language of the edition."""
    laws = site.edition.regimes
    by_law = "".join(_law(law, _chosen(law)) for law in laws) + _law(ALL, _none())
    return {PATH: by_law + "".join(_labels(site.edition))}


def _labels(edition: Edition) -> Iterator[str]:
    for kind, columns in columns_of(edition).items():
        for at, column in list(enumerate(columns, 1))[1:]:
            label = dumps(column, ensure_ascii=False)
            yield f".ow-rows--{kind} td:nth-child({at}) {{ --ow-label: {label}; }}\n"


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
    shown = ".ow-legend.ow-legend > li" + (", .ow-by-law [data-regimes]" if law != ALL else "")
    words = f'{chosen} :is({shown})[data-regimes]:not([data-regimes~="{law}"]) {{ display: none; }}\n'
    return marks + band + words
