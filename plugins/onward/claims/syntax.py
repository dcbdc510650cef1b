"""A checked CEL expression as a tree with places, read from the serialised form that every CEL implementation shares.

Source: `cel.expr.CheckedExpr` of the CEL specification (github.com/google/cel-spec), in the wire format of Protocol
Buffers. Macros such as `all` and `exists` are loops here.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping

from onward.frozen import dataclass

_Wire = Mapping[int, tuple[int | bytes, ...]]


@dataclass(frozen=True, slots=True)
class Node:
    """A piece of an expression; `at` is its offset in code points: of a member its dot, of an operator its sign."""

    at: int


@dataclass(frozen=True, slots=True)
class Constant(Node):
    """A text, a number, `true` or `false`; None for what an inventory has no use for."""

    value: str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Name(Node):
    """A variable."""

    name: str


@dataclass(frozen=True, slots=True)
class Select(Node):
    """A field of a record; `tested` where it is only asked whether there is one."""

    of: Node
    field: str
    tested: bool


@dataclass(frozen=True, slots=True)
class Call(Node):
    """An operator or a function; what it is called on is the first argument."""

    function: str
    args: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Items(Node):
    """A list that is written out."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Other(Node):
    """What the language has and claims do not use: maps and messages."""


@dataclass(frozen=True, slots=True)
class Loop(Node):
    """A macro over a list: from `start`, each item makes a `step`; `gathered` names what has come together so far."""

    variable: str
    over: Node
    gathered: str
    start: Node
    step: Node
    result: Node


def is_constant(node: Node) -> bool:
    """Whether a piece names no variable, so that it is the same whatever is recorded."""
    match node:
        case Name():
            return False
        case Select():
            return is_constant(node.of)
        case Call():
            return all(map(is_constant, node.args))
        case Items():
            return all(map(is_constant, node.items))
        case Loop():
            return all(map(is_constant, (node.over, node.start, node.step, node.result)))
    return True


def parse(serialised: bytes) -> Node:
    """The tree of a serialised expression."""
    checked = _read(_bytes(_read(serialised)[2]))
    places = {}
    for entry in _read(_bytes(checked[5])).get(4, ()):
        pair = _read(bytes(entry) if isinstance(entry, bytes) else b"")
        places[_int(pair.get(1, (0,)))] = _int(pair.get(2, (0,)))
    return _node(_bytes(checked[4]), places)


def _node(message: bytes, places: Mapping[int, int]) -> Node:
    fields = _read(message)
    at = places.get(_int(fields.get(2, (0,))), 0)
    for number, make in _KINDS.items():
        if number in fields:
            return make(at, _read(_bytes(fields[number])), places)
    return Other(at)


def _constant(at: int, fields: _Wire, places: Mapping[int, int]) -> Node:
    number, values = next(iter(fields.items()), (1, (0,)))
    if number == 6:
        return Constant(at, _bytes(values).decode())
    if number == 5:
        return Constant(at, struct.unpack("<d", _bytes(values))[0])
    if number == 2:
        return Constant(at, bool(_int(values)))
    if number in (3, 4):
        value = _int(values)
        return Constant(at, value - (1 << 64) if number == 3 and value >> 63 else value)
    return Constant(at, None)


def _name(at: int, fields: _Wire, places: Mapping[int, int]) -> Node:
    return Name(at, _text(fields, 1))


def _select(at: int, fields: _Wire, places: Mapping[int, int]) -> Node:
    return Select(at, _node(_bytes(fields[1]), places), _text(fields, 2), bool(_int(fields.get(3, (0,)))))


def _call(at: int, fields: _Wire, places: Mapping[int, int]) -> Node:
    inner = (*fields.get(1, ()), *fields.get(3, ()))
    return Call(at, _text(fields, 2), tuple(_node(_bytes((item,)), places) for item in inner))


def _items(at: int, fields: _Wire, places: Mapping[int, int]) -> Node:
    return Items(at, tuple(_node(_bytes((field,)), places) for field in fields.get(1, ())))


def _loop(at: int, fields: _Wire, places: Mapping[int, int]) -> Node:
    over, start, step, result = (_node(_bytes(fields[number]), places) for number in (2, 4, 6, 7))
    return Loop(at, _text(fields, 1), over, _text(fields, 3), start, step, result)


_KINDS = {3: _constant, 4: _name, 5: _select, 6: _call, 7: _items, 9: _loop}


def _read(message: bytes) -> _Wire:
    """The fields of a message by number: whole numbers, or bytes that are texts or messages of their own."""
    fields: dict[int, list[int | bytes]] = {}
    for number, value in _fields(message):
        fields.setdefault(number, []).append(value)
    return {number: tuple(values) for number, values in fields.items()}


def _fields(message: bytes) -> Iterator[tuple[int, int | bytes]]:
    at = 0
    while at < len(message):
        tag, at = _varint(message, at)
        number, kind = tag >> 3, tag & 7
        if kind == 0:
            whole, at = _varint(message, at)
            yield number, whole
            continue
        size, at = _varint(message, at) if kind == 2 else (8 if kind == 1 else 4, at)
        yield number, message[at : at + size]
        at += size


def _varint(message: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = message[at]
        value |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if not byte & 0x80:
            return value, at


def _bytes(values: tuple[int | bytes, ...]) -> bytes:
    return values[-1] if isinstance(values[-1], bytes) else b""


def _int(values: tuple[int | bytes, ...]) -> int:
    return values[-1] if isinstance(values[-1], int) else 0


def _text(fields: _Wire, number: int) -> str:
    return _bytes(fields.get(number, (b"",))).decode()
