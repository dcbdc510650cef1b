"""How a field of a record is declared: at the field stands what it says, who may read it, and which change it makes.

The reader, the JSON Schemas, the manual, publication, the published facts and the comparison take it from there. A field's name
in sentences is the text `fields.NAME` of each language.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, fields
from typing import Any, Final, Literal, TypedDict, Unpack

from onward.frozen import dataclass

Visibility = Literal["public", "customer", "internal"]
Absent = Literal["none", "open", "all"]
AUDIENCES: Final[tuple[Visibility, ...]] = ("public", "customer", "internal")
"""From everybody to our own people: each reads what those before it read, and more."""
RECORD_CHANGED, WORDING_CHANGED = "record-changed", "wording-changed"
APART = ""
"""In place of a kind of change: the comparison looks at what the field holds, not at the field as a whole."""
_KEY: Final = "onward"


@dataclass(frozen=True, slots=True)
class Declared:
    """What is said of a field."""

    says: str
    """What the field states: for editors and the manual."""
    audience: Visibility
    """The narrowest audience that may read it."""
    change: str
    """The kind of change that another value is; `APART` where that depends on the value."""
    fact: bool
    """Whether it is a fact on which customers rely, and not a word, a link or bookkeeping."""
    kept: bool
    """Whether it is only kept: no rule, page or date is made of it, and programs alone may read it."""
    absent: Absent
    """What a list means where it is not written: that there is `none`, that nobody said (`open`), or that it is for `all`."""


class How(TypedDict, total=False):
    """What is said of a field beside its text, where that is not as usual; `Declared` says what each means."""

    change: str
    fact: bool
    kept: bool
    absent: Absent


_USUAL: Final[How] = {"change": RECORD_CHANGED, "fact": True, "kept": False, "absent": "none"}


def public(says: str, default: Any = None, **how: Unpack[How]) -> Any:
    """A field that everybody may read."""
    return field(default=default, metadata=_said(says, "public", how))


def customer(says: str, default: Any = None, **how: Unpack[How]) -> Any:
    """A field that customers may read."""
    return field(default=default, metadata=_said(says, "customer", how))


def internal(says: str, default: Any = None, **how: Unpack[How]) -> Any:
    """A field for our own people alone."""
    return field(default=default, metadata=_said(says, "internal", how))


def required(says: str, audience: Visibility, **how: Unpack[How]) -> Mapping[str, Mapping[str, Any]]:
    """The metadata of a field that a record cannot do without."""
    return _said(says, audience, how)


def again(
    says: str | None = None, default: Any = None, *, audience: Visibility | None = None, change: str | None = None
) -> Any:
    """An inherited field of which a type says something else; what is not given stays."""
    given = {"says": says, "audience": audience, "change": change}
    return field(default=default, metadata={_KEY: {name: value for name, value in given.items() if value is not None}})


def _said(says: str, audience: Visibility, how: How) -> Mapping[str, Mapping[str, Any]]:
    return {_KEY: {"says": says, "audience": audience, **_USUAL, **how}}


def declared(kind: type, attribute: str) -> Declared:
    """What is said of a field, by its name in Python, in a type. KeyError where nobody has decided on all of it."""
    known = _DECLARED.get((kind, attribute))
    if known is None:
        known = _DECLARED[kind, attribute] = _gathered(kind, attribute)
    return known


_DECLARED: dict[tuple[type, str], Declared] = {}


def _gathered(kind: type, attribute: str) -> Declared:
    gathered: dict[str, Any] = {}
    for base in kind.__mro__:
        held = getattr(base, "__dataclass_fields__", {}).get(attribute)
        gathered = {**held.metadata.get(_KEY, {}), **gathered} if held else gathered
    if len(gathered) < len(fields(Declared)):
        raise KeyError(f"{kind.__name__}.{attribute} is not declared: use `public`, `customer` or `internal`")
    return Declared(**gathered)
