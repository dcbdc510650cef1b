"""What machines fetch: valid by the standards of its kind, the same bytes for the same inventory, no field too many."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date, datetime
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import icalendar
import pytest
import yaml
from jsonschema import Draft7Validator

from filled import inventory, world
from onward.notices import pending, published
from onward.records.publication import decision
from onward.site.parts.edition import edition
from onward.site.resources import Site, resources
from onward.site.shell import around

ATOM = "{http://www.w3.org/2005/Atom}"
URL = "https://trust.example.com/"
NOTICE = """---
notice: abc123
title: {title}
announced: 2026-11-01
objection_until: 2026-11-15
effective: 2026-12-01
products: [{products}]
facts: f
---
Text.
"""
GIVEN = """
organization: {id: ours, name: Ours & Co, country: IE, contacts: {security: security@ours.example}}
products: [{id: cloud, name: Cloud}, {id: local, name: Local}]
"""


def site(
    text: str = GIVEN, url: str | None = URL, audience: str = "public", language: str = "en", **notices: str
) -> Site:
    of = replace(world(text), notices=published({f"docs/notices/{name}.md": one for name, one in notices.items()}))
    return Site(edition(of, audience, language), "Trust", url)


def told(text: str = GIVEN, url: str | None = URL) -> dict[str, str]:
    first = NOTICE.format(title='"A & B <joins>"', products="cloud")
    return resources(site(text, url, one=first, two=NOTICE.format(title="All", products="").replace("abc123", "def")))


def absolute(address: str | None) -> bool:
    return urlsplit(address or "").scheme == "https"


@pytest.mark.parametrize("name", ["notices.atom", "notices/cloud.atom", "notices/local.atom"])
def test_atom_holds_what_rfc_4287_asks_for(name: str) -> None:
    feed = ET.fromstring(told()[name])
    ids = [one.text for one in feed.iter(f"{ATOM}id")]
    assert feed.tag == f"{ATOM}feed"
    assert len(ids) == len(set(ids))
    for part in (feed, *feed.findall(f"{ATOM}entry")):
        for once in ("id", "title", "updated"):
            assert len(part.findall(f"{ATOM}{once}")) == 1, once
        assert urlsplit(part.findtext(f"{ATOM}id") or "").scheme in ("https", "tag", "urn")
        assert datetime.fromisoformat(part.findtext(f"{ATOM}updated") or "").tzinfo is not None
        links = [(one.get("rel"), one.get("type")) for one in part.findall(f"{ATOM}link")]
        assert len(links) == len(set(links))
        assert all(absolute(one.get("href")) for one in part.findall(f"{ATOM}link"))
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Ours & Co"
    own = [one.get("href") for one in feed.findall(f"{ATOM}link") if one.get("rel") == "self"]
    assert own == [URL + name]


def test_a_product_hears_of_what_concerns_it() -> None:
    made = told()
    entries = {name: len(ET.fromstring(made[name]).findall(f"{ATOM}entry")) for name in made if name.endswith(".atom")}
    assert entries == {"notices.atom": 2, "notices/cloud.atom": 2, "notices/local.atom": 1}


def test_json_feed_fits_its_schema() -> None:
    schema = yaml.safe_load((Path(__file__).parent / "site" / "jsonfeed.yml").read_text("utf-8"))
    for name, text in told().items():
        if re.fullmatch(r"notices(/\w+)?\.json", name):
            feed = json.loads(text)
            assert [one.message for one in Draft7Validator(schema).iter_errors(feed)] == []
            assert feed["feed_url"] == URL + name


def test_calendars_are_read_by_a_calendar() -> None:
    for name, text in told().items():
        if name.endswith(".ics"):
            calendar = icalendar.Calendar.from_ical(text)
            days = sorted(str(one.decoded("dtstart")) for one in calendar.walk("VEVENT"))
            half = len(days) // 2
            assert days == ["2026-11-15"] * half + ["2026-12-01"] * half
            assert half
            assert not calendar.errors
            assert all(not one.errors and one["uid"] and one["dtstamp"] for one in calendar.walk("VEVENT"))


def test_without_an_address_there_are_no_feeds() -> None:
    lists = [
        "assets/onward/onward.js",
        "assets/onward/regions.css",
        "facts.json",
        "inventory.json",
        "subprocessors.csv",
        "subprocessors.json",
    ]
    known = [f".well-known/{name}" for name in ("security.txt", "subprocessors.json")]
    found = [path for path in sorted(told(url=None)) if not path.startswith(("schema/", ".well-known/subprocessors/"))]
    assert found == [".nojekyll", *known, *lists]


def test_security_txt_holds_what_rfc_9116_asks_for() -> None:
    fields = dict(line.split(": ", 1) for line in told()[".well-known/security.txt"].splitlines())
    assert fields["Contact"] == "mailto:security@ours.example"
    assert fields["Canonical"] == f"{URL}.well-known/security.txt"
    lasts = datetime.fromisoformat(fields["Expires"]).date() - date(2026, 11, 24)
    assert 0 < lasts.days < 365


@pytest.mark.parametrize("contact", ["ring at the door", "http://ours.example/report", "a@b.example\\nContact: x"])
def test_no_security_txt_without_an_address_that_it_may_hold(contact: str) -> None:
    text = GIVEN.replace("security@ours.example", f'"{contact}"')
    assert ".well-known/security.txt" not in told(text)


@pytest.mark.parametrize("audience", ["public", "customer", "internal"])
def test_the_inventory_holds_readable_fields_alone(audience: str) -> None:
    given = inventory(lambda kind, name: f"{decision(kind, name)}-{name}", lambda kind, name: "2026-11-01")
    text = resources(site(json.dumps(given), audience=audience))["inventory.json"]
    found = {one for one in ("public", "customer", "internal") if f'"{one}-' in text}
    readers = ("public", "customer", "internal")
    assert found == set(readers[: readers.index(audience) + 1])


def test_the_inventory_names_no_record_that_may_not_be_known() -> None:
    given = (
        GIVEN
        + """
