"""Whether drawings stay readable at 4, 30, 300 and 1 000 vendors: letters, crossings, boxes, weight, time; nothing is asserted."""

from __future__ import annotations

import sys
import tempfile
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))
from drawn import albums, measured, worst  # noqa: E402
from fleet import fleet  # noqa: E402
from onward.site.draw import Drawer, engine  # noqa: E402

DAY = date(2026, 11, 24)
SIZES = ((30, 60), (300, 600), (1000, 2000))


def main() -> None:
    """A line for each number of vendors, for the desk and for the phone."""
    with tempfile.TemporaryDirectory() as folder:
        made = {4: ROOT} | {vendors: fleet(Path(folder) / str(vendors), vendors, flows) for vendors, flows in SIZES}
        for vendors, center in made.items():
            found = list(measured(albums(center, DAY), Drawer(engine())))
            for screen, of in (("desk", found[::2]), ("phone", found[1::2])):
                print(f"{vendors:5} vendors, {screen:5}: {worst(of)}")


if __name__ == "__main__":
    main()
