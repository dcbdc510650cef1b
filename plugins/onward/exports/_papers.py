"""What all papers have in common: their forms, their last section, and the words of a blank."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set

from onward import __version__
from onward.exports import Content, Source
from onward.exports._docx import docx
from onward.exports._left import left_out, omits
from onward.exports._markdown import markdown
from onward.exports._paper import Block, Cell, Line, Paper, blank, lines
from onward.exports._xlsx import xlsx
from onward.records.base import Part
from onward.words.law import horizon

Says = Mapping[str, Set[str]]


def papers(name: str, make: Callable[[], Paper], source: Source, book: bool = False) -> dict[str, Content]:
    """The forms of a paper: Markdown, a document, and a workbook where it is a `book` of tables."""
    day = source.edition.world.today
    forms: dict[str, Content] = {f"{name}.md": lambda: markdown(make()), f"{name}.docx": lambda: docx(make(), day)}
    return forms | ({f"{name}.xlsx": lambda: xlsx(make(), day)} if book else {})


def paper(source: Source, title: str, blocks: tuple[Block, ...], says: Says) -> Paper:
    """A paper with what it says of itself: revision, day, digest, audience, and what it cannot say."""
    edition, say = source.edition, source.edition.say
    world = edition.world
    left = "; ".join(left_out(edition, says))
    about = (
        ("of", source.title),
        ("day", say.day(world.today)),
        ("law", say("export.about.law-text", day=say.day(world.law.as_of), horizon=say.day(horizon(world)))),
        ("revision", source.revision or say("export.about.no-revision")),
        ("digest", f"SHA-256 {world.facts}"),
        ("audience", say(f"export.audience.{edition.audience}")),
        *([("kept", say("export.about.omitted"))] if omits(edition) else []),
        ("tool", f"Onward {__version__}"),
        ("left", left or say("export.about.nothing")),
        ("blanks", say("export.about.blanks-text", blank=say("export.blank"), unknown=say("export.unknown"))),
        ("note", say("export.about.note-text")),
    )
    entries = tuple((say(f"export.about.{name}"), text) for name, text in about)
    return Paper(title, say.language, blocks, entries, say("export.about.title"), say("colon"))


def stated(source: Source, part: Part | None, name: str, *texts: str | None) -> Cell:
    """What a field says; a marked blank where it says nothing, and another where the fact is recorded as not yet known."""
    say = source.edition.say
    missing = say("export.unknown") if part and part.unknown(name) else say("export.blank")
    return lines(texts, missing)


def marked(source: Source, texts: Iterable[str | None]) -> Cell:
    """A line for each text, marked where it holds a blank within it; a marked blank where there is none."""
    blanks = [source.edition.say(f"export.{name}") for name in ("blank", "unknown")]
    said = [text for text in texts if text]
    return tuple(Line(text, any(words in text for words in blanks)) for text in said) or open_(source)


def open_(source: Source) -> Cell:
    """A blank for what no inventory holds."""
    return blank(source.edition.say("export.blank"))
