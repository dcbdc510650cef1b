"""The policy names what the theme writes into every page, and nothing that stands in one page alone."""

from __future__ import annotations

import base64
import hashlib

from onward.site import policy

BARE = (
    '<script>root=new URL("/",location)</script><script src="a.js"></script><script type="application/json">{}</script>'
)
DEEP = '<script>root=new URL("../..",location)</script>'
FOREIGN = "<script>steal()</script><STYLE>p{}</STYLE>"


def named(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_the_theme_is_named_at_every_depth() -> None:
    told = policy.policy([BARE, DEEP], BARE)
    assert named('root=new URL("/",location)') in told
    assert named('root=new URL("../..",location)') in told
    assert told.count("sha256") == 2


def test_what_stands_in_one_page_alone_is_refused_and_reported() -> None:
    assert policy.policy([BARE, DEEP + FOREIGN], BARE) == policy.policy([BARE, DEEP], BARE)
    assert policy.strangers(DEEP + FOREIGN, BARE) == [("script", "steal()"), ("style", "p{}")]


def test_only_a_site_under_https_asks_to_be_kept_there() -> None:
    assert "Strict-Transport-Security" in policy.headers("x", secure=True)
    assert "Strict-Transport-Security" not in policy.headers("x", secure=False)


def test_a_form_may_send_to_one_address_and_no_other() -> None:
    told = policy.policy([BARE], BARE, "https://mail.example/list?u=1")
    assert "form-action 'self' https://mail.example/list" in told.split("; ")
    assert told.count("https:") == 1
    assert "form-action 'self'" in policy.policy([BARE], BARE).split("; ")
