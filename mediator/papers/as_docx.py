"""A document as Word has it, in styles that a person can change once for the whole paper."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from mediator.board.direction import right_to_left
from mediator.papers.as_html import pieces_of
from mediator.papers.document import Blank, Block, Document, Item, Items, Page, Paragraph, Signatures, Table

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.text.paragraph import Paragraph as WordParagraph
    from docx.text.run import Run

_SIZES = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}
"""Millimetres."""

_MARGIN = 20.0

_ROW_BY_HAND = 9.0
"""Millimetres of a row to write in."""

_ON_A_PAGE, _ON_A_PAGE_LARGE = 8, 4
"""Signatures that one page holds for sure: so many stay together."""

_NO_XML = re.compile("[\ufffe\uffff]")
"""Letters that clean text may have and XML may not."""

_FROM_THE_RIGHT = re.compile(
    r"([\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc](?:[\s\u0590-\u08ff\u200c-\u200f\ufb1d-\ufdff\ufe70-\ufefc]*"
    r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc])?)"
)
"""A stretch of words read from right to left; Word has to be told of each."""


def as_docx(document: Document, page: Page) -> bytes:
    """Return *document* as .docx."""
    import docx

    return _Writer(docx.Document(), document, page).written()


class _Writer:
    """Writes one document into an empty one of Word's."""

    def __init__(self, word: Word, document: Document, page: Page) -> None:
        self.word = word
        self.document = document
        self.page = page
        self.last: WordParagraph | None = None
        """The paragraph written last."""
        self.style_ids: dict[str, str] = {}

    def written(self) -> bytes:
        document = self.document
        self._set_up()
        self._says(document.title, "Title")
        for line in document.under:
            self._says(line, "Subtitle")
        for section in document.sections:
            if section.title:
                self._says(section.title, "Heading 1")
            for block in section.blocks:
                self._block(block)
            if self.last is not None and section.blocks and isinstance(section.blocks[-1], Blank):
                self.last.paragraph_format.keep_with_next = False
        for signatures in document.signatures:
            self._signatures(signatures)
        if self.last is not None:
            self.last.paragraph_format.keep_with_next = True  # notes alone on a page look lost
        for note in document.notes:
            self._says(note, "Note")
        package = self.word.part.package
        for name, related in list(package.rels.items()):
            if related.reltype.endswith("/thumbnail"):  # a picture of Word's own empty page
                del package.rels[name]
        file = io.BytesIO()
        self.word.save(file)
        return file.getvalue()

    def _set_up(self) -> None:
        from docx.shared import Mm

        about = self.word.core_properties
        about.title, about.language = _xml(self.document.title), self.document.language
        about.author = about.comments = about.last_modified_by = ""
        if self.document.made is not None:
            about.created = about.modified = self.document.made
        section = self.word.sections[0]
        section.page_width, section.page_height = map(Mm, _SIZES[self.page.size])
        section.left_margin = section.right_margin = Mm(_MARGIN)
        section.top_margin = section.bottom_margin = Mm(_MARGIN)
        make_styles(self.word, language=self.document.language, large=self.page.large)
        self.style_ids = {style.name: style.style_id for style in self.word.styles if style.name}
        self._footer(section.footer.paragraphs[0])

    def _footer(self, footer: WordParagraph) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
        fields = {"{n}": "PAGE", "{m}": "NUMPAGES"}
        for piece in pieces_of(self.document.page):
            if piece in fields:
                footer._p.append(_element("w:fldSimple", instr=fields[piece]))
            else:
                footer.add_run(_xml(piece))

    def _says(
        self,
        words: str,
        style: str,
        *,
        number: str = "",
        label: str = "",
        from_the_right: bool | None = None,
    ) -> WordParagraph:
        """Add a paragraph: a number and a label if there are any, and the *words*."""
        paragraph = self.last = self.word.add_paragraph()
        paragraph._p.style = self.style_ids[style]  # by its name, Word's styles are searched for each
        if number:
            _bold(paragraph.add_run(f"{number}\t"))
        if label:
            _bold(paragraph.add_run(_xml(f"{label}: ")))
        write(paragraph, words, from_the_right=from_the_right)
        return paragraph

    def _block(self, block: Block) -> None:
        match block:
            case Paragraph():
                self._says(block.text, "Normal")
            case Items():
                for item in block.items:
                    self._item(item)
            case Table():
                self._table(block)
            case Blank():
                self._blank(block)

    def _item(self, item: Item) -> None:
        paragraphs = [self._says(item.text, "Point", number=item.number)]
        way = right_to_left(item.text)
        for label, words in (*(("", aside) for aside in item.asides), *item.parts):
            paragraphs.append(self._says(words, "Point Detail", label=label, from_the_right=way))
        for paragraph in paragraphs[:-1]:
            paragraph.paragraph_format.keep_with_next = True

    def _table(self, table: Table) -> None:
        from docx.shared import Mm

        made = self.word.add_table(rows=0, cols=len(table.head), style="Table Grid")
        made.autofit = False
        room = _SIZES[self.page.size][0] - 2 * _MARGIN
        wanted = table.widths()
        widths = [Mm(room * width / sum(wanted)) for width in wanted]
        for column, width in zip(made.columns, widths, strict=True):
            column.width = width
        for row in (table.head, *table.rows):
            line = made.add_row()
            if table.by_hand:
                line.height = Mm(_ROW_BY_HAND)
            line._tr.get_or_add_trPr().append(_element("w:cantSplit"))
            for cell, width, words in zip(line.cells, widths, row, strict=True):
                cell.width = width
                write(cell.paragraphs[0], words)
        for cell in made.rows[0].cells:
            for run in cell.paragraphs[0].runs:
                _bold(run)
        made.rows[0]._tr.get_or_add_trPr().append(_element("w:tblHeader"))
        self.word.add_paragraph()

    def _blank(self, blank: Blank) -> None:
        label = " ".join(filter(None, (blank.number, blank.label)))
        if blank.boxes:
            paragraph = self._says(label, "Normal")
            paragraph.paragraph_format.keep_with_next = True
            write(paragraph, "".join(f"   ☐ {box}" for box in blank.boxes))
            return
        for words in (label, *[""] * (blank.lines - 1)):
            line = self._says(words, "Line to Write")
            line.add_run(" \t" if words else "\t")
            line.paragraph_format.keep_with_next = True  # until the section ends

    def _signatures(self, signatures: Signatures) -> None:
        if signatures.title:
            self._says(signatures.title, "Heading 1")
        for words in signatures.words:
            self._says(words, "Signature Words")
        together = len(signatures.signers) <= (_ON_A_PAGE_LARGE if self.page.large else _ON_A_PAGE)
        for one in signatures.signers:
            who = self._says(one.name or signatures.name, "Signature Name", from_the_right=False)
            if not one.name:
                who.add_run(" \t")
            if one.role:
                self._says(one.role, "Signature Role", from_the_right=False)
            line = self._says(signatures.signature, "Signature Line")
            line.add_run(" \t")
            write(line, f"  {signatures.date} ")
            line.add_run("\t")
            if together and one is not signatures.signers[-1]:
                line.paragraph_format.keep_with_next = True


