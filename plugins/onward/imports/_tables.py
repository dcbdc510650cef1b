"""The lists of a page: tables, and bullets, definitions and headings as tables; those that name no vendors are told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace

from onward.frozen import dataclass
from onward.imports import Told
from onward.imports._atlas import Atlas, folded
from onward.imports._carried import carried
from onward.imports._cells import MOST_COLUMNS
from onward.imports._columns import Column, settled, with_days
from onward.imports._grids import Headed, apart, as_columns, as_pairs, headed
from onward.imports._items import entries, pair, paragraph, placed, within
from onward.imports._marked import marked
from onward.imports._others import BARE, STRONG_NAME, beside, dated, names_alone, strange
from onward.imports._page import Block, Cell, Entry, Grid, Heading, Hidden, Items, Page, Row, Text
from onward.imports._places import Places, places
from onward.imports._sections import is_only, says, section
from onward.imports._sentences import sentences, unread
from onward.imports._several import stacked, widened

_LOOKED_AT = 60
"""As many rows as tell whether the first is one of headings."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A row with the headings above it, the innermost last, and the places that they say."""

    row: Row
    path: tuple[str, ...] = ()
    places: Places = field(default_factory=Places)


@dataclass(frozen=True, slots=True)
class Table:
    """A list of vendors: what each column is taken for, and its rows."""

    line: int
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Listed, ...]
    weak: bool = False
    """Nothing around it says that it names vendors."""
    listed: bool = False
    """Its rows are headings, or items of lists below words on vendors."""
    marked: tuple[str, ...] = ()
    """The headings of columns for places whose marks are read as one column."""
    bare: bool = False
    """It holds names and says nothing of them."""


def tables(page: Page, atlas: Atlas, given: Mapping[str, str], about: str = "") -> tuple[list[Table], list[Told]]:
    """All lists of vendors of a page, and what was not taken for one. `about` is what the page is called."""
    walk = _Walk(atlas, given, about)
    blocks = marked(page.blocks, atlas)
    at = 0
    while at < len(blocks):
        at += walk.take(blocks, at)
    walk.close()
    walk.without_names()
    strong = [table for table in walk.found if not table.weak]
    for table in walk.found if strong else ():
        if table.weak:
            headings = ", ".join(column.heading for column in table.columns)
            walk.told.append(Told(table.line, f"a table that does not say that it names vendors: {headings}"))
    return strong or walk.found, sorted(walk.told, key=lambda remark: remark.line)


