"""The last page: what happens with the last Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediator.desk.after.keeping import fate_words
from mediator.desk.after.page_of_close import Page
from mediator.desk.page import Row, upper
from mediator.record.keeping import CLASSES, SAID, FileClass

if TYPE_CHECKING:
    from mediator.desk.after_they_left import AfterTheyLeft


def _end_rows(closing: AfterTheyLeft) -> list[Row]:
    if closing.practice:
        return [Row("Nothing of it is counted, and nothing of it is kept.")]
    going = [kind for kind in closing.going() if closing.is_there(kind)]
    rows = [Row(f"{upper(SAID[kind])}: {fate_words(closing, kind)}") for kind in CLASSES if kind not in going]
    if going:
        rows += [Row(""), Row("Destroyed now:")]
        rows += [Row(f"  {SAID[kind]}, {_files(closing, kind)}", here=True) for kind in going]
        rows += [Row("  There is no way back.")]
    if closing.hold is None:
        rows += [Row(""), Row("The earlier generations of its files (.bak) go with the close.", quiet=True)]
    return rows


def _files(closing: AfterTheyLeft, kind: FileClass) -> str:
    number, papers = closing.files[kind], closing.papers.get(kind, 0)
    words = "1 file" if number == 1 else f"{number} files"
    return f"{words}, and papers made of it: {papers}" if papers else words


def _press_end(closing: AfterTheyLeft, key: str) -> None:
    if key == "p" and closing.make_paper is not None:
        closing.make_paper(closing.closed())


THE_END = Page("Close it?", "Enter closes the session. p makes a paper first.", _end_rows, _press_end)