def write(paragraph: WordParagraph, words: str, *, from_the_right: bool | None = None) -> None:
    """Add *words* to a paragraph; those read from the right are told so, and it with them if it begins so,
    or if it belongs to what is read *from_the_right*.
    """
    if right_to_left(words) if from_the_right is None else from_the_right:
        paragraph._p.get_or_add_pPr().append(_element("w:bidi"))
    for number, piece in enumerate(_FROM_THE_RIGHT.split(_xml(words))):
        if piece:
            run = paragraph.add_run(piece)
            if number % 2:
                run.font.rtl = run.font.complex_script = True


_STYLES = (
    ("Normal", 1.0, 0), ("Title", 1.6, 0), ("Subtitle", 1.0, 0), ("Heading 1", 1.15, 14), ("Point", 1.0, 6),
    ("Point Detail", 1.0, 0), ("Line to Write", 1.0, 10), ("Signature Words", 1.0, 10),
    ("Signature Name", 1.0, 18),
    ("Signature Role", 1.0, 0), ("Signature Line", 1.0, 14), ("Note", 0.85, 6),
)  # fmt: skip
"""A style, its size as a multiple of the usual one, and the points of space before it."""

_FONT = "Arial"
"""One that most machines have, with letters of most scripts; for the others Word takes one of its own."""


def make_styles(word: Word, *, language: str, large: bool) -> None:
    """Make the styles that the paper is written in; another look is a change of a style and not of a line."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.enum.text import WD_TAB_LEADER
    from docx.shared import Mm, Pt

    styles = word.styles
    for name, times, before in _STYLES:
        if name not in styles:
            styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
        style: Any = styles[name]
        _letters(style, size=round(times * (18 if large else 11)), bold=name in ("Title", "Heading 1"))
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(3)
        for line in style.element.findall(f".//{_name('w:pBdr')}"):
            line.getparent().remove(line)

    def layout(name: str) -> Any:
        style: Any = styles[name]
        return style.paragraph_format

    indent, right = Mm(14 if large else 9), Mm(210 - 2 * _MARGIN)
    layout("Point").left_indent = layout("Point Detail").left_indent = indent
    layout("Point").first_line_indent = -indent
    layout("Point").tab_stops.add_tab_stop(indent)
    for name, stops in (("Line to Write", [right]), ("Signature Name", [right]),
                        ("Signature Line", [Mm(110), right])):  # fmt: skip
        for stop in stops:
            layout(name).tab_stops.add_tab_stop(stop, leader=WD_TAB_LEADER.LINES)
    for name in ("Signature Words", "Signature Name", "Signature Role"):
        layout(name).keep_with_next = True
    for languages in styles.element.iter(_name("w:lang")):
        languages.set(_name("w:val"), language)


def _letters(style: Any, *, size: int, bold: bool) -> None:
    """Give a style its letters, and nothing of what Word's own template had, in every script alike."""
    from docx.shared import Pt

    properties = style.element.get_or_add_rPr()
    for old in list(properties):
        properties.remove(old)
    style.font.name, style.font.size, style.font.bold = _FONT, Pt(size), bold
    properties.rFonts.set(_name("w:cs"), _FONT)
    style.font.cs_bold = bold
    properties.append(_element("w:szCs", val=str(2 * size)))


def _bold(run: Run) -> None:
    """Make a run bold in every script."""
    run.bold = run.font.cs_bold = True


def _xml(words: str) -> str:
    return _NO_XML.sub("\ufffd", words)


def _name(tag: str) -> str:
    from docx.oxml.ns import qn

    return qn(tag)


def _element(tag: str, **attributes: str) -> Any:
    from docx.oxml import OxmlElement

    made = OxmlElement(tag)
    for key, value in attributes.items():
        made.set(_name(f"w:{key}"), value)
    return made
