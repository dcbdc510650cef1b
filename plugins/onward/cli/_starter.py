"""The files of a new trust center: the starter with the organization's own facts, in the languages that it publishes in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import resources
from importlib.resources.abc import Traversable

import yaml

from onward.frozen import dataclass
from onward.yamltext.edits import Edit, applied, composed, content_end, field, line_after, nodes, scalar, with_fields
from onward.yamltext.plain import plain

ENGLISH = "en"
VENDORS = "inventory/subprocessors.yml"
"""The file of vendors."""
_ORGANIZATION, _SYSTEMS, _SETTINGS = "inventory/organization.yml", "inventory/systems.yml", "mkdocs.yml"
_UNASKED = {_ORGANIZATION: ("products",), _SYSTEMS: ("systems", "retention")}
"""Records of which nothing is asked: what they say of a product, of its encryption and of deletion is nobody's fact yet."""
MODELINE = "# yaml-language-server: $schema=../schema/inventory.schema.json\n"
_EXAMPLE = "  example: true "
_LANGUAGES = "  # languages: "


@dataclass(frozen=True, slots=True)
class Answers:
    """Who publishes; what is not answered stays as the starter has it. The first language is that of the inventory's texts."""

    facts: Mapping[str, str]
    """Fields of the organization's record."""
    contacts: Mapping[str, str]
    regime: str | None
    """The law of the country in which the organization is established."""
    languages: tuple[str, ...]
    url: str | None
    complete: bool
    """Whether every fact of the record is the organization's own, so that it is no example."""


@dataclass(frozen=True, slots=True)
class _Language:
    """What the starter says in one language: its words by the English ones, and its pages by their names."""

    id: str
    words: Mapping[str, str]
    pages: Mapping[str, str]

    def says(self, english: str) -> str:
        """A text of the starter in this language."""
        return self.words.get(english, english)


def languages() -> tuple[str, ...]:
    """The languages in which a trust center can start, English first."""
    return (ENGLISH, *sorted(folder.name for folder in (_root() / "languages").iterdir()))


def starter(answers: Answers) -> dict[str, str]:
    """Every file by its path."""
    every = [_language(name) for name in answers.languages]
    known = {word for name in languages() for word in _language(name).words}
    texts = {
        path: MODELINE + _spoken(text, every, known)
        for path, text in _texts(_root() / "inventory", "inventory/").items()
    }
    texts[_ORGANIZATION] = _organization(texts[_ORGANIZATION], answers)
    if country := answers.facts.get("country"):
        texts[_SYSTEMS] = texts[_SYSTEMS].replace("{DE: ", f"{{{scalar(country, True)}: ", 1)
    if name := answers.facts.get("name"):
        texts[_SYSTEMS] = texts[_SYSTEMS].replace("set_by: Acme\n", f"set_by: {scalar(name)}\n", 1)
    if answers.complete:
        texts |= {name: _as_examples(texts[name], collections) for name, collections in _UNASKED.items()}
    settings = (_root() / _SETTINGS).read_text("utf-8")
    for language in every:
        folder = "docs/" if language is every[0] else f"docs/{language.id}/"
        texts |= {f"{folder}{name}": text for name, text in language.pages.items()}
    texts[_SETTINGS] = _settings(settings, answers, every)
    return texts | {f"mkdocs.{language.id}.yml": _further(settings, language) for language in every[1:]}


def _as_examples(text: str, collections: Iterable[str]) -> str:
    """A file whose records of some collections are marked as examples, each behind its id."""
    root, edits = composed(text), []
    for name in collections:
        for record in getattr(field(root, name), "value", ()):
            key, value = next(pair for pair in record.value if pair[0].value == "id")
            before = ", " if record.flow_style else "\n" + " " * key.start_mark.column
            edits.append(Edit(value.end_mark.index, value.end_mark.index, f"{before}example: true"))
    return applied(text, edits)


def without_example_vendor(texts: Mapping[str, str]) -> dict[str, str]:
    """The starter's files without its vendor, and without the flow that leads there."""
    listed = field(composed(texts[VENDORS]), "subprocessors")
    names = {node.value for node in nodes(listed) if isinstance(node, yaml.ScalarNode)} if listed else set()
    text = texts[_SYSTEMS]
    flows = field(composed(text), "flows")
    assert isinstance(flows, yaml.SequenceNode)
    ends = [(flow, getattr(field(flow, "to"), "value", "")) for flow in flows.value]
    edits = [Edit(text.rfind("\n", 0, flow.start_mark.index) + 1, line_after(text, content_end(text, flow)), "")
             for flow, end in ends if end in names]  # fmt: skip
    kept = {name: content for name, content in texts.items() if name != VENDORS}
    return kept | {_SYSTEMS: applied(text, edits)}


def _root() -> Traversable:
    return resources.files("onward") / "starter"


