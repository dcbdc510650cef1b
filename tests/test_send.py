"""Sending: lists that are read, messages that hold nothing but what they should, servers of every temper, a ledger that tells."""

from __future__ import annotations

import os
import pty
import re
import shutil
import signal
import sqlite3
import ssl
import stat
import subprocess
import sys
import time
from collections import Counter
from datetime import UTC, date, datetime
from email.utils import parseaddr
from pathlib import Path
from typing import Any

import pytest
import trustme
import yaml
from hypothesis import given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st
from playwright.sync_api import Browser

from forked import onward
from onward.cli import main
from onward.finding import OnwardError
from onward.notices import message
from onward.notices.email import Mail, render
from onward.notices.message import Sender, message_id
from onward.project.settings import settings
from onward.records.inventory import read_inventory
from onward.records.published import read_notices
from onward.records.subscribers import Subscriber, read_subscribers, seen
from onward.send.delivery import Clock, Delivery, Letter, Pace
from onward.send.ledger import Ledger, alone
from onward.send.smtp import Answer, Reply, Server
from onward.words.catalogue import words
from onward.world import World
from postbox import postbox, strict
from shared import Shelf, shipped_law

HERE = Path(__file__).parent / "send"
DAY = date(2026, 11, 24)
MIDNIGHT = "1795478400"
INVENTORY = """\
organization:
  id: ours
  name: Ours
  country: IE
  contacts: {privacy: privacy@ours.example}
  notice:
    {period: P30D, objection: P14D, remedy: You may leave., terms: [{id: bank, name: Big Bank, period: P60D, objection: P30D}]}
products: [{id: cloud, name: Cloud}, {id: local, name: Local}]
purposes: [{id: service, name: The service, role: processor}]
"""
VENDOR = """\
subprocessors:
  - id: acme
    name: Acme
    contact: dpo@acme.example
    roles: [{purpose: service, role: processor}]
    locations: [DE]
    products: [cloud]
"""
LIST = "address,name\nanna@example.com,Anna\nben@example.com,Ben\ncleo@example.com,Cleo\n"
NAMED = {"anna": "anna@example.com", "ben": "ben@example.com", "cleo": "cleo@example.com"}
SENDER = Sender("privacy@ours.example", "Ours", "privacy@ours.example")


def cases(name: str) -> list[dict[str, Any]]:
    return list(yaml.load((HERE / name).read_text("utf-8"), yaml.CBaseLoader))


@pytest.fixture(scope="session")
def drafted(shelf: Shelf) -> Path:
    """A trust center with a notice that Acme will be engaged, and a list of three subscribers."""

    def make(folder: Path) -> None:
        for name in ("inventory", "before"):
            (folder / name).mkdir()
            (folder / name / "ours.yml").write_text(INVENTORY, "utf-8")
        (folder / "inventory/acme.yml").write_text(VENDOR, "utf-8")
        (folder / "list.csv").write_text(LIST, "utf-8")
        done = onward(folder, "notice", "draft", "--since", "before", "--on", str(DAY))
        assert done.returncode == 0, done.stderr

    return shelf.once("drafted", make)


