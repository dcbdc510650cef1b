"""Documents as a strip: what each is, and the button that downloads it or begins the message that asks for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onward.records.parties import Party
from onward.records.promises import Document
from onward.site.page import link
from onward.site.parts.contact import button, mailbox, message
from onward.site.parts.edition import Edition
from onward.site.parts.markup import Html, address, anchor, inline, join, quiet, tag
from onward.transfers.clauses import DEROGATION
from onward.words.grounds import instrument_name


@dataclass(frozen=True, slots=True)
class Paper:
    """A document with the words beneath its name, and the way to it; `id` is its anchor where it has one."""

    name: str
    about: Html | str | None
    url: str | None
    label: str
    id: str | None = None
    briefly: str = ""

    @property
    def get(self) -> Html | None:
        """The button; what a record says of the way to it, where that is no address."""
        return button(self.url, self.label, self.name) if self.url else join([self.label]) or None

    @property
    def short(self) -> Html | None:
        """The same in a sentence: the name as the link, and what it does."""
        name = self.briefly or self.name
        does = tag("span", f" ({self.label[:1].lower()}{self.label[1:]})", class_="ow-roomy")
        return join([anchor(self.url, name), does]) if self.url else None


def documents(edition: Edition) -> Iterator[Paper]:
    """The documents of the inventory."""
    for document in edition.inventory.documents.values():
        kind = edition.say(f"documents.kind.{document.kind}") if document.kind else None
        about = join(
            [inline(document.description) or (kind if kind != document.title else None), edition.example(document)], " "
        )
        yield Paper(document.title, about or None, *_way(edition, document), id=f"document-{document.id}")


def _way(edition: Edition, document: Document) -> tuple[str | None, str]:
    # the lint says so of a file that is not there
    there = document.file and document.file not in (edition.world.absent or ())
    if document.file and there:
        return link(document.file), edition.say("documents.download")
    return _ask(edition, document.on_request, document.title)


def _ask(edition: Edition, box: str | None, name: str) -> tuple[str | None, str]:
    """A message with its subject, or a page; words that are neither stay words."""
    say = edition.say
    url = message(box, say("documents.subject", name=name), say("documents.body", name=name))
    if url is None:
        return None, box or ""
    return url, say("documents.get" if url.startswith("mailto:") else "documents.open")


def safeguards(edition: Edition, party: Party) -> Iterator[Paper]:
    """What was concluded with a party, or by the organization with its customers, each instrument once."""
    say, by_name = edition.say, dict[str, list[str]]()
    ways: dict[str, str] = {}
    bases = {safeguard.instrument: safeguard for safeguard in party.safeguards}
    for safeguard in party.safeguards:
        if safeguard.instrument and safeguard.instrument != DEROGATION:  # nothing was concluded, and there is no copy
            regime = next(
                (law for law in edition.regimes if edition.world.law.instrument(law, safeguard.instrument)), ""
            )
            name = instrument_name(edition.world, say, regime, safeguard.instrument, short=True)
            by_name.setdefault(name, []).extend(str(number) for number in safeguard.declared_modules)
            base = bases.get(safeguard.base or "")
            way = next((way for each in (safeguard, base) if each for way in (each.document, each.copy) if way), None)
            ways.setdefault(name, way or mailbox(edition) or "")
    for name, modules in by_name.items():
        numbers = sorted(set(modules))
        numbered = say(say.plural("modules-short", len(numbers)), modules=say.enumeration(numbers)) if numbers else ""
        whole = f"{name}{numbered}"
        yield Paper(whole, None, *_ask(edition, ways[name], f"{whole} ({party.title})"), briefly=name)


def elsewhere(edition: Edition, name: str, url: str | None) -> Paper | None:
    """A document that stands on another site."""
    target = address(url)
    return Paper(name, None, target, edition.say("documents.open")) if target else None


def strip(papers: Iterable[Paper]) -> Html | None:
    """The documents as a list in two columns."""
    items = [
        tag("li", tag("span", paper.name, quiet(paper.about) if paper.about else None), paper.get, id=paper.id)
        for paper in papers
    ]
    return tag("ul", *items, class_="ow-papers") if items else None
