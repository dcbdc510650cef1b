"""What the grounds of transfers mean, in plain words: one paragraph each, to which every ground links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onward.site.page import Page, link, placeholder, plain
from onward.site.parts.edition import Edition
from onward.site.parts.grounds import anchor_of
from onward.site.parts.markup import anchor, paragraph

_TOPIC = re.compile(r"explained\..+\.title")


def pages(edition: Edition) -> Iterator[Page]:
    """`grounds.md`."""
    say = edition.say
    title = say("explained.title")
    topics = [key[len("explained.") : -len(".title")] for key in say.texts if _TOPIC.fullmatch(key)]
    text = f"# {plain(title)}\n\n{say('explained.about')}\n"
    for topic in topics:
        text += (
            f"\n## {say(f'explained.{topic}.title')} {{: #{anchor_of(topic)} }}\n\n{say(f'explained.{topic}.text')}\n"
        )
    back = paragraph(anchor(link("law.md"), say("explained.law")))
    yield Page(
        "grounds.md",
        title,
        say("explained.description"),
        text + placeholder("back"),
        {"back": back},
        say("nav.transfers"),
    )
