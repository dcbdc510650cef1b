"""Sentences with claims on the pages of a new trust center, built as its owner builds it."""

from __future__ import annotations

from pathlib import Path

import pytest

from forked import onward
from onward.site.statements import headings

CLAIMS = """
claims:
  - {id: stays, statement: Nothing leaves our systems for marketing., holds: '!purposes.exists(p, "marketing" in p.kinds)'}
  - {id: kept, statement: Nobody here knows it., stated: true, visibility: internal}
"""


@pytest.fixture(scope="module")
def center(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("center")
    assert onward(folder, "init", ".").returncode == 0
    (folder / "inventory" / "claims.yml").write_text(CLAIMS, "utf-8")
    return folder


def say(center: Path, sentence: str) -> None:
    (center / "docs" / "promise.md").write_text(f"---\ntitle: Promise\n---\n# Promise\n\n{sentence}\n", "utf-8")


def test_a_sentence_bears_its_mark(center: Path) -> None:
    say(center, "[Nothing leaves us for *marketing*.]{claim=stays}")
    built = onward(center, "build", "--on", "2026-11-24")
    page = (center / "site" / "promise" / "index.html").read_text("utf-8")
    assert built.returncode == 0, built.stderr
    assert "claim-not-published" not in built.stderr
    assert '<p>Nothing leaves us for <em>marketing</em>. <span class="ow-mark ow-mark--checked"' in page
    assert "{claim=" not in page
    assert "Nobody here knows it" not in "".join(path.read_text("utf-8") for path in center.glob("site/**/*.html"))


def test_the_same_without_mkdocs(center: Path) -> None:
    say(center, "[Nothing leaves us.]{claim=stays}")
    assert onward(center, "render", "out", "--on", "2026-11-24").returncode == 0
    (line,) = (one for one in (center / "out" / "promise.md").read_text("utf-8").splitlines() if "Nothing" in one)
    assert line.startswith('Nothing leaves us. <small><a href="../claims/#claim-stays" title="On 24 November 2026')
    assert line.endswith(">Checked against our records</a></small>")


def test_pages_of_another_folder_without_mkdocs(tmp_path: Path) -> None:
    words = ("render", str(tmp_path), "--on", "2026-11-24", "--language", "de", "--docs", "docs/de")
    done = onward(Path(__file__).parent.parent, *words)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "privacy-policy.md").is_file()
    assert not (tmp_path / "de").exists()


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "So: [Nothing leaves us.]{claim=stay}",
            "docs/promise.md:6:26: the claim `stay` does not exist; did you mean `stays`?",
        ),
        ("So: [Nobody knows.]{claim=kept}", "docs/promise.md:6:21: the claim `kept` is internal, and this page is not"),
    ],
)
def test_a_marker_must_name_a_public_claim(center: Path, sentence: str, told: str) -> None:
    say(center, sentence)
    for words in (("build", "--on", "2026-11-24"), ("render", "out", "--on", "2026-11-24")):
        done = onward(center, *words)
        assert done.returncode == 2
        assert told in done.stdout + done.stderr


def test_a_claim_that_no_page_makes_is_a_warning(center: Path) -> None:
    say(center, "Nothing leaves us.")
    told = "inventory/claims.yml:3:10: warning[claim-not-published] claim stays appears on no page"
    loose, strict = (onward(center, "build", "--on", "2026-11-24", *more) for more in ((), ("--strict",)))
    assert told in loose.stdout + loose.stderr
    assert told in strict.stdout + strict.stderr
    assert strict.returncode == 2


def test_a_heading_is_neither_a_comment_nor_an_example() -> None:
    page = "---\n# of the front matter\nhide: [toc]\n---\n```sh\n# of the shell\n```\n# Privacy & you {: #top }\n\n# Another\n"
    assert headings({"a.md": page, "b.md": "No heading.\n"}) == {"a.md": "Privacy & you"}


def test_a_page_is_called_as_it_calls_itself_in_each_language(site: Path) -> None:
    for folder, name in (
        ("claims", "Privacy policy"),
        ("de/claims", "Datenschutzerklärung"),
        ("fr/claims", "Politique de confidentialité"),
    ):
        assert f'privacy-policy/">{name}</a>' in (site / folder / "index.html").read_text("utf-8")
