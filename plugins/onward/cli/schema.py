"""Print a JSON Schema: that of the inventory, for editors, or that of a JSON document, for programs that read it."""

from __future__ import annotations

import argparse
import json
from datetime import date

from onward.contracts import FORMATS, schema_of

EXAMPLE = "onward schema > schema/inventory.schema.json"
INVENTORY = "inventory"


def configure(parser: argparse.ArgumentParser) -> None:
    """What it is the schema of."""
    parser.add_argument(
        "name",
        metavar="NAME",
        nargs="?",
        choices=(INVENTORY, *FORMATS),
        default=INVENTORY,
        help=f"{INVENTORY} (default), or the format of a document: {', '.join(FORMATS)}",
    )


def run(args: argparse.Namespace) -> int:
    """Print the schema."""
    print(text(args.name), end="")
    return 0


def text(name: str = INVENTORY) -> str:
    """The schema as it is printed."""
    return json.dumps(_inventory() if name == INVENTORY else schema_of(name), indent=2, ensure_ascii=False) + "\n"


def _inventory() -> dict[str, object]:
    from onward import files
    from onward.law import Law
    from onward.records.schema import inventory_schema

    law = Law.read(files.package_law(), date.max)
    return inventory_schema(law.known_instruments(), (*law.schemes, *law.frameworks()))