subprocessors:
  - {id: seen, name: Seen, subprocessors: [hidden, other]}
  - {id: other, name: Other}
  - {id: hidden, name: Hidden, visibility: internal}
systems: [{id: app, name: App, operator: organization, visibility: public}]
flows:
  - {id: one, from: app, to: seen, visibility: public}
  - {id: two, from: app, to: hidden, visibility: public}
"""
    )
    document: Any = json.loads(resources(site(given))["inventory.json"])
    assert document["format"] == "onward-inventory/1"
    assert document["subprocessors"][0]["subprocessors"] == ["other"]
    assert [one["id"] for one in document["flows"]] == ["one"]
    assert "hidden" not in json.dumps(document)


@pytest.mark.parametrize(
    ("day", "shown"),
    [("2026-10-31", False), ("2026-11-01", True), ("2026-11-24", True), ("2026-12-01", True), ("2026-12-02", False)],
)
def test_a_change_is_pending_from_its_notice_to_its_day(day: str, shown: bool) -> None:
    notices = published({"docs/notices/one.md": NOTICE.format(title="One", products="cloud")})
    assert bool(pending(notices, date.fromisoformat(day))) is shown


def test_a_banner_says_what_and_until_when() -> None:
    notice = NOTICE.format(title="One <joins>", products="cloud")
    (banner,) = around(site(one=notice.replace("11-15", "11-30")))["pending"]  # type: ignore[misc]
    assert banner == {
        "title": "One &lt;joins&gt;", "page": "notices/one.md", "products": "cloud", "lang": "", "object": "",
        "dates": "You may object until 30 November 2026. Effective from 1 December 2026.",
    }  # fmt: skip
    (late,) = around(site(one=notice))["pending"]  # type: ignore[misc]
    assert late["dates"].startswith("The objection period ended on 15 November 2026.")


OBJECTION = {
    "en": ("Objection: A & B", "We object to this change: A & B. Effective date: 1 December 2026.\r\n\r\nCustomer:",
           "30 November 2026", "time zone Europe/Dublin."),
    "de": ("Widerspruch: A & B", "Wir widersprechen dieser Änderung: A & B. Sie gilt ab: 1. Dezember 2026.\r\n\r\nKunde:",
           "30. November 2026", "Zeitzone Europe/Dublin."),
    "fr": ("Opposition\xa0: A & B", "Nous nous opposons à ce changement\xa0: A & B. Date d’effet\xa0: 1er décembre 2026.\r\n",
           "30 novembre 2026", "fuseau horaire Europe/Dublin."),
}  # fmt: skip


@pytest.mark.parametrize("language", OBJECTION)
def test_a_notice_says_until_when_one_may_object_and_begins_the_message(language: str) -> None:
    """The button beneath its title and in the banner: mailbox, subject and text in the language of the page, until the very day."""
    contacts = (
        "contacts: {security: security@ours.example, privacy: privacy@ours.example}, notice: {timezone: Europe/Dublin}"
    )
    ours = GIVEN.replace("contacts: {security: security@ours.example}", contacts)
    notice = NOTICE.format(title="A & B", products="cloud").replace("11-15", "11-30")
    shell = around(site(ours, language=language, one=notice))
    told, banner = str(shell["ahead"]["notices/one.md"]), shell["pending"][0]  # type: ignore[index]
    subject, body, until, zone = OBJECTION[language]
    links = [unescape(re.findall(r'href="([^"]+)"', text)[0]) for text in (told, str(banner["object"]))]
    assert links[0] == links[1]
    message = urlsplit(links[0])
    fields = parse_qs(message.query)
    assert (message.scheme, message.path, fields["subject"]) == ("mailto", "privacy@ours.example", [subject])
    assert fields["body"][0].startswith(body)
    assert f'<strong><time datetime="2026-11-30">{until}</time></strong>' in told
    assert zone in told
    over = str(around(site(ours, language=language, one=notice.replace("11-30", "11-23")))["ahead"])
    assert "ow-button" not in over
    assert zone not in over
