"""The catalogue of vendors: every fact with a source or the mark that it is from memory, every name for one vendor."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from house import ROOT
from onward import catalogue
from onward.catalogue import Company, Origin, Vendor
from onward.catalogue.signing import serving
from onward.cli import main
from onward.law import Law
from onward.yamltext.plain import plain

CASES = ROOT / "tests" / "catalogue"
FILES = sorted(Path(str(resources.files("onward"))).glob("catalogue/vendors/*.yml"))
ENTRIES: list[dict[str, Any]] = [one for file in FILES for one in plain(file.read_text("utf-8"))]
NAMES = {name: found for line in plain((CASES / "names.yml").read_text("utf-8")) for name, found in line.items()}
CUSTOMERS = {"EEA", "EMEA", "rest", "world", "unknown"}
DAY = re.compile(r"20\d\d(-\d\d(-\d\d)?)?")
REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+#\S.*")


@pytest.fixture(scope="module")
def every() -> tuple[Vendor, ...]:
    return catalogue.vendors()


@pytest.mark.parametrize("name", NAMES)
def test_a_name_finds_its_vendor(name: str) -> None:
    found = catalogue.vendor(name)
    assert (found.id if found else "null") == NAMES[name]


def test_every_name_of_every_vendor_finds_it(every: tuple[Vendor, ...]) -> None:
    names = [(name, one.id) for one in every for name in (one.id, one.name, one.name.upper(), *one.also)]
    assert [(name, of) for name, of in names if (found := catalogue.vendor(name)) is None or found.id != of] == []


def test_no_name_stands_under_two_vendors(every: tuple[Vendor, ...]) -> None:
    """A name is what is left of it without case, spaces and punctuation, as a search takes it."""
    of: dict[str, set[str]] = {}
    for one in every:
        for name in (one.id, one.name, *one.also):
            of.setdefault(re.sub(r"[\W_]", "", name.casefold()), set()).add(one.id)
    assert {name: ids for name, ids in of.items() if len(ids) > 1} == {}


def test_a_part_of_a_name_names_those_that_have_it() -> None:
    assert {"Google Analytics", "Google Cloud", "Google Workspace"} <= set(catalogue.called("google"))
    assert catalogue.called("?!") == catalogue.called("ai") == ()


def test_a_name_is_written_as_the_catalogue_writes_it() -> None:
    assert [catalogue.spelled(name) for name in ("send grid", "aws", "twilio-sendgrid", "STRIPE", "no vendor")] == [
        "SendGrid", "AWS", "Twilio SendGrid", "Stripe", "no vendor",
    ]  # fmt: skip


def test_a_vendor_alone_reads_as_in_its_file(every: tuple[Vendor, ...]) -> None:
    """A vendor is cut out of its file before it is read."""
    assert tuple(Vendor.of(one) for one in sorted(ENTRIES, key=lambda one: str(one["id"]))) == every


def test_vendors_stand_in_order_in_the_file_of_their_letter() -> None:
    for file in FILES:
        ids = [one["id"] for one in plain(file.read_text("utf-8"))]
        assert ids == sorted(ids)
        assert {"0" if one[0].isdigit() else one[0] for one in ids} == {file.stem}


def test_there_are_enough_of_them(every: tuple[Vendor, ...]) -> None:
    assert len(every) == len({one.id for one in every}) == len(ENTRIES) >= 250
    assert all(one.companies and one.service and one.category for one in every)


def test_the_catalogue_states_no_agreement() -> None:
    """What was signed, what is certified and where data is stored are facts of whoever keeps the inventory."""
    known = {one.name for one in fields(Vendor)}
    assert {name for one in ENTRIES for name in one} <= known
    assert not known & {"contract", "schemes", "safeguards", "certifications", "country", "locations"}


def facts(entry: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every fact of an entry that has to say where it was read."""
    yield from entry["companies"]
    yield from entry["detect"]
    yield from (entry[name] for name in ("website", "dpa", "subprocessor_list", "dpf") if name in entry)


def test_every_fact_has_a_source_or_the_mark() -> None:
    wrong = [(one["id"], fact) for one in ENTRIES for fact in facts(one) if ("source" in fact) == ("memory" in fact)]
    assert wrong == []
    assert all(fact.get("memory", "true") == "true" for one in ENTRIES for fact in facts(one))


