"""Print the JSON Schema of the inventory, for editors."""

from __future__ import annotations

import argparse
import json
from datetime import date

EXAMPLE = "onward schema > schema/inventory.schema.json"


def configure(parser: argparse.ArgumentParser) -> None:
    """The command has no options."""


def run(args: argparse.Namespace) -> int:
    """Print the schema."""
    print(text(), end="")
    return 0


def text() -> str:
    """The schema as it is printed."""
    from onward import files
    from onward.law import Law
    from onward.records.schema import inventory_schema

    law = Law.read(files.package_law(), date.max)
    schema = inventory_schema(law.known_instruments(), (*law.schemes, *law.frameworks()))
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
