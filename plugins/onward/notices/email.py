"""A notice as mail: a subject, a text and an HTML body. Who receives it, and how it is sent, is not decided here."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from markdown import markdown

from onward.notices.dates import Dates, for_group
from onward.notices.page import calendar, how_to_object
from onward.notices.wording import plain
from onward.records.deadlines import concerns
from onward.records.parties import Subprocessor, Term
from onward.records.published import Published
from onward.words import Words
from onward.world import World

_STYLE = "font-family: system-ui, sans-serif; line-height: 1.5; max-width: 44rem; margin: 0 auto; padding: 1rem"
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]#|!])")
_LINK = re.compile(r"(?<!!)\[([^\]]+)\]\(([^)]+)\)")


@dataclass(frozen=True, slots=True)
class Mail:
    """The content of a message, the same for all of a language and of the same terms; the subject is one line."""

    subject: str
    text: str
    html: str
    language: str = "en"


def render(one: Published, world: World, say: Words, url: str, term: Term | None = None) -> Mail:
    """The mail of a published notice, with what controllers are owed beyond the public page; `url` is the page's.

    A group of customers with terms of its own is told its own days.
    """
    dates = _dates(one, world, term)
    body = one.body.rstrip()
    if dates.objection_until and dates.objection_until != one.front.objection_until:
        body = _for_group(one, body, dates, world, say)
    told = [*_for_controllers(one, world, say), say("notice.mail.page", url=url), "", say("notice.mail.why"), ""]
    body = "\n".join([body, "", *told])
    return Mail(_subject(one, dates, say), _text(body), _html(one, body, say), say.language)


def _dates(one: Published, world: World, term: Term | None) -> Dates:
    front, ours = one.front, world.inventory.organization
    dates = Dates(front.announced, front.objection_until, front.effective or front.announced)
    if term is None or ours is None or ours.notice is None or not concerns(term, frozenset(front.products)):
        return dates
    return for_group(ours.notice, dates, term)


def _for_group(one: Published, body: str, dates: Dates, world: World, say: Words) -> str:
    """The body with the group's days where the page names its own, and a word on why the two differ."""
    until, own = one.front.objection_until, dates.objection_until
    assert until and own
    pages = replace(dates, objection_until=until)
    for theirs, ours in (
        (calendar(pages, say), calendar(dates, say)),
        ([how_to_object(until, world, say)], [how_to_object(own, world, say)]),
    ):
        body = body.replace("\n".join(theirs), "\n".join(ours))
    heading, _, rest = body.partition("\n") if body.startswith("# ") else ("", "", body)
    return (
        f"{heading}\n\n{say('notice.mail.terms', own=say.day(own), until=say.day(until))}\n\n{rest.lstrip()}".lstrip()
    )


def _subject(one: Published, dates: Dates, say: Words) -> str:
    title = one.front.title
    if dates.objection_until:
        told = say("notice.mail.action", day=say.day(dates.objection_until), title=title)
    else:
        told = say("notice.mail.information", title=title)
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
