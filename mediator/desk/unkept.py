"""What is typed and not yet kept: looked at now and then, so that it outlives the program."""

from __future__ import annotations

from mediator.archive.drafts import Draft, DraftKeeper
from mediator.desk import writing
from mediator.desk.state import Desk


class UnkeptWatch:
    """Gives what is not kept to *keeper*; what the last run left comes back to the *desk* first."""

    def __init__(self, desk: Desk, keeper: DraftKeeper | None) -> None:
        self._desk = desk
        self._keeper = keeper
        self._written: tuple[Draft, ...] = keeper.left if keeper is not None else ()
        self._typed: object = None
        self._unkept: tuple[Draft, ...] = ()
        self._just_kept = False
        desk.drafts = {draft.kind: draft for draft in self._written if not draft.private}

    def kept(self) -> None:
        """A line was kept: it stays a draft until the record that holds it is on the disk."""
        self._just_kept = True

    def look(self, text: str, *, saved: bool) -> None:
        """Look at the open line, with *text* in it, and at the drafts; *saved* is how the record stands."""
        if self._keeper is None:
            return
        typed = (self._desk.writing, text, tuple(self._desk.drafts.values()))
        if typed != self._typed:  # cleaning a megabyte takes a while
            self._typed, self._unkept = typed, writing.unkept(self._desk, text)
        now = self._unkept
        if self._just_kept or not saved:
            kinds = {draft.kind for draft in now}
            now = (*(draft for draft in self._written if draft.kind not in kinds), *now)
        self._just_kept = False
        self._written = now
        self._keeper.keep(now)
