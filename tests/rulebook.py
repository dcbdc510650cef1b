"""The case files of the rules, for their tests and for the manual, which shows an example of each rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from onward import observe
from onward.files import package_law
from onward.finding import Span
from onward.law import Law
from onward.lint import Report, run
from onward.records.facts import digest, document
from onward.records.inventory import read_inventory
from onward.records.published import read_notices
from onward.site import statements
from onward.world import Named, World
from onward.yamltext.unread import Unread

FOLDER = Path(__file__).parent / "rules"
ONE_FILE = "inventory/case.yml"
DAY = "2026-11-24"
LAW = package_law()


def cases(name: str) -> list[dict[str, Any]]:
    text = (FOLDER / f"{name.replace('-', '_')}.yml").read_text("utf-8")
    found: list[dict[str, Any]] = yaml.load(text, yaml.CBaseLoader)
    return found


def texts_of(case: Mapping[str, Any]) -> dict[str, str]:
    given = case["given"]
    unread = {path: Unread(why, "put a regular file there") for path, why in case.get("unread", {}).items()}
    return {**(given if isinstance(given, dict) else {ONE_FILE: given}), **unread}


@cache
def law_of(day: str, overlay: str, policy: tuple[tuple[str, str], ...]) -> Law:
    return Law.read(LAW, date.fromisoformat(day), {"law/overlay.yml": overlay} if overlay else {}, dict(policy))


def report_of(case: Mapping[str, Any]) -> Report:
    law = law_of(case.get("day", DAY), case.get("law", ""), tuple(case.get("policy", {}).items()))
    inventory, told = read_inventory(texts_of(case))
    pages = {
        path: f"---\n{front.replace('NOW', digest(document(inventory)))}---\n"
        for path, front in case.get("notices", {}).items()
    }
    seen = observe.scan(case["site"]) if "site" in case else None
    made = statements.made(case["pages"]) if "pages" in case else None
    world = World.of(inventory, law, read_notices(pages))
    absent = frozenset(case["absent"]) if "absent" in case else None
    world = replace(world, observed=seen, made=made, written=case.get("pages", {}), absent=absent)
    site = (
        Named(case["site_name"], Span("mkdocs.yml", 1, 12, 1, 12 + len(case["site_name"])))
        if "site_name" in case
        else None
    )
    world = replace(world, silent=frozenset(case.get("silent", ())), site=site)
    return run(world, (*law.findings, *told))
