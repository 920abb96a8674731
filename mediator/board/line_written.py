"""The line that is being written while the room watches, under the board."""

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from mediator.board.rows import NAME, text_rows
from mediator.view import Written

MOST = 4
"""Rows of words; of a longer line its end is seen, and a sign that there is more before it."""


class LineWritten(Widget):
    """Whose line it is and what it becomes, in its frame, and the words as they are typed.

    Where the clock stands large it is beside that, as high, so that the board above need not move for it.
    """

    DEFAULT_CSS = """
    LineWritten {
        display: none; height: auto; width: 1fr; padding: 0 2; margin: 0 1;
        border: heavy $accent; border-title-color: $text; border-title-style: bold;
    }
    LineWritten.-beside { height: 6; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._line: Written | None = None

    def show(self, line: Written | None, *, beside: bool) -> None:
        """Draw *line*; without one there is no frame. *beside*: the clock stands there, large."""
        self.set_class(beside, "-beside")
        if line == self._line:
            return
        before = len(self._rows(self.size.width))
        self._line = line
        self.display = line is not None
        if line is not None:
            name = Content.styled(f" {line.who.upper()} ", "bold reverse") if line.who else Content("")
            self.border_title = Content.assemble(name, " " if line.who else "", line.what)
        self.refresh(layout=not beside and len(self._rows(self.size.width)) != before)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._rows(width))

    def render(self) -> Content:
        return Content("\n").join(self._rows(self.size.width))

    def _rows(self, width: int) -> list[Content]:
        """One row at least, so that nothing need move for the first letter."""
        words = self._line.words if self._line is not None else ""
        rows = [row.content for row in text_rows(words, NAME, width)]
        if len(rows) > MOST:
            end = [row.content for row in text_rows(words, NAME, width - 2)][-MOST:]
            rows = [Content.assemble("  " if at else "… ", row) for at, row in enumerate(end)]
        return rows or [Content("")]
