"""What a site does in a browser: read off files, off the record of a visit, and seen in a real browser."""

from __future__ import annotations

import html
import os
import pty
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import markdown
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from forked import onward
from onward import observe
from onward.cli import main
from onward.finding import OnwardError
from onward.observe.browser import Visit, browser, visit
from served import served

ROOT = Path(__file__).parent.parent
CASES = yaml.load((Path(__file__).parent / "observe" / "files.yml").read_text("utf-8"), yaml.CBaseLoader)
INVENTORY = """\
organization: {id: acme, name: Acme, country: IE}
cookies: [{id: palette, name: palette, storage: local-storage, strictly_necessary: true}]
claims: [{id: quiet, statement: Nothing is loaded from third parties., observed: {what: third-party-requests}}]
"""


WRITTEN = [path for folder in ("docs", "plugins/onward/starter") for path in sorted((ROOT / folder).rglob("*.md"))]


@pytest.mark.parametrize(
    "path",
    [path for path in WRITTEN if "```onward\n" in path.read_text("utf-8")],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_a_page_that_another_generator_made_says_so(path: Path) -> None:
    """In a sentence that readers see, in the language of the page; and `verify-site` finds it."""
    made = markdown.markdown(path.read_text("utf-8"), extensions=["pymdownx.superfences", "attr_list"])
    first = html.unescape(re.sub(r"<[^>]+>", "", made[made.index("<code") : made.index("</code>")]))
    told = [line for line in first.splitlines() if line.startswith("# ")]
    assert len(told) == 1
    assert "Onward" in told[0]
    assert "`onward build`" in told[0]
    assert [one.name for one in observe.scan({"site/index.html": made}).unbuilt]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_a_file_shows(case: dict[str, Any]) -> None:
    seen = observe.scan({case["file"]: case["text"]}).observations
    shown = [f"{one.seen} {one.name} {one.span.line}:{one.span.column}{'' if one.certain else '?'}" for one in seen]
    assert shown == case["sees"]


@given(st.text(alphabet="<>/=\"' \n:aschrefimgltypx.{}()@*", max_size=200))
def test_no_text_stops_a_scan(text: str) -> None:
    for ending in (one for one in observe.endings() if one != ".har"):
        for one in observe.scan({f"x{ending}": text}).observations:
            assert 1 <= one.span.line <= text.count("\n") + 1


@pytest.mark.parametrize("text", ["{", "[]", '{"log": {}}', '{"log": {"entries": [{"request": {}}]}}'])
def test_what_is_no_archive_is_named(text: str) -> None:
    with pytest.raises(OnwardError, match=r"x\.har:1:\d+: (not an|this is not)"):
        observe.scan({"x.har": text})


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small site whose script loads a picture and stores something only while it runs."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "inventory").mkdir()
    (tmp_path / "inventory" / "acme.yml").write_text(INVENTORY, "utf-8")
    (tmp_path / "site").mkdir()
    page = '<link rel="canonical" href="https://trust.acme.example/"><script src="app.js"></script>'
    (tmp_path / "site" / "index.html").write_text(page, "utf-8")
    return tmp_path


def script(folder: Path, text: str) -> None:
    (folder / "site" / "app.js").write_text(text, "utf-8")


HIDDEN = 'const made = ["https:", "", "pixel.example.net", "p.gif"].join("/"); new Image().src = made\n'
STORED = 'const where = window["local" + "Storage"]; where["vis" + "itor"] = "1"\n'


def visited(site: Path, folder: Path) -> tuple[int, str]:
    """The command as it is run, in a process of its own: it drives a browser itself."""
    done = onward(folder, "verify-site", str(site), "--browser", "always", "--on", "2026-11-24")
    return done.returncode, done.stdout + done.stderr


def test_a_browser_sees_what_a_scan_cannot(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    script(built, HIDDEN + STORED)
    assert main(["verify-site", "site", "--browser", "never"]) == 0
    assert "0 findings" in capsys.readouterr().out
    code, told = visited(built / "site", built)
    assert code == 1
    assert "key: third-party-request@site/pixel.example.net" in told
    assert "key: cookie-undeclared@site/visitor" in told
    assert "key: site-claim-fails@claims/quiet" in told
    assert (
        "Method: a scan of the files and a visit in a browser, 1 page; first-party hosts: trust.acme.example." in told
    )


def test_what_is_recorded_may_be_stored(built: Path) -> None:
    script(built, 'localStorage["palette"] = "dark"')
    code, told = visited(built / "site", built)
    assert code == 0, told
    assert "0 findings" in told


def test_a_visit_that_was_recorded(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    archive = built / "visit.har"
    archive.write_text(
        '{"log": {"entries": [{"request": {"url": "https://trust.acme.example/"}, "response": {}}]}}', "utf-8"
    )
    assert main(["verify-site", "--har", "visit.har"]) == 0
    assert "Method: a recorded visit" in capsys.readouterr().out


@pytest.mark.parametrize("words", [["site", "--har", "x.har"], ["elsewhere"], ["--har", "missing.har"]], ids=" ".join)
def test_what_cannot_be_looked_at(built: Path, words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify-site", *words]) == 2
    assert capsys.readouterr().out == ""


def _unheard(page: str) -> None:
    """Nobody waits for the pages."""


def seen(folder: Path, patience: float = 300) -> Visit:
    """A visit from a thread of its own: the one of the tests drives a browser already."""
    program = browser()
    assert program, "no browser: run `make test`, or name one in ONWARD_CHROMIUM"
    with ThreadPoolExecutor() as alone:
        return alone.submit(visit, folder, program, _unheard, patience).result()


def test_pages_side_by_side_are_told_in_their_order(tmp_path: Path) -> None:
    """What a page does is told of that page, and what is stored of the first that stores it, however many are open at once."""
    names = [f"{number:02}.html" for number in range(20)]
    for name in names:
        store = 'localStorage["late"] = "1"' if name >= "13" else 'localStorage["early"] = "1"' if name >= "04" else ""
        text = f'<script>new Image().src = "https://{name}.example.net/"; {store}</script>'
        (tmp_path / name).write_text(text, "utf-8")
    done = seen(tmp_path)
    assert done.requests == {name: [f"https://{name}.example.net/"] for name in names}
    assert list(done.requests) == names
    assert done.stored == {("local-storage", "early"): "04.html", ("local-storage", "late"): "13.html"}


def test_a_request_that_comes_late_is_seen(tmp_path: Path) -> None:
    """A script waits, asks its own site, and only with the answer asks somebody else."""
    (tmp_path / "data.json").write_text("{}", "utf-8")
    script = 'setTimeout(() => fetch("data.json").then(() => setTimeout(() => new Image().src = "//late.example.net/", 300)), 300)'
    (tmp_path / "index.html").write_text(f"<script>{script}</script>", "utf-8")
    assert seen(tmp_path).requests == {"index.html": ["http://late.example.net/"]}


def test_a_page_that_leads_elsewhere_is_followed(tmp_path: Path) -> None:
    """Old addresses lead to new ones; one that leads away from the site shows that it does."""
    (tmp_path / "old.html").write_text('<meta http-equiv="refresh" content="0; url=new.html">', "utf-8")
    (tmp_path / "new.html").write_text('<script>localStorage["seen"] = "1"</script>', "utf-8")
    (tmp_path / "away.html").write_text(
        '<meta http-equiv="refresh" content="0; url=https://away.example.net/">', "utf-8"
    )
    done = seen(tmp_path)
    assert done.requests == {"away.html": ["https://away.example.net/"], "new.html": [], "old.html": []}
    assert done.stored == {("local-storage", "seen"): "new.html"}


def test_nothing_leaves_for_an_address_in_figures_either(tmp_path: Path) -> None:
    """What is asked of another server of this machine is noted, and does not reach it."""
    with served(tmp_path) as elsewhere:
        (tmp_path / "_headers").write_text("/*\n", "utf-8")
        (tmp_path / "other.js").write_text('localStorage["reached"] = "1"', "utf-8")
        (tmp_path / "index.html").write_text(f'<script src="{elsewhere}other.js"></script>', "utf-8")
        done = seen(tmp_path)
    assert done.requests == {"index.html": [f"{elsewhere}other.js"]}
    assert done.stored == {}


def test_a_page_that_never_rests_is_named(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>Quiet.</p>", "utf-8")
    (tmp_path / "stuck.html").write_text("<script>for (;;);</script>", "utf-8")
    with pytest.raises(OnwardError, match=r"^`stuck.html` did not become idle within 5 seconds"):
        seen(tmp_path, patience=5)


def test_our_own_site_keeps_its_word(site: Path, tmp_path: Path) -> None:
    """Opsient's trust center stores what its cookie page lists, and asks nobody else: every page in English, and the first in
    each other language, whose pages run the same scripts."""
    pages = shutil.copytree(site, tmp_path / "site")
    for path in (one for language in ("de", "fr") for one in (pages / language).glob("*/**/*.html")):
        path.unlink()
    code, told = visited(pages, ROOT)
    assert code == 0, told


def test_a_script_in_one_line_gives_a_short_finding(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Built scripts have lines of many thousand letters; what is asked for is shown with what stands around it."""
    address = "https://pixel.example.net/" + "p" * 5_000
    script(built, f"{'a();' * 50_000}new Image().src = '{address}';{'b();' * 50_000}\n")
    assert main(["verify-site", "site", "--browser", "never"]) == 0
    told = capsys.readouterr().out
    assert "may contact pixel.example.net" in told
    assert "| …https://pixel.example.net/ppp" in told
    assert max(map(len, told.splitlines())) < 600


def test_the_progress_of_a_visit_is_for_a_terminal(built: Path) -> None:
    reading, writing = pty.openpty()
    command = [sys.executable, "-m", "onward.cli", "verify-site", "site", "--browser", "always", "--on", "2026-11-24"]
    done = subprocess.run(command, cwd=built, stdout=subprocess.PIPE, stderr=writing, check=False)
    os.close(writing)
    shown = os.read(reading, 65536).decode()
    os.close(reading)
    assert "] 1/1" in shown
    assert "1/1" not in done.stdout.decode()
