"""HTML for pages and views. A text is escaped unless it is `Html` already, so that no value can become markup."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import zip_longest
from typing import TypeAlias

from markupsafe import Markup, escape

from onward.characters import in_line
from onward.site.diagrams.model import safe_url
from onward.site.diagrams.svg import slug
from onward.words.catalogue import Words

Html: TypeAlias = Markup
"""HTML that is ready. Everything else is text."""
Piece: TypeAlias = str | None
Row: TypeAlias = tuple[str, Sequence[Piece]] | tuple[str, Sequence[Piece], Mapping[str, str]]
"""The id of a row (or the empty string), its cells, of which the first is its heading, and its `data-…` for filters."""

_MARKED = re.compile(r"\*\*(?P<strong>[^*]+)\*\*|`(?P<code>[^`]+)`|\[(?P<text>[^\[\]]+)\]\((?P<url>[^)\[\s]+)\)")


def enumerated(say: Words, pieces: Iterable[Piece]) -> Html:
    """Pieces in a sentence: a, b and c."""
    return Html(say.enumeration(join([piece]) for piece in pieces))


def join(pieces: Iterable[Piece], between: str = "") -> Html:
    """Pieces one after another, texts escaped, nothing for None."""
    return _ready(_text(between).join([_text(piece) for piece in pieces if piece]))


def _text(piece: str) -> str:
    """A text escaped; HTML as it is."""
    return str(piece) if isinstance(piece, Markup) else str(escape(piece))


def addressed(text: str) -> Html:
    """A text in which an address stands on one line, where that has room for it."""
    return join((tag("span", word, class_="ow-address") if "@" in word else word for word in text.split(" ")), " ")


def _ready(text: str) -> Html:
    """A text that is HTML already, without a look at what else it could be."""
    return str.__new__(Markup, text)


def tag(name: str, /, *children: Piece, **attributes: str | None) -> Html:
    """An element. `class_` stands for `class`, `data_label` for `data-label`; an attribute of None is left out."""
    inner = "".join([_text(child) for child in children if child])
    return _ready(f"<{name}{_written(attributes)}>{inner}</{name}>")


def field(**attributes: str | None) -> Html:
    """A field of a form."""
    return Html(f"<input{_written(attributes)}>")


def _written(attributes: Mapping[str, str | None]) -> str:
    return "".join([f' {_attribute(key)}="{_text(value)}"' for key, value in attributes.items() if value is not None])


@cache
def _attribute(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def sentence(template: str, **values: str) -> Html:
    """A sentence of ours with pieces put in: texts are escaped, links stay links."""
    return escape(template).format(**values)


def anchor(url: str | None, *children: Piece, class_: str | None = None, lang: str | None = None) -> Html:
    """A link; the children alone where the address is not one that a page may lead to. `lang` is for another language."""
    address = safe_url(url)
    outside = "noopener" if address and address.startswith("http") else None
    if not address:
        return join(children)
    return tag("a", *children, href=address, rel=outside, class_=class_, lang=lang, hreflang=lang)


def listed(items: Iterable[Piece]) -> Html | None:
    """Items as a list; one alone as it is, None for none."""
    shown = [item for item in items if item]
    if len(shown) < 2:
        return join(shown) if shown else None
    return tag("ul", *(tag("li", item) for item in shown))


def pill(text: str, kind: str = "") -> Html:
    """A small mark; `kind` is one of the stylesheet's."""
    return tag("span", text, class_=f"ow-pill ow-pill--{kind}" if kind else "ow-pill")


def pills(marks: Iterable[Html]) -> Html | None:
    """Several marks side by side."""
    return join(marks, " ") or None


def paragraph(*children: Piece, class_: str | None = None) -> Html:
    """A paragraph."""
    return tag("p", *children, class_=class_)


def notice(*children: Piece, kind: str = "") -> Html:
    """A remark beside the text."""
    return tag("div", *(tag("p", child) for child in children if child), class_=f"ow-notice {kind}".strip())


def card(title: str, *children: Piece, wide: bool = False) -> Html:
    """A few words under a title, beside others of their kind; a wide one above them."""
    shape = "ow-card ow-card--wide" if wide else "ow-card"
    return tag("div", tag("strong", title, class_="ow-card__title"), *children, class_=shape)


def record(fields: Iterable[tuple[str, Piece]]) -> Html:
    """A record, field by field; fields that hold nothing are left out."""
    rows = (tag("div", tag("dt", name), tag("dd", value)) for name, value in fields if value)
    return tag("dl", *rows, class_="ow-record")


