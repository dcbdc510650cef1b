"""Grounds, decisions and instruments by the names that people use, with what must be said beside each."""

from __future__ import annotations

from dataclasses import dataclass

from onward.law.model import Adequacy, Entry
from onward.notices.wording import status
from onward.site.page import link
from onward.site.parts.edition import Edition
from onward.site.parts.markup import Html, anchor, join
from onward.transfers.model import Ground, Outcome, Transfer
from onward.transfers.onward import PROCESSING_CONTRACT


@dataclass(frozen=True, slots=True)
class Words:
    """A ground in words: its name, which leads to what it means, the module, and what follows."""

    topic: str
    before: str
    name: str
    module: str = ""
    after: str = ""
    regime: str = ""

    def text(self, edition: Edition) -> str:
        """The whole as plain text."""
        return f"{self.before}{self.name}{self._module(edition)}{self.after}"

    def html(self, edition: Edition, module: str | None = None) -> Html:
        """The whole, with the link; `module` may stand for the module and its roles."""
        linked = anchor(link("grounds.md", anchor_of(self.topic)), self.name)
        return join([self.before, linked, self._module(edition) if module is None else module, self.after])

    def _module(self, edition: Edition) -> str:
        say, roles = edition.say, f"modules.{self.module}"
        return say("module", module=self.module, roles=say.under(self.regime, roles)) if roles in say else ""


def anchor_of(topic: str) -> str:
    """Where the page of grounds explains a topic."""
    return topic.replace(".", "-")


def verdict_words(edition: Edition, one: Transfer, short: bool = False) -> Words:
    """How a transfer stands; a transfer without a ground by its outcome, and by the reason why it is none.

    `short` is for cells under a heading that says that this is what transfers rely on.
    """
    if one.ground:
        return ground_words(edition, one.regime, one.ground, "" if short else edition.say("relies"), short)
    if one.reason:
        key = f"no-transfer{'-short' if short else ''}.{one.reason}"
        none = edition.say.under(one.regime, "ground.none")
        return Words(
            "no-transfer", "", edition.say.under(one.regime, key, none=none, regime=edition.regime(one.regime))
        )
    return Words(str(one.outcome), "", edition.say(f"outcome.{one.outcome}"))


def ground_words(edition: Edition, regime: str, ground: Ground, before: str = "", short: bool = False) -> Words:
    """A ground, as it stands after `Relies on`."""
    if ground.adequacy:
        return adequacy_words(edition, regime, ground.adequacy, before, short)
    if ground.outcome is Outcome.DEROGATION:
        return _derogation(edition, regime, ground, before)
    if ground.id == PROCESSING_CONTRACT:
        return Words(ground.id, "", instrument_name(edition, regime, ground.id, short=True))
    name, _, module = ground.id.partition("/m")
    after = unconfirmed(edition, edition.world.law.instrument(regime, name))
    called = instrument_name(edition, regime, name, short)
    return Words(_topic(edition, regime, name), before, called, module, after, regime)


def _topic(edition: Edition, regime: str, name: str) -> str:
    found = edition.world.law.instrument(regime, name)
    topic = found.kind if found and found.kind != "framework" else name
    return topic if f"explained.{topic}.title" in edition.say else "safeguard"


def _derogation(edition: Edition, regime: str, ground: Ground, before: str) -> Words:
    found = edition.world.law.derogation(regime, ground.id)
    after = (
        f": {edition.law_text(found.ref)}, {edition.law_text(found.text)}{unconfirmed(edition, found)}" if found else ""
    )
    return Words("derogation", before, edition.say.under(regime, "derogation"), after=after)


def instrument_name(edition: Edition, regime: str, name: str, short: bool = False) -> str:
    """An instrument's name; the act that made it where there is no name for it."""
    named = (f"instruments.{name}.{regime}", f"instruments.{name}")
    for key in (f"short.{name}.{regime}", f"short.{name}", *named) if short else named:
        if key in edition.say:
            return edition.say(key)
    found = edition.world.law.instrument(regime, name)
    return edition.law_text(found.act) if found and found.act else name


def kind_of(one: Transfer) -> str:
    """How a transfer stands; a contract under Module 1 is no appropriate safeguard of its own (Art. 46 GDPR)."""
    contract = one.ground is not None and one.ground.id == PROCESSING_CONTRACT
    return "processing-contract" if contract else str(one.outcome)


def adequacy_words(edition: Edition, regime: str, decision: Adequacy, before: str = "", short: bool = False) -> Words:
    """A decision as its law calls it, and how it stood when the law was last checked, as far as that may still be said."""
    say, said = edition.say, edition.law_text(decision.act)
    if decision.scheme:
        name = scheme_name(edition, decision.scheme)
        act = "" if short else f" ({said})"
        called = name if short else say("adequacy.scheme", scheme=name)
        return Words("scheme", before, called, after=act + _status(edition, decision))
    name = say.under(regime, "adequacy.short" if short else "adequacy.decision", act=said)
    return Words("adequacy", before, name, after=_status(edition, decision))


def _status(edition: Edition, decision: Adequacy) -> str:
    stood = "; ".join(status(decision, edition.world, edition.say))
    return (f", {stood}" if stood else "") + unconfirmed(edition, decision)


def scheme_name(edition: Edition, scheme: str) -> str:
    """A certification scheme's name."""
    return edition.say(f"schemes.{scheme}") if f"schemes.{scheme}" in edition.say else scheme


def unconfirmed(edition: Edition, entry: Entry | None) -> str:
    """What must be added where the law's text was not seen, or where the entry is the publisher's own."""
    notes = []
    if entry and entry.confidence != "high":
        notes.append(edition.say("unconfirmed"))
    if entry and entry.overlaid:
        notes.append(edition.say("overlaid"))
    return f" ({'; '.join(notes)})" if notes else ""
