"""The cases of customers: a product as it is, and with each feature that changes the answer."""

from __future__ import annotations

from collections.abc import Iterator

from onward.frozen import dataclass
from onward.records.parties import Product
from onward.site.page import link
from onward.site.parts.edition import Edition
from onward.site.parts.facets import features_that_matter


@dataclass(frozen=True, slots=True)
class Applied:
    """A product as a customer uses it: with one feature that changes the answer, or with none."""

    product: Product
    feature: str = ""

    @property
    def slug(self) -> str:
        """The name of its page."""
        return f"{self.product.id}-with-{self.feature}" if self.feature else self.product.id

    @property
    def features(self) -> tuple[str, ...]:
        """The features in use."""
        return (self.feature,) if self.feature else ()


def cases(edition: Edition) -> Iterator[Applied]:
    """Every product, and every product with each feature that matters."""
    for product in edition.inventory.products.values():
        for feature in ("", *features_that_matter(edition, product)):
            yield Applied(product, feature)


def page_of(case: Applied) -> str:
    """The address of its page."""
    return link(f"for/{case.slug}.md")


def title(edition: Edition, case: Applied) -> str:
    """The case in words: the product, and the feature that is in use."""
    named = {feature.id: feature.name or feature.id for feature in case.product.features}
    feature = named.get(case.feature)
    return edition.say("applies.with", product=case.product.title, feature=feature) if feature else case.product.title
