"""The picture beside a link to the site in a chat or a feed: a register in the organization's colour, as a PNG."""

from __future__ import annotations

import struct
import zlib
from functools import cache
from itertools import chain
from typing import Final, TypeAlias

from onward.site.resources.brand import Colour, brand

PATH: Final = "assets/onward/cover.png"
SIZE: Final = (1200, 630)
"""In pixels, as services show it."""
Pixel: TypeAlias = tuple[int, int, int]

_DEFAULT: Colour = (0x0E / 255, 0x4A / 255, 0x5A / 255)
_SHEET, _HEAD, _LINE, _QUIET = (255, 255, 255), (238, 242, 244), (214, 222, 226), (186, 198, 204)
_LEFT, _TOP, _RIGHT, _BOTTOM = 140, 96, 1060, 630
_ROW, _BAR = 96, 18
_COLUMNS = ((180, 230), (470, 150), (700, 120))
"""Where the text of each column begins, and how long it is."""


@cache
def png(colour: Colour | None) -> bytes:
    """The picture: the same bytes for the same colour."""
    made = brand(colour or _DEFAULT)
    ground, chip = _pixel(made.header), _pixel(made.link)
    rows = b"".join(b"\0" + _row(ground, chip, y) for y in range(SIZE[1]))
    header = struct.pack(">2I5B", *SIZE, 8, 2, 0, 0, 0)
    chunks = (b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _row(ground: Pixel, chip: Pixel, y: int) -> bytes:
    """One line of pixels, painted over from back to front."""
    line = [ground] * SIZE[0]
    if not _TOP <= y < _BOTTOM:
        return _bytes(line)
    number, within = divmod(y - _TOP, _ROW)
    _paint(line, _LEFT, _RIGHT, _LINE if within == _ROW - 1 else _SHEET if number else _HEAD)
    middle = abs(within - _ROW // 2) <= _BAR // 2
    for start, length in _COLUMNS if middle else ():
        _paint(line, start, start + length - 34 * (number % 3), _QUIET)
    if number and abs(within - _ROW // 2) <= _BAR:
        _paint(line, 890, 1010 - 20 * (number % 2), chip)
    return _bytes(line)


def _paint(line: list[Pixel], start: int, end: int, pixel: Pixel) -> None:
    line[start:end] = [pixel] * (end - start)


def _bytes(line: list[Pixel]) -> bytes:
    return bytes(chain.from_iterable(line))


def _pixel(colour: Colour) -> Pixel:
    red, green, blue = (round(part * 255) for part in colour)
    return red, green, blue


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
