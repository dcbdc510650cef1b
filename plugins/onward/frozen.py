"""Data classes that make a method when it is first asked for: a run imports many types and makes values of few of them.

The standard library compiles up to eight methods for each type when it is imported; for all of ours together that takes a
fifth of the time of a short lint.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from types import SimpleNamespace
from typing import Any, Final, TypeVar, dataclass_transform, get_type_hints

T = TypeVar("T")


@dataclass_transform(field_specifiers=(dataclasses.field,))
def dataclass(
    *, frozen: bool = False, slots: bool = False, kw_only: bool = False, eq: bool = True, order: bool = False
) -> Callable[[type[T]], type[T]]:
    """The same as `dataclasses.dataclass` with these words, made later; the fields are known to `dataclasses` at once.

    One that is not frozen is made by the standard library.
    """
    if not frozen:
        return dataclasses.dataclass(slots=slots, kw_only=kw_only, eq=eq, order=order)

    def made(kind: type[T]) -> type[T]:
        plain = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots, kw_only=kw_only)
        return _frozen(plain(kind), eq, order)

    return made


def _frozen(kind: type[T], eq: bool, order: bool) -> type[T]:
    """A type with the methods of a frozen one, but for those that it defines itself."""
    methods: dict[str, Any] = {
        "__init__": _seldom(kind),
        "__repr__": _repr,
        "__setattr__": _refuse,
        "__delattr__": _refuse,
        "__getstate__": _state,
        "__setstate__": _restore,
    }
    if eq:
        methods |= {
            "__eq__": _later(kind, "__eq__", partial(_compared, "==")),
            "__hash__": _later(kind, "__hash__", _hash),
        }
    if order:
        signs = {"__lt__": "<", "__le__": "<=", "__gt__": ">", "__ge__": ">="}
        methods |= {name: _later(kind, name, partial(_compared, sign)) for name, sign in signs.items()}
    for name, method in methods.items():
        if name not in kind.__dict__:
            setattr(kind, name, method)
    return kind


def _later(kind: type[Any], name: str, make: Callable[[type[Any]], Any]) -> Any:
    """A method that makes the real one when it is called, and steps aside."""

    def first(self: Any, *given: Any, **named: Any) -> Any:
        method = make(kind)
        setattr(kind, name, method)
        return method(self, *given, **named)

    return first


def _seldom(kind: type[Any]) -> Any:
    """An `__init__` that fills the first few values field by field: to make the real one takes as long as dozens of these."""
    defaults: dict[str, dataclasses.Field[Any]] = {}
    ordered: list[str] = []
    left = 0 if hasattr(kind, "__post_init__") else _FEW

    def first(self: Any, *given: Any, **named: Any) -> None:
        nonlocal left
        left -= 1
        if not defaults:
            defaults.update({attribute.name: attribute for attribute in dataclasses.fields(kind)})
            ordered.extend(name for name, attribute in defaults.items() if not attribute.kw_only)
        values = dict(zip(ordered, given, strict=False)) | named
        if left >= 0 and len(values) == len(given) + len(named) and values.keys() <= defaults.keys():
            values |= {name: _default(defaults[name]) for name in defaults if name not in values}
            if dataclasses.MISSING not in values.values():
                for name, value in values.items():
                    object.__setattr__(self, name, value)
                return
        method = kind.__init__ = _init(kind)
        method(self, *given, **named)

    return first


def _default(attribute: dataclasses.Field[Any]) -> Any:
    """What a field holds that is not given; MISSING where it has to be."""
    made = attribute.default_factory
    return attribute.default if made is dataclasses.MISSING else made()


def _repr(self: Any) -> str:
    shown = (
        f"{attribute.name}={getattr(self, attribute.name)!r}"
        for attribute in dataclasses.fields(self)
        if attribute.repr
    )
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _refuse(self: Any, name: str, *_: Any) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot change field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, attribute.name) for attribute in dataclasses.fields(self)]


def _restore(self: Any, state: list[Any]) -> None:
    for attribute, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, attribute.name, value)


def _compared(sign: str, kind: type[Any]) -> Any:
    names = [attribute.name for attribute in dataclasses.fields(kind) if attribute.compare]
    both = f"{_values('self', names)} {sign} {_values('other', names)}"
    return _compiled("self, other", f"return {both} if other.__class__ is self.__class__ else NotImplemented", {})


def _hash(kind: type[Any]) -> Any:
    every = dataclasses.fields(kind)
    names = [attribute.name for attribute in every if (attribute.compare if attribute.hash is None else attribute.hash)]
    return _compiled("self", f"return hash({_values('self', names)})", {})


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
        asked += ["*"] * (bool(attribute.kw_only) and "*" not in asked)
        asked.append(name + default)
        if any(name in vars(base).get("__slots__", ()) for base in kind.__mro__):
            known[f"_set_{name}"] = getattr(kind, name).__set__
            lines.append(f"_set_{name}(self, {value})")
        else:
            lines.append(f"_object(self, {name!r}, {value})")
    lines += ["self.__post_init__()"] * hasattr(kind, "__post_init__")
    return _compiled(", ".join(asked), "\n ".join(lines or ["pass"]), known)


_FEW: Final = 16
"""Values of a type that are made without an `__init__` of its own."""
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
                    holder = SimpleNamespace(__annotations__={name: annotation})
                    known = get_type_hints(holder, vars(import_module(base.__module__)), include_extras=True)
                    _READ[key] = known[name]
                types[name] = _READ[key]
        _HINTS[kind] = types
    return types
