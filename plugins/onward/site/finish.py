"""What is done with a site that MkDocs has written: what search knows is completed, and every page gets its policy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from onward.files import read_text, write_plain
from onward.site import policy as policies
from onward.site.frame import PATH as FRAME
from onward.site.frame import Frame
from onward.site.search import Found, completed
from onward.words.catalogue import Words

_INDEX = "search/search_index.json"
_DATA = {".atom", ".csv", ".ics", ".json"}
_OWN = ("assets", "search")


def _data(site: Path) -> Iterator[str]:
    """The paths of files that are data for others: lists, feeds, calendars; not what the theme keeps for itself."""
    paths = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.suffix in _DATA)
    return (path for path in paths if not any(f"/{folder}/" in f"/{path}" for folder in _OWN))


def search(site: Path, passages: Iterable[Found], say: Words) -> None:
    """Adds to the index of the theme's search, where the site has one."""
    index = site / _INDEX
    if index.is_file():
        write_plain(index, completed(read_text(index), passages, say))


def frame(site: Path, of: Frame) -> None:
    """Writes what the theme says alike in every page."""
    if of.pieces:
        write_plain(site / FRAME, of.script())


def policy(site: Path, secure: bool, form: str | None = None, public: bool = True) -> Iterator[str]:
    """Writes the policy into each page, and into files for the servers that send headers; yields what it refuses.

    `form` is the address to which a page may send a form, if any. Scripts of other sites may read the data of a site that
    is for everybody.
    """
    pages, bare = sorted(site.rglob("*.html")), read_text(site / "404.html")
    allowed = policies.policy(map(read_text, pages), bare, form)
    for page in pages:
        text = read_text(page)
        for kind, stranger in policies.strangers(text, bare):
            yield f"{page.relative_to(site)}: the policy refuses a {kind} inside the page: {stranger[:80]!r}"
        write_plain(page, text.replace(policies.PLACE, allowed))
    headers = policies.headers(allowed, secure)
    for name, text in policies.files(headers, _data(site) if public else ()).items():
        write_plain(site / name, text)
