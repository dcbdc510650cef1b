"""On what transfers rely, in words: decisions, instruments and derogations by their names, with what must be said beside each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from onward.frozen import dataclass
from onward.law.model import Adequacy, Entry
from onward.transfers.model import Ground, Outcome, Transfer
from onward.transfers.onward import PROCESSING_CONTRACT
from onward.words.catalogue import Words
from onward.words.law import law_name, law_text, status
from onward.world import World

_NOT_PUBLISHED = {str(Outcome.NO_GROUND), str(Outcome.UNKNOWN)}
"""How a transfer stands that rests on nothing yet is for our own people; the public reads that it is being confirmed."""


def agreed(names: Iterable[str], regime: str, world: World, say: Words) -> str:
    """Grounds and instruments by their names, without how the law stands."""
    return say.series(_grounds(names, regime, world, say, stands=False))


def grounds(transfers: Iterable[Transfer], world: World, say: Words) -> list[str]:
    """What carries restricted transfers, in words, the laws of the same grounds together."""
    names: dict[str, set[str]] = {}
    for transfer in transfers:
        if transfer.restricted:
            names.setdefault(transfer.regime, set()).add(
                transfer.ground.id if transfer.ground else transfer.outcome.value
            )
    return by_law(names, world, say)


def by_law(names: Mapping[str, Collection[str]], world: World, say: Words) -> list[str]:
    """Grounds by law, `EU GDPR and UK GDPR: …`, with how the law stood when it was last checked."""
    laws_of: dict[str, list[str]] = {}
    for regime in sorted(names):
        words = say.enumeration(_grounds(sorted(names[regime]), regime, world, say, stands=True))
        laws_of.setdefault(words, []).append(law_name(regime, world, say))
    return [say.labelled(say.enumeration(laws), words) for words, laws in laws_of.items()]


def _grounds(names: Iterable[str], regime: str, world: World, say: Words, stands: bool) -> list[str]:
    """Each ground once, with all its modules."""
    modules_of: dict[str, list[str]] = {}
    for name in names:
        called, _, module = name.partition("/m")
        modules_of.setdefault(_called(called, regime, world, say, stands), []).extend([module] if module else [])
    return [_with_modules(called, modules, say) for called, modules in modules_of.items()]


def _with_modules(called: str, modules: list[str], say: Words) -> str:
    key = say.plural("modules-short", len(modules))
    return called + (say(key, modules=say.enumeration(sorted(modules))) if modules else "")


def _called(name: str, regime: str, world: World, say: Words, stands: bool) -> str:
    """What carries a transfer, by its id in `why`; the regime decides where laws call one thing by several names."""
    if name == Outcome.NO_TRANSFER:
        return say.under(regime, "notice.no-transfer")
    if name in _NOT_PUBLISHED:
        return say("unknown")
    regimes = (regime,) if regime else _at_home(name, world)
    decisions = (entry for law in regimes for entry in world.law.decisions(law) if name in (entry.id, entry.scheme))
    decision = next(decisions, None)
    if decision is not None:
        return _decision(decision, regime, world, say, stands)
    keys = (f"instruments.{name}", *(f"instruments.{name}.{law}" for law in regimes))
    otherwise = (
        say.under(regime, "derogation") if any(derogation.id == name for derogation in world.law.derogations) else name
    )
    return next((say(key) for key in keys if key in say), otherwise)


def _at_home(name: str, world: World) -> list[str]:
    """The laws, the one first that made an instrument: others add to it, as adaptations that nobody may have agreed on."""
    made = name.partition("-")[0]
    return sorted(world.law.full_regimes(), key=lambda law: law.partition("-")[0] != made)


def _decision(decision: Adequacy, regime: str, world: World, say: Words, stands: bool) -> str:
    """Never more than what is known: in force when last checked, contested where it is, unconfirmed where nobody read it."""
    key = f"schemes.{decision.scheme}"
    act = law_text(decision.act, world, say)
    named = say("adequacy.scheme", scheme=say(key)) if key in say else say.under(regime, "adequacy.decision", act=act)
    if not stands:
        return named
    stood = say.series(status(decision, world, say))
    unread = f" ({say('unconfirmed')})" if decision.confidence != "high" else ""
    return f"{named}, {stood}{unread}" if stood else f"{named}{unread}"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A ground in words: its name, which leads to what it means, the module, and what follows."""

    topic: str
    before: str
    name: str
    module: str = ""
    after: str = ""
    regime: str = ""

    def text(self, say: Words) -> str:
        """The whole as plain text."""
        return f"{self.before}{self.name}{self.clause_module(say)}{self.after}"

    def clause_module(self, say: Words) -> str:
        """The module of the clauses, with the roles of its two ends; nothing for a ground without modules."""
        roles = f"modules.{self.module}"
        return say("module", module=self.module, roles=say.under(self.regime, roles)) if roles in say else ""


