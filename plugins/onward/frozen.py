"""Data classes that make a method when it is first asked for: a run imports many types and makes values of few of them.

The standard library reads and compiles a type's methods when it is imported; for all of ours together that takes a quarter of the
time of a short lint.
"""

from __future__ import annotations

import builtins
import dataclasses
import operator
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from importlib import import_module
from types import GenericAlias, SimpleNamespace
from typing import Any, Final, TypeVar, cast, dataclass_transform, get_type_hints

T = TypeVar("T")


@dataclasses.dataclass(frozen=True)
class _Plain:
    """Shows how the standard library marks a field and a type as its own."""

    field: int


_MARK: Final[Any] = _Plain.__dataclass_fields__["field"]._field_type  # type: ignore[attr-defined]
_SIGNS: Final = {
    "__eq__": (operator.eq, "=="), "__lt__": (operator.lt, "<"), "__le__": (operator.le, "<="),
    "__gt__": (operator.gt, ">"), "__ge__": (operator.ge, ">="),
}  # fmt: skip
_PARAMS: Final[Any] = vars(dataclasses.dataclass(type("_Open", (), {"__doc__": "Has none."})))["__dataclass_params__"]


@dataclass_transform(field_specifiers=(dataclasses.field,))
def dataclass(
    *, frozen: bool = False, slots: bool = False, kw_only: bool = False, eq: bool = True, order: bool = False
) -> Callable[[type[T]], type[T]]:
    """The same as `dataclasses.dataclass` with these words, made later; the fields are known to `dataclasses` at once."""

    def made(kind: type[T]) -> type[T]:
        fields = _fields(kind, kw_only)
        typed = _slotted(kind, fields) if slots else kind
        for name, method in _methods(typed, fields, frozen, eq, order).items():
            if name not in typed.__dict__:
                setattr(typed, name, method)
        return typed

    return made


def _fields(kind: type[Any], kw_only: bool) -> dict[str, Any]:
    """The fields of a type by name, those of its bases first; a default stands on the type, as it did."""
    fields: dict[str, Any] = {}
    for base in kind.__mro__[-1:0:-1]:
        fields |= vars(base).get("__dataclass_fields__", {})
    for name, annotation in kind.__annotations__.items():
        if annotation.startswith("ClassVar"):
            continue
        given: Any = kind.__dict__.get(name, dataclasses.MISSING)
        stated = isinstance(given, dataclasses.Field)
        attribute: Any = given if stated else dataclasses.field(default=given)
        attribute.name, attribute.type, attribute._field_type = name, annotation, _MARK
        if attribute.kw_only is dataclasses.MISSING:
            attribute.kw_only = kw_only
        fields[name] = attribute
        if stated and attribute.default is dataclasses.MISSING:
            delattr(kind, name)
        elif stated:
            setattr(kind, name, attribute.default)
    return fields


def _slotted(kind: type[T], fields: Iterable[str]) -> type[T]:
    """The type once more, with a slot for each field that no base has one for."""
    inherited = {name for base in kind.__mro__[1:] for name in vars(base).get("__slots__", ())}
    kept = {name: value for name, value in vars(kind).items() if name not in {"__dict__", "__weakref__", *fields}}
    kept["__slots__"] = tuple(name for name in fields if name not in inherited)
    typed: type[T] = cast(Any, type(kind))(kind.__name__, kind.__bases__, kept)
    typed.__qualname__ = kind.__qualname__
    return typed


def _methods(kind: type[Any], fields: dict[str, Any], frozen: bool, eq: bool, order: bool) -> dict[str, Any]:
    """What a data class has that does not say otherwise itself."""
    methods: dict[str, Any] = {
        "__dataclass_fields__": fields,
        "__dataclass_params__": _PARAMS,
        "__match_args__": tuple(name for name, attribute in fields.items() if attribute.init and not attribute.kw_only),
        "__init__": _seldom(kind),
        "__repr__": _repr,
    }
    if frozen:
        methods |= {"__setattr__": _refuse, "__delattr__": _refuse, "__getstate__": _state, "__setstate__": _restore}
    if eq:
        methods["__hash__"] = _later(kind, "__hash__", _hashed_soon, _hash) if frozen else None
    for name in ("__eq__",) * eq + ("__lt__", "__le__", "__gt__", "__ge__") * order:
        compare, sign = _SIGNS[name]
        methods[name] = _later(kind, name, partial(_compared_soon, compare), partial(_compared, sign))
    return methods