def origins() -> Iterator[tuple[str, Origin]]:
    return ((one.id, origin) for one in catalogue.vendors() for origin in one.origins)


def test_every_source_can_be_looked_up() -> None:
    known = catalogue.sources()
    named = {(of, name) for of, one in origins() for name in (one.source, *one.also_in) if name}
    wrong = {
        (of, name)
        for of, name in named
        if name.partition("#")[0] not in known and not name.startswith("https://") and not REPOSITORY.fullmatch(name)
    }
    assert wrong == set()
    used = {name.partition("#")[0] for _, name in named}
    assert {"ota", "ota-ai", "vs-infra"} <= used


def test_every_day_is_one() -> None:
    days = {one.as_of for _, one in origins()} | {one.as_of for one in catalogue.sources().values()}
    assert {day for day in days if day and not DAY.fullmatch(day)} == set()


def test_every_address_is_of_the_encrypted_web() -> None:
    links = [link for one in catalogue.vendors() for link in (one.website, one.dpa, one.subprocessor_list) if link]
    assert [url for link in links for url in (link.url, *link.formerly) if not re.match(r"https://[^\s/]+", url)] == []


def test_every_country_is_one(every: tuple[Vendor, ...], law: Law) -> None:
    companies = [(one.id, company) for one in every for company in one.companies]
    named = {(of, word) for of, one in companies for word in (one.country, *one.customers)}
    assert {(of, word) for of, word in named if word not in law.countries and word not in CUSTOMERS} == set()
    assert [of for of, one in companies if one.country in CUSTOMERS or not one.customers] == []
    assert {code for codes in catalogue.regions().values() for code in codes} <= set(law.countries)


def test_what_a_region_holds_is_in_it_once() -> None:
    listed = plain((FILES[0].parent.parent / "regions.yml").read_text("utf-8"))
    codes = [code for line in listed["EMEA"] for code in line]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("case", plain((CASES / "signing.yml").read_text("utf-8")), ids=lambda case: str(case))
def test_a_company_is_pointed_at(case: dict[str, str], law: Law) -> None:
    found = catalogue.vendor(case["vendor"])
    assert found
    regions = catalogue.regions()
    company = serving(found, case["country"], lambda name: regions.get(name) or law.expand(name))
    assert (company.legal_name if company else "null") == case["company"]


def test_the_sixty_most_listed_have_their_companies_from_a_source(every: tuple[Vendor, ...]) -> None:
    most = sorted(every, key=lambda one: (-one.seen, one.id))[:60]
    without = {one.id for one in most if not any(company.origin.shown for company in one.companies)}
    assert without == set()


def test_a_sign_says_how_sure_it_is() -> None:
    found = catalogue.vendor("stripe")
    assert found
    sure = {(sign.kind, sign.certainty) for sign in found.detect}
    assert {("hosts", "memory"), ("npm", "registry"), ("env", "read"), ("env", "memory")} <= sure


def test_a_seat_from_memory_is_not_shown() -> None:
    company = Company("A", "DE", ("world",), Origin("a page"), seat_from_memory=True)
    assert company.origin.shown
    assert not company.seat_shown


def test_a_source_is_cited_with_its_attribution() -> None:
    assert catalogue.cited("ota#Stripe/Terms.md") == (
        "OpenTermsArchive/contrib-versions/Stripe/Terms.md (Open Terms Archive contributors, ODC-By-1.0)"
    )
    assert catalogue.cited("https://a.example/b#c") == "https://a.example/b#c"
    assert catalogue.cited("stored-file#12").endswith("/12")


def test_attributions_stand_where_licences_are_shown(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["add", "subprocessor", "--help"])
    shown = [" ".join(capsys.readouterr().out.split()), " ".join((ROOT / "NOTICE").read_text("utf-8").split())]
    wanted = {one.attribution for one in catalogue.sources().values() if one.attribution}
    assert wanted == {"Open Terms Archive contributors"}
    for text in shown:
        assert "Open Terms Archive contributors" in text
        assert "ODC Attribution License" in text
