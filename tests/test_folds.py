"""Folds of made-up inventories: whatever flows where, each flow is drawn once, and no drawing has more boxes than one can read."""

from __future__ import annotations

import random
import re
from collections import Counter
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from drawn import albums, measured
from fleet import fleet
from onward.site.diagrams.folded import Drawing, Flow, Party
from onward.site.diagrams.folding import MOST_BOXES, MOST_COLUMNS, MOST_MEMBERS, Fold
from onward.site.diagrams.grouping import columns
from onward.site.draw import Drawer, engine
from onward.site.views.data_flows import pages

SIDES = ["customer", "ours", "ours", *["vendor"] * 5]


@st.composite
def folds(draw: st.DrawFn) -> Fold:
    """Up to 150 parties and 300 flows: loops, cycles, both directions, several flows between the same two."""
    size, few, many = draw(st.integers(2, 150)), draw(st.sampled_from([1, 3, 30])), draw(st.integers(1, 300))
    dice = random.Random(draw(st.integers(0, 10_000)))
    sides = draw(st.sampled_from([SIDES, ["vendor"], ["customer", "vendor"]]))
    parties = {
        f"p{at}": Party(f"p{at}", dice.choice(sides), f"Party {dice.randrange(few)}", f"purpose-{dice.randrange(few)}",  # type: ignore[arg-type]
                        f"place-{dice.randrange(few)}", ("cloud", "server")[: dice.randrange(3)])
        for at in range(size)
    }  # fmt: skip
    ends = dice.choices(range(size), k=dice.randint(1, size))
    flows = tuple(
        Flow(f"f{at}", f"p{dice.choice(ends)}", f"p{dice.randrange(size)}", (f"look-{dice.randrange(few)}",))
        for at in range(many)
    )
    return Fold(parties, flows, draw(st.sampled_from(["purpose", "place"])))


def opened(one: Drawing) -> list[tuple[str, ...]]:
    return [box.opens for box in one.boxes if box.opens and box.kind == "group"]


@settings(max_examples=60)
@given(folds())
def test_every_flow_is_drawn_once_in_drawings_that_one_can_read(fold: Fold) -> None:
    drawings = fold.drawings
    assert len({one.path for one in drawings}) == len(drawings)
    assert {one.path for one in drawings} == {(), *(path for one in drawings for path in opened(one))}
    assert Counter(flow for line in fold.overview.lines for flow in line.flows) == Counter(one.id for one in fold.flows)
    assert columns({(box.id,): list(box.parties) for box in fold.overview.boxes}, fold.flows) <= MOST_COLUMNS
    for one in (*drawings, *map(fold.slimmed, drawings)):
        assert len(one.boxes) <= (MOST_BOXES if opened(one) or not one.path else MOST_MEMBERS)
        drawn = sorted(flow for line in one.lines for flow in line.flows)
        touching = (flow for flow in fold.flows if not one.path or {flow.source, flow.target} & one.members)
        assert drawn == sorted(flow.id for flow in touching)
        assert {box.opens for box in one.boxes if box.opens} <= {other.path for other in drawings}


@settings(max_examples=60)
@given(folds())
def test_every_vendor_is_named_once(fold: Fold) -> None:
    """By a drawing without groups whose member it is, or alone in a drawing above these."""
    named: Counter[str] = Counter()
    for one in fold.drawings:
        if opened(one) or not one.path:
            named.update(box.parties[0] for box in one.boxes if box.kind == "party" and box.parties[0] in one.members)
        else:
            named.update(one.members)
    vendors = [party.id for party in fold.ends if party.side == "vendor"]
    assert {name: named[name] for name in vendors} == dict.fromkeys(vendors, 1)


@settings(max_examples=20)
@given(folds())
def test_the_same_inventory_gives_the_same_drawings(fold: Fold) -> None:
    again = Fold(dict(fold.parties), fold.flows, fold.asked)
    assert again.drawings == fold.drawings
    assert again.narrow == fold.narrow


def test_a_page_says_why_its_groups_are_not_those_of_the_list(tmp_path: Path) -> None:
    """Where one purpose is that of nearly all, groups by it would tell nothing."""
    few = fleet(tmp_path / "fleet", 24, 48)
    for path in (few / "inventory").iterdir():
        path.write_text(re.sub(r"purpose: \w+", "purpose: service", path.read_text("utf-8")), "utf-8")
    said = "since their purposes are nearly all the same"
    for center, is_said in ((few, True), (fleet(tmp_path / "other", 24, 48), False)):
        of = next(albums(center, date(2026, 11, 24))).edition
        overview = next(page for page in pages(of) if page.path == "data-flows/all.md")
        assert (said in str(overview.blocks["choice"])) is is_said


def test_thirty_vendors_can_be_read(tmp_path: Path) -> None:
    """On a desk and on a phone, in every drawing: large letters, few boxes, few lines that cross."""
    for one in measured(albums(fleet(tmp_path / "fleet", 30, 60), date(2026, 11, 24)), Drawer(engine())):
        assert one.letters >= 11, one
        assert one.crossings <= 31, one
        assert one.boxes <= MOST_BOXES, one
        assert one.weight <= 60_000, one