@dataclass()
class _Walk:
    """One way down a page."""

    atlas: Atlas
    given: Mapping[str, str]
    about: str
    found: list[Table] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    path: list[Heading] = field(default_factory=list)
    intro: str = ""
    entered: list[tuple[Entry, tuple[str, ...]]] = field(default_factory=list)
    """Vendors in headings and lists, until something else follows."""

    def take(self, blocks: Sequence[Block], at: int) -> int:
        """Read a block, and those that belong to it; how many they are."""
        block = blocks[at]
        if isinstance(block, Heading):
            return self._heading(blocks, at, block)
        if isinstance(block, Text):
            self._text(block)
        elif isinstance(block, Hidden):
            self.told.append(Told(block.line, f"{block.why}, not imported: {block.text[:200]}"))
        elif isinstance(block, Grid):
            for grid in apart(stacked(block)):
                self._grid(grid)
        else:
            self._items(block)
        return 1

    def _text(self, block: Text) -> None:
        """A paragraph: a vendor or several where the page is of vendors; else what stands above a list."""
        if block.cell.text.startswith("|") and block.cell.text.count("|") > 1:
            cut = "rows outside of a table, which an empty line ends, not imported"
            self.told.append(Told(block.line, f"{cut}: {block.cell.one[:200]}"))
            return
        named, left = list[Entry](), list[str]()
        if self._on_vendors() or says("vendors", block.cell.text):
            entry = paragraph(block, self.atlas)
            named, left = ([entry], left) if entry else sentences(block, self.atlas)
        self.entered += [(entry, self.names()) for entry in named]
        self.told += unread(left, block.line, bool(named))
        self.intro = self.intro if named else block.cell.text

    def _on_vendors(self) -> bool:
        """Whether what stands above says that vendors follow."""
        return any(says("vendors", words) for words in (*self.names(), self.intro, self.about))

    def names(self, line: int = 0) -> tuple[str, ...]:
        """The headings above."""
        return tuple(heading.text for heading in self.path)

    def _heading(self, blocks: Sequence[Block], at: int, block: Heading) -> int:
        while self.path and self.path[-1].level >= block.level:
            self.path.pop()
        if not block.text:
            self.close()
            return 1
        below = [*_until_heading(blocks[at + 1 :])]
        plain = not any(says(kind, block.text) for kind in ("vendors", "work"))
        plain = plain and not is_only(block.text) and not _is_place(block.text, self.atlas)
        if plain and (entry := within(block, below, self.atlas if self._on_vendors() else None)):
            self.entered.append((entry, self.names()))
            return 1 + len(below)
        self.close()
        if (
            plain
            and self._on_vendors()
            and says("legal_form", block.text)
            and not any(isinstance(item, Grid) for item in below)
        ):
            self.told.append(
                Told(block.line, f"a heading that names a company, of which nothing is read: {block.text[:200]}")
            )
        self.path.append(block)
        self.intro = ""
        return 1

    def _grid(self, block: Grid) -> None:
        if len(block.rows[0].cells) > MOST_COLUMNS:
            self.told.append(Told(block.line, f"a table of more than {MOST_COLUMNS} columns, not imported"))
            return
        if pairs := as_pairs(block):
            name = next((cell.one for key, cell, _ in pairs if pair(key) == "name"), "")
            title = name or (self.path[-1].text if self.path else "")
            cells = tuple((key, cell) for key, cell, _ in pairs if pair(key) != "name")
            path = self.names() if name else self.names()[:-1]
            self.entered.append((Entry(block.line, Cell(title), cells), path))
            return
        if columns := as_columns(block):
            self.entered += [(Entry(line, name, pairs), self.names()) for name, pairs, line in columns]
            return
        self.close()
        table = headed(block)
        path = (*self.names(), *filter(None, (block.caption, *table.above, self._announced())))
        if block.quoted:
            self.told.append(Told(block.line, f"a table in a quotation, not imported: {_first_cells(table.rows)}"))
        else:
            self._add(table, path)
        self.intro = ""

    def _announced(self) -> str:
        """The sentence that ends above a table with a colon."""
        return self.intro if self.intro.endswith(":") and len(self.intro) < 300 else ""

    def _items(self, block: Items) -> None:
        if not self._on_vendors() or (block.cards and not placed(block, self.atlas)):
            return
        path = (*self.names(), *filter(None, (self._announced(),)))
        self.entered += [(entry, (*path, *group)) for entry, group in entries(block, self.atlas)]
        self.intro = ""

    def close(self) -> None:
        """What was gathered from headings and lists becomes a table."""
        gathered, self.entered = self.entered, []
        if not gathered:
            return
        keys = list(dict.fromkeys(key for entry, _ in gathered for key, _ in entry.pairs))
        rows = [Row(entry.line, (entry.name, *(_joined(entry, key) for key in keys))) for entry, _ in gathered]
        table = Headed(gathered[0][0].line, ("Name", *keys), tuple(rows), (), ())
        self._add(table, (), [path for _, path in gathered])

    def _add(self, table: Headed, path: tuple[str, ...], paths: Sequence[tuple[str, ...]] = ()) -> None:
        """A table of vendors, or why it is none."""
        if not table.rows:
            return
        table = self._with_headings(widened(table, self.atlas, self.given))
        columns = settled(table.columns, [row.cells for row in table.rows], self.atlas, self.given)
        above = section(paths[0] if paths else path)
        columns = with_days(columns, above)
        why = strange(columns, above) or beside(paths[0] if paths else path)
        bare = why == BARE and bool(paths) and names_alone(table.rows)
        why = "" if bare else why
        if why:
            what = ", ".join(filter(None, table.columns)) or _first_cells(table.rows)
            self.told.append(Told(table.line, f"{why}: {what}; rows: {_first_cells(table.rows)}"))
            return
        if heading := dated((paths[0] if paths else path)[-1:], above):
            self.told.append(Told(table.line, f"read as engaged; the heading above names a day: {heading}"))
        groups = dict(table.groups)
        full, remarks = (table.rows, []) if paths else carried(table.rows, columns, groups)
        self.told += remarks
        rows, group = list[Listed](), ""
        for index, row in enumerate(full):
            group = groups.get(index, group)
            own = (*(paths[index] if paths else path), *filter(None, (group,)))
            rows.append(Listed(row, own, _said_above(own, self.atlas)))
        weak = not paths and not self._meant(columns, path)
        title = " › ".join(path or (paths[0] if paths else ()))
        self.found.append(Table(table.line, title, columns, tuple(rows), weak, bool(paths), table.marked, bare))

    def without_names(self) -> None:
        """Drops lists of mere names beside others that say what vendors do, unless a heading of their own says what they are."""
        telling = [table.rows[0].path for table in self.found if not table.bare]
        for table in [table for table in self.found if table.bare and telling]:
            path = table.rows[0].path
            own = path and not path[-1].endswith(":") and says("vendors", path[-1])
            if not own or any(other[: len(path)] == path for other in telling):
                self.found.remove(table)
                names = _first_cells([listed.row for listed in table.rows])
                self.told.append(
                    Told(table.line, f"names beside the vendors, of which nothing is said, not imported: {names}")
                )

    def _with_headings(self, table: Headed) -> Headed:
        """A table without headings that are known here, whose first row alone has no place where all others have one: headings."""
        if any(table.columns) or len(table.rows) < 2:
            return table
        for at in range(len(table.columns)):
            first, *others = (bool(places(row.cells[at].text, self.atlas).found) for row in table.rows[:_LOOKED_AT])
            if not first and all(others) and table.rows[0].cells[at].text:
                head, *rows = table.rows
                self.told.append(Told(head.line, f"taken for headings, which are not known here: {_words(head)}"))
                return replace(table, rows=tuple(rows))
        return table

    def _meant(self, columns: Sequence[Column], path: Iterable[str]) -> bool:
        """Whether a table says that it names vendors: by its headings, by what stands above, or by where they are."""
        name = next(column for column in columns if column.field == "name")
        around = any(says("vendors", words) for words in (*path, self.about, *(column.heading for column in columns)))
        places = {"locations", "country"} & {column.field for column in columns}
        return around or name.weight >= STRONG_NAME or bool(places) or name.by == "map"


