"""Who is told of changes: the list of customers' addresses, kept outside the inventory and never published."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import fields, replace

import idna

from onward.counting import counted
from onward.finding import OnwardError
from onward.frozen import dataclass
from onward.records.inventory import Inventory
from onward.yamltext.nearest import did_you_mean

_LOCAL = re.compile(r"[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_LONGEST_LOCAL, _LONGEST_ADDRESS, _LONGEST_NAME = 64, 254, 100
"""Octets of an address (RFC 5321, 4.5.3.1); letters of a name, more than any that a person bears."""
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Unicode categories of characters that break a line, turn the direction of a text, or are not seen at all."""


@dataclass(frozen=True, slots=True)
class Subscriber:
    """An address, what its owner bought (nothing: everything), its language, and the group of terms that it is under."""

    address: str
    name: str = ""
    products: tuple[str, ...] = ()
    language: str = ""
    terms: str = ""


_COLUMNS = tuple(attribute.name for attribute in fields(Subscriber))
_Row = tuple[int, Subscriber]


def address(text: str) -> str:
    """An e-mail address with its domain as mail servers know it (IDNA 2008, lower case); ValueError for anything else."""
    local, _, domain = text.rpartition("@")
    if not _LOCAL.fullmatch(local):
        raise ValueError(f"`{seen(text)}` is not an email address such as anna@example.com")
    try:
        known = idna.encode(domain, uts46=True).decode().lower() if domain else ""
    except idna.IDNAError as error:
        raise ValueError(f"`{seen(domain)}` is not a domain: {error}") from error
    whole = f"{local}@{known}"
    if "." not in known or len(local.encode()) > _LONGEST_LOCAL or len(whole.encode()) > _LONGEST_ADDRESS:
        raise ValueError(f"`{seen(text)}` is not an email address such as anna@example.com")
    return whole


def seen(text: str) -> str:
    """Text in one line of characters that are seen, so that it can do nothing in a header or on a terminal."""
    return " ".join(
        "".join(" " if unicodedata.category(character) in _UNSEEN else character for character in text).split()
    )


def read_subscribers(path: str, text: str, inventory: Inventory) -> tuple[Subscriber, ...]:
    """The subscribers of a CSV file whose first line names its columns, each address once, in the order of the file.

    OnwardError with every row that cannot be used, by file and line.
    """
    rows = _rows(path, text)
    number, first = next(rows, (1, []))
    header = _header(f"{path}:{number}", [name.strip().lower() for name in first])
    numbered, slips = [], []
    for number, row in rows:
        try:
            numbered.append((number, _subscriber(header, row, inventory)))
        except ValueError as error:
            slips.append(f"{path}:{number}: {error}")
    once, contradictions = _once(path, numbered)
    if slips or contradictions:
        raise OnwardError("\n".join(["the subscriber list cannot be used:", *slips, *contradictions]))
    return once


def _rows(path: str, text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that hold anything, each with the line on which it begins; a semicolon separates where the first line has it."""
    lines = re.split(r"(?<=\n)", text)
    reader = csv.reader(lines, strict=True, delimiter=";" if ";" in lines[0] and "," not in lines[0] else ",")
    while True:
        number = reader.line_num + 1
        try:
            row = next(reader, None)
        except csv.Error as error:
            raise OnwardError(f"{path}:{number}: {error}") from error
        if row is None:
            return
        if any(cell.strip() for cell in row):
            yield number, [cell.strip() for cell in row]


def _header(place: str, names: list[str]) -> list[str]:
    if "address" not in names:
        raise OnwardError(f"{place}: the first line must name the columns, `{','.join(_COLUMNS)}`")
    for name in names:
        if name not in _COLUMNS or names.count(name) > 1:
            fault = "occurs twice" if name in _COLUMNS else "is unknown"
            known = did_you_mean(name, _COLUMNS) or f"expected one of {', '.join(_COLUMNS)}"
            hint = "remove one of them" if name in _COLUMNS else known
            raise OnwardError(f"{place}: the column `{seen(name)}` {fault}; {hint}")
    return names


def _subscriber(header: list[str], row: list[str], inventory: Inventory) -> Subscriber:
    """One row; ValueError for what it cannot mean."""
    if len(row) != len(header):
        raise ValueError(
            f"{counted(len(row), 'column')}, but the first line names {len(header)}; quote values that contain a comma"
        )
    cells = dict(zip(header, row, strict=True))
    name, language, group = (cells.get(column, "") for column in ("name", "language", "terms"))
    products = tuple(dict.fromkeys(re.findall(r"[^\s;|,]+", cells.get("products", ""))))
    if name != seen(name) or len(name) > _LONGEST_NAME:
        raise ValueError("the name is too long or contains invalid characters; shorten it, or leave it out")
    if language and not _LANGUAGE.fullmatch(language):
        raise ValueError(f"`{seen(language)}` is not a language such as en or de")
    ours = inventory.organization
    terms = {group.id for group in ours.notice.terms if group.id} if ours and ours.notice else set()
    for product in products:
        _known("product", product, inventory.products)
    if group:
        _known("group of terms", group, terms)
    return Subscriber(address(cells["address"]), name, products, language, group)


def _known(kind: str, word: str, known: Collection[str]) -> None:
    if word not in known:
        hint = did_you_mean(word, known) or f"expected one of {', '.join(sorted(known)) or 'none'}"
        raise ValueError(f"unknown {kind} `{seen(word)}`; {hint}")


def _once(path: str, rows: list[_Row]) -> tuple[tuple[Subscriber, ...], list[str]]:
    """Each address once, with the products of all its rows; and where rows say different things of one address."""
    kept: dict[str, _Row] = {}
    slips = []
    for number, subscriber in rows:
        first, known = kept.setdefault(subscriber.address, (number, subscriber))
        if (known.language, known.terms) != (subscriber.language, subscriber.terms):
            slips.append(
                f"{path}:{number}: {subscriber.address} has a different language or different terms on line {first}"
            )
        products = (*known.products, *subscriber.products) if known.products and subscriber.products else ()
        kept[subscriber.address] = (first, replace(known, products=tuple(dict.fromkeys(products))))
    return tuple(subscriber for _, subscriber in kept.values()), slips
