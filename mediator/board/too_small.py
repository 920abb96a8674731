"""One sentence for a terminal that can show nothing else."""

from textual.content import Content
from textual.widget import Widget

SMALLEST = (30, 8)
"""Cells below which nothing sensible can be drawn."""


class TooSmall(Widget):
    """One sentence for a terminal that can show nothing else; the app shows it where it is needed."""

    DEFAULT_CSS = "TooSmall { width: 1fr; height: 1fr; display: none; }"

    def render(self) -> Content:
        needed, size = SMALLEST, self.app.size
        return Content(
            f"mediator needs {needed[0]} by {needed[1]} letters; here are {size.width} by {size.height}."
        )
