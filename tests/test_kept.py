"""What a lint keeps for the next one: the same answer, whatever was edited; and no harm where it is damaged, foreign or gone."""

from __future__ import annotations

import os
import subprocess
import sys
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from forked import onward
from onward import kept
from onward.cli import _before
from onward.project import parsed
from onward.yamltext import reader
from onward.yamltext.reader import Sequence, Table
from onward.yamltext.unread import Unread
from test_house_rules import RULE

FILES = {
    "onward.toml": 'docs_url = "https://docs.example"\n',
    "mkdocs.yml": "site_name: Acme\nplugins: [onward]\n",
    "docs/index.md": "# Acme\n\nWe use 1 subprocessor.\n",
    "docs/notices/2026-01-one.md": f"---\nnotice: one\ntitle: One\nannounced: 2026-01-01\nfacts: {'0' * 64}\n---\n",
    "inventory/a.yml": """\
organization: {id: acme, name: Acme, legal_name: Acme GmbH, country: DE, regimes: [eu-gdpr]}
purposes: [{id: service, name: Service, role: controller}]
data_categories: [{id: content, name: Content}]
systems: [{id: app, name: App, locations: [DE], collects: [content]}]
documents: [{id: paper, name: Paper, file: paper.pdf, visibility: public}]
flows:
  - {id: send, from: app, to: mailer, data: [content], purpose: service, transport: {protocol: TLS, minimum: "1.2"}}
""",
    "inventory/mailer.yml": """\
subprocessors:
  - {id: mailer, name: Mailer, legal_name: Mailer Ltd, address: Street 1, contact: a@b.example, country: US, data: [content],
     roles: [{purpose: service, role: processor}], locations: [{country: US, activity: storage}]}
""",
    "inventory/claims.yml": "claims: [{id: small, statement: Few vendors, holds: 'subprocessors.size() < 2'}]\n",
}
VENDOR = "subprocessors: [{id: two, name: Two, legal_name: Two Ltd, country: IE}]\n"
EDITS: dict[str, tuple[str, str | None]] = {
    "a file of the inventory": ("inventory/mailer.yml", FILES["inventory/mailer.yml"].replace("US", "BR")),
    "a comment alone": ("inventory/a.yml", f"# moved\n{FILES['inventory/a.yml']}"),
    "a further file": ("inventory/more.yml", VENDOR),
    "that file gone": ("inventory/more.yml", None),
    "a file that cannot be read as YAML": ("inventory/more.yml", "a: [\n"),
    "mended": ("inventory/more.yml", "waivers: []\n"),
    "a claim": ("inventory/claims.yml", FILES["inventory/claims.yml"].replace("< 2", "< 1")),
    "a waiver": ("inventory/w.yml", "waivers: [{finding: claim-fails@claims/small, reason: r, by: o, until: 2027-01-01}]\n"),
    "a law of their own": ("law/own.yml", "policy: {regime_review_days: 1}\n"),
    "that law gone": ("law/own.yml", None),
    "the settings": ("onward.toml", 'inventory = "nowhere"\n'),
    "the settings again": ("onward.toml", ""),
    "what the site is called": ("mkdocs.yml", "site_name: Somebody else\nplugins: [onward]\n"),
    "the plugin gone": ("mkdocs.yml", "site_name: Acme\nplugins: [search]\n"),
    "the plugin again": ("mkdocs.yml", "site_name: Acme\nplugins: [onward]\n"),
    "a page": ("docs/index.md", "# Acme\n\nWe use 7 subprocessors.\n"),
    "a further page": ("docs/more.md", "# Lorem ipsum\n"),
    "a notice gone": ("docs/notices/2026-01-one.md", None),
    "a document": ("docs/paper.pdf", "%PDF"),
    "a document gone": ("docs/paper.pdf", None),
    "no inventory": ("inventory/a.yml", None),
}  # fmt: skip
BACK = {"that file gone", "mended", "that law gone", "the settings again", "the plugin again", "a document gone"}
"""Edits after which all is as it was before."""
DAYS = (("--on", "2026-11-24"), ("--on", "2028-01-01"))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    for name, text in FILES.items():
        write(folder, name, text)
    return folder