@pytest.fixture
def project(drafted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, in which a test may change what it likes."""
    shutil.copytree(drafted, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", MIDNIGHT)
    settings.cache_clear()
    return tmp_path


def call(words: str) -> int:
    try:
        return main(words.split())
    except SystemExit as ended:
        return int(ended.code or 0)


def send(port: int | None, options: str = "", scheme: str = "smtp+plain") -> int:
    way = f"--smtp {scheme}://127.0.0.1:{port} --backoff 0.01" if port else ""
    site = "--site-url https://trust.example/"
    return call(f"notice send 2026-11-24-acme-added --to list.csv {site} {way} {options}")


def world(*texts: str) -> World:
    inventory, _ = read_inventory({f"inventory/{number}.yml": text for number, text in enumerate(texts)})
    return World.of(inventory, shipped_law(DAY))


EMPTY = world(INVENTORY)


@pytest.mark.parametrize("case", cases("subscribers.yml"), ids=lambda case: str(case["name"]))
def test_list(case: dict[str, Any]) -> None:
    inventory = world(INVENTORY).inventory
    if "refused" in case:
        with pytest.raises(OnwardError) as raised:
            read_subscribers("list.csv", case["list"], inventory)
        assert [one for one in case["refused"] if one not in str(raised.value)] == [], raised.value
    else:
        found = read_subscribers("list.csv", case["list"], inventory)
        told = [f"{one.address} {one.name} [{', '.join(one.products)}] {one.language} {one.terms}" for one in found]
        assert told == case["who"]


@pytest.mark.parametrize("case", cases("servers.yml"), ids=lambda case: str(case["name"]))
def test_address_of_a_server(case: dict[str, str]) -> None:
    words = (case["url"], "ours.example", case.get("user", ""), case.get("password", ""))
    if "refused" in case:
        with pytest.raises(OnwardError, match=re.escape(case["refused"])) as raised:
            Server.parse(*words)
        assert "secret" not in str(raised.value)
    else:
        server = Server.parse(*words)
        assert str(server) == case["is"]
        assert "secret" not in repr(server)


@pytest.mark.parametrize("case", cases("runs.yml"), ids=lambda case: str(case["name"]))
def test_runs(case: dict[str, Any], project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    steps = {NAMED[name]: list(one) for name, one in case.get("steps", {}).items()}
    with postbox(steps) as box:
        for run in case["runs"]:
            capsys.readouterr()
            code = send(box.port, run.get("options", ""))
            told = capsys.readouterr()
            assert code == int(run["exit"]), told
            assert [one for one in run.get("says", ()) if one not in told.out] == [], told.out
            assert [one for one in run.get("errs", ()) if one not in told.err] == [], told.err
    had = Counter(box.readers)
    assert {name: had[NAMED[name]] for name in case.get("has", {})} == {
        name: int(number) for name, number in case.get("has", {}).items()
    }


def test_a_message_as_its_reader_sees_it(project: Path) -> None:
    with postbox() as box:
        assert send(box.port) == 0
    sent = box.message("anna@example.com")
    assert sent["From"] == "Ours <privacy@ours.example>"
    assert sent["To"] == "Anna <anna@example.com>"
    assert sent["Subject"] == "[Action may be required by 8 December 2026] Acme will be engaged"
    assert sent["Auto-Submitted"] == "auto-generated"
    assert sent["Date"].datetime == datetime(2026, 11, 24, tzinfo=UTC)
    assert sent["List-Unsubscribe"] == "<mailto:privacy@ours.example?subject=unsubscribe>"
    assert sent["List-Unsubscribe-Post"] is None
    assert [one.get_content_type() for one in sent.walk()] == ["multipart/alternative", "text/plain", "text/html"]
    for part in sent.iter_parts():
        said = part.get_content()
        for piece in (
            "Acme",
            "8 December 2026",
            "You may leave.",
            "dpo@acme.example",
            "https://trust.example/notices/",
        ):
            assert piece in said
    assert "Big Bank" not in sent.as_string()
    html = sent.get_body(("html",))
    assert html is not None
    assert re.findall(r"src=|url\(|<link|<script|@import", html.get_content()) == []
    assert len({box.message(address)["Message-ID"] for address in NAMED.values()}) == 3


def test_a_mail_on_a_phone(project: Path, browser: Browser) -> None:
    """Nothing is cut off at 390 pixels, in the light and in the dark, however long a name is."""
    vendor = project / "inventory/acme.yml"
    vendor.write_text(vendor.read_text("utf-8") + f"    legal_name: {'Bandwurm' * 12} GmbH\n", "utf-8")
    (project / "docs/notices/2026-11-24-acme-added.md").unlink()
    assert main(["notice", "draft", "--since", "before"]) == 0
    assert send(None, "--eml out") == 0
    html = strict(next((project / "out").iterdir()).read_bytes()).get_body(("html",))
    assert html is not None
    for scheme in ("light", "dark"):
        page = browser.new_page(viewport={"width": 390, "height": 800}, color_scheme=scheme)
        page.set_content(html.get_content())
        assert page.evaluate("document.documentElement.scrollWidth") == 390
        assert "Bandwurm" in page.inner_text("body")
        page.close()


@pytest.mark.parametrize(
    ("link", "leads"),
    [
        ("../subprocessors.md", "https://trust.example/subprocessors/"),
        ("../changes.md#dates", "https://trust.example/changes/#dates"),
        ("index.md", "https://trust.example/notices/"),
        ("2026-01-01-other.md", "https://trust.example/notices/2026-01-01-other/"),
        ("#how-to-object", "https://trust.example/notices/a/#how-to-object"),
        ("https://acme.example/list.md", "https://acme.example/list.md"),
        ("mailto:privacy@ours.example", "mailto:privacy@ours.example"),
    ],
)
def test_links_lead_somewhere_from_a_mailbox(link: str, leads: str) -> None:
    page = f"---\nnotice: abc\ntitle: A\nannounced: 2026-11-24\nfacts: abc\n---\n# A\n\nSee [there]({link}).\n"
    (one,) = read_notices({"docs/notices/a.md": page})
    mail = render(one, EMPTY, words(), "https://trust.example/notices/a/")
    assert f'<a href="{leads}">there</a>' in mail.html
    assert f"See there ({leads})." in mail.text


@pytest.mark.parametrize("terminal", [True, False])
def test_a_bar_on_a_terminal_alone(terminal: bool, project: Path) -> None:
    reading, writing = pty.openpty()
    with postbox() as box:
        command = "-m onward.cli notice send 2026-11-24-acme-added --to list.csv --site-url https://trust.example"
        words = [sys.executable, *command.split(), "--smtp", f"smtp+plain://127.0.0.1:{box.port}"]
        done = subprocess.run(
            words, stdout=subprocess.DEVNULL, stderr=writing if terminal else subprocess.PIPE, check=True
        )
    os.close(writing)
    told = os.read(reading, 65536) if terminal else done.stderr
    os.close(reading)
    assert told.startswith(b"\r\x1b[K[##########....................] 1/3") if terminal else told == b""
    assert told.endswith(b"3/3\r\x1b[K" if terminal else b"")


def test_a_name_for_a_message_is_stable_and_tells_nobody_to_whom_it_went() -> None:
    name = message_id("abc", "anna@example.com", b"key", "ours.example")
    assert name == message_id("abc", "anna@example.com", b"key", "ours.example")
    others = {
        message_id("abd", "anna@example.com", b"key", "ours.example"),
        message_id("abc", "ben@example.com", b"key", "ours.example"),
        message_id("abc", "anna@example.com", b"other", "ours.example"),
    }
    assert len(others | {name}) == 4
    assert "anna" not in name


def test_the_same_files_every_time(project: Path) -> None:
    assert send(None, "--eml one") == 0
    assert send(None, "--eml two") == 0
    first, second = ({path.name: path.read_bytes() for path in (project / name).iterdir()} for name in ("one", "two"))
    assert first == second
    assert len(first) == 3
    assert {stat.S_IMODE(path.stat().st_mode) for path in (project / "one").iterdir()} == {0o600}
    assert {strict(content)["To"].addresses[0].addr_spec for content in first.values()} == set(NAMED.values())


def test_leaving_in_one_click(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    link = "https://ours.example/leave?who={address}&proof={token}"
    (project / "onward.toml").write_text(
        f"[mail]\nfrom = 'Ours <news@ours.example>'\nunsubscribe = '{link}'\n", "utf-8"
    )
    settings.cache_clear()
    assert send(None, "--eml out") == 2
    monkeypatch.setenv("ONWARD_UNSUBSCRIBE_KEY", "secret")
    assert send(None, "--eml out") == 0
    for path in (project / "out").iterdir():
        sent = strict(path.read_bytes())
        https, mailto = sent["List-Unsubscribe"].split(", ")
        address = sent["To"].addresses[0].addr_spec.replace("@", "%40")
        assert re.fullmatch(f"<https://ours.example/leave\\?who={re.escape(address)}&proof=[0-9a-f]{{64}}>", https)
        assert mailto == "<mailto:privacy@ours.example?subject=unsubscribe>"
        assert sent["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        assert (sent["From"], sent["Reply-To"]) == ("Ours <news@ours.example>", "privacy@ours.example")


@pytest.mark.parametrize("link", ["http://ours.example/leave", "https://ours.example/a b", "https:///leave", "leave"])
def test_an_address_for_leaving_that_is_none(link: str, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "onward.toml").write_text(f"[mail]\nunsubscribe = '{link}'\n", "utf-8")
    settings.cache_clear()
    assert send(None, "--eml out") == 2
    assert "`mail.unsubscribe` must be an address such as https://" in capsys.readouterr().err


def test_only_customers_of_the_product_are_told_and_a_group_its_own_days(project: Path) -> None:
    rows = [
        "anna@example.com,cloud,",
        "ben@example.com,local,",
        "cleo@example.com,cloud local,bank",
        "dora@example.com,,",
    ]
    (project / "list.csv").write_text("\n".join(["address,products,terms", *rows]), "utf-8")
    with postbox() as box:
        assert send(box.port) == 0
    assert sorted(box.readers) == ["anna@example.com", "cleo@example.com", "dora@example.com"]
    theirs, hers = box.message("anna@example.com"), box.message("cleo@example.com")
    assert "by 24 December 2026]" in hers["Subject"]
    for part in hers.iter_parts():
        said = " ".join(part.get_content().split())
        assert "your objection deadline is 24 December 2026. Our site shows 8 December 2026" in said
        assert "Write to privacy@ours.example by 24 December 2026" in re.sub(r"</?a\b[^>]*>", "", said)
        assert said.count("8 December 2026") == 1
        assert "23 January 2027" in said
        assert "Big Bank" not in said
    assert "24 December 2026" not in theirs.as_string()


def test_a_page_in_another_language(project: Path) -> None:
    """A draft writes all languages in which the organization publishes; each reader gets its own."""
    (project / "list.csv").write_text("address,language\nanna@example.com,de-AT\nben@example.com,fr\n", "utf-8")
    (project / "docs/notices/2026-11-24-acme-added.md").unlink()
    spoken = INVENTORY.replace("organization:\n", "organization:\n  languages: [en, de]\n")
    (project / "inventory/ours.yml").write_text(spoken, "utf-8")
    assert main(["notice", "draft", "--since", "before"]) == 0
    german = (project / "docs/de/notices/2026-11-24-acme-added.md").read_text("utf-8")
    assert german.startswith("---\nnotice: ")
    assert "announced:" not in german
    assert call("notice check") == 0
    with postbox() as box:
        assert send(box.port) == 0
    anna, ben = box.message("anna@example.com"), box.message("ben@example.com")
    assert (anna["Content-Language"], ben["Content-Language"]) == ("de", "en")
    assert anna["Subject"] == "[Handlungsbedarf bis zum 8. Dezember 2026 möglich] Acme wird künftig eingesetzt"
    assert all("example/de/notices/2026-11-24-acme-added/" in part.get_content() for part in anna.iter_parts())
    assert all("Deutschland" in part.get_content() for part in anna.iter_parts())
    assert "Acme will be engaged" in ben["Subject"]


def test_a_page_in_another_language_belongs_to_a_notice(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoken = INVENTORY.replace("organization:\n", "organization:\n  languages: [en, de]\n")
    (project / "inventory/ours.yml").write_text(spoken, "utf-8")
    page = project / "docs/de/notices/2026-11-24-acme-added.md"
    page.parent.mkdir(parents=True)
    page.write_text("---\nnotice: another\ntitle: Acme\n---\n", "utf-8")
    assert send(None, "--dry-run") == 2
    assert (
        "translates the notice another into `de`, but docs/notices/2026-11-24-acme-added.md is"
        in capsys.readouterr().err
    )


def test_a_person_decides_who_in_doubt_has_it(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with postbox({NAMED["ben"]: ["SILENT"]}) as box:
        assert send(box.port) == 1
        assert call("notice status") == 0
        assert "1 with delivery unknown" in capsys.readouterr().out
        assert call("notice status 2026-11-24-acme-added --delivered cleo@example.com") == 2
        assert call("notice status 2026-11-24-acme-added --delivered ben@example.com") == 0
        assert send(box.port) == 0
    assert Counter(box.readers) == dict.fromkeys(NAMED.values(), 1)


def test_one_refused_address_keeps_no_notice_open(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Somebody writes down how its owner was told; then nobody is left, and the page says that it was sent."""
    page = project / "docs/notices/2026-11-24-acme-added.md"
    with postbox({NAMED["ben"]: ["RCPT 550 no such user"] * 3}) as box:
        assert send(box.port) == 1
        assert "--settled ADDRESS --how TEXT" in capsys.readouterr().out
        status = ["notice", "status", "2026-11-24-acme-added", "--settled"]
        assert main([*status, "ben@example.com"]) == 2
        assert main([*status, "cleo@example.com", "--how", "by post"]) == 2
        assert "cleo@example.com is not refused or deferred" in capsys.readouterr().err
        assert "\nsent: " not in page.read_text("utf-8")
        assert main([*status, "ben@example.com", "--how", "by post, on 24 November"]) == 0
        assert "sent to 2 of 3 subscribers, 0 remaining, 1 notified otherwise" in capsys.readouterr().out
        assert send(box.port) == 0
    assert "\nsent: 2026-11-24\n" in page.read_text("utf-8")
    assert "ben@example.com" not in box.readers


def test_what_is_deleted_is_gone_and_is_not_sent_again(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with postbox() as box:
        assert send(box.port) == 0
        assert call("notice purge --older-than P1D") == 0
        assert "0 rows" in capsys.readouterr().out
        assert call("notice purge 2026-11-24-acme-added") == 0
        assert "Deleted 3 rows of the ledger" in capsys.readouterr().out
        left = b"".join(path.read_bytes() for path in (project / ".onward").iterdir())
        assert b"anna@example.com" not in left
        assert send(box.port) == 2
        assert "this ledger has no recipients" in capsys.readouterr().err
        assert send(box.port, "--again") == 0
    assert Counter(box.readers) == dict.fromkeys(NAMED.values(), 2)


def test_nothing_to_delete(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("notice purge") == 2
    assert call("notice purge --older-than P1Y") == 0
    assert call("notice status") == 0
    assert not (project / ".onward").exists()
    with Ledger.open(project / ".onward"):
        assert call("notice status") == 0
    assert capsys.readouterr().out.count("Nothing has been sent from here yet.") == 3


def test_a_sent_notice_counts_as_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("lint --select notice-not-pushed --fail-on warning") == 1
    with postbox() as box:
        assert send(box.port) == 0
    assert call("lint --select notice-not-pushed --select notice-too-late --fail-on warning") == 0


def test_the_ledger_is_its_owners_alone(project: Path) -> None:
    former = os.umask(0)
    try:
        with postbox() as box:
            assert send(box.port) == 0
        folder = project / ".onward"
        with Ledger.open(folder):
            modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}
    finally:
        os.umask(former)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {"ledger.sqlite", "ledger.sqlite-wal", "sending.sqlite"} <= set(modes)
    assert {mode for name, mode in modes.items() if name != ".gitignore"} == {0o600}
    assert (folder / ".gitignore").read_text("utf-8") == "*\n"


def test_a_ledger_that_is_none(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / ".onward").mkdir()
    (project / ".onward/ledger.sqlite").write_text(
        "this is no database, and it is long enough to be sure of that", "utf-8"
    )
    assert send(None, "--eml out") == 2
    assert "cannot use the ledger" in capsys.readouterr().err


def test_two_runs_at_once(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with postbox() as box:
        with alone(project / ".onward"):
            assert send(box.port) == 2
        assert "another `onward notice send` is running in this folder" in capsys.readouterr().err
        assert box.readers == []
        assert send(box.port) == 0


def test_one_asks_a_run_to_stop(project: Path) -> None:
    """What is under way is finished and written down; the next run goes on."""
    rows = "\n".join(f"reader{number}@example.com" for number in range(100))
    (project / "list.csv").write_text(f"address\n{rows}\n", "utf-8")
    with postbox() as box:
        command = f"notice send 2026-11-24-acme-added --to list.csv --site-url https://t.example --rate 50/s --smtp smtp+plain://127.0.0.1:{box.port}"
        child = subprocess.Popen(
            [sys.executable, "-m", "onward.cli", *command.split()], stdout=subprocess.PIPE, text=True
        )
        while len(box.readers) < 3:
            time.sleep(0.01)
        child.send_signal(signal.SIGINT)
        told, _ = child.communicate(timeout=60)
        assert child.returncode == 1
        assert "unknown" not in told
        assert f"{len(box.readers)} of 100 subscribers" in told
        assert send(box.port) == 0
    assert set(Counter(box.readers).values()) == {1}
    assert len(box.readers) == 100


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> tuple[ssl.SSLContext, Path]:
    """What a server shows, and the file by which one knows it."""
    ca = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ca.issue_cert("127.0.0.1").configure_cert(context)
    path = tmp_path_factory.mktemp("authority") / "ca.pem"
    ca.cert_pem.write_to_path(str(path))
    return context, path


@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
def test_encrypted_and_logged_in(
    scheme: str,
    authority: tuple[ssl.SSLContext, Path],
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    context, ca = authority
    keys = {"starttls": context} if scheme == "smtp" else {"tls": context}
    with postbox(login=("anna", "correct horse"), **keys) as box:
        assert send(box.port, scheme=scheme) == 2
        assert "the certificate was rejected" in capsys.readouterr().err
        monkeypatch.setenv("ONWARD_SMTP_USER", "anna")
        monkeypatch.setenv("ONWARD_SMTP_PASSWORD", "wrong horse")
        assert send(box.port, f"--ca {ca}", scheme) == 2
        told = capsys.readouterr()
        assert "does not accept the credentials: 535" in told.err
        assert "horse" not in told.out + told.err
        monkeypatch.setenv("ONWARD_SMTP_PASSWORD", "correct horse")
        assert send(box.port, f"--ca {ca} --dry-run", scheme) == 0
        assert box.readers == []
        assert send(box.port, f"--ca {ca}", scheme) == 0
    assert sorted(box.readers) == sorted(NAMED.values())
    written = b"".join(path.read_bytes() for path in (project / ".onward").iterdir())
    assert b"horse" not in written


def test_patience_has_an_end_and_then_nobody_knows(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that answers in time is waited for; whether one that does not has taken the message is not guessed."""
    with postbox({NAMED["anna"]: ["SLOW"], NAMED["ben"]: ["SLOW"]}) as box:
        monkeypatch.setattr("onward.send.smtp._TIMEOUT", 2)
        (project / "list.csv").write_text("address\nanna@example.com\n", "utf-8")
        assert send(box.port) == 1
        monkeypatch.setattr("onward.send.smtp._TIMEOUT", 30)
        (project / "list.csv").write_text(LIST, "utf-8")
        assert send(box.port) == 1
        assert send(box.port, "--resend-doubtful") == 0
    assert Counter(box.readers) == dict.fromkeys(NAMED.values(), 1)


def test_a_pace_and_waits_that_grow(tmp_path: Path) -> None:
    """Two messages a second apart; what is put off waits one second, then two, then four."""
    waited: list[float] = []
    clock = Clock(lambda: "2026-11-24T00:00:00+00:00", lambda: sum(waited), waited.append, lambda: False)
    steps = {NAMED["ben"]: ["RCPT 451 later", "RCPT 451 later", "RCPT 451 later"]}
    with postbox(steps) as box, Ledger.open(tmp_path / "ledger") as ledger:
        server = Server.parse(f"smtp+plain://127.0.0.1:{box.port}", "ours.example", "", "")
        letter = Letter("abc", "privacy@ours.example", lambda address: b"Subject: hello\r\n\r\n.\r\n")
        done: list[Reply] = []
        Delivery(server, ledger, letter, Pace(1.0, 3, 1.0), clock).run(list(NAMED.values()), done.append)
        assert [row.answer for row in ledger.rows("abc")] == [Answer.ACCEPTED] * 3
    assert [one for one in waited if one] == [1.0, 1.0, 1.0, 2.0, 4.0]
    assert len(done) == 3
    assert box.accepted[0][1] == b"Subject: hello\r\n\r\n.\r\n"


def test_a_notice_drafted_again_for_another_day_is_sent_again(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same change under another day is news to those who have been told the former day."""
    with postbox() as box:
        assert send(box.port) == 0
        (project / "docs/notices/2026-11-24-acme-added.md").unlink()
        assert call("notice draft --since before --on 2026-11-26") == 0
        capsys.readouterr()
        command = "notice send 2026-11-26-acme-added --on 2026-11-26 --to list.csv --site-url https://trust.example"
        assert call(f"{command} --smtp smtp+plain://127.0.0.1:{box.port}") == 0
        assert call(f"{command} --smtp smtp+plain://127.0.0.1:{box.port}") == 0
    assert Counter(box.readers) == dict.fromkeys(NAMED.values(), 2)


def test_plain_text_is_never_a_fallback(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with postbox() as box:
        assert send(box.port, scheme="smtp") == 2
        assert "offers no STARTTLS" in capsys.readouterr().err
        assert send(box.port, scheme="smtps") == 2
        assert "TLS with" in capsys.readouterr().err
    assert box.readers == []


def test_a_server_that_is_not_there(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with postbox() as box:
        pass
    assert send(box.port) == 2
    assert f"smtp+plain://127.0.0.1:{box.port} cannot be reached" in capsys.readouterr().err


def test_a_server_that_goes_away_meanwhile(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with postbox() as box:
        steps = {NAMED["anna"]: ["RCPT 421 closing down"]}
        box.steps |= steps
        assert send(box.port, "--retries 0") == 1
    assert "sent to 2 of 3 subscribers, 1 remaining" in capsys.readouterr().out


TEXTS = st.text(max_size=300) | st.sampled_from(
    [
        "a\r\nBcc: x@evil.example",
        "a\nSubject: other",
        "a\x00b",
        "\u202eevil\u202c",
        "=?utf-8?q?a=0D=0ABcc=3A?=",
        '"x" <x@evil.example>, ',
    ]
)

OURS = ["From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "List-Unsubscribe", "MIME-Version"]
OURS += ["Content-Type", "Content-Language"]


@hypothesis(deadline=None)
@given(name=TEXTS, title=TEXTS, sender=TEXTS)
def test_no_text_ends_a_header(name: str, title: str, sender: str) -> None:
    """Whatever a name or a title holds: one reader, one sender, no header but ours, and the text as it can be seen."""
    mail = Mail(title, "Text\n.\nFrom here\n", "<p>Text</p>\n")
    raw = message.render(
        mail,
        Subscriber("anna@example.com", name),
        Sender("privacy@ours.example", sender, "privacy@ours.example"),
        "<id@ours.example>",
        datetime(2026, 11, 24, tzinfo=UTC),
    )
    assert raw.isascii()
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert max(len(line) for line in raw.split(b"\r\n")) <= 998
    sent = strict(raw)
    assert sent.keys() == OURS
    assert [one.addr_spec for one in sent["To"].addresses] == ["anna@example.com"]
    assert [one.addr_spec for one in sent["From"].addresses] == ["privacy@ours.example"]
    assert parseaddr(str(sent["To"]))[1] == "anna@example.com"
    assert " ".join(sent["Subject"].split()) == seen(title)[:300].strip()


@hypothesis(deadline=None)
@given(st.text(max_size=200))
def test_no_text_of_a_page_ends_a_message(text: str) -> None:
    """A notice holds what people write; its mail has two parts and the days it should have."""
    front = (
        "notice: abc\ntitle: A\nannounced: 2026-11-24\nobjection_until: 2026-12-08\neffective: 2026-12-24\nfacts: abc\n"
    )
    (one,) = read_notices({"docs/notices/a.md": f"---\n{front}---\n# A\n\n{text}\n"})
    mail = render(one, EMPTY, words(), "https://trust.example/notices/a/")
    raw = message.render(mail, Subscriber("anna@example.com"), SENDER, "<id@x>", datetime(2026, 11, 24, tzinfo=UTC))
    sent = strict(raw)
    assert [part.get_content_type() for part in sent.iter_parts()] == ["text/plain", "text/html"]


def test_an_address_beyond_ascii(project: Path) -> None:
    (project / "list.csv").write_text("address\njürgen@example.com\n", "utf-8")
    with postbox() as box:
        assert send(box.port) == 0
    assert box.readers == ["jürgen@example.com"]


def test_a_run_that_was_cut_short_by_an_older_version_is_taken_up(project: Path) -> None:
    """A ledger whose making was cut short holds nothing yet; the next run makes it whole."""
    (project / ".onward").mkdir()
    sqlite3.connect(project / ".onward/ledger.sqlite").close()
    with postbox() as box:
        assert send(box.port) == 0
    with Ledger.open(project / ".onward") as ledger:
        assert len(ledger.rows()) == 3
