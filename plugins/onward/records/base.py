"""What every record has, and the marks by which a field's type names a reference, a country or a closed list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from typing import Annotated, Any, ClassVar, Literal

from onward.finding import Span, Step, Subject
from onward.frozen import dataclass
from onward.records.declared import APART, WORDING_CHANGED, internal, public, required
from onward.records.declared import Visibility as Visibility
from onward.records.values import says
from onward.yamltext.reader import Sequence, Table


@dataclass(frozen=True, slots=True)
class Ref:
    """Marks a text that names a record of one of these collections, or one of these words."""

    collections: tuple[str, ...]
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """Marks a text by what it is: `id`, `country`, or `prose`, which people read."""

    name: str


Country = Annotated[str, Mark("country")]
"""An ISO 3166-1 alpha-2 code, a subdivision of ISO 3166-2, or a group: EEA, EU."""
Id = Annotated[str, Mark("id")]
Prose = Annotated[str, Mark("prose")]
"""A text that people read, and that may be said in other languages."""
DataRef = Annotated[str, Ref(("data_categories",))]
SubjectRef = Annotated[str, Ref(("data_subjects",))]
PurposeRef = Annotated[str, Ref(("purposes",))]
ProductRef = Annotated[str, Ref(("products",))]
MeasureRef = Annotated[str, Ref(("measures",))]
RetentionRef = Annotated[str, Ref(("retention",))]
VendorRef = Annotated[str, Ref(("subprocessors",))]
PartyRef = Annotated[str, Ref(("actors", "systems", "subprocessors"), ("organization",))]

Role = Literal["controller", "joint-controller", "processor"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A piece of a record: it knows the place of each of its fields."""

    SHORT: ClassVar[str] = ""
    """The field for which a bare word stands."""
    RECORD: ClassVar[str] = ""
    """The collection of which a bare word names a record, which is taken over."""
    SPREAD: ClassVar[tuple[str, str]] = ("", "")
    """The two fields for which a mapping of several parts stands, as `{billing: processor}`."""
    FORMS: ClassVar[Mapping[str, Any]] = {}
    """Short forms that stand for other fields, by their names in YAML."""
    SAYS: ClassVar[str] = ""
    """What a field states in which a short form is written."""
    INTERNAL: ClassVar[bool] = False
    """Whether none but our own people may know of it, whatever its fields say."""
    source: Table = field(repr=False, compare=False, hash=False)

    def at(self, name: str | None = None, index: int | None = None) -> Span:
        """The place of a field's value (or one item of a list); of the whole where the field is not given."""
        value = self.source.get(name) if name else None
        if index is not None and isinstance(value, Sequence):
            return value.span(index)
        return self.source.span(name)

    def at_item(self, name: str, item: str) -> Span:
        """The place of one word in a list of words."""
        value = self.source.get(name)
        return self.at(name, value.index(item)) if isinstance(value, Sequence) and item in value else self.at(name)

    def states(self, name: str) -> bool:
        """Whether the field is written in the inventory and holds something."""
        return self.source.get(name) not in (None, "", [], {})

    def fills(self, name: str) -> bool:
        """Whether the field is written and says something: a word that only keeps a place, such as `-` or `none`, does not."""
        value = self.source.get(name)
        texts = value if isinstance(value, Sequence) else [value]
        return self.states(name) and any(not isinstance(text, str) or says(text) for text in texts)

    def unknown(self, name: str) -> Unknown | None:
        """The owner and the day of a fact that is recorded as not yet known."""
        return Unknown.of(self.source.get(name))


@dataclass(frozen=True, slots=True)
class Translation:
    """What readers of one language read instead: (field, text or texts), and the place of each."""

    language: str
    texts: tuple[tuple[str, Any], ...]
    source: Table = field(repr=False, compare=False, hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken(Part):
    """A part with texts for readers: in the language of the inventory, and in `translations`."""

    translations: tuple[Translation, ...] = public(
        "texts of this part in other languages, by language and field", (), change=WORDING_CHANGED, fact=False
    )


@dataclass(frozen=True, slots=True)
class Unknown:
    """An unknown fact: who will supply it, and by when."""

    owner: str
    due: str

    @staticmethod
    def of(value: Any) -> Unknown | None:
        """Recognise `{unknown: {owner, due}}`; None for any other value."""
        if isinstance(value, Table) and len(value) == 1 and isinstance(inner := value.get("unknown"), Table):
            return Unknown(str(inner.get("owner") or ""), str(inner.get("due") or ""))
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(Part):
    """Evidence for a statement: a source, the date on which it was seen, and optionally the digest of an archived copy."""

    SHORT: ClassVar[str] = "source_text"
    source_text: str | None = internal("where it was found, in words")
    as_of: date | None = internal("date on which it was seen")
    sha256: str | None = internal("SHA-256 digest of an archived copy")
    url: str | None = internal("its address")

    @property
    def shows(self) -> bool:
        """Whether it says where something can be looked up; a day alone, or `pending`, shows nothing."""
        return any(map(says, (self.source_text, self.url, self.sha256)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Record(Spoken):
    """A named entry of a collection. `owner`, `notes` and `evidence` are always internal."""

    COLLECTION: ClassVar[str] = ""
    VISIBLE: ClassVar[Visibility] = "public"
    id: Id = field(
        metadata=required(
            "lowercase letters and digits joined by `-` or `.`; other records and keys of findings refer to the "
            "record by it",
            "public",
            change=APART,
            fact=False,
        )
    )
    name: Prose | None = public("name; the id where there is none", change=WORDING_CHANGED, fact=False)
    description: Prose | None = public("one or more sentences, in Markdown", change=WORDING_CHANGED, fact=False)
    visibility: Visibility | None = public(
        "audience that may see the record at all, where it differs from its collection's",
        change=WORDING_CHANGED,
        fact=False,
    )
    example: bool = public("`true` marks a record that stands in for facts, and shows it as an example", False)
    owner: str | None = internal("internal owner of the record", change=WORDING_CHANGED, fact=False, kept=True)
    notes: str | None = internal("internal notes", change=WORDING_CHANGED, fact=False, kept=True)
    evidence: tuple[Evidence, ...] = internal(
        "evidence for the record", (), change=WORDING_CHANGED, fact=False, kept=True
    )

    @property
    def subject(self) -> Subject:
        """How findings and changes name this record."""
        return Subject(self.COLLECTION, self.id)

    @property
    def title(self) -> str:
        """The name, or the id where no name is given."""
        return self.name or self.id

    @property
    def audience(self) -> Visibility:
        """Who may read of this record: its own word, else the collection's default."""
        return self.visibility or self.VISIBLE

    def step(self, label: str, name: str = "id") -> Step:
        """A stop on a trail at one of this record's fields; at its id where the field is not given."""
        return Step(self.at(name if name in self.source else "id"), label)
