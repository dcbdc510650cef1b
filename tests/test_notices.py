"""Notices: which are drafted from a change, with which days and words; and every channel as its readers read it."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

import icalendar
import pytest
import yaml

from filled import KINDS
from onward.characters import in_line
from onward.finding import OnwardError
from onward.notices import Feed, email, page
from onward.notices.channels import atom, ics, jsonfeed
from onward.notices.dates import for_group, promised
from onward.notices.feed import summary
from onward.notices.model import Notice, drafts
from onward.records.base import Mark, Ref
from onward.records.commitments import NoticePolicy
from onward.records.inventory import read_inventory
from onward.records.publication import decision
from onward.records.published import Published, read_notices
from onward.records.shape import yaml_name
from onward.site import shell, views
from onward.site.parts.edition import edition
from onward.site.resources import Site
from onward.words.catalogue import languages, words
from onward.words.changes import CODES, UNSAID, title
from onward.world import World
from shared import shipped_law

HERE = Path(__file__).parent / "notices"
TODAY = date(2026, 11, 24)
LAW = shipped_law(TODAY)
BASE = """
organization:
  id: ours
  name: Ours
  regimes: [eu-gdpr]
  country: IE
  contacts: {privacy: privacy@ours.example}
  notice: {period: P30D, objection: P14D, remedy: You may leave.}
data_categories: [{id: content, name: Content}]
products: [{id: cloud, name: Cloud}, {id: local, name: Local}]
purposes: [{id: service, name: The service, role: processor}, {id: billing, name: Billing, role: controller}]
"""


def cases(name: str) -> list[dict[str, Any]]:
    return list(yaml.load((HERE / name).read_text("utf-8"), yaml.CBaseLoader))


def world(*texts: str) -> World:
    inventory, found = read_inventory({f"inventory/{number}.yml": text for number, text in enumerate(texts)})
    assert [one.message for one in found if one.rule not in ("unresolved-reference", "empty-inventory")] == []
    return World.of(inventory, LAW)


def policy(text: Any) -> NoticePolicy:
    ours = world(yaml.safe_dump({"organization": {"id": "ours", "notice": text}})).inventory.organization
    assert ours
    assert ours.notice
    return ours.notice


@pytest.mark.parametrize("case", cases("dates.yml"), ids=lambda case: str(case["name"]))
def test_days(case: dict[str, Any]) -> None:
    promise = policy(case["policy"])
    announced = date.fromisoformat(case["announced"])
    days = [date.fromisoformat(one) for one in case.get("days", ())]
    found = promised(promise, announced, days, case.get("products", ()))
    for term in promise.terms:
        if term.id == case.get("group"):
            found = for_group(promise, found, term)
    assert [found.announced, found.objection_until, found.effective] == [date.fromisoformat(d) for d in case["dates"]]


@pytest.mark.parametrize("case", cases("drafts.yml"), ids=lambda case: str(case["name"]))
def test_draft(case: dict[str, Any]) -> None:
    base = case.get("base", BASE)
    old, new = world(base, case.get("before", "")), world(base, case["after"])
    found = drafts(old, new, TODAY)
    assert [told(one, new) for one in found] == case["notices"]
    text = "\n".join(page.render(one, new, words(), 0) for one in found)
    assert [one for one in case.get("says", ()) if one not in text] == []
    assert [one for one in case.get("silent", ()) if one in text] == []
    german = "\n".join(page.translation(one, new, words("de")) for one in found)
    assert [one for one in case.get("says-in-german", ()) if one not in german] == []
    assert [one for one in case.get("silent-in-german", case.get("silent", ())) if one in german] == []


@pytest.mark.parametrize("case", cases("templates.yml"), ids=lambda case: str(case["name"]))
def test_template(case: dict[str, Any]) -> None:
    vendor = "subprocessors: [{id: acme, name: Acme, roles: [{purpose: service, role: processor}], products: [cloud]}]"
    old, new = world(BASE), world(BASE, vendor)
    (one,) = drafts(old, new, TODAY)
    template = ("inventory/templates/notice.md", case["template"])
    if "refused" in case:
        with pytest.raises(OnwardError, match=re.escape(case["refused"])):
            page.render(one, new, words(), 0, template)
    else:
        (read,) = read_notices({"docs/notices/acme.md": page.render(one, new, words(), 0, template)})
        assert [said for said in case["says"] if said not in read.body] == []


@pytest.mark.parametrize("language", languages())
def test_an_approval_is_asked_for_wherever_the_notice_is_read(language: str) -> None:
    """By mail, in the archive, above every page and in the feeds; nobody is told that silence would do."""
    base, say = BASE.replace("objection: P14D", "authorisation: specific"), words(language)
    vendor = "subprocessors: [{id: acme, name: Acme, roles: [{purpose: service, role: processor}], products: [cloud]}]"
    old, new = world(base), world(base, vendor)
    (draft,) = drafts(old, new, TODAY)
    (one,) = read_notices({"docs/notices/acme.md": page.render(draft, new, say, 0)})
    mail = email.render(one, new, say, "https://trust.example/notices/acme/")
    assert mail.subject == say("notice.mail.approval", title=one.front.title)
    how = say("notice.approve-how", names="Acme", contact="privacy@ours.example")
    assert how in in_line(mail.text)
    told = edition(replace(new, notices=(one,)), "public", language)
    assert say("notice.approval") in str(views.view(told.world, "notices", {}, language=language))
    assert say("banner.approval") in str(shell.around(Site(told, "Ours", None))["pending"])
    assert say("banner.approval") in summary(one, say)
    assert say("banner.until", day="") not in summary(one, say)


PLANNED = """
subprocessors:
  - id: acme
    name: Acme
    contact: privacy@acme.example
    website: https://acme.example
    roles: [{purpose: service, role: processor}]
    products: [cloud]
    emergency: {reason: The former one is insolvent, contract_basis: "DPA, section 6"}
