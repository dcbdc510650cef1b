"""Sentences that follow the reader's choice of product and features: lists without what does not arise, and numbers of the rest.

They stand as for every customer; the page's script takes out what the case of the reader leaves out. Where nothing depends on a
case they are plain text.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from onward.frozen import dataclass
from onward.records.parties import Subprocessor
from onward.records.standing import Standing, standings
from onward.records.systems import System
from onward.site.parts.edition import Edition
from onward.site.parts.facets import Case, cases_for, cases_of, cases_within
from onward.site.parts.markup import Html, enumerated, join, sentence, tag
from onward.transfers.model import Transfer

UNITS = (
    "companies", "summary.planned", "transfers.recipients", "transfers.countries", "flows.count", "diagram.box.companies",
    "diagram.box.systems", "diagram.box.parties", "",
)  # fmt: skip
"""What is counted, by the key of its words; the empty one is a number alone."""
_FEW = 12
"""More pieces than this that concern the same customers are one: they come and go together."""
_CATEGORIES = ("zero", "one", "two", "few", "many", "other")


@dataclass(frozen=True, slots=True)
class Concern:
    """Whom something concerns, as tokens of cases: it arises in one of `cases` (empty: always), and in none of `unless`."""

    cases: str = ""
    unless: str = ""

    @property
    def attributes(self) -> Mapping[str, str]:
        """The same as data attributes; what has an `unless` begins hidden, since it stands elsewhere for every customer."""
        named = {"data_cases": self.cases, "data_unless": self.unless, "hidden": ""}
        return {name: value for name, value in named.items() if value or (name == "hidden" and self.unless)}


def tokens(edition: Edition, cases: Iterable[Case]) -> str:
    """Cases as the page's script reads them; empty where every customer has one of them."""
    there = set(cases)
    everybody = all(Case(product) in there for product in edition.inventory.products)
    return "" if everybody or not there else " ".join(sorted(case.token for case in there))


def of_transfers(edition: Edition, transfers: Iterable[Transfer]) -> Concern:
    """Whom one of some transfers concerns."""
    concerned: set[Case] = set()
    for link in {transfer.link.id: transfer.link for transfer in transfers}.values():
        cases = cases_of(edition, link)
        if not cases:
            return Concern()
        concerned |= set(cases)
    return Concern(tokens(edition, concerned))


def of_vendor(edition: Edition, vendor: Subprocessor, *only: Standing) -> Concern:
    """Whom a company concerns, or as what it does where standings are named."""
    concerned: set[Case] = set()
    for standing, purposes in standings(edition.inventory, vendor).items():
        if only and standing not in only:
            continue
        cases = cases_for(edition, vendor, purposes)
        if not cases:
            return Concern()
        concerned |= set(cases)
    return Concern(tokens(edition, concerned))


def of_party(edition: Edition, party: str) -> Concern:
    """Whom a party concerns: a company, or a system in the products that have it; the organization itself everybody."""
    record = edition.inventory.parties[party]
    if isinstance(record, Subprocessor):
        return of_vendor(edition, record)
    if isinstance(record, System):
        return Concern(tokens(edition, cases_within(edition, [record.products], [record.condition])))
    return Concern()


def of_any(concerns: Iterable[Concern]) -> Concern:
    """Whom one of some things concerns."""
    every = tuple(concerns)
    if not all(concern.cases for concern in every):
        return Concern()
    return Concern(" ".join(sorted({token for concern in every for token in concern.cases.split(" ")})))


def listing(edition: Edition, pieces: Sequence[tuple[Html, Concern]]) -> Html:
    """Pieces in a sentence: a, b and c."""
    if not any(concern.attributes for _, concern in pieces):
        return enumerated(edition.say, (piece for piece, _ in pieces))
    if len(pieces) > _FEW and len(alike := {concern for _, concern in pieces}) == 1:
        pieces = [(enumerated(edition.say, (piece for piece, _ in pieces)), alike.pop())]
    marked = [tag("span", piece, class_="ow-piece", **concern.attributes) for piece, concern in pieces]
    shown = enumerated(
        edition.say, (piece for piece, (_, concern) in zip(marked, pieces, strict=True) if not concern.unless)
    )
    return tag("span", shown, *(piece for piece, (_, concern) in zip(marked, pieces, strict=True) if concern.unless),
               class_="ow-listed")  # fmt: skip


def modules(edition: Edition, of: Mapping[str, Concern]) -> Html:
    """The modules of clauses as they stand behind the name of these, `, Modules 1 and 2`; empty where there are none."""
    say, pieces = edition.say, [(join([name]), of[name]) for name in sorted(of) if name]
    if not pieces:
        return Html("")
    listed, now = listing(edition, pieces), say.plural("modules-short", len(pieces))
    keys = [key for name in _CATEGORIES if (key := f"modules-short.{name}") in say]
    if not any(concern.attributes for _, concern in pieces):
        return sentence(say.template(now), modules=listed)
    forms = (tag("span", sentence(say.template(key), modules=listed), data_category=key.rpartition(".")[2],
                hidden=None if key == now else "") for key in keys)  # fmt: skip
    return tag("span", *forms, class_="ow-by-number")


def number(edition: Edition, unit: str, of: Iterable[Concern]) -> Html:
    """How many things there are, with their noun."""
    counts = Counter(f"{concern.cases}|{concern.unless}" for concern in of)
    whole = sum(count for key, count in counts.items() if key.endswith("|"))
    words = edition.say.count(unit, whole) if unit else str(whole)
    if set(counts) <= {"|"}:
        return join([words])
    return tag("span", words, class_="ow-counted", data_unit=unit, data_of=json.dumps(counts, separators=(",", ":")))


def forms(edition: Edition) -> Mapping[str, Mapping[str, str]]:
    """The words with which the page's script counts, by unit and category of CLDR."""
    say = edition.say
    return {unit: {name: say.template(key) for name in _CATEGORIES if (key := f"{unit}.{name}") in say}
            for unit in UNITS if unit}  # fmt: skip


def by_product(edition: Edition, make: Callable[[str], Html | None]) -> Html | None:
    """What is made for every customer (no product), and for those of each product where that differs."""
    whole = make("")
    others = {product: made for product in edition.inventory.products if (made := make(product)) != whole}
    if not others:
        return whole
    forms = [tag("span", whole, data_product=""),
            *(tag("span", made, data_product=product, hidden="") for product, made in others.items())]  # fmt: skip
    return tag("span", *forms, class_="ow-by-product")


def uses(products: Iterable[str], product: str) -> bool:
    """Whether what is limited to some products concerns the customers of one; no product is every customer."""
    there = tuple(products)
    return not product or not there or product in there
