"""The README's story of a new subprocessor, lived through: every command in a real repository, with a mail server that
hundreds of subscribers hear from, while the run that sends is killed ten times."""

from __future__ import annotations

import os
import random
import re
import shlex
import ssl
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme

from forked import onward
from postbox import Postbox, postbox
from test_readme import BLOCK, README, REHEARSED

EVERYBODY = 400
KILLS = 10
MIDNIGHT = "1795478400"
SLUG = "2026-11-24-translator-added"
PAGE = f"docs/notices/{SLUG}.md"
SEED = int(os.environ.get("ONWARD_SEED") or time.time_ns() % 1_000_000)
(STORY,) = (BLOCK.findall(one) for one in REHEARSED.findall(README))


class Place:
    """A trust center under git, and the shell of whoever follows the README in it."""

    def __init__(self, folder: Path, box: Postbox, ca: Path) -> None:
        self.folder, self.box, self.ca = folder, box, ca
        who = {
            f"GIT_{role}_{field}": "a@example.com" for role in ("AUTHOR", "COMMITTER") for field in ("NAME", "EMAIL")
        }
        self.env = {**os.environ, **who, "SOURCE_DATE_EPOCH": MIDNIGHT, "GIT_CONFIG_GLOBAL": os.devnull}
        self.env |= {"ONWARD_SMTP_USER": "trust", "ONWARD_SMTP_PASSWORD": "correct horse"}
        self.env["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{self.env['PATH']}"

    def run(self, command: str) -> subprocess.CompletedProcess[str]:
        words = shlex.split(command)
        if words[0] == "onward" and not {"&&", "|", ">"} & set(words):
            return onward(self.folder, *words[1:], env=self.env)
        return subprocess.run(
            ["bash", "-c", command], cwd=self.folder, env=self.env, capture_output=True, text=True, check=False
        )

    def here(self, command: str) -> str:
        """The command with the mail server of this machine in place of the README's."""
        return command.replace("smtp://mail.example.com", f"smtp://127.0.0.1:{self.box.port} --ca {self.ca}")

    def read(self, path: str) -> str:
        return (self.folder / path).read_text("utf-8")


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    authority, context = trustme.CA(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    people = [f"reader{number}@customer{number}.example,Reader {number},app,en," for number in range(EVERYBODY)]
    (tmp_path / "subscribers.csv").write_text("\n".join(["address,name,products,language,terms", *people]), "utf-8")
    with postbox(starttls=context, login=("trust", "correct horse")) as box:
        made = Place(tmp_path / "trust-center", box, tmp_path / "ca.pem")
        made.folder.mkdir()
        begun = made.run("onward init && git init -q -b main && git add -A && git commit -qm begun")
        assert begun.returncode == 0, begun.stderr
        stated = made.read("mkdocs.yml").replace("# site_url:", "site_url:")
        (made.folder / "mkdocs.yml").write_text(stated, "utf-8")
        yield made


def test_the_story_that_the_readme_tells(place: Place) -> None:
    print(f"ONWARD_SEED={SEED}")
    chance = random.Random(SEED)
    for kind, text in STORY:
        if kind == "yaml":
            (place.folder / text.split()[1]).write_text(text, "utf-8")
        for command, shown in commands(text) if kind == "console" else ():
            told = cut_short(place, command, chance) if "notice send" in command else ""
            done = place.run(place.here(command))
            owed = command == "onward notice check" and "A notice is due" in shown
            assert done.returncode == int(owed), done.stdout + done.stderr
            told += done.stdout
            assert (
                not shown or lines(shown) == lines(told) or (lines(shown) <= lines(told) and "notice send" in command)
            ), told
            after(place, command)
    assert Counter(place.box.readers) == {f"reader{n}@customer{n}.example": 1 for n in range(EVERYBODY)}


def commands(text: str) -> list[tuple[str, str]]:
    """The commands of a block, each with the output that is shown below it."""
    return [(command, shown) for command, shown in re.findall(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", text, re.MULTILINE)]


def lines(text: str) -> set[str]:
    """The lines that are printed; which digest a version of the list has is all the same to the story."""
    return set(re.sub(r"\b[0-9a-f]{12}\b", "digest", text).splitlines())


def cut_short(place: Place, command: str, chance: random.Random) -> str:
    """Kill the run ten times, at moments that nobody chose; then decide about those in doubt as one who reads the server's log."""
    for kill in range(KILLS):
        child = subprocess.Popen(
            place.here(command).split(),
            cwd=place.folder,
            env=place.env,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        goal = len(place.box.accepted) + chance.randint(1, EVERYBODY // KILLS - 10)
        while kill and len(place.box.accepted) < goal:
            assert child.poll() is None, child.communicate()
            time.sleep(0.001)
        time.sleep(chance.uniform(0, 0.02 if kill else 1.0))
        child.kill()
        child.communicate()
    assert len(place.box.accepted) < EVERYBODY
    assert set(Counter(place.box.readers).values()) == {1}
    return decided(place)


def decided(place: Place) -> str:
    listed = place.run(f"onward notice status {SLUG}")
    doubtful = re.findall(r"unknown   (\S+)", listed.stdout)
    print(f"{len(doubtful)} in doubt, {len(place.box.accepted)} sent before")
    assert len(doubtful) <= KILLS
    has = [one for one in doubtful if one in place.box.readers]
    if has:
        words = " ".join(f"--delivered {one}" for one in has)
        assert place.run(f"onward notice status {SLUG} {words}").returncode == 0
    lost = [one for one in doubtful if one not in has]
    if not lost:
        return ""
    command = f"onward notice send {SLUG} --to ../subscribers.csv --smtp smtp://mail.example.com"
    left = place.run(place.here(command))
    assert left.returncode == 1
    assert f"{len(lost)} with delivery unknown" in left.stdout
    return place.run(place.here(f"{command} --resend-doubtful")).stdout


def after(place: Place, command: str) -> None:
    """What has come about, seen where people look."""
    if command == "onward build --strict":
        _announced(place)
    elif command.startswith("onward notice send"):
        assert "\nsent: 2026-11-24\n" in place.read(PAGE)
        assert place.run("onward lint --fail-on warning").returncode == 0
        _opposed(place)
    elif command.startswith("onward build --strict --on"):
        assert "Active since 24 December 2026" in place.read("site/subprocessors/index.html")
        assert place.run("git status --porcelain").stdout == ""


def _announced(place: Place) -> None:
    assert "Planned from 24 December 2026" in place.read("site/subprocessors/index.html")
    assert "You may object until 8 December 2026" in place.read("site/index.html")
    assert "Lingua GmbH" in place.read(f"site/notices/{SLUG}/index.html")
    assert f"notices/{SLUG}/" in place.read("site/notices.atom")
    assert f"notices/{SLUG}/" in place.read("site/notices.json")
    calendar = place.read("site/notices.ics")
    assert "DTSTART;VALUE=DATE:20261208" in calendar
    assert "DTSTART;VALUE=DATE:20261224" in calendar
    lint = place.run("onward lint --select notice-not-pushed --fail-on warning")
    assert lint.returncode == 1
    stopped = place.run("onward build --strict --on 2026-12-24")
    assert stopped.returncode == 2
    assert "Lingua has been active since 2026-12-24, but its notice was never sent" in stopped.stderr


def _opposed(place: Place) -> None:
    """While an objection is open, no site is made that shows the company in use: the build stops, and says why."""
    path = place.folder / "inventory" / "objections.yml"
    path.write_text("objections: [{id: first, change: translator, received: 2026-12-03}]\n", "utf-8")
    stopped = place.run("onward build --strict --on 2026-12-24")
    assert stopped.returncode == 2
    assert "objection `first` is still open" in stopped.stderr
    path.unlink()