"""


def drafted(language: str = "en", text: str = PLANNED) -> tuple[Published, World]:
    new = world(BASE, text)
    (draft,) = drafts(world(BASE), new, TODAY)
    return read_notices({"docs/notices/acme.md": page.render(draft, new, words(language), 0)})[0], new


@pytest.mark.parametrize("language", languages())
def test_a_mail_is_whole_in_itself(language: str) -> None:
    """It sends nobody to another message of ours, and every address in it can be followed."""
    one, new = drafted(language)
    say = words(language)
    mail = email.render(one, new, say, "https://trust.example/notices/acme/")
    for text in (mail.text, mail.html):
        said = in_line(text)
        assert say("notice.emergency") not in said
        assert say("notice.contact-way", contact="privacy@ours.example") not in said
        assert say("notice.mail.emergency-below") in said
        assert say("notice.mail.contact-below", contact="").strip() in re.sub(r"<[^>]*>", "", said)
    assert "privacy@acme.example" in mail.text
    bare = re.sub(r"<a [^>]*>.*?</a>", "", mail.html.partition("<body>")[2])
    assert re.findall(r"\S+@\S+|https?://\S+", bare) == []
    assert '<a href="mailto:privacy@acme.example">privacy@acme.example</a>' in mail.html
    assert '<a href="https://trust.example/notices/acme/">https://trust.example/notices/acme/</a>' in mail.html


@pytest.mark.parametrize("language", languages())
def test_feeds_and_calendars_speak_in_sentences(language: str) -> None:
    one, _ = drafted(language, PLANNED.partition("    emergency")[0])
    say, feed = words(language), Feed("Trust", "Ours", "https://trust.example/", language=language)
    told = summary(one, say)
    assert say("banner.until", day=say.day(date(2026, 12, 8))) in told
    assert say("banner.effective", day=say.day(date(2026, 12, 24))) in told
    assert json.loads(jsonfeed.render((one,), feed))["items"][0]["content_text"] == told
    assert {
        str(event["description"]) for event in icalendar.Calendar.from_ical(ics.render((one,), feed)).walk("VEVENT")
    } == {told}


def test_a_feed_says_of_a_notice_that_nobody_translated_in_which_language_it_is() -> None:
    one, _ = drafted()
    feed = Feed("Trust", "Ours", "https://trust.example/de/", language="de")
    entry = ET.fromstring(atom.render((one,), feed)).find("{*}entry")
    assert entry is not None
    assert entry.findtext("{*}title") == "Mitteilung vom 24. November 2026 (auf Englisch)"
    link = entry.find("{*}link")
    assert link is not None
    assert (link.get("hreflang"), link.get("href")) == ("en", "https://trust.example/de/notices/acme/")
    told = [atom.render((one,), feed), jsonfeed.render((one,), feed), ics.render((one,), feed)]
    assert [text for text in told if one.front.title in text or "Mitteilung vom" not in text] == []
    assert "PRODID:-//Onward//DE" in told[2]


def test_a_move_to_another_host_makes_nothing_unread() -> None:
    """Entries keep the names that their pages hold; a page of an older version has one that names the host."""
    one, _ = drafted()
    old = replace(one, front=replace(one.front, entry=None))
    for notice, same in ((one, True), (old, False)):
        found = []
        for host in ("https://trust.example/", "https://new.example/"):
            feed = Feed("Trust", "Ours", host)
            entry = ET.fromstring(atom.render((notice,), feed)).findtext("{*}entry/{*}id")
            found.append((entry, json.loads(jsonfeed.render((notice,), feed))["items"][0]["id"]))
            uids = [str(one["uid"]) for one in icalendar.Calendar.from_ical(ics.render((notice,), feed)).walk("VEVENT")]
            assert len({*uids}) == len(uids)
        assert (found[0] == found[1]) is same
    assert str(one.front.entry).startswith("urn:uuid:")


def test_empty_channels_are_valid() -> None:
    feed = Feed("Trust", "Ours", "https://trust.example/")
    calendar = icalendar.Calendar.from_ical(ics.render((), feed))
    assert [one.name for one in calendar.subcomponents] == ["VTIMEZONE"]
    assert not calendar.errors
    root = ET.fromstring(atom.render((), feed))
    assert all(root.findtext(f"{{*}}{name}") for name in ("id", "title", "updated", "author/{*}name"))
    assert json.loads(jsonfeed.render((), feed))["items"] == []


@pytest.mark.parametrize("language", languages())
def test_the_page_of_a_planned_vendor_says_until_when_to_object(language: str) -> None:
    one, new = drafted(language, PLANNED.partition("    emergency")[0])
    told, say = edition(replace(new, notices=(one,)), "public", language), words(language)
    (made,) = (one for one in views.pages(told.world, "public", language) if one.path == "subprocessors/acme.md")
    shown = "".join(str(one) for one in made.blocks.values())
    assert say("vendor.field.objection") in shown
    assert say.day(date(2026, 12, 8)) in shown


@pytest.mark.parametrize("language", languages())
def test_every_public_field_and_code_has_words(language: str) -> None:
    """So that no change of it reaches readers in the words of a programmer."""
    known, said = words(language), ("codes", *CODES)
    for kind in KINDS:
        public = [one for one in fields(kind) if one.name != "source" and decision(kind, one.name) == "public"]
        names = [one.name for one in public if yaml_name(one.name) not in UNSAID]
        assert [name for name in names if f"fields.{yaml_name(name)}" not in known] == [], kind
        codes = [code for name in names for code in closed(get_type_hints(kind, include_extras=True)[name])]
        assert [code for code in codes if not any(f"{room}.{code}" in known for room in said)] == [], kind


def closed(hint: Any) -> list[str]:
    """The words of a closed list."""
    if get_origin(hint) is Literal:
        return list(get_args(hint))
    return [code for one in get_args(hint) if not isinstance(one, Mark | Ref) for code in closed(one)]


def told(one: Notice, new: World) -> str:
    dates, heading = one.dates, title(one.changes[0], len(one.items) + len(one.others) - 1, new, words())
    return f"{', '.join(one.products)}: {heading}, {dates.objection_until or 'none'}, {dates.effective}"
