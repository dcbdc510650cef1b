"""The organization's colour and logo: readable whatever the colour is, refused where it is none."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filled import world
from onward.finding import OnwardError
from onward.site import inputs
from onward.site.parts.edition import edition
from onward.site.resources import Site
from onward.site.resources.brand import PATH, brand, contrast, files, stylesheet

PART = st.integers(0, 255).map(lambda one: one / 255)
WHITE, BLACK = (1.0, 1.0, 1.0), (0.0, 0.0, 0.0)


def site(colour: str) -> Site:
    return Site(edition(world(f"organization: {{id: ours, colour: {colour}}}"), "public"), "Trust", None)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast(BLACK, WHITE) == pytest.approx(21)
    assert contrast((0x76 / 255,) * 3, WHITE) == pytest.approx(4.54, abs=0.01)


@given(st.tuples(PART, PART, PART))
def test_every_colour_becomes_one_that_can_be_read(colour: tuple[float, float, float]) -> None:
    made = brand(colour)
    assert contrast(made.header, WHITE) >= 4.5
    assert contrast(made.night, WHITE) >= 9
    assert contrast(made.link, (0xF5 / 255, 0xF8 / 255, 0xF9 / 255)) >= 4.5
    assert contrast(made.night_link, (0x1A / 255, 0x27 / 255, 0x2D / 255)) >= 4.5


def test_a_colour_that_can_be_read_stays_as_it_is() -> None:
    assert "--md-primary-fg-color: #0e4a5a;" in stylesheet((0x0E / 255, 0x4A / 255, 0x5A / 255))


def test_the_stylesheet_holds_nothing_but_colours() -> None:
    text = files(site('"#FFCC00"'))[PATH]
    assert set(re.findall(r": ([^;{]+);", text)) - set(re.findall(r"#[0-9a-f]{3,6}", text)) == set()


@pytest.mark.parametrize("colour", ["teal", '"#0e4a5"', '"#0e4a5a; } body { display: none"', '"#0e4a5a\\n"'])
def test_what_is_no_colour_is_refused_at_its_place(colour: str) -> None:
    with pytest.raises(OnwardError, match=r"^inventory/case.yml:1:\d+: `colour` must be six hexadecimal digits"):
        files(site(colour))


def test_a_logo_is_a_file_of_the_site() -> None:
    of = world("organization: {id: ours, logo: 'https://elsewhere.example/logo.svg'}")
    with pytest.raises(OnwardError, match=r"^inventory/case.yml:1:\d+: `logo` must be a file in the docs folder"):
        inputs.logo_of(of, {"assets/logo.svg"})
    of = world("organization: {id: ours, logo: assets/logo.svg}")
    assert inputs.logo_of(of, {"assets/logo.svg"}) == "assets/logo.svg"