def _said_above(path: Sequence[str], atlas: Atlas) -> Places:
    """The places that the nearest heading or sentence says: `Located in the United States:`."""
    from onward.imports._items import announced

    for heading in reversed(path):
        if (named := announced(heading, atlas)).sure:
            return named
        if folded(heading) in atlas.vague or says("everywhere", heading):
            return Places((), (heading,))
    return Places()


def _is_place(text: str, atlas: Atlas) -> bool:
    """Whether a heading is a place, which names no vendor but says where those below it are."""
    return places(text, atlas).sure or folded(text) in atlas.vague


def _until_heading(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Heading):
            return
        yield block


def _joined(entry: Entry, key: str) -> Cell:
    cells = [cell for name, cell in entry.pairs if name == key]
    if len(cells) < 2:
        return cells[0] if cells else Cell()
    links = tuple(link for cell in cells for link in cell.links)
    return replace(cells[0], text="\n".join(cell.text for cell in cells), links=links)


def _words(row: Row) -> str:
    return ", ".join(cell.one for cell in row.cells if cell.text)[:200]


def _first_cells(rows: Sequence[Row]) -> str:
    words = [next((cell.one for cell in row.cells if cell.text), "") for row in rows]
    return ", ".join(words[:12]) + (f" and {len(words) - 12} more" if len(words) > 12 else "")