def write(folder: Path, name: str, text: str | None) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if text is None:
        path.unlink()
    else:
        path.write_text(text, "utf-8")


def lint(folder: Path, *words: str, cache: Path | str = "") -> tuple[int, str, str]:
    told = onward(folder, "lint", *words, env={**os.environ, "ONWARD_CACHE": str(cache)})
    return told.returncode, told.stdout, told.stderr


def test_after_every_edit_the_answer_is_that_of_a_run_that_knows_nothing(project: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    assert lint(project, *DAYS[0], cache=cache) == lint(project, *DAYS[0])
    seen = []
    for number, (name, text) in enumerate(EDITS.values()):
        write(project, name, text)
        fresh = lint(project, *DAYS[number % 2])
        assert lint(project, *DAYS[number % 2], cache=cache) == fresh
        seen.append(fresh)
    assert lint(project, *DAYS[1], cache=cache) == seen[-1]
    assert len(set(seen)) == len(EDITS) - len(BACK)


@pytest.mark.parametrize(
    "words",
    [
        ("--format", "json"), ("--format", "text", "--color", "always"), ("--select", "claim-fails"), ("--fail-on", "warning"),
        ("--ignore", "claim-fails"), ("--no-exec",), ("--inventory", "../project/inventory"), ("--select", "no-such-rule"),
    ],
)  # fmt: skip
def test_each_way_of_asking_has_an_answer_of_its_own(project: Path, tmp_path: Path, words: tuple[str, ...]) -> None:
    cache = tmp_path / "cache"
    lint(project, *DAYS[0], cache=cache)
    fresh = lint(project, *DAYS[0], *words)
    assert [lint(project, *DAYS[0], *words, cache=cache) for _ in range(2)] == [fresh, fresh]


def test_what_is_written_to_files_is_written_again(project: Path, tmp_path: Path) -> None:
    words = (*DAYS[0], "--output", "json=out.json", "--output", "markdown=out.md")
    written = []
    for _ in range(2):
        lint(project, *words, cache=tmp_path / "cache")
        written.append([(project / name).read_bytes() for name in ("out.json", "out.md")])
        for name in ("out.json", "out.md"):
            (project / name).unlink()
    assert written[0] == written[1]


def test_nothing_is_judged_again(project: Path, tmp_path: Path) -> None:
    lint(project, *DAYS[0], cache=tmp_path / "cache")
    code = (
        f"import sys; from onward.cli import main; main(['lint', *{DAYS[0]!r}]); print('onward.world' in sys.modules)"
    )
    env = {**os.environ, "ONWARD_CACHE": str(tmp_path / "cache")}
    told = subprocess.run(
        [sys.executable, "-c", code], cwd=project, env=env, capture_output=True, text=True, check=True
    )
    assert told.stdout.endswith("\nFalse\n")


def damaged(content: bytes) -> Iterator[bytes]:
    head = content.partition(b"\n")[0]
    yield from (b"", content[:40], content[:-1], head, content + b"x", b"0" * len(content))
    yield head + b"\n" + zlib.compress(b'"all is well"')
    for place in range(0, len(content), max(len(content) // 20, 1)):
        yield content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]


def test_what_is_damaged_is_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONWARD_CACHE", str(tmp_path))
    kept.keep("how is it?", ["as it is", *range(100)])
    (place,) = tmp_path.iterdir()
    whole = place.read_bytes()
    for content in damaged(whole):
        place.write_bytes(content)
        assert kept.answer("how is it?") is None
    place.write_bytes(whole)
    assert kept.answer("how is it?") == ["as it is", *range(100)]


def large(number: int) -> str:
    """A file that is large enough to be kept as a piece; every form that a value and its place can have."""
    shown = "name: 'A\n      B'\n    notes: >\n      a\n      b\n    country:\n    former_names: [x, [y], é]\n"
    made = f"  - id: vendor-{number}-{{}}\n    {shown}"
    return "subprocessors:\n" + "".join(made.format(index) for index in range(30))


AT_TABLE = ("file", "mark", "text", "keys_at", "values_at", "elsewhere")
AT_LIST = ("file", "mark", "items_at")


def alike(first: Any, other: Any) -> bool:
    """Whether two values have the same texts at the same places."""
    if isinstance(first, Table):
        same = all(getattr(first, name) == getattr(other, name) for name in AT_TABLE)
        return same and [*first] == [*other] and all(alike(first[name], other[name]) for name in first)
    if isinstance(first, Sequence):
        same = all(getattr(first, name) == getattr(other, name) for name in AT_LIST)
        return same and len(first) == len(other) and all(map(alike, first, other))
    return type(first) is type(other) and first == other


def test_what_is_read_of_files_is_kept_by_what_they_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each edit: a value, a line above, a file renamed, added and gone, a fault, one that cannot be read. Only edits are read."""
    monkeypatch.setenv("ONWARD_CACHE", str(tmp_path))
    monkeypatch.setattr(parsed, "_GROUP", 2**11)
    asked: list[str] = []
    parse = reader.parse

    def noted(path: str, text: str) -> Any:
        asked.append(path)
        return parse(path, text)

    monkeypatch.setattr(reader, "parse", noted)
    texts = {f"{number:02}.yml": large(number) for number in range(12)} | {"empty.yml": "", "words.yml": "[a, b]\n"}
    edits: list[dict[str, str | None]] = [
        {}, {}, {"03.yml": texts["03.yml"].replace("name", "title", 1)}, {"04.yml": "# above\n" + texts["04.yml"]},
        {"05.yml": None, "renamed.yml": texts["05.yml"]}, {"more.yml": large(12)}, {"06.yml": None},
        {"07.yml": texts["07.yml"] + "subprocessors: []\n"}, {"empty.yml": Unread("not read", "read it")}, {"empty.yml": ""},
    ]  # fmt: skip
    for number, edit in enumerate(edits):
        texts = {path: text for path, text in {**texts, **edit}.items() if text is not None}
        asked.clear()
        values, findings = parsed.read(texts)
        assert len(asked) <= (len(texts) if number == 0 else 8)
        assert bool(asked) is (number != 1)
        fresh = {path: parse(path, text) for path, text in sorted(texts.items())}
        assert [*values] == [*fresh]
        assert findings == [finding for _, of in fresh.values() for finding in of]
        assert all(alike(fresh[path][0], value) for path, value in values.items())


@pytest.mark.parametrize("packed", [[], [[], []], [[[0, {}, []]], ["", {}]], [[[0, {}, []]], ["a", {}]], 5])
def test_what_no_reader_has_kept_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, packed: object) -> None:
    monkeypatch.setenv("ONWARD_CACHE", str(tmp_path))
    monkeypatch.setattr(parsed, "_LEAST", 0)
    texts = {"a.yml": large(0)}
    monkeypatch.setattr(kept, "answer", lambda question, piece: packed)
    assert alike(parsed.read(texts)[0]["a.yml"], reader.parse("a.yml", texts["a.yml"])[0])


@pytest.mark.parametrize(
    "shape",
    [[], {}, "notes", {"notes": [], "texts": [], "code": 0}, {"notes": [["exec", ["/"], ""]], "texts": ["a"], "code": 0},
     {"notes": [["text", [1, 2], ""]], "texts": ["a"], "code": 0}, {"notes": 5, "texts": ["a"], "code": 0}],
)  # fmt: skip
def test_what_no_lint_has_kept_is_no_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shape: object) -> None:
    monkeypatch.setenv("ONWARD_CACHE", str(tmp_path))
    kept.keep("lint", shape)
    assert _before.answered("lint") is None


def answers(cache: Path) -> list[Path]:
    """The files of answers, without those of pieces."""
    return [path for path in cache.iterdir() if path.name != "pieces"]


def test_what_is_no_file_of_ours_does_no_harm(project: Path, tmp_path: Path) -> None:
    cache, fresh = tmp_path / "cache", lint(project, *DAYS[0])
    lint(project, *DAYS[0], cache=cache)
    (place,) = answers(cache)
    moved = place.rename(tmp_path / "moved")
    place.symlink_to(moved)
    assert lint(project, *DAYS[0], cache=cache) == fresh
    place.unlink()
    place.mkdir()
    assert lint(project, *DAYS[0], cache=cache) == fresh
    assert answers(cache) == [place]
    for nowhere in (project / "mkdocs.yml", Path("/proc/nowhere")):
        assert lint(project, *DAYS[0], cache=nowhere) == fresh


def test_an_answer_to_another_question_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONWARD_CACHE", str(tmp_path))
    kept.keep("one", {"is": 1})
    (place,) = tmp_path.iterdir()
    other = next(str(number) for number in range(5_000) if kept._places(str(number))[0] == (place,))
    assert (kept.answer("one"), kept.answer(other)) == ({"is": 1}, None)
    kept.keep(other, {"is": 2})
    assert (kept.answer("one"), kept.answer(other)) == (None, {"is": 2})


def test_a_piece_takes_the_place_that_was_longest_not_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two pieces of one inventory that want the same place took it from each other in every run."""
    monkeypatch.setenv("ONWARD_CACHE", str(tmp_path))
    first, second = (tmp_path / "pieces" / name for name in ("a", "b"))
    monkeypatch.setattr(kept, "_places", lambda question, piece: ((first, second), question))
    kept.keep("one", 1, piece=True)
    kept.keep("two", 2, piece=True)
    assert [kept.answer(question, piece=True) for question in ("one", "two")] == [1, 2]
    for place, moment in ((first, 1), (second, 2)):
        os.utime(place, (moment, moment))
    assert kept.answer("one", piece=True) == 1
    kept.keep("three", 3, piece=True)
    assert [kept.answer(question, piece=True) for question in ("one", "two", "three")] == [1, None, 3]
    kept.keep("one", 4, piece=True)
    assert [kept.answer(question, piece=True) for question in ("one", "three")] == [4, 3]


def test_the_folder_does_not_grow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONWARD_CACHE", str(tmp_path / "cache"))
    for number in range(600):
        kept.keep(str(number), number)
    assert 200 < len([*(tmp_path / "cache").iterdir()]) <= 256
    kept.keep("large", "a" * kept.MOST)
    assert kept.answer("large") is None
    kept.keep("a piece", list(range(200_000)), piece=True)
    assert kept.answer("a piece", piece=True) is None
    kept.keep("a piece", 1, piece=True)
    assert kept.answer("a piece", piece=True) == 1
    for folder in (tmp_path / "cache", tmp_path / "cache" / "pieces"):
        assert folder.stat().st_mode & 0o077 == 0


def test_runs_side_by_side(project: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    command = [sys.executable, "-m", "onward", "lint", *DAYS[0]]
    env = {**os.environ, "ONWARD_CACHE": str(cache)}

    def run(_: int) -> bytes:
        return subprocess.run(command, cwd=project, env=env, capture_output=True, check=False).stdout

    with ThreadPoolExecutor(3) as pool:
        told = set(pool.map(run, range(3)))
    assert told == {lint(project, *DAYS[0])[1].encode()}
    assert len(answers(cache)) == 1


def test_since_a_commit(project: Path, tmp_path: Path) -> None:
    """What an earlier commit had is kept for whatever is edited after it, and for that commit alone."""
    cache, words = tmp_path / "cache", (*DAYS[0], "--since", "HEAD")
    commit = ("git", "-c", "user.name=Test", "-c", "user.email=test@example.org", "commit", "-aqm", "a step")
    for command in (("git", "init", "-q"), ("git", "add", "."), commit):
        subprocess.run(command, cwd=project, check=True)
    seen = []
    for name in ("a file of the inventory", "a claim", "a page"):
        write(project, *EDITS[name])
        seen.append(lint(project, *words))
        assert lint(project, *words, cache=cache) == seen[-1]
    subprocess.run(commit, cwd=project, check=True)
    seen.append(lint(project, *words))
    assert lint(project, *words, cache=cache) == seen[-1]
    assert len(set(seen)) == len(seen)


def test_own_rules_run_each_time(project: Path, tmp_path: Path) -> None:
    """Nobody knows what a program looks at."""
    cache, beside = tmp_path / "cache", tmp_path / "beside"
    beside.write_text("once", "utf-8")
    write(project, "onward.toml", 'rules = "rules"\n')
    rule = RULE.replace('"nobody answers for it"', f"open({str(beside)!r}).read()")
    write(project, "rules/vendor_without_owner.py", rule)
    assert "once" in lint(project, cache=cache)[1]
    beside.write_text("again", "utf-8")
    assert "again" in lint(project, cache=cache)[1]
    assert not answers(cache)


def test_a_site_that_is_named_by_the_environment_is_read_each_time(project: Path, tmp_path: Path) -> None:
    write(project, "mkdocs.yml", "site_name: !ENV [NAME, Acme]\nplugins: [onward]\n")
    told = []
    for name in ("Acme", "Somebody else"):
        env = {**os.environ, "ONWARD_CACHE": str(tmp_path / "cache"), "NAME": name}
        told.append(onward(project, "lint", *DAYS[0], env=env).stdout)
    assert told[0] != told[1]
    assert not answers(tmp_path / "cache")


def test_another_onward_knows_nothing_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_PACKAGE", tmp_path)
    (tmp_path / "rules.py").write_text("one", "utf-8")
    first = kept.program()
    assert kept.program() == first
    (tmp_path / "rules.py").write_text("other", "utf-8")
    assert kept.program() != first
    (tmp_path / "rules.py").write_text("one", "utf-8")
    monkeypatch.setattr(kept, "_installed", lambda: ["PyYAML-7.dist-info"])
    assert kept.program() != first


@pytest.mark.parametrize(
    ("named", "home", "place"), [("/here", "/home/me", "/here/onward"), ("here", "/home/me", "/home/me/.cache/onward")]
)
def test_where_it_is(monkeypatch: pytest.MonkeyPatch, named: str, home: str, place: str) -> None:
    monkeypatch.delenv("ONWARD_CACHE")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", named)
    monkeypatch.setenv("HOME", home)
    assert str(kept.folder()) == place


@pytest.mark.parametrize(
    ("platform", "place"),
    [("linux", "~/.cache/onward"), ("darwin", "~/Library/Caches/onward"), ("win32", "%LOCALAPPDATA%\\onward")],
)
def test_the_manual_says_where_it_is_and_how_to_keep_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, platform: str, place: str
) -> None:
    for name in ("ONWARD_CACHE", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    shown = (Path(__file__).parent.parent / "manual" / "docs" / "reference" / "speed.md").read_text("utf-8")
    assert f"`{place}`" in shown
    home = place.replace("~", str(tmp_path)).replace("%LOCALAPPDATA%\\", f"{tmp_path}/")
    assert kept.folder() == Path(home)
    assert "ONWARD_CACHE= onward lint" in shown
    monkeypatch.setenv("ONWARD_CACHE", "")
    kept.keep("lint", 1)
    assert kept.answer("lint") is None
    assert [*tmp_path.iterdir()] == []
