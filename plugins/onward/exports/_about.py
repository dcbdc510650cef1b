"""What every file for programs says of itself: revision, day, digest, audience, and what it could not express."""

from __future__ import annotations

from collections.abc import Iterable

from onward import __version__
from onward.exports import Source
from onward.exports._left import left_out, omits
from onward.exports._papers import Says
from onward.words.law import horizon


def about(source: Source, says: Says, further: Iterable[str] = ()) -> dict[str, str]:
    """By name, in the order in which it is said; names and values are the same in every language.

    `further` is what a format could not say beside whole collections and fields.
    """
    world = source.edition.world
    facts = {
        "title": source.title,
        "as_of": world.today.isoformat(),
        "law_as_of": world.law.as_of.isoformat(),
        "law_texts_up_to": horizon(world).isoformat(),
        "revision": source.revision or "",
        "facts_sha256": world.facts,
        "audience": source.edition.audience,
        "left_out_for_audience": source.edition.say("export.about.omitted") if omits(source.edition) else "",
        "generator": f"Onward {__version__}",
        "not_expressed": "; ".join((*left_out(source.edition, says), *further)),
        "note": source.edition.say("machine.note"),
    }
    return {name: value for name, value in facts.items() if value}
