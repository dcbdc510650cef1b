"""A large inventory: a page's size does not follow the number of pages, and every flow is drawn in exactly one part."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from forked import onward
from large import trust_center
from shared import Shelf

SMALL, LARGE = (20, 60), (80, 240)
"""Vendors and systems: four times as many; the large one does not fit into one drawing."""


@pytest.fixture(scope="module")
def sites(shelf: Shelf) -> tuple[Path, Path]:
    def make(folder: Path) -> None:
        for name, (vendors, systems) in (("small", SMALL), ("large", LARGE)):
            center = trust_center(folder / name, vendors, systems)
            done = onward(center, "build")
            assert done.returncode == 0, done.stderr

    made = shelf.once("sizes", make)
    return made / "small" / "site", made / "large" / "site"


def sizes(site: Path, pattern: str) -> list[int]:
    return [path.stat().st_size for path in sorted(site.glob(pattern))]


def test_pages_do_not_grow_with_their_number(sites: tuple[Path, Path]) -> None:
    """What stands around a page is the same however many pages there are: navigation does not list them."""
    small, large = (sizes(site, "subprocessors/vendor-*/index.html") for site in sites)
    assert (len(small), len(large)) == (SMALL[0], LARGE[0])
    assert max(large) <= max(small) * 1.05
    home = [(site / "index.html").stat().st_size for site in sites]
    assert home[1] <= home[0] * 1.02


def test_a_drawing_that_is_too_large_is_split_and_loses_nothing(sites: tuple[Path, Path]) -> None:
    small, large = sites
    assert list((small / "data-flows" / "cloud").glob("*/index.html")) == []
    pages = [path.read_text("utf-8") for path in (large / "data-flows" / "cloud").glob("*/index.html")]
    assert len(pages) > 1
    assert max(len(re.findall(r'class="ow-node ', page)) for page in pages) <= 150
    drawn = Counter(name for page in pages for name in re.findall(r'<tr id="(flow-[^"]+)"', page))
    assert set(drawn.values()) == {1}
    assert len(drawn) == 2 * LARGE[1]  # a flow and a host for each system
    assert sum(len(re.findall(r'class="ow-edge"', page)) for page in pages) == len(drawn)
    overview = (large / "data-flows" / "cloud" / "index.html").read_text("utf-8")
    assert overview.count('href="to-') == len(pages)


def test_search_reads_each_flow_once(sites: tuple[Path, Path]) -> None:
    """The parts of all products say what those of each product say; search has the latter."""
    index = (sites[1] / "search" / "search_index.json").read_text("utf-8")
    assert '"data-flows/cloud/to-' in index
    assert '"data-flows/all/to-' not in index
