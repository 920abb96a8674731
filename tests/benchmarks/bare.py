"""The floors: what Textual itself needs for a field, and for a clock that ticks.

Run by its path and not as a module, so that nothing of ours is imported.
"""

import sys
from datetime import datetime

from textual.app import App, ComposeResult
from textual.widgets import Digits, Input


class BareField(App[None]):
    """An app with one field."""

    def compose(self) -> ComposeResult:
        yield Input(placeholder="ready")


class BareClock(App[None]):
    """An app with one clock."""

    def compose(self) -> ComposeResult:
        yield Digits("00:00:00")

    def on_mount(self) -> None:
        self.set_interval(1, self.show_the_time)

    def show_the_time(self) -> None:
        self.query_one(Digits).update(f"{datetime.now():%H:%M:%S}")


if __name__ == "__main__":
    {"field": BareField, "clock": BareClock}[sys.argv[1]]().run()
