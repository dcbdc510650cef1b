"""Families of the package: every member has what its family's protocol asks for, and a case of its own."""

from __future__ import annotations

import importlib
import inspect
from types import ModuleType
from typing import Any

import pytest

from house import MODULES, ROOT
from onward.family import Family
from onward.finding import OnwardError
from onward.words.catalogue import languages, words

HERE = ROOT / "tests"
CASES = {
    "onward.claims.functions": "claims/functions/{}.yml",
    "onward.cli._kinds": "add/{}.yml",
    "onward.fixes": "fixes/{}.yml",
    "onward.imports": "imports/{}.yml",
}
"""Where the cases of a member stand, by its file's name; a test elsewhere reads them."""


def families() -> dict[str, Family[Any]]:
    found = {}
    for module in MODULES:
        if module.path.name == "__init__.py" and "Family[" in module.text:
            package = importlib.import_module(".".join(("onward", *module.parts)))
            found |= {one.package: one for one in vars(package).values() if isinstance(one, Family)}
    return found


MEMBERS = [(package, name) for package, family in families().items() for name in family.names()]


def asked(protocol: Any) -> dict[str, list[str]]:
    """The functions of a protocol with the names of what they take."""
    return {
        name: list(inspect.signature(made).parameters)[1:]
        for name, made in vars(protocol).items()
        if inspect.isfunction(made) and not name.startswith("_")
    }


@pytest.mark.parametrize(("package", "name"), MEMBERS)
def test_a_member_fits(package: str, name: str) -> None:
    family = families()[package]
    member = family.member(name)
    assert isinstance(member, family.protocol)
    if family.protocol is not ModuleType:
        takes = {one: list(inspect.signature(getattr(member, one)).parameters) for one in asked(family.protocol)}
        assert takes == asked(family.protocol)


def test_every_view_shows_something() -> None:
    members = families()["onward.site.views"].members()
    assert [name for name, member in members.items() if not {"view", "pages"} & set(vars(member))] == []


@pytest.mark.parametrize("package", CASES)
def test_every_member_has_its_case(package: str) -> None:
    names = families()[package].names()
    assert [one for one in names if not (HERE / CASES[package].format(one.replace("-", "_"))).is_file()] == []


def test_an_unknown_member_is_told_from_those_that_there_are() -> None:
    with pytest.raises(OnwardError, match="unknown fix `renamse`; did you mean `renames`"):
        families()["onward.fixes"].member("renamse")


@pytest.mark.parametrize("language", languages())
def test_every_channel_has_its_words(language: str) -> None:
    names = families()["onward.notices.channels"].names()
    assert [name for name in names if f"follow.{name}" not in words(language)] == []
