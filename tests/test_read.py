"""Every field of a record is read by something, or says that it is only kept."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from filled import KINDS, inventory, world
from onward import calendar
from onward.formats import Context, format_names, render
from onward.law import Law
from onward.lint import run
from onward.records.agreed import SETS, ModuleChoice
from onward.records.base import Part
from onward.records.declared import declared
from onward.records.inventory import COLLECTIONS, read_inventory
from onward.records.shape import TRANSLATIONS
from onward.site import views
from onward.site.inputs import logo_of
from onward.site.parts.edition import edition
from onward.site.resources import Site, resources
from onward.world import World
from onward.yamltext.plain import plain
from shared import shipped_law

ROOT = Path(__file__).parent.parent
PACKAGE = f"{ROOT / 'plugins' / 'onward'}/"
ALIKE = {
    "frozen.py", "claims/facts.py", "records/canonical.py", "records/facts.py", "records/languages.py",
    "records/parts.py", "records/publication.py", "records/references.py", "exports/_left.py", "exports/_plain.py",
    "exports/osl.py", "words/changes.py",
}  # fmt: skip
"""What treats all fields alike, whatever they say, or is for programs alone."""
ALIKE_WITHIN = {
    ("records/inventory.py", "entry"),
    ("rules/placeholder_in_public_text.py", "_of_record"),
    ("site/resources/subprocessors.py", "_notice"),
}  # fmt: skip
Read = set[tuple[type, str]]


class Watched:
    """A field that notes who reads it."""

    def __init__(self, name: str, slot: Any, read: Read) -> None:
        self.name, self.slot, self.read = name, slot, read

    def __get__(self, part: Any, kind: type | None = None) -> Any:
        if part is None:
            return self.slot
        code = sys._getframe(1).f_code
        place = code.co_filename.removeprefix(PACKAGE)
        if place != code.co_filename and place not in ALIKE and (place, code.co_name) not in ALIKE_WITHIN:
            self.read.add((declaring(type(part), self.name), self.name))
        return self.slot.__get__(part, kind)

    def __set__(self, part: Any, value: Any) -> None:
        self.slot.__set__(part, value)


def declaring(kind: type, name: str) -> type:
    """The type that declares a field, of all that have it."""
    return next(one for one in reversed(kind.__mro__) if name in getattr(one, "__dataclass_fields__", {}))


@contextmanager
def watching() -> Iterator[Read]:
    read: Read = set()
    types = {one for kind in KINDS for one in kind.__mro__ if issubclass(one, Part)}
    slots = [
        (one, name, slot)
        for one in types
        for name in one.__dataclass_fields__
        if name != "source" and hasattr(slot := vars(one).get(name), "__set__")
    ]
    for one, name, slot in slots:
        setattr(one, name, Watched(name, slot, read))
    try:
        yield read
    finally:
        for one, name, slot in slots:
            setattr(one, name, slot)


CASES = (
    "approval_missing",
    "customer_approval_missing",
    "sensitive_safeguards_missing",
    "notify_authority_late",
    "certificate_expired",
)
"""Rules that look at fields on which others do not depend."""
MORE = """\
organization: {id: ours, logo: logo.svg, notice: {timezone: Europe/Berlin}, government_access: {requests: {text: none yet}}}
cookies: [{id: session, lasts: until you sign out}]
"""


def cases(law: Law) -> Iterator[World]:
    for name in CASES:
        for case in plain((ROOT / "tests" / "rules" / f"{name}.yml").read_text("utf-8")):
            yield World.of(read_inventory({"inventory/a.yml": case["given"]})[0], law)


def show(of: World, audience: str) -> None:
    """All that a site makes of an inventory."""
    assert list(views.pages(of, audience))
    for name in views.views():
        views.view(of, name, {}, audience)
    assert resources(Site(edition(of, audience), "Trust Center", "https://trust.example/"))


@pytest.fixture(scope="module")
def read() -> Read:
    """Every field that something reads, with the type that declares it."""
    law = shipped_law(date(2026, 11, 24))
    company = ROOT / "tests" / "company" / "inventory" / "company.yml"
    texts = {path.as_posix(): path.read_text("utf-8") for path in sorted((ROOT / "inventory").rglob("*.yml"))}
    with watching() as found:
        full = world(inventory(lambda kind, name: f"{kind.__name__} {name}", lambda *_: "2026-01-31"))
        for audience in ("public", "customer", "internal"):
            show(full, audience)
        more = world(MORE)
        assert logo_of(more, {"logo.svg"}) == "logo.svg"
        show(more, "public")
        for of in (full, World.of(read_inventory(texts)[0], law), *cases(law)):
            report = run(of)
            calendar.due(of)
            for name in format_names():
                render(name, report, Context("inventory", {}, of.law))
        show(World.of(read_inventory({"inventory/company.yml": company.read_text("utf-8")})[0], law), "customer")
    return found


TAKEN_OVER = {
    ModuleChoice,
    *(COLLECTIONS[name] for name in SETS),
    *(form for kind in KINDS for form in kind.FORMS.values()),
}
"""What others take over is written out before records are built: tests of the short forms hold that nothing is lost."""


def test_a_field_is_read_or_only_kept(read: Read) -> None:
    """A field that nothing reads says so where it is declared; one that something reads does not."""
    every = {
        (declaring(kind, one.name), one.name)
        for kind in KINDS
        if kind not in TAKEN_OVER
        for one in fields(kind)
        if one.name not in ("source", TRANSLATIONS)
    }
    kept = {(kind, name) for kind, name in every if declared(kind, name).kept}
    assert sorted(f"{kind.__name__}.{name}" for kind, name in (every - read) ^ kept) == []
    assert kept < every
