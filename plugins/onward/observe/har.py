"""The record of a visit in the HTTP Archive format, 1.2: every request of a live site, and every cookie that it sets."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from onward.finding import OnwardError
from onward.jsontext import parse_json
from onward.observe.model import Observation, Places, Seen, host, requests

ENDINGS = (".har",)


def read(path: str, text: str) -> Iterator[Observation]:
    """A whole archive; the site's own host is that of its first request. OnwardError where it is none."""
    places, offset = Places(path, text), 0
    entries = _entries(path, text)
    for number, entry in enumerate(entries):
        address = entry["request"]["url"]
        written = json.dumps(address, ensure_ascii=False)[1:-1]
        offset = max(offset, text.find(written, offset))
        span = places.span(offset, offset + len(written))
        if number == 0 and (own := host(address)):
            yield Observation(Seen.OWN_HOST, own, span, "the address that was visited")
        yield from requests(address, span, "the recorded visit requested")
        for name in _cookies(entry):
            yield Observation(Seen.COOKIE, name, span, f"the answer of {host(address) or 'the site'} sets a cookie")


def _entries(path: str, text: str) -> list[dict[str, Any]]:
    """The entries; OnwardError for what is no archive."""
    log = _table(parse_json(path, text)).get("log")
    entries = _table(log).get("entries")
    if not isinstance(entries, list) or not all(_is_entry(entry) for entry in entries):
        raise OnwardError(
            f"{path}:1:1: not an HTTP Archive: each of `log.entries` needs `request.url` and `response`;"
            " save the file from the network panel of a browser's developer tools"
        )
    return entries


def _is_entry(entry: Any) -> bool:
    asked = _table(_table(entry).get("request")).get("url")
    return isinstance(asked, str) and isinstance(entry.get("response"), dict)


def _table(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _tables(value: Any) -> list[dict[str, Any]]:
    return [table for table in value if isinstance(table, dict)] if isinstance(value, list) else []


def _cookies(entry: dict[str, Any]) -> Iterator[str]:
    """Names from the answer's headers, and from its list of cookies, which some browsers leave out."""
    answer = entry["response"]
    named = [str(table.get("name", "")) for table in _tables(answer.get("cookies"))]
    headers = [table for table in _tables(answer.get("headers")) if str(table.get("name", "")).lower() == "set-cookie"]
    named += [
        str(line).partition("=")[0].strip() for header in headers for line in str(header.get("value", "")).split("\n")
    ]
    yield from dict.fromkeys(filter(None, named))
