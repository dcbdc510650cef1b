"""A site as a user builds it, on a port of this machine: compressed as by a good web server, with the site's own headers."""

from __future__ import annotations

import functools
import gzip
import http.server
import io
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from playwright.sync_api import Browser, BrowserContext, Page, Request, Response

from forked import onward

FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
KEPT = ("/assets/", "/search/")
"""What is the same for all pages, and fetched once by a browser that looks at several."""
COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".atom", ".ics"}


def headers(folder: Path, path: str = "") -> dict[str, str]:
    """What `_headers` says of all paths, and of this one."""
    found: dict[str, dict[str, str]] = {}
    for line in (folder / "_headers").read_text("utf-8").splitlines():
        if line.startswith("/"):
            told = found.setdefault(line, {})
        else:
            told.update([line.strip().split(": ", 1)])
    return {**found["/*"], **found.get(path, {})}


class Server(http.server.SimpleHTTPRequestHandler):
    """Sends the site's headers with every answer, and texts compressed to whoever takes it."""

    def end_headers(self) -> None:
        for name, value in headers(Path(self.directory), self.path).items():
            self.send_header(name, value)
        if self.path.startswith(KEPT):
            self.send_header("Cache-Control", "max-age=3600")
        super().end_headers()

    def send_head(self) -> io.BytesIO | IO[bytes] | None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() and self.path.endswith("/") else path
        if path.suffix not in COMPRESSED or not path.is_file() or "gzip" not in self.headers["Accept-Encoding"]:
            return super().send_head()
        body = gzip.compress(path.read_bytes())
        self.send_response(200)
        for name, value in (("Content-Type", self.guess_type(str(path))), ("Content-Encoding", "gzip")):
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)

    def log_message(self, *words: object) -> None:
        """Tests say what they found; the server need not."""


class Port(http.server.ThreadingHTTPServer):
    request_queue_size = 128
    """A browser asks for much at the same moment; who finds the queue full tries again only a second later."""


def build(root: Path, folder: Path) -> str:
    """Opsient's trust center, built on its day as a user builds it; what the command printed."""
    done = onward(root, "build", "--strict", "--on", "2026-11-24", "--site-dir", str(folder))
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder while it is served, with a slash at its end."""
    handler = functools.partial(Server, directory=str(folder))
    with Port(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@contextmanager
def at_home(context: BrowserContext, address: str, home: str) -> Iterator[None]:
    """Lets a browser find at the site's own address what is served here: some of it depends on where it stands.

    A page may still ask when its test is over: each question is answered before the context may be closed.
    """
    context.route(
        f"{home}**", lambda route: route.fulfill(response=route.fetch(url=address + route.request.url[len(home) :]))
    )
    yield
    context.unroute_all(behavior="wait")


def settled(page: Page, address: str) -> Response:
    """Opens a page and waits until it is loaded, has what its scripts asked for, and has drawn what came of it."""
    under_way: set[Request] = set()

    def begins(request: Request) -> None:
        under_way.add(request)

    def ends(request: Request) -> None:
        under_way.discard(request)

    listeners: dict[Any, Callable[[Request], None]] = {
        "request": begins,
        "requestfinished": ends,
        "requestfailed": ends,
    }
    for event, listener in listeners.items():
        page.on(event, listener)
    answer = page.goto(address)
    page.evaluate(FRAMES)
    while under_way:
        page.evaluate(FRAMES)
    for event, listener in listeners.items():
        page.remove_listener(event, listener)
    assert answer is not None
    return answer


@contextmanager
def calm_page(browser: Browser, **options: Any) -> Iterator[Page]:
    """A page on a desk in which no script may fail while it is open."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, **options)
    page = context.new_page()
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    context.close()
    assert said == []


def until(page: Page, condition: str, arg: object = None) -> None:
    """Wait until a condition holds on a page. It is asked from outside, so that a policy that forbids `eval` does not forbid it."""
    for _ in range(600):
        if page.evaluate(condition, arg):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never held of {arg}: {condition}" if arg is not None else f"never held: {condition}")
