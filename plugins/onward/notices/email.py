"""A notice as mail: a subject, a text and an HTML body. Who receives it, and how it is sent, is not decided here."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from textwrap import fill
from urllib.parse import urljoin, urlsplit

from markdown import markdown

from onward.characters import in_line
from onward.frozen import dataclass
from onward.notices.dates import Dates, for_group
from onward.notices.escaping import plain
from onward.notices.page import calendar, contact, how_to_object
from onward.records.commitments import Term
from onward.records.deadlines import concerns
from onward.records.parties import Subprocessor
from onward.records.published import Published
from onward.words.catalogue import Words
from onward.world import World

_ADDRESS = re.compile(r"<(https?://[^<>\s]+)>")
_RULE = re.compile(r"\|(?=[ :|]*-)[ :|-]*")
"""What stands between the names of columns and the rows of a table."""
_WIDTH = 76
_STYLE = """\
:root { color-scheme: light dark }
body { font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; max-width: 40rem; margin: 0 auto; padding: 16px }
h1 { font-size: 1.5rem; line-height: 1.25 } h2 { font-size: 1.2rem; line-height: 1.3; margin-top: 2rem }
table { border-collapse: collapse; width: 100% } th, td { border: 1px solid #8888; padding: 6px 8px; text-align: left }
ul { padding-left: 1.2rem } li { margin: 4px 0 } p, li, td { overflow-wrap: break-word }"""
_PAGE = """\
<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
{head}
<style>
{style}
</style>
</head>
<body>
{content}
</body>
</html>
"""
"""Nothing is loaded from anywhere: no picture, no font, no way to learn who reads."""
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]#|!])")
_TAG = re.compile(r"(<[^<>]*>)")
_PLAIN_ADDRESS = re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:!?)]|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_LINK = re.compile(r"(?<!!)\[([^\[\]]+)\]\(([^)\[]+)\)")


@dataclass(frozen=True, slots=True)
class Mail:
    """The content of a message, the same for all of a language and of the same terms; the subject is one line."""

    subject: str
    text: str
    html: str
    language: str = "en"


def render(notice: Published, world: World, say: Words, url: str, term: Term | None = None) -> Mail:
    """The mail of a published notice, with what controllers are owed beyond the public page; `url` is the page's.

    A group of customers with terms of its own is told its own days.
    """
    dates = _dates(notice, world, term)
    body = notice.body.rstrip()
    if dates.objection_until and dates.objection_until != notice.front.objection_until:
        body = _for_group(notice, body, dates, world, say)
    more = [
        *_for_controllers(notice, world, say),
        say("notice.mail.page", url=f"<{url}>"),
        "",
        say("notice.mail.why"),
        "",
    ]
    body = "\n".join([_from_anywhere(_whole(body, world, say), url), "", *more])
    return Mail(_subject(notice, dates, say), _text(body, say), _html(notice, body, say), say.language)


def _whole(body: str, world: World, say: Words) -> str:
    """The body of a page that sends its readers to our message, where it is that message."""
    asked = plain(contact(world, say))
    body = body.replace(say("notice.contact-way", contact=asked), say("notice.mail.contact-below", contact=asked))
    return body.replace(say("notice.emergency"), say("notice.mail.emergency-below"))


def _from_anywhere(body: str, url: str) -> str:
    """Links to the site's own pages lead there from a mailbox too, as MkDocs writes their addresses."""

    def address(link: str) -> str:
        if urlsplit(link).scheme or link.startswith("#"):
            return urljoin(url, link)
        return re.sub(
            r"(\bindex)?\.md(?=#|$)", lambda match: "" if match[1] else "/", urljoin(urljoin(url, ".."), link)
        )

    return _LINK.sub(lambda match: f"[{match[1]}]({address(match[2])})", body)


def _dates(notice: Published, world: World, term: Term | None) -> Dates:
    front, ours = notice.front, world.inventory.organization
    dates = Dates(front.announced, front.objection_until, front.effective or front.announced, front.approval)
    if term is None or ours is None or ours.notice is None or not concerns(term, frozenset(front.products)):
        return dates
    return for_group(ours.notice, dates, term)


def _for_group(notice: Published, body: str, dates: Dates, world: World, say: Words) -> str:
    """The body with the group's days where the page names its own, and a word on why the two differ."""
    until, own = notice.front.objection_until, dates.objection_until
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


def _subject(notice: Published, dates: Dates, say: Words) -> str:
    title = notice.front.title
    if dates.objection_until:
        subject = say("notice.mail.action", day=say.day(dates.objection_until), title=title)
    else:
        subject = say(f"notice.mail.{'approval' if notice.front.approval else 'information'}", title=title)
    return in_line(subject)


def _for_controllers(notice: Published, world: World, say: Words) -> Iterator[str]:
    """Contacts and reasons that a customer may read and the public may not (EDPB Opinion 22/2024)."""
    vendors = world.seen_by("customer").inventory.subprocessors
    named = [
        vendors[id_]
        for kind, _, id_ in (each.partition("/") for each in notice.front.subjects)
        if id_ in vendors and kind == "subprocessors"
    ]
    facts = [line for vendor in named for line in _owed(vendor, say)]
    if facts:
        yield from (f"## {say('notice.mail.controllers')}", "", *facts, "")


def _owed(vendor: Subprocessor, say: Words) -> Iterator[str]:
    name, urgent, contract = plain(vendor.title), vendor.emergency, vendor.contract
    if vendor.contact:
        yield f"- {say('notice.mail.contact', name=name, contact=plain(vendor.contact))}"
    basis = urgent.contract_basis if urgent and urgent.foreseen else None
    if urgent and (urgent.reason or basis):
        reason = say(
            "notice.mail.emergency",
            name=name,
            reason=plain(urgent.reason or say("unknown")),
            basis=plain(basis or say("unknown")),
        )
        yield f"- {reason}"
    if contract and contract.terms and contract.terms.breach_notice:
        within = say.duration(contract.terms.breach_notice)
        yield f"- {say('notice.mail.breach', name=name, within=within)}"


def _text(body: str, say: Words) -> str:
    """Markdown as people write it in a mail: headings underlined, tables line by line, links in brackets, short lines."""
    paragraphs = []
    for paragraph in re.split(r"\n{2,}|(?<=\n)(?=#)", body.strip()):
        blocks = re.split(r"\n(?= *- )", paragraph.strip("\n"))
        paragraphs.append("\n".join(_block(block, say) for block in blocks if block.strip()))
    return "\n\n".join(filter(None, paragraphs)) + "\n"


def _block(block: str, say: Words) -> str:
    """One heading, table, point of a list, or paragraph."""
    lines = block.strip().splitlines()
    if lines[0].startswith("#"):
        heading = _plain(lines[0].lstrip("#"))
        return f"{heading}\n{('=' if lines[0].startswith('# ') else '-') * min(len(heading), _WIDTH)}"
    if len(lines) > 1 and _RULE.fullmatch(lines[1]):
        names, _, *rows = ([_plain(cell) for cell in re.split(r"(?<!\\)\|", line.strip("|"))] for line in lines)
        return "\n".join(say.labelled(name, cell) for row in rows for name, cell in zip(names, row, strict=False))
    margin = " " * ((len(block) - len(block.lstrip())) // 2)
    hanging = margin + ("  " if lines[0].startswith("- ") else "")
    return fill(
        _plain(" ".join(lines)),
        _WIDTH,
        initial_indent=margin,
        subsequent_indent=hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _plain(markdown: str) -> str:
    """Markdown without what serves machines alone."""
    linked = _ADDRESS.sub(r"\1", _LINK.sub(r"\1 (\2)", markdown.replace("**", "")))
    return html.unescape(_ESCAPED.sub(r"\1", linked)).strip()


def linked(content: str) -> str:
    """HTML in which each address, of a page or of a mailbox, is a link; what is one already stays as it is."""
    pieces, within = [], 0
    for piece in _TAG.split(content):
        within += piece.startswith("<a ") - (piece == "</a>")
        pieces.append(piece if within or piece.startswith("<") else _PLAIN_ADDRESS.sub(_link, piece))
    return "".join(pieces)


def _link(match: re.Match[str]) -> str:
    scheme = "" if match[0].startswith("http") else "mailto:"
    return f'<a href="{scheme}{match[0]}">{match[0]}</a>'


def _html(notice: Published, body: str, say: Words) -> str:
    content = linked(markdown(body, extensions=["tables", "sane_lists"], output_format="html"))
    head = f"<title>{html.escape(notice.front.title)}</title>"
    return _PAGE.format(language=say.language, head=head, style=_STYLE, content=content)