def table(
    label: str,
    columns: Sequence[str],
    rows: Iterable[Row],
    empty: str = "",
    keys: Sequence[str] = (),
    kind: str = "",
    mostly: Sequence[str] = (),
) -> Html:
    """A table in a region that scrolls and has a name; on a phone each row is a card. `empty` stands for no rows.

    `keys` names the columns in addresses: a table that has them can be sorted. Of a `kind` the stylesheet knows the columns;
    in any other table each cell says its own. `mostly` are data of rows of which the body bears the most common value, for every
    row that bears none.
    """
    shared, rows = _shared(list(rows), mostly)
    bodies = [_row([None for _ in columns] if kind else columns, *row) for row in rows]
    if not bodies:
        return paragraph(empty) if empty else Html("")
    named = zip_longest(columns, keys)
    head = tag("thead", tag("tr", *(tag("th", column, scope="col", data_key=key) for column, key in named)))
    shape = f"ow-rows ow-rows--stack ow-rows--{kind}" if kind else "ow-rows ow-rows--stack"
    inner = tag("table", head, tag("tbody", *bodies, **shared), class_=shape)
    return tag("div", inner, class_="ow-table", role="region", tabindex="0", aria_label=label)


def _shared(rows: Sequence[Row], mostly: Sequence[str]) -> tuple[Mapping[str, str], Sequence[Row]]:
    """The most common value of each attribute that all rows bear, and the rows without it."""
    bearing = [row[2] if len(row) > 2 else {} for row in rows]
    shared: dict[str, str] = {}
    for name in mostly:
        values = Counter(facets.get(name) for facets in bearing)
        value, times = values.most_common(1)[0] if values else (None, 0)
        if value is not None and times > 1 and None not in values:
            shared[name] = value
    apart = ({key: text for key, text in facets.items() if shared.get(key) != text} for facets in bearing)
    return shared, [(row[0], row[1], facets) for row, facets in zip(rows, apart, strict=True)] if shared else rows


def _row(
    columns: Sequence[str | None], name: str, cells: Sequence[Piece], facets: Mapping[str, str] | None = None
) -> Html:
    heading = tag("th", cells[0], scope="row")
    rest = (tag("td", cell, data_label=column) for column, cell in zip(columns[1:], cells[1:], strict=True))
    return tag("tr", heading, *rest, id=slug(name) if name else None, **dict(facets or {}))


def quiet(*children: Piece) -> Html:
    """Small print under a name."""
    return tag("span", *children, class_="ow-quiet")


def lines(*pieces: Piece) -> Html | None:
    """Pieces under one another in a cell; a list ends its line by itself."""
    joined = join((piece for piece in pieces if piece), Html("<br>"))
    return joined.replace(Html("</ul><br>"), Html("</ul>")) or None


def prose(text: str | None) -> Html | None:
    """An inventory's Markdown: paragraphs, bold, code and links; any other markup is text."""
    paragraphs = [part for part in re.split(r"\n\s*\n", text or "") if part.strip()]
    return join(tag("p", _inline(in_line(part))) for part in paragraphs) or None


def inline(text: str | None) -> Html | None:
    """The same as `prose` in one line, for a cell."""
    return _inline(in_line(text)) if text and text.strip() else None


def _inline(text: str) -> Html:
    done, pieces = 0, []
    for match in _MARKED.finditer(text):
        pieces += [text[done : match.start()], _marked(match)]
        done = match.end()
    return join([*pieces, text[done:]])


def _marked(match: re.Match[str]) -> Html:
    if match["strong"]:
        return tag("strong", match["strong"])
    return tag("code", match["code"]) if match["code"] else anchor(_given(match["url"]), match["text"])


def _given(url: str) -> str | None:
    """An address that a value of the inventory gives; `site:` names pages of ours, and is ours alone to write."""
    kept = safe_url(url)
    return None if kept and kept.lower().startswith("site:") else kept


def reachable(text: str | None) -> Html | None:
    """An address as a link: a page, or a mailbox; anything else as it is."""
    url = address(text)
    if text is None or url is None:
        return join([text.strip()]) if text else None
    return anchor(url, text.strip(), class_="ow-nowrap" if url.startswith("mailto:") else None)


def address(text: str | None) -> str | None:
    """The address behind words that are nothing else: of a page, or of a mailbox."""
    words = (text or "").strip()
    if words.startswith(("https://", "http://")):
        return safe_url(words) if len(words.split()) == 1 else None
    return f"mailto:{words}" if _MAILBOX.fullmatch(words) else None


_MAILBOX = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", re.ASCII)
