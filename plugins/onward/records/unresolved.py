"""The names that records use and no record of the right collection has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set

from onward.finding import Finding, Span
from onward.records.base import Ref
from onward.records.reading import Referring
from onward.yamltext.nearest import did_you_mean
from onward.yamltext.reader import Sequence, problem


def unresolved(references: Iterable[Referring], names: Mapping[str, Set[str]], unread: Set[str]) -> Iterator[Finding]:
    """A finding for each name that is none of the `names` of the collections to which it may refer, nor of a record that could
    not be read.
    """
    known: dict[tuple[str, ...], frozenset[str]] = {}
    for ref, texts, holder, key, path in references:
        right = known.get(asked := ref.collections + ref.words)
        if right is None:
            right = frozenset().union(ref.words, unread, *(names[collection] for collection in ref.collections))
            known[asked] = right
        for index, text in () if right.issuperset(texts) else enumerate(texts):
            if text not in right:
                at = holder.span(index) if isinstance(holder, Sequence) and key is None else holder.span(key)
                way = f"{path}.{index}" if key is None else path
                yield _finding(ref, text, at, way, names)


def _finding(ref: Ref, text: str, at: Span, path: str, names: Mapping[str, Set[str]]) -> Finding:
    known = [*ref.words, *sorted(frozenset[str]().union(*(names[collection] for collection in ref.collections)))]
    where = " or ".join(filter(None, (", ".join(ref.collections[:-1]), ref.collections[-1])))
    elsewhere = [collection for collection, of in names.items() if text in of]
    hint = did_you_mean(text, known) or (
        f"`{text}` is a record in {elsewhere[0]}" if elsewhere else f"add it to {where}, or correct the name"
    )
    return problem("unresolved-reference", at, path, f"`{text}` matches no record in {where}", hint)
