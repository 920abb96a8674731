"""Papers opened by programs that are not ours, where they are installed; `--long` asks for it.

LibreOffice for Word, Chromium for HTML, qpdf and poppler for PDF. Each starts slowly.
"""

import re
import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest

from mediator.papers.document import Page
from mediator.papers.formats import FORMATS
from tests.papers.test_formats import NAMES, document, rendered

pytestmark = pytest.mark.timeout(240)


@pytest.fixture(autouse=True)
def if_asked_for(*, long: bool) -> None:
    if not long:
        pytest.skip("`--long` has other programs open the papers")


def program(*names: str) -> str:
    """Return the first of these programs that is installed; skip the test where none is."""
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        pytest.skip(f"{names[0]} is not installed")
    return found


def done(*command: object) -> str:
    run = subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=200)
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout


def text_of(pdf: Path) -> str:
    """Return what a PDF says, as poppler reads it, without marks of direction."""
    text = unicodedata.normalize("NFKC", done(program("pdftotext"), pdf, "-"))
    text = text.replace("\u0623\u0644", "\u0644\u0623")  # it turns the letters of this ligature around
    return " ".join("".join(one for one in text if unicodedata.category(one) != "Cf").split())


def says_every_name(text: str) -> None:
    for name in NAMES:
        assert text.count(name) >= 11, name
    assert re.search(r"page 1 of \d", text)


@pytest.mark.parametrize("page", [Page(), Page("letter", large=True)], ids=["a4", "large letter"])
def test_pdf_is_without_a_fault_and_says_every_name(tmp_path: Path, page: Page) -> None:
    pdf = tmp_path / "a.pdf"
    made = FORMATS["pdf"].render(document(*NAMES), page)
    if made.missing:
        pytest.skip("this machine has no letters for it")
    pdf.write_bytes(made.data)
    assert "No syntax or stream encoding errors" in done(program("qpdf"), "--check", pdf)
    about = done(program("pdfinfo"), pdf)
    assert re.search(r"Tagged:\s+yes", about)
    assert re.search(r"Title:\s+Agreement", about)
    says_every_name(text_of(pdf))


@pytest.mark.parametrize("page", [Page(), Page("letter", large=True)], ids=["a4", "large letter"])
def test_libreoffice_prints_what_is_for_word(tmp_path: Path, page: Page) -> None:
    office = program("soffice", "libreoffice")
    (tmp_path / "a.docx").write_bytes(rendered(document(*NAMES), "docx", page))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    done(office, profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "a.docx")
    says_every_name(text_of(tmp_path / "a.pdf"))


@pytest.mark.parametrize("page", [Page(), Page("letter", large=True)], ids=["a4", "large letter"])
def test_chromium_prints_the_page_for_a_browser(tmp_path: Path, page: Page) -> None:
    browser = program("chromium", "chromium-browser", "google-chrome")
    html, pdf = tmp_path / "a.html", tmp_path / "a.pdf"
    html.write_bytes(rendered(document(*NAMES), "html", page))
    options = (
        "--headless",
        "--no-sandbox",
        "--no-pdf-header-footer",
        f"--user-data-dir={tmp_path / 'profile'}",
    )
    done(browser, *options, f"--print-to-pdf={pdf}", html.as_uri())
    says_every_name(text_of(pdf))
    size = re.search(r"Page size:\s+([\d.]+) x", done(program("pdfinfo"), pdf))
    assert size is not None
    assert round(float(size[1])) in ({612} if page.size == "letter" else {594, 595})
