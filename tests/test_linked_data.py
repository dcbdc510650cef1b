"""What other programs read of a page: JSON-LD, the picture beside a link, other forms of the same list."""

from __future__ import annotations

import json
import re
import struct
import zlib
from pathlib import Path

from onward.site.cover import PATH, SIZE, png


def test_a_page_says_what_it_is_and_who_publishes_it(site: Path) -> None:
    for name, language, title in (
        ("subprocessors/stripe/", "en", "Stripe"),
        ("de/transfers/", "de", "Übermittlungen"),
    ):
        text = (site / name / "index.html").read_text("utf-8")
        (told,) = re.findall(r'<script type="application/ld\+json">(.+)</script>', text)
        graph = {one["@type"]: one for one in json.loads(told)["@graph"]}
        assert graph["WebPage"]["name"] == title
        assert graph["WebPage"]["url"] == f"https://trust.opsient.com/{name}"
        assert graph["WebPage"]["inLanguage"] == language
        assert graph["Organization"]["name"] == "Opsient"
        assert {"@type": "ContactPoint", "contactType": "privacy", "email": "privacy@opsient.com"} in graph[
            "Organization"
        ]["contactPoint"]


def test_the_list_is_offered_to_programs(site: Path) -> None:
    text = (site / "subprocessors" / "index.html").read_text("utf-8")
    assert '<link rel="alternate data" type="application/json"' in text
    assert 'href="../subprocessors.json">' in text
    assert "https://trust.opsient.com/subprocessors.json" in (site / "llms.txt").read_text("utf-8")


def test_the_picture_is_the_same_for_the_same_colour_and_has_it(site: Path) -> None:
    made = png((0.5, 0.1, 0.2))
    assert made == png((0.5, 0.1, 0.2))
    assert made != png(None)
    assert struct.unpack(">2I", made[16:24]) == SIZE
    length = struct.unpack(">I", made[33:37])[0]
    pixels = zlib.decompress(made[41 : 41 + length])
    assert len(pixels) == (3 * SIZE[0] + 1) * SIZE[1]
    assert tuple(pixels[1:4]) == (128, 26, 51)
    text = (site / "index.html").read_text("utf-8")
    assert f'<meta property="og:image" content="https://trust.opsient.com/{PATH}">' in text
    assert (site / PATH).read_bytes().startswith(b"\x89PNG")
