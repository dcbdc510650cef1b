"""What people are told of a category of data: whether they must provide it, and where it comes from if not from them."""

from __future__ import annotations

from onward.records.data import DataCategory, Origin, Provision
from onward.words.catalogue import Words


def provision(say: Words, category: DataCategory) -> str:
    """Whether data subjects must provide the data, and what follows if they do not; empty where nothing is stated."""
    stated = category.provision
    if stated is None:
        return ""
    words = say.series(say(f"data.provision.{word}") for word in (*stated.requirement, stated.obligation) if word)
    sentences = ". ".join(filter(None, (words, stated.consequences)))
    return say.marked(sentences, stated.example)


def complete(stated: Provision | None) -> bool:
    """Whether all is stated that is owed; what is neither required nor a duty has no consequences that must be told."""
    if stated is None or not stated.requirement or not stated.obligation:
        return False
    free = stated.requirement == ("none",) and stated.obligation == "not-obliged"
    return free or stated.consequences is not None


def origins(say: Words, category: DataCategory) -> str:
    """From which sources the data comes; empty where none is stated."""
    return say.series(filter(None, (_origin(say, origin) for origin in category.sources)))


def _origin(say: Words, origin: Origin) -> str:
    access = say(f"data.origin.{origin.accessibility}") if origin.accessibility else None
    words = ", ".join(filter(None, (origin.description, access, origin.url)))
    return say.marked(words, origin.example)