def verdict_words(world: World, say: Words, transfer: Transfer, short: bool = False) -> Phrase:
    """How a transfer stands; a transfer without a ground by its outcome, and by the reason why it is none.

    `short` is for cells under a heading that says that this is what transfers rely on.
    """
    if transfer.ground:
        return ground_words(world, say, transfer.regime, transfer.ground, "" if short else say("relies"), short)
    if transfer.reason:
        key = f"no-transfer{'-short' if short else ''}.{transfer.reason}"
        none = say.under(transfer.regime, "ground.none")
        return Phrase(
            "no-transfer", "", say.under(transfer.regime, key, none=none, regime=law_name(transfer.regime, world, say))
        )
    return Phrase(str(transfer.outcome), "", say(f"outcome.{transfer.outcome}"))


def ground_words(
    world: World, say: Words, regime: str, ground: Ground, before: str = "", short: bool = False
) -> Phrase:
    """A ground, as it stands after `Relies on`."""
    if ground.adequacy:
        return adequacy_words(world, say, regime, ground.adequacy, before, short)
    if ground.outcome is Outcome.DEROGATION:
        return _derogation(world, say, regime, ground, before)
    if ground.id == PROCESSING_CONTRACT:
        return Phrase(ground.id, "", instrument_name(world, say, regime, ground.id, short=True))
    name = ground.instrument
    after = unconfirmed(say, world.law.instrument(regime, name))
    called = instrument_name(world, say, regime, name, short)
    return Phrase(_topic(world, say, regime, name), before, called, ground.module, after, regime)


def _topic(world: World, say: Words, regime: str, name: str) -> str:
    instrument = world.law.instrument(regime, name)
    topic = instrument.kind if instrument and instrument.kind != "framework" else name
    return topic if f"explained.{topic}.title" in say else "safeguard"


def _derogation(world: World, say: Words, regime: str, ground: Ground, before: str) -> Phrase:
    derogation = world.law.derogation(regime, ground.id)
    after = (
        say.labelled(
            "",
            f"{law_text(derogation.ref, world, say)}, {law_text(derogation.text, world, say)}{unconfirmed(say, derogation)}",
        )
        if derogation
        else ""
    )
    return Phrase("derogation", before, say.under(regime, "derogation"), after=after)


def instrument_name(world: World, say: Words, regime: str, name: str, short: bool = False) -> str:
    """An instrument's name; the act that made it where there is no name for it."""
    named = (f"instruments.{name}.{regime}", f"instruments.{name}")
    for key in (f"short.{name}.{regime}", f"short.{name}", *named) if short else named:
        if key in say:
            return say(key)
    instrument = world.law.instrument(regime, name)
    return law_text(instrument.act, world, say) if instrument and instrument.act else name


def kind_of(transfer: Transfer) -> str:
    """How a transfer stands; a contract under Module 1 is no appropriate safeguard of its own (Art. 46 GDPR)."""
    contract = transfer.ground is not None and transfer.ground.id == PROCESSING_CONTRACT
    return "processing-contract" if contract else str(transfer.outcome)


def adequacy_words(
    world: World, say: Words, regime: str, decision: Adequacy, before: str = "", short: bool = False
) -> Phrase:
    """A decision as its law calls it, and how it stood when the law was last checked, as far as that may still be said."""
    said = law_text(decision.act, world, say)
    if decision.scheme:
        name = scheme_name(say, decision.scheme)
        act = "" if short else f" ({said})"
        called = name if short else say("adequacy.scheme", scheme=name)
        return Phrase("scheme", before, called, after=act + _status(world, say, decision))
    name = say.under(regime, "adequacy.short" if short else "adequacy.decision", act=said)
    return Phrase("adequacy", before, name, after=_status(world, say, decision))


def _status(world: World, say: Words, decision: Adequacy) -> str:
    stood = say.series(status(decision, world, say))
    return (f", {stood}" if stood else "") + unconfirmed(say, decision)


def scheme_name(say: Words, scheme: str) -> str:
    """A certification scheme's name."""
    return say(f"schemes.{scheme}") if f"schemes.{scheme}" in say else scheme


def unconfirmed(say: Words, entry: Entry | None) -> str:
    """What must be added where the law's text was not seen, or where the entry is the publisher's own."""
    notes = []
    if entry and entry.confidence != "high":
        notes.append(say("unconfirmed"))
    if entry and entry.overlaid:
        notes.append(say("overlaid"))
    return f" ({say.series(notes)})" if notes else ""