def _later(kind: type[Any], name: str, quick: Callable[[type[Any]], Any], make: Callable[[type[Any]], Any]) -> Any:
    """A method that is made at once for the first few calls, and made well, which takes long, for all that follow."""
    method: Any = None
    left = _FEW

    def first(self: Any, *given: Any) -> Any:
        nonlocal method, left
        left -= 1
        if method is None:
            method = quick(kind)
        elif left <= 0:
            method = make(kind)
            setattr(kind, name, method)
        return method(self, *given)

    return first


def _seldom(kind: type[Any]) -> Any:
    """An `__init__` that fills the first few values field by field: to make the real one takes as long as dozens of these."""
    left, put, known = _FEW, object.__setattr__, None

    def first(self: Any, *given: Any, **named: Any) -> None:
        nonlocal left, known
        left -= 1
        known = known or _known(kind)
        asked, ordered, needed, plain, made = known
        values = dict(zip(ordered, given, strict=False))
        fits = len(given) == len(values) and named.keys() <= asked and values.keys().isdisjoint(named)
        values |= named
        if left < 0 or not fits or not values.keys() >= needed:
            kind.__init__ = _init(kind)
            kind.__init__(self, *given, **named)
            return
        fresh = {name: make() for name, make in made.items() if name not in values}
        for name, value in (plain | fresh | values).items():
            put(self, name, value)
        if hasattr(self, "__post_init__"):
            self.__post_init__()

    return first


def _known(kind: type[Any]) -> tuple[set[str], list[str], set[str], dict[str, Any], dict[str, Callable[[], Any]]]:
    """The fields that may be given, those by their order, those that must be, and what the others hold or are made by."""
    fields = [attribute for attribute in dataclasses.fields(kind) if attribute.init or not _needed(attribute)]
    given = {attribute.name: attribute for attribute in fields if attribute.init}
    factories = {attribute.name: attribute.default_factory for attribute in fields}
    return (
        set(given),
        [name for name, attribute in given.items() if not attribute.kw_only],
        {attribute.name for attribute in fields if _needed(attribute)},
        {attribute.name: attribute.default for attribute in fields},
        {name: make for name, make in factories.items() if make is not dataclasses.MISSING},
    )


def _needed(attribute: dataclasses.Field[Any]) -> bool:
    """Whether a field holds nothing unless somebody gives it."""
    return attribute.default is dataclasses.MISSING and attribute.default_factory is dataclasses.MISSING


def _repr(self: Any) -> str:
    names = (attribute.name for attribute in dataclasses.fields(self) if attribute.repr)
    shown = (f"{name}={getattr(self, name)!r}" for name in names)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _refuse(self: Any, name: str, *_: Any) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot change field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, attribute.name) for attribute in dataclasses.fields(self)]


def _restore(self: Any, state: list[Any]) -> None:
    for attribute, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, attribute.name, value)


def _comparing(kind: type[Any]) -> list[str]:
    return [attribute.name for attribute in dataclasses.fields(kind) if attribute.compare]


def _hashing(kind: type[Any]) -> list[str]:
    every = dataclasses.fields(kind)
    return [attribute.name for attribute in every if (attribute.compare if attribute.hash is None else attribute.hash)]


