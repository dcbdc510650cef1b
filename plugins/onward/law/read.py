"""Law files into entries, later files over earlier ones: a user's overlay replaces what has the same id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from typing import Any

from onward.finding import Finding, Span
from onward.frozen import dataclass
from onward.law.model import Adequacy, Derogation, Entry, Instrument, LegalEvent, Regime, Scheme
from onward.law.reference import (
    Citation,
    CountryName,
    CountrySet,
    Edition,
    LawChange,
    Provision,
    Source,
    Territory,
)
from onward.records.base import Part
from onward.records.reading import Reading
from onward.records.shape import build
from onward.yamltext.nearest import did_you_mean, suggested
from onward.yamltext.reader import Read, Sequence, Table, problem, read

KINDS: dict[str, type[Part]] = {
    "sources": Source,
    "citations": Citation,
    "provisions": Provision,
    "sets": CountrySet,
    "regimes": Regime,
    "adequacy": Adequacy,
    "instruments": Instrument,
    "derogations": Derogation,
    "schemes": Scheme,
    "events": LegalEvent,
    "territories": Territory,
    "countries": CountryName,
    "changes": LawChange,
}
_PER_REGIME = ("instruments", "derogations")
_ONE = ("edition", "policy", "names")
"""What the law says once."""


@dataclass(slots=True)
class Entries:
    """All that the law files say: entries by collection and key, the edition, policy defaults, and what was wrong.

    `names` holds what their English texts are in other languages, {language: {text: text}}.
    """

    of: dict[str, dict[Any, Any]] = field(default_factory=lambda: {name: {} for name in KINDS})
    edition: Edition | None = None
    policy: dict[str, str] = field(default_factory=dict)
    names: dict[str, dict[str, str]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def read_law(texts: Mapping[str, str], overlay: Mapping[str, str], reading: Read = read) -> Entries:
    """The entries of the package's files and of a user's overlay, which may replace entries and add to them."""
    entries = Entries()
    for group, overlaid in ((texts, False), (overlay, True)):
        values, findings = reading(group)
        entries.findings += findings
        for path, value in values.items():
            _file(entries, path, value, overlaid)
    entries.findings += _of_no_law(entries)
    return entries


def _of_no_law(entries: Entries) -> Iterator[Finding]:
    """A user's own entries whose law is in no file, so that nothing would ever ask for them."""
    regimes = {regime.id for regime in entries.of["regimes"].values()}
    for name, of in entries.of.items():
        for entry in of.values():
            regime = getattr(entry, "regime", None)
            if getattr(entry, "overlaid", False) and regime is not None and regime not in regimes:
                message = f"`{regime}` matches no regime in the law data"
                path = f"{name}.{entry.id}.regime"
                yield problem("unresolved-reference", entry.at("regime"), path, message, suggested(regime, regimes))


def _file(entries: Entries, path: str, value: Any, overlaid: bool) -> None:
    if not isinstance(value, Table):
        entries.findings += _shapeless(path, value)
        return
    reading = Reading()
    for name, content in value.items():
        reading.path = [name]
        if name == "policy" and isinstance(content, Table):
            entries.policy.update({key: str(setting) for key, setting in content.items()})
        elif name == "names" and isinstance(content, Table):
            _names(entries, reading, content)
        elif name == "edition" and isinstance(content, Table):
            entries.edition = build(Edition, reading, content) or entries.edition
        elif name in KINDS and isinstance(content, Sequence):
            _collection(entries, reading, name, content, overlaid)
        elif name in (*KINDS, *_ONE) and content is not None:
            shape = "one mapping" if name in _ONE else "a list of entries"
            reading.refuse("wrong-type", value.span(name), f"`{name}` is {shape}")
        elif name not in (*KINDS, *_ONE):
            hint = did_you_mean(name, [*KINDS, *_ONE])
            reading.refuse("unknown-key", value.key_span(name), f"`{name}` is not a collection of the law", hint)
    entries.findings += reading.findings


def _names(entries: Entries, reading: Reading, content: Table) -> None:
    for language, texts in content.items():
        if isinstance(texts, Table):
            entries.names.setdefault(language, {}).update({text: str(said) for text, said in texts.items()})
        else:
            reading.refuse("wrong-type", content.span(language), f"`names.{language}` is a mapping of texts")


def _shapeless(path: str, value: Any) -> list[Finding]:
    """What is said of a file that is neither empty nor a mapping."""
    if value is None:
        return []
    span = value.span() if isinstance(value, Sequence) else Span(path, 1, 1, 1, 2)
    return [problem("wrong-type", span, "", "a file of the law names its collections: `adequacy:`, `instruments:` …")]


def _collection(entries: Entries, reading: Reading, name: str, content: Sequence, overlaid: bool) -> None:
    for index, entry in enumerate(content):
        reading.path = [name, str(index)]
        if not isinstance(entry, Table):
            entries.findings.append(problem("wrong-type", content.span(index), name, "an entry is a mapping"))
            continue
        made = build(KINDS[name], reading, entry)
        if made is None:
            continue
        if overlaid and isinstance(made, Entry):
            made = replace(made, overlaid=True)
        identity = getattr(made, "id", None) or len(entries.of[name])
        entries.of[name][(made.regime, identity) if name in _PER_REGIME else identity] = made
