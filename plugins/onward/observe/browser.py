"""A visit to a built site in a real browser, where one is there. Nothing leaves the machine: foreign requests are stopped."""

from __future__ import annotations

import asyncio
import functools
import http.server
import importlib.util
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from onward.finding import OnwardError
from onward.frozen import dataclass

if TYPE_CHECKING:
    from playwright.async_api import BrowserContext, Page, Request

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chromium-headless-shell")
FLAGS = (
    "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),
)  # fmt: skip
"""With which a Chromium starts on any machine and asks nobody of its own accord; its sandbox refuses the administrator."""

_STORED = """() => { try {
    return [['local-storage', Object.keys(localStorage)], ['session-storage', Object.keys(sessionStorage)]];
} catch { return []; } }"""
_A_WHILE = "() => new Promise(done => setTimeout(done, 500))"
_PRESS = "label.md-header__button:not([hidden])"
"""What a reader may press on every page of Material: the choice of light or dark, which is remembered."""
_HOST = "site.localhost"
_ADDRESS = f"http://{_HOST}/"
_VISITORS = 6
"""How many go through the site side by side. It is the same on every machine, so that each of them sees the same."""
_PATIENCE = 300
"""Seconds that a page may take; no page of a static site needs them, even on a busy machine."""
_Seen = tuple[list[str], list[tuple[str, str]]]
"""The foreign addresses for which a page asked, and what is stored after it."""


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
    return named or next((path for name in NAMES if (path := shutil.which(name))), None)


def visit(
    folder: Path, program: str, opened: Callable[[str], None] = lambda _: None, patience: float = _PATIENCE
) -> Visit:
    """Open every page of a built site and press what is remembered; `opened` hears of each.

    OnwardError where the browser does not start, or a page does not come to rest within `patience`, in seconds.
    """
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    with _served(folder) as port:
        seen = asyncio.run(_visited(names, program, port, opened, patience))
    done = Visit()
    for name in names:
        done.requests[name], keys = seen[name]
        for key in keys:
            done.stored.setdefault(key, name)
    return done


async def _visited(
    names: list[str], program: str, port: int, opened: Callable[[str], None], patience: float
) -> dict[str, _Seen]:
    """What was seen on each page by a few visitors, each of whom begins as a stranger and goes through a part of the pages."""
    from playwright.async_api import Error, async_playwright

    async with async_playwright() as playwright:
        try:
            running = await playwright.chromium.launch(executable_path=program, args=[*FLAGS, _alone(port)])
        except Error as error:
            raise OnwardError(f"the browser `{program}` does not start: {error.message.splitlines()[0]}") from error
        parts = [names[turn::_VISITORS] for turn in range(_VISITORS)]
        seen = await asyncio.gather(
            *[_walk(await running.new_context(), part, opened, patience) for part in parts if part]
        )
        await running.close()
    return {name: pair for part in seen for name, pair in part.items()}


def _alone(port: int) -> str:
    """The browser knows the site that is served here, and no other address at all."""
    return f"--host-resolver-rules=MAP {_HOST} 127.0.0.1:{port}, MAP * ~NOTFOUND"


async def _walk(
    context: BrowserContext, names: list[str], opened: Callable[[str], None], patience: float
) -> dict[str, _Seen]:
    seen = {}
    for name in names:
        seen[name] = await _open(context, name, patience)
        opened(name)
    return seen


async def _open(context: BrowserContext, name: str, patience: float) -> _Seen:
    page = await context.new_page()
    asked: list[str] = []

    def note(request: Request) -> None:
        if not request.url.startswith((_ADDRESS, "data:", "blob:", "about:")):
            asked.append(request.url)

    page.on("request", note)
    traffic = _Traffic(page)
    try:
        async with asyncio.timeout(patience):
            await page.goto(_ADDRESS + quote(name), timeout=0)
            while not await _used(page, traffic):
                await page.wait_for_load_state(timeout=0)
            stored = await _stored(context, page)
    except TimeoutError as error:
        message = f"`{name}` did not become idle within {patience:g} seconds; its requests are unknown"
        raise OnwardError(message) from error
    await page.close()
    return list(dict.fromkeys(asked)), stored


class _Traffic:
    """What a page asks for: how many requests there were so far, and which of them have no answer yet."""

    def __init__(self, page: Page) -> None:
        self.begun = 0
        self.open: set[Request] = set()
        page.on("request", self._begins)
        page.on("requestfinished", self._ends)
        page.on("requestfailed", self._ends)

    def _begins(self, request: Request) -> None:
        self.begun += 1
        self.open.add(request)

    def _ends(self, request: Request) -> None:
        self.open.discard(request)


async def _used(page: Page, traffic: _Traffic) -> bool:
    """Read to the end, press, and wait until nothing more is asked for; False where the page led elsewhere meanwhile.

    The time is the page's own: whatever its scripts meant to do by then is done, however busy the machine is.
    """
    from playwright.async_api import Error

    try:
        await page.evaluate("() => window.scrollTo(0, document.body.scrollHeight)")
        for button in await page.locator(_PRESS).all():
            if await button.is_visible():
                await button.click()
        before = -1
        while traffic.open or traffic.begun != before:
            before = traffic.begun
            await page.evaluate(_A_WHILE)
    except Error:
        return False
    return True


async def _stored(context: BrowserContext, page: Page) -> list[tuple[str, str]]:
    cookies = [("cookie", str(cookie.get("name"))) for cookie in await context.cookies()]
    return cookies + [(what, key) for what, keys in await page.evaluate(_STORED) for key in keys]


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """The visit reports for itself."""


class _Server(http.server.ThreadingHTTPServer):
    request_queue_size = 128
    """Several pages ask for all that they need at the same moment; who finds the queue full tries again only a second later."""


@contextmanager
def _served(folder: Path) -> Iterator[int]:
    """The folder on a port of this machine that is free."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with _Server(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
