"""A paper as a Word document (Office Open XML, ISO/IEC 29500): A4, headings that a table of contents can use."""

from __future__ import annotations

from datetime import date
from typing import Any

from onward.characters import escaped
from onward.exports._library import library
from onward.exports._paper import Block, Cell, Forms, Grid, Heading, Line, Paper, Text
from onward.exports._zip import settled

_SHORT, _LONG, _MARGIN = 21.0, 29.7, 2.5
"""The sides of A4 and its margins, in centimetres."""
_LABEL = 0.27
"""Which part of the width a form has for its labels."""
_UPRIGHT = 4
"""A table of more columns is set across."""


def docx(paper: Paper, day: date) -> bytes:
    """The document; a blank is marked in yellow. OnwardError where python-docx is not installed."""
    made = _Document(paper)
    made.document.core_properties.title = escaped(paper.title)
    made.document.core_properties.author = ""
    made.document.add_heading(escaped(paper.title), 0)
    for block in paper.blocks:
        made.block(block)
    made.about(paper)
    return settled(made.document.save, day)


class _Document:
    """A document that is being written."""

    def __init__(self, paper: Paper) -> None:
        self.docx = library("docx", "DOCX", "office")
        self.enum = library("docx.enum.text", "DOCX", "office")
        self.oxml = library("docx.oxml", "DOCX", "office")
        self.document = self.docx.Document()
        self.across = any(isinstance(block, Grid) and len(block.head) > _UPRIGHT for block in paper.blocks)
        self._page()
        self._styles(paper.language)

    def _page(self) -> None:
        section, cm = self.document.sections[0], self.docx.shared.Cm
        orient = library("docx.enum.section", "DOCX", "office").WD_ORIENT
        section.orientation = orient.LANDSCAPE if self.across else orient.PORTRAIT
        wide, high = (_LONG, _SHORT) if self.across else (_SHORT, _LONG)
        section.page_width, section.page_height = cm(wide), cm(high)
        section.left_margin = section.right_margin = cm(_MARGIN)
        section.top_margin = section.bottom_margin = cm(2)
        self._numbered(section.footer.paragraphs[0])

    def _numbered(self, paragraph: Any) -> None:
        paragraph.alignment = self.enum.WD_ALIGN_PARAGRAPH.RIGHT
        for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
            run = paragraph.add_run()
            tag = "w:fldChar" if kind else "w:instrText"
            element = self.oxml.OxmlElement(tag)
            if kind:
                element.set(self.docx.oxml.ns.qn("w:fldCharType"), kind)
            element.text = text or None
            run._r.append(element)

    def _styles(self, language: str) -> None:
        styles, shared = self.document.styles, self.docx.shared
        styles["Normal"].font.name, styles["Normal"].font.size = "Calibri", shared.Pt(10)
        styles["Normal"].paragraph_format.space_after = shared.Pt(4)
        spoken = self.oxml.OxmlElement("w:lang")
        spoken.set(self.docx.oxml.ns.qn("w:val"), language)
        styles["Normal"].element.get_or_add_rPr().append(spoken)

    def block(self, block: Block) -> None:
        if isinstance(block, Heading):
            made = self.document.add_heading(escaped(block.text), block.level)
            made.paragraph_format.page_break_before = block.fresh
        elif isinstance(block, Text):
            self.line(self.document.add_paragraph(), block.line, block.small)
        elif isinstance(block, Grid):
            self.table([tuple((Line(title),) for title in block.head), *block.rows], head=True)
        elif isinstance(block, Forms):
            for title, cells in block.entries:
                if title:
                    self.document.add_heading(escaped(title), block.level)
                self.table([((Line(name),), held) for name, held in zip(block.labels, cells, strict=True)], head=False)

    def about(self, paper: Paper) -> None:
        """What the paper says of itself, on a page that is not filed with it."""
        self.block(Heading(paper.about_title, fresh=True))
        for label, text in paper.about:
            self.line(self.document.add_paragraph(), Line(f"{label}{paper.colon}{text}"), small=True)

    def table(self, rows: list[tuple[Cell, ...]], head: bool) -> None:
        """A grid with headings in its first row, which are repeated on each page; else a form with labels on the left."""
        made = self.document.add_table(len(rows), len(rows[0]), "Table Grid")
        made.autofit = False
        widths = self._widths(len(rows[0]), head)
        for column, width in zip(made.columns, widths, strict=True):
            column.width = width
        for index, (row, held) in enumerate(zip(made.rows, rows, strict=True)):
            self._whole(row, repeated=head and index == 0)
            for number, (place, content) in enumerate(zip(row.cells, held, strict=True)):
                place.width = widths[number]
                label = index == 0 if head else number == 0
                self.cell(place, content, label)
        self.document.add_paragraph()

    def _widths(self, count: int, head: bool) -> list[Any]:
        cm = self.docx.shared.Cm
        width = (_LONG if self.across else _SHORT) - 2 * _MARGIN
        return [cm(width / count)] * count if head else [cm(width * _LABEL), cm(width * (1 - _LABEL))]

    def _whole(self, row: Any, repeated: bool) -> None:
        """A row is not broken over two pages."""
        properties = row._tr.get_or_add_trPr()
        for tag in ("w:cantSplit", *(["w:tblHeader"] if repeated else [])):
            properties.append(self.oxml.OxmlElement(tag))

    def cell(self, place: Any, held: Cell, label: bool) -> None:
        for index, line in enumerate(held):
            paragraph = place.paragraphs[0] if index == 0 else place.add_paragraph()
            paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = self.docx.shared.Pt(1.5)
            run = self.line(paragraph, line)
            run.bold = label or None
        if label:
            shade = self.oxml.OxmlElement("w:shd")
            for name, value in (("val", "clear"), ("color", "auto"), ("fill", "EDEFF2")):
                shade.set(self.docx.oxml.ns.qn(f"w:{name}"), value)
            place._tc.get_or_add_tcPr().append(shade)

    def line(self, paragraph: Any, line: Line, small: bool = False) -> Any:
        run = paragraph.add_run(escaped(line.text))
        if line.blank:
            run.font.highlight_color = self.enum.WD_COLOR_INDEX.YELLOW
        if small:
            run.font.size, run.italic = self.docx.shared.Pt(8.5), True
        return run