def _getter(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    """What gives the values of some fields, without a compiler."""
    if len(names) > 1:
        return operator.attrgetter(*names)
    return lambda of: tuple(getattr(of, name) for name in names)


def _compared_soon(compare: Callable[[Any, Any], bool], kind: type[Any]) -> Any:
    values = _getter(_comparing(kind))
    return lambda self, other: (
        compare(values(self), values(other)) if other.__class__ is self.__class__ else NotImplemented
    )


def _compared(sign: str, kind: type[Any]) -> Any:
    names = _comparing(kind)
    both = f"{_values('self', names)} {sign} {_values('other', names)}"
    return _compiled("self, other", f"return {both} if other.__class__ is self.__class__ else NotImplemented", {})


def _hashed_soon(kind: type[Any]) -> Any:
    values = _getter(_hashing(kind))
    return lambda self: hash(values(self))


def _hash(kind: type[Any]) -> Any:
    return _compiled("self", f"return hash({_values('self', _hashing(kind))})", {})


def _values(of: str, names: list[str]) -> str:
    return "(" + "".join(f"{of}.{name}, " for name in names) + ")"


def _init(kind: type[Any]) -> Any:
    """The `__init__` of a type; a slot is filled by its own descriptor, which is the quickest way."""
    known: dict[str, Any] = {"_object": object.__setattr__, "_made": _MADE}
    asked, lines = ["self"], []
    for attribute in sorted(dataclasses.fields(kind), key=lambda attribute: bool(attribute.kw_only)):
        name, default, value = attribute.name, "", attribute.name
        if attribute.default_factory is not dataclasses.MISSING:
            known[f"_default_{name}"], default = attribute.default_factory, "=_made"
            value = f"_default_{name}() if {name} is _made else {name}"
        elif attribute.default is not dataclasses.MISSING:
            known[f"_default_{name}"], default = attribute.default, f"=_default_{name}"
        if attribute.init:
            asked += ["*"] * (bool(attribute.kw_only) and "*" not in asked)
            asked.append(name + default)
        elif _needed(attribute):
            continue
        else:
            value = f"_default_{name}" + "()" * (attribute.default_factory is not dataclasses.MISSING)
        if any(name in vars(base).get("__slots__", ()) for base in kind.__mro__):
            known[f"_set_{name}"] = getattr(kind, name).__set__
            lines.append(f"_set_{name}(self, {value})")
        else:
            lines.append(f"_object(self, {name!r}, {value})")
    lines += ["self.__post_init__()"] * hasattr(kind, "__post_init__")
    return _compiled(", ".join(asked), "\n ".join(lines or ["pass"]), known)


_FEW: Final = 32
"""Calls of a method that are answered before the quickest way to answer them is compiled."""
_MADE: Final = object()
"""Stands for what is not given and made anew for each value."""


def _compiled(asked: str, body: str, known: dict[str, Any]) -> Any:
    """A function of a type's own field names, which is how the standard library makes them too."""
    exec(f"def method({asked}):\n {body}", known)  # noqa: S102
    return known["method"]


_HINTS: dict[type[Any], dict[str, Any]] = {}
_READ: dict[tuple[str, str], Any] = {}
"""What an annotation means in a module."""


def hints(kind: type[Any]) -> Mapping[str, Any]:
    """The types of a data class's fields by name, as `get_type_hints` reads them with extras; each annotation is read once."""
    types = _HINTS.get(kind)
    if types is None:
        types = {}
        for base in reversed(kind.__mro__):
            for name, annotation in vars(base).get("__annotations__", {}).items():
                key = (base.__module__, annotation)
                if annotation.startswith("ClassVar"):
                    continue
                if key not in _READ:
                    _READ[key] = _meaning(annotation, vars(import_module(base.__module__)))
                types[name] = _READ[key]
        _HINTS[kind] = types
    return types


def _meaning(annotation: str, known: dict[str, Any]) -> Any:
    """What an annotation means among the names of a module. Most are a name, a name or None, or several of a name."""
    several = annotation.startswith("tuple[") and annotation.endswith(", ...]")
    name = annotation[6:-6] if several else annotation.removesuffix(" | None")
    named = known.get(name) or vars(builtins).get(name)
    if named is None or isinstance(named, str):
        holder = SimpleNamespace(__annotations__={"it": annotation})
        return get_type_hints(holder, known, include_extras=True)["it"]
    if several:
        return GenericAlias(tuple, (named, ...))
    return named if name == annotation else named | None
