"""A notice as mail: a subject, a text and an HTML body. Who receives it, and how it is sent, is not decided here."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown import markdown

from onward.notices.wording import plain
from onward.records.parties import Subprocessor
from onward.records.published import Published
from onward.words import Words
from onward.world import World

_STYLE = "font-family: system-ui, sans-serif; line-height: 1.5; max-width: 44rem; margin: 0 auto; padding: 1rem"
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]#|!])")
_LINK = re.compile(r"(?<!!)\[([^\]]+)\]\(([^)]+)\)")


@dataclass(frozen=True, slots=True)
class Mail:
    """The content of a message, the same for all who receive it; the subject is one line."""

    subject: str
    text: str
    html: str


def render(one: Published, world: World, say: Words, url: str) -> Mail:
    """The mail of a published notice, with what controllers are owed beyond the public page; `url` is the page's."""
    body = "\n".join([one.body.rstrip(), "", *_for_controllers(one, world, say), say("notice.mail.page", url=url), ""])
    return Mail(_subject(one, say), _text(body), _html(one, body, say))


def _subject(one: Published, say: Words) -> str:
    front = one.front
    if front.objection_until:
        told = say("notice.mail.action", day=say.day(front.objection_until), title=front.title)
    else:
        told = say("notice.mail.information", title=front.title)
    return " ".join(told.split())


def _for_controllers(one: Published, world: World, say: Words) -> Iterator[str]:
    """Contacts and reasons that a customer may read and the public may not (EDPB Opinion 22/2024)."""
    vendors = world.seen_by("customer").inventory.subprocessors
    named = [
        vendors[id_]
        for kind, _, id_ in (each.partition("/") for each in one.front.subjects)
        if id_ in vendors and kind == "subprocessors"
    ]
    facts = [line for vendor in named for line in _owed(vendor, say)]
    if facts:
        yield from (f"## {say('notice.mail.controllers')}", "", *facts, "")


def _owed(vendor: Subprocessor, say: Words) -> Iterator[str]:
    name, urgent, contract = plain(vendor.title), vendor.emergency, vendor.contract
    if vendor.contact:
        yield f"- {say('notice.mail.contact', name=name, contact=plain(vendor.contact))}"
    if urgent and urgent.reason:
        told = say(
            "notice.mail.emergency",
            name=name,
            reason=plain(urgent.reason),
            basis=plain(urgent.contract_basis or say("unknown")),
        )
        yield f"- {told}"
    if contract and contract.terms and contract.terms.breach_notice:
        within = say.duration(contract.terms.breach_notice)
        yield f"- {say('notice.mail.breach', name=name, within=within)}"


def _text(body: str) -> str:
    """Markdown is text that reads well; only what serves machines is taken out."""
    lines = []
    for line in body.splitlines():
        if line.startswith("|---"):
            continue
        if line.startswith("|"):
            line = " · ".join(cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip("|")))
        line = _LINK.sub(r"\1 (\2)", line.replace("**", ""))
        lines.append(
            html.unescape(_ESCAPED.sub(r"\1", line)).lstrip("#").strip()
            if line.startswith("#")
            else html.unescape(_ESCAPED.sub(r"\1", line))
        )
    return "\n".join(lines).strip() + "\n"


def _html(one: Published, body: str, say: Words) -> str:
    content = markdown(body, extensions=["tables"], output_format="html")
    head = f'<meta charset="utf-8"><title>{html.escape(one.front.title)}</title>'
    return f'<!doctype html>\n<html lang="{say.language}"><head>{head}</head><body style="{_STYLE}">\n{content}\n</body></html>\n'
