"""Every format is read back by a program that is not ours, and a text in it is that text and nothing more."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import docx
import pypdf
import pytest
import vobject
from icalendar import Calendar
from markdown_it import MarkdownIt
from markdown_it.token import Token

from mediator.papers.as_docx import as_docx
from mediator.papers.document import (
    Blank,
    Block,
    Day,
    Document,
    Item,
    Items,
    Page,
    Paragraph,
    Section,
    Signatures,
    Signer,
    Table,
)
from mediator.papers.formats import FORMATS
from mediator.papers.width import columns
from mediator.text import one_line
from tests.hostile import HOSTILE
from tests.released import first_format

NAMES = ("Nguyễn Thị Hạnh", "محمد الأحمد", "李小龍", "José Muñoz")
MADE = datetime(2026, 11, 22, 9, 0, 0, 123456, tzinfo=UTC)
PAGES = (Page(), Page("letter", large=True))


def document(*texts: str) -> Document:
    """Return a document with each of *texts* in every place where a text can stand."""
    items = tuple(
        Item(text, str(number), asides=(text,), parts=(("Who", text), (text, "1")))
        for number, text in enumerate(texts, 2)
    )
    blocks: tuple[Block, ...] = (
        *map(Paragraph, texts),
        Items(items),
        Items(tuple(map(Item, texts))),
        Table(("Name", "Said"), tuple((text, text) for text in texts)),
        *(Blank(text, lines=2, number="1") for text in texts),
        Blank("How is it?", boxes=texts),
    )
    signers = (*(Signer(text, text) for text in texts), Signer())
    return Document(
        title="Agreement",
        language="en",
        under=texts,
        sections=(Section("Points", blocks), *(Section(text, ()) for text in texts)),
        signatures=(Signatures("Signatures", texts[:1], signers, "Name", "Signature", "Date"),),
        notes=texts,
        page="page {n} of {m}",
        days=tuple(Day(f"d{n}", date(2026, 12, 4), text, text) for n, text in enumerate(texts)),
        made=MADE,
    )


TEXTS = tuple(
    dict.fromkeys(text for piece in HOSTILE if (text := one_line(piece)).strip("\ufffd\u200c-\u200f"))
)
PLAIN = document(*("plain" for _ in TEXTS))


def rendered(made: Document, name: str, page: Page = PAGES[0]) -> bytes:
    return FORMATS[name].render(made, page).data


# Text stays text


def test_plain_text_fits_80_columns_and_holds_no_command() -> None:
    text = rendered(document(*TEXTS, "wide 話 " * 60), "txt").decode()
    assert all(columns(line) <= 80 for line in text.splitlines())
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", text)
    for each in TEXTS:
        assert text.count(each) >= 11, each


def tokens(markdown: str) -> Iterator[Token]:
    reader = MarkdownIt("gfm-like", {"html": True, "linkify": True})
    for token in reader.parse(markdown):
        yield token
        yield from token.children or ()


def test_markdown_shows_a_text_letter_by_letter() -> None:
    made = rendered(document(*TEXTS, "http://x.y www.x.yz a@b.cd - + 1. 1) --- ==="), "md").decode()
    kinds = {token.type for token in tokens(made)}
    plain = {token.type for token in tokens(rendered(PLAIN, "md").decode())}
    assert kinds <= plain | {"text_special"}, "no link, no picture, no HTML"
    shown = "".join(
        "\n" if token.type == "softbreak" or token.type.endswith("_close") else token.content
        for token in tokens(made)
        if token.type != "inline"
    )
    for text in TEXTS:
        assert shown.count(text) >= 11, text


@pytest.mark.parametrize(
    "begin", ["- x", "+ x", "1. x", "2) x", "# x", "> x", "=== x", "    x", "| x |", "* x"]
)
def test_markdown_takes_no_text_for_a_list_or_a_heading(begin: str) -> None:
    text = one_line(begin)
    made = Document(title="t", language="en", sections=(Section("", (Paragraph(text),)),))
    *_, opened, inline, closed = MarkdownIt("gfm-like").parse(rendered(made, "md").decode())
    assert (opened.type, inline.type, closed.type) == ("paragraph_open", "inline", "paragraph_close")
    assert "".join(child.content for child in inline.children or ()) == text


class Read(HTMLParser):
    """What an HTML file is made of."""

    def __init__(self, source: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, tuple[str, ...]]] = []
        self.text = ""
        self.language: str | None = None
        self.feed(source.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(sorted(name for name, _ in attrs))))
        self.language = dict(attrs).get("lang") if tag == "html" else self.language

    def handle_data(self, data: str) -> None:
        self.text += data


def test_html_has_no_tag_that_came_with_a_text_and_no_script() -> None:
    read, plain = Read(rendered(document(*TEXTS), "html")), Read(rendered(PLAIN, "html"))
    assert read.tags == plain.tags
    assert {"script", "img", "a", "link", "iframe"} & {tag for tag, _ in read.tags} == set()
    for text in TEXTS:
        assert read.text.count(text) >= 11, text
    assert read.language == "en"


@pytest.mark.parametrize("pattern", ['" } </style><script>{n}', "\\", "Seite {n} von {m}"])
def test_what_numbers_the_pages_stays_inside_its_string(pattern: str) -> None:
    read = Read(rendered(replace(PLAIN, page=pattern), "html"))
    assert "script" not in {tag for tag, _ in read.tags}
    assert read.tags == Read(rendered(PLAIN, "html")).tags


@pytest.mark.parametrize("page", PAGES, ids=["a4", "large letter"])
def test_word_opens_with_every_text_in_a_style(page: Page) -> None:
    texts = NAMES if page.large else (*TEXTS, *NAMES)
    word = docx.Document(io.BytesIO(rendered(document(*texts), "docx", page)))
    said = "\n".join("".join(one.itertext()) for one in word.element.body.iter("{*}p"))
    for text in texts:
        assert said.count(re.sub("[\ufffe\uffff]", "\ufffd", text)) >= 11, text
    styles = {paragraph.style.name for paragraph in word.paragraphs if paragraph.style is not None}
    assert {"Title", "Heading 1", "Point", "Point Detail", "Signature Name", "Signature Line"} <= styles
    assert not [run for paragraph in word.paragraphs for run in paragraph.runs if run.font.size is not None]
    width = word.sections[0].page_width
    assert width is not None
    assert round(width.mm, 1) == (215.9 if page.large else 210)
    assert (word.core_properties.title, word.core_properties.language) == ("Agreement", "en")
    assert word.core_properties.author == ""
    assert not [part for part in word.part.package.iter_parts() if part.partname.endswith("jpeg")]


def test_word_is_told_which_words_are_read_from_the_right() -> None:
    made = Document(
        title="t", language="en", sections=(Section("", (Paragraph("محمد الأحمد meets 李小龍"),)),)
    )
    *_, paragraph = docx.Document(io.BytesIO(as_docx(made, Page()))).paragraphs
    assert paragraph._p.pPr is not None
    assert paragraph._p.pPr.find("{*}bidi") is not None
    assert [(run.text, bool(run.font.rtl)) for run in paragraph.runs] == [
        ("محمد الأحمد", True),
        (" meets 李小龍", False),
    ]


@pytest.mark.parametrize("page", PAGES, ids=["a4", "large letter"])
def test_pdf_is_tagged_with_its_language_its_title_and_its_size(page: Page) -> None:
    made = FORMATS["pdf"].render(document("Nguyễn Thị Hạnh", "José Muñoz"), page)
    read = pypdf.PdfReader(io.BytesIO(made.data))
    root: Any = read.root_object
    assert made.missing == ""
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert "/StructTreeRoot" in root
    assert read.metadata is not None
    assert read.metadata.title == "Agreement"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert read.xmp_metadata is not None
    assert b"pdfuaid" in read.xmp_metadata.stream.get_data(), "it says that it keeps to PDF/UA"
    assert round(float(read.pages[0].mediabox.width)) == (612 if page.large else 595)
    text = " ".join("\n".join(one.extract_text() for one in read.pages).split())
    assert text.count("Nguyễn Thị Hạnh") >= 11
    assert f"page 1 of {len(read.pages)}" in text


def roles(element: Any) -> Iterator[str]:
    """Yield what every element of a PDF is, as a reader for those who do not see it is told."""
    element = element.get_object()
    if isinstance(element, dict):
        if "/S" in element:
            yield str(element["/S"]).removeprefix("/")
        below = element.get("/K", [])
        for one in below if isinstance(below, list) else [below]:
            yield from roles(one)


def test_the_tags_of_a_pdf_say_what_is_a_heading_a_list_and_a_table() -> None:
    read = pypdf.PdfReader(io.BytesIO(rendered(document("one", "two"), "pdf")))
    root: Any = read.root_object["/StructTreeRoot"]
    found = Counter(roles(root))
    assert found["Document"] == 1
    assert found["H1"] == 4, "three sections and the signatures"
    assert found["Table"] == 1
    assert (found["TH"], found["TR"], found["TD"]) == (2, 3, 4)
    assert (found["L"], found["LI"]) == (2, 4)
    assert not {role for role in found if role.startswith("Figure")}, "lines to write on are no pictures"


def test_pdf_takes_no_text_for_markup() -> None:
    texts = [text for text in TEXTS if text.isascii()]
    read = pypdf.PdfReader(
        io.BytesIO(rendered(document(*TEXTS, "#panic()", "= x", "$x$ *y* _z_ @w <v>"), "pdf"))
    )
    text = "".join("".join(page.extract_text() for page in read.pages).split())
    for each in (*texts, "#panic()", "= x", "$x$ *y* _z_ @w <v>"):
        assert text.count("".join(each.split())) >= 11, each
    assert not [page for page in read.pages if "/Annots" in page]


def test_pdf_says_which_letters_this_machine_cannot_draw() -> None:
    made = FORMATS["pdf"].render(document("a\U0010fff0b \U00013333 \U0010fff0"), Page())
    assert "\U0010fff0" in made.missing
    assert not set(made.missing) & {"a", "b"}
    assert made.data.startswith(b"%PDF")


def of_many_points(*, large: bool) -> list[str]:
    """Return the pages of a PDF of forty points, one of them long, and four signatures."""
    long = {5: "Quiet after ten. " * 60}
    points = tuple(
        Item(f"start{n}. {long.get(n, 'Quiet')}", str(n), parts=(("A", "b"), ("C", f"end{n}.")))
        for n in range(1, 41)
    )
    signers = tuple(Signer(f"signer{n}", "for somebody") for n in range(1, 5))
    made = Document(
        title="t",
        language="en",
        sections=(Section("Points", (Items(points[:39]),)), Section("Others", (Items(points[39:]),))),
        signatures=(Signatures("Signatures", ("For the points",), signers, "Name", "Signature", "Date"),),
        page="page {n} of {m}",
    )
    read = pypdf.PdfReader(io.BytesIO(rendered(made, "pdf", Page("letter", large=large))))
    return [" ".join(page.extract_text().split()) for page in read.pages]


@pytest.mark.parametrize("large", [False, True], ids=["usual", "large"])
def test_a_point_and_the_signatures_stay_whole_and_no_heading_is_left_behind(*, large: bool) -> None:
    pages = of_many_points(large=large)
    assert 3 < len(pages) < 30
    for number in range(1, 41):
        (page,) = [page for page in pages if f"start{number}." in page]
        assert f"end{number}." in page, number
    (page,) = [page for page in pages if "Signatures" in page]
    assert page.count("signer") == page.count("Signature ") == 4
    for number, page in enumerate(pages, 1):
        said = page.removesuffix(f"page {number} of {len(pages)}").strip()
        assert said != page
        assert not said.endswith(("Points", "Others", "Signatures", "For the points")), number


def test_what_is_longer_than_a_page_goes_on_overleaf() -> None:
    long = "Quiet after ten. " * 110
    parts = tuple((f"Part {n}", f"{long}end{n}.") for n in range(9))
    made = Document(
        title="t", language="en", sections=(Section("P", (Items((Item("x", "1", parts=parts),)),)),)
    )
    read = pypdf.PdfReader(io.BytesIO(rendered(made, "pdf", Page(large=True))))
    text = "".join(page.extract_text() for page in read.pages)
    assert all(f"end{n}." in text for n in range(9))
    assert max(len(page.extract_text()) for page in read.pages) < 2500, "no page holds more than it can"


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "＝1", "＋1", "－1", "＠x"]


def test_csv_holds_no_formula() -> None:
    texts = (*TEXTS, *FORMULAS, 'a "b", c', "a;b")
    data = rendered(document(*texts), "csv")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert data.startswith(b"\xef\xbb\xbf"), "without it Excel takes UTF-8 for something else"
    assert len({len(row) for row in rows}) == 1
    cells = [cell for row in rows for cell in row]
    assert not [cell for cell in cells if cell.lstrip().startswith(tuple("=+-@＝＋－＠"))]
    for text in texts:
        assert sum(cell in (text, f"'{text}") for cell in cells) >= 8, text


def test_json_holds_the_same() -> None:
    read = json.loads(rendered(document(*TEXTS), "json"))
    assert read["title"] == "Agreement"
    assert read["sections"][0]["blocks"][0] == {"kind": "paragraph", "text": TEXTS[0]}
    assert [one["text"] for one in read["sections"][0]["blocks"][len(TEXTS)]["items"]] == list(TEXTS)


def test_a_calendar_holds_no_line_that_came_with_a_text() -> None:
    data = rendered(document(*TEXTS, "a;b,c\\n:d"), "ics")
    events: list[Any] = list(Calendar.from_ical(data).walk("VEVENT"))
    (other,) = vobject.readComponents(data.decode())
    assert [event.summary.value for event in other.vevent_list] == [str(one["summary"]) for one in events]
    assert [event.dtstart.value for event in other.vevent_list] == [one["dtstart"].dt for one in events]
    for text, event in zip((*TEXTS, "a;b,c\\n:d"), events, strict=True):
        assert (str(event["summary"]), str(event["description"])) == (text, text)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    names = {line.split(b":")[0].split(b";")[0] for line in data.replace(b"\r\n ", b"").split(b"\r\n")}
    assert {name for name in names if name} <= {
        b"BEGIN", b"END", b"VERSION", b"PRODID", b"METHOD", b"X-WR-CALNAME", b"UID", b"DTSTAMP", b"SUMMARY",
        b"DESCRIPTION", b"DTSTART", b"DTEND", b"TRANSP", b"SEQUENCE",
    }  # fmt: skip


def test_a_document_with_nothing_in_it_is_one_in_every_format() -> None:
    empty = Document(title="Empty", language="en")
    for name in FORMATS:
        assert rendered(empty, name), name


def test_a_paper_as_text_loads_no_library_of_another_format(tmp_path: Path) -> None:
    first_format(tmp_path / "sessions")
    program = """
import sys
from mediator.cli import main
main(["export", "heron", "--for", "everyone", "--as", "txt"], standalone_mode=False)
heavy = {"docx", "typst", "icalendar", "lxml", "tzlocal", "textual", "pyrage"}
print("loaded", sorted(heavy & set(sys.modules)))
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True, text=True, check=True, timeout=50,
        env={**os.environ, "MEDIATOR_HOME": str(tmp_path)},
    )  # fmt: skip
    assert done.stdout.startswith("Agreement\n")
    assert done.stdout.endswith("loaded []\n")
