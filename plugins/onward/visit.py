"""A visit to a built site in a real browser, where one is there. Nothing leaves the machine: foreign requests are stopped."""

from __future__ import annotations

import functools
import http.server
import importlib.util
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from onward.finding import OnwardError

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page, Request

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),
)  # fmt: skip
"""With which a Chromium starts on any machine and asks nobody of its own accord; its sandbox refuses the administrator."""

_STORED = "() => [['local-storage', Object.keys(localStorage)], ['session-storage', Object.keys(sessionStorage)]]"
_PRESS = "label.md-header__button:not([hidden])"
"""What a reader may press on every page of Material: the choice of light or dark, which is remembered."""


@dataclass(slots=True)
class Visit:
    """What happened: {page: addresses asked for}, and {(what, name): page on which it was first stored}."""

    requests: dict[str, list[str]] = field(default_factory=dict)
    stored: dict[tuple[str, str], str] = field(default_factory=dict)


def browser() -> str | None:
    """The program of a Chromium that can be driven from here; None where there is none, or no driver."""
    if importlib.util.find_spec("playwright") is None:
        return None
    named = os.environ.get("ONWARD_CHROMIUM")
    return named or next((found for name in NAMES if (found := shutil.which(name))), None)


def visit(folder: Path, program: str, opened: Callable[[str], None] = lambda _: None) -> Visit:
    """Open every page of a built site and press what is remembered; `opened` hears of each.

    OnwardError where the browser does not start.
    """
    from playwright.sync_api import Error, sync_playwright

    pages = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    done = Visit()
    with _served(folder) as address, sync_playwright() as playwright:
        try:
            running = playwright.chromium.launch(executable_path=program, args=FLAGS)
        except Error as error:
            raise OnwardError(f"the browser `{program}` does not start: {error.message.splitlines()[0]}") from error
        context = running.new_context()
        _stop_foreign(context, address)
        for page in pages:
            _open(context, address, page, done)
            opened(page)
        running.close()
    return done


def _stop_foreign(context: BrowserContext, address: str) -> None:
    context.route(lambda url: not url.startswith(address), lambda route: route.abort())


def _open(context: BrowserContext, address: str, name: str, done: Visit) -> None:
    page = context.new_page()
    asked = done.requests.setdefault(name, [])

    def note(request: Request) -> None:
        if not request.url.startswith((address, "data:", "blob:", "about:")):
            asked.append(request.url)

    page.on("request", note)
    page.goto(address + name)
    page.evaluate("() => window.scrollTo(0, document.body.scrollHeight)")
    for button in page.locator(_PRESS).all():
        if button.is_visible():
            button.click()
    page.wait_for_load_state("networkidle")
    _stored(context, page, name, done)
    page.close()


def _stored(context: BrowserContext, page: Page, name: str, done: Visit) -> None:
    for cookie in context.cookies():
        done.stored.setdefault(("cookie", str(cookie.get("name"))), name)
    for what, keys in page.evaluate(_STORED):
        for key in keys:
            done.stored.setdefault((what, key), name)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """The visit reports for itself."""


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """The folder on a free port of this machine."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