def _texts(folder: Traversable, path: str = "") -> dict[str, str]:
    return {
        f"{path}{entry.name}": entry.read_text("utf-8")
        for entry in sorted(folder.iterdir(), key=lambda entry: entry.name)
    }


def _language(name: str) -> _Language:
    if name == ENGLISH:
        return _Language(name, {}, _texts(_root() / "docs"))
    folder = _root() / "languages" / name
    words = plain((folder / "words.yml").read_text("utf-8"))
    return _Language(name, words, _texts(folder / "docs"))


def _spoken(text: str, every: list[_Language], known: set[str]) -> str:
    """An inventory file with its texts in the first language, and in the others as translations."""
    edits: list[Edit] = []
    for node in nodes(composed(text)):
        if isinstance(node, yaml.MappingNode):
            texts = {
                key.value: value
                for key, value in node.value
                if isinstance(value, yaml.ScalarNode) and value.value in known
            }
            edits += [_worded(value, every[0], bool(node.flow_style)) for value in texts.values() if every[0].words]
            if texts and every[1:]:
                edits.append(_translated(text, node, texts, every[1:]))
    return applied(text, edits)


def _worded(value: yaml.Node, language: _Language, flow: bool) -> Edit:
    return Edit(value.start_mark.index, value.end_mark.index, scalar(language.says(value.value), flow))


def _translated(text: str, node: yaml.MappingNode, texts: Mapping[str, yaml.Node], others: list[_Language]) -> Edit:
    """The field `translations` at the end of a record."""
    each = (
        f"{language.id}: {{{', '.join(f'{name}: {scalar(language.says(value.value), True)}' for name, value in texts.items())}}}"
        for language in others
    )
    written = f"translations: {{{', '.join(each)}}}"
    end = content_end(text, node)
    if node.flow_style:
        return Edit(end - 1, end - 1, f", {written}")
    return Edit(end, end, f"\n{' ' * node.start_mark.column}{written}")


def _organization(text: str, answers: Answers) -> str:
    """The organization's record with what was answered."""
    root = field(composed(text), "organization")
    assert isinstance(root, yaml.MappingNode)
    text = with_fields(text, root, answers.facts)
    contacts = field(field(composed(text), "organization"), "contacts")
    assert isinstance(contacts, yaml.MappingNode)
    text = with_fields(text, contacts, answers.contacts)
    lines = []
    for line in text.splitlines():
        if line.startswith(_LANGUAGES):
            line = f"  languages: [{', '.join(answers.languages)}]" if answers.languages != (ENGLISH,) else line
        if answers.regime and line.startswith("  regimes: ["):
            given = line[line.index("[") + 1 : line.index("]")]  # of the customers, who stay as the starter has them
            regimes = ", ".join(dict.fromkeys((answers.regime, given)))
            line = f"  regimes: [{regimes}]{line[line.index(']') + 1 :]}"
        if not (answers.complete and line.startswith(_EXAMPLE)):
            lines.append(line)
    return "\n".join(lines) + "\n"


def _settings(text: str, answers: Answers, every: list[_Language]) -> str:
    """`mkdocs.yml` in the first language."""
    text = _in_words(text, every[0])
    if name := answers.facts.get("name"):
        text = text.replace("Acme Trust Center", scalar(f"{name} Trust Center"), 1)
    lines = [f"site_url: {scalar(answers.url)}" if answers.url and line.startswith("# site_url:") else line
             for line in text.splitlines()]  # fmt: skip
    if every[1:]:
        lines.append("exclude_docs: |   # the other languages: each is built from settings of its own")
        lines += [f"  /{language.id}/" for language in every[1:]]
    return "\n".join(lines) + "\n"


def _in_words(text: str, language: _Language) -> str:
    """Settings with titles, labels and the theme in a language."""
    scalars = [
        node for node in nodes(composed(text)) if isinstance(node, yaml.ScalarNode) and node.value in language.words
    ]
    text = applied(text, [_worded(node, language, True) for node in scalars])
    return (
        text
        if language.id == ENGLISH
        else text.replace("  name: material\n", f"  name: material\n  language: {language.id}\n", 1)
    )


def _further(settings: str, language: _Language) -> str:
    """`mkdocs.de.yml`: what another language says otherwise."""
    lines = _in_words(settings, language).splitlines()
    start, end = lines.index("  palette:"), lines.index("extra: {generator: false}")
    return "\n".join([
        f"# The same trust center in another language. What is not said here is as in {_SETTINGS}, whose build makes this too.",
        f"INHERIT: {_SETTINGS}", f"docs_dir: docs/{language.id}", 'exclude_docs: ""', "theme:", f"  language: {language.id}",
        *lines[start:end], "plugins:", "  search: {}", "  onward: {shared: docs}",
        *lines[lines.index("nav:") : lines.index("not_in_nav: /notices/")],
    ]) + "\n"  # fmt: skip
