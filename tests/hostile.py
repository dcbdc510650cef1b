"""A trust center whose every text is hostile: each text of `site/hostile.yml` in every text field of every record."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from filled import inventory
from forked import onward
from onward.files import write_all
from onward.notices import page
from onward.notices.model import drafts
from onward.records.base import Part
from onward.records.inventory import COLLECTIONS, ORGANIZATION, read_inventory
from onward.site import views
from onward.words.catalogue import words
from onward.world import World
from shared import shipped_law

ROOT = Path(__file__).parent.parent
DAY = date(2026, 11, 24)
TEXTS: list[str] = [one["text"] for one in yaml.safe_load((ROOT / "tests" / "site" / "hostile.yml").read_text("utf-8"))]
STARTER = ROOT / "plugins" / "onward" / "starter"
SETTINGS = (STARTER / "mkdocs.yml").read_text("utf-8").partition("nav:")[0].replace(
    "  - onward\n", "  - onward: {strict_lint: false, day: 2026-11-24}\n"
) + "site_url: https://trust.example.com/\nnot_in_nav: /notices/\n"
CHANGED = {"from": "2026-01-31", "since": "2026-12-24"}


def records() -> dict[str, Any]:
    """As many records of each kind as there are texts, so that each text stands in each field once; one product with all."""
    found: dict[str, Any] = {}
    for turn in range(len(TEXTS)):
        made = inventory(_Turn(turn), lambda kind, name: CHANGED.get(name, "2026-06-01"))
        found.setdefault(ORGANIZATION, made[ORGANIZATION])
        for name in COLLECTIONS if turn == 0 else sorted(set(COLLECTIONS) - {"products"}):
            found.setdefault(name, []).extend(
                {**one, "id": f"{one['id']}-{turn}" if turn else one["id"]} for one in made[name]
            )
    found["products"][0] |= {"name": " ".join(TEXTS), "description": "\n\n".join(TEXTS)}
    for name in ("languages", "logo"):  # each is refused unless the files that it names are there
        del found[ORGANIZATION][name]
    found[ORGANIZATION]["notice"] |= {"period": "P30D", "objection": "P14D"}
    return found


class _Turn:
    """The text of a field: another one for the next field, and for the same field in the next record."""

    def __init__(self, turn: int) -> None:
        self.turn = turn
        self.fields: dict[tuple[type[Part], str], int] = {}

    def __call__(self, kind: type[Part], name: str) -> str:
        place = self.fields.setdefault((kind, name), len(self.fields))
        return TEXTS[(place + self.turn) % len(TEXTS)]


def write(folder: Path) -> None:
    """The inventory, the pages of `onward init`, a page for each view, and the notices of all that is new."""
    told = records()
    written = json.dumps(told, ensure_ascii=False, indent=1)
    texts = {"inventory/all.yml": written, "mkdocs.yml": SETTINGS}
    texts |= {f"docs/views/{name}.md": f"# {name}\n\n```onward\nview: {name}\n```\n" for name in views.views()}
    made = "\n\n".join(f"[It is so.]{{claim={one['id']}}}" for one in told["claims"])
    texts["docs/statements.md"] = f"# Statements\n\n{made}\n"
    texts |= {f"docs/notices/2026-11-20-{number}.md": text for number, text in enumerate(_notices(told, written))}
    texts |= {f"docs/{path.name}": path.read_text("utf-8") for path in (STARTER / "docs").glob("*.md")}
    write_all(folder, texts)


def _notices(told: dict[str, Any], written: str) -> list[str]:
    before, _ = read_inventory(
        {"a.yml": json.dumps({**told, "subprocessors": told["subprocessors"][:1]}, ensure_ascii=False)}
    )
    after, findings = read_inventory({"a.yml": written})
    assert not findings, findings[0]
    law = shipped_law(DAY)
    old, new = World.of(before, law), World.of(after, law)
    return [page.render(one, new, words(), 0) for one in drafts(old, new, date(2026, 11, 20))]


def build(folder: Path) -> None:
    """The site of it, built as a user builds it."""
    write(folder)
    done = onward(folder, "build", "--strict", "--site-dir", str(folder / "site"))
    assert done.returncode == 0, done.stdout + done.stderr
