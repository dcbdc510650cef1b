"""What the hash in the foot of every page is a hash of, and how to compute it."""

from __future__ import annotations

from collections.abc import Iterator

from onward.site.page import Page, link, placeholder, plain
from onward.site.parts.edition import Edition
from onward.site.parts.markup import Html, Row, anchor, join, paragraph, record, sentence, table, tag
from onward.site.parts.published import titled
from onward.site.parts.schemas import schema_link

FILE = "facts.json"


def pages(edition: Edition) -> Iterator[Page]:
    """`facts.md`."""
    say = edition.say
    blocks = {"facts": _facts(edition), "check": _check(edition), "notices": _notices(edition)}
    text = f"# {plain(say('facts.title'))}\n\n{plain(say('facts.about'))}\n{placeholder('facts')}"
    for name in ("check", "notices"):
        text += f"\n## {plain(say(f'facts.heading.{name}'))}\n{placeholder(name)}"
    yield Page("facts.md", say("facts.title"), say("facts.description"), text, blocks, say("nav.changes"))


def _facts(edition: Edition) -> Html:
    say, world = edition.say, edition.world
    fields = (
        ("hash", tag("code", world.facts, class_="ow-hash")),
        ("file", join([anchor(link(FILE), FILE), " (", schema_link(say, "onward-facts/2"), ")"])),
        ("as-of", say.day(world.today)),
        ("covers", say("facts.covered")),
        ("not-covered", say("facts.left-out")),
    )
    return record((say(f"facts.field.{name}"), value) for name, value in fields)


def _check(edition: Edition) -> Html:
    say = edition.say
    return join(
        [
            paragraph(sentence(say.template("facts.fetch"), file=anchor(link(FILE), FILE))),
            paragraph(tag("code", f"sha256sum {FILE}")),
            paragraph(say("facts.same")),
        ]
    )


def _notices(edition: Edition) -> Html:
    """Which notice described which facts."""
    say = edition.say
    columns = [say(f"facts.columns.{name}") for name in ("day", "notice", "hash")]
    rows: list[Row] = [
        (
            "",
            (
                say.day(notice.front.announced),
                titled(edition, notice),
                tag("code", notice.front.facts, class_="ow-hash"),
            ),
        )
        for notice in edition.world.notices
    ]
    return table(say("facts.heading.notices"), columns, rows, say("notice.none"))
