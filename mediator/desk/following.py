"""An agreement that is followed up: what is noted of it, the way back, the end with the year's figures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from mediator.archive.agreement_file import AgreementFile, NotTaken
from mediator.archive.reading import Unreadable
from mediator.archive.shared_file import Busy, archive_held
from mediator.archive.tally_file import keep_contacts
from mediator.live import Live
from mediator.record.agreement import Agreement
from mediator.record.base import Refused
from mediator.record.following_up import FollowingUp

Now = Callable[[], datetime]


class Following(Protocol):
    """An agreement in the hands of who asks how it is going."""

    now: Now
    folder: Path
    """The session's."""

    @property
    def agreement(self) -> Agreement: ...

    def do(self, *changes: FollowingUp) -> None:
        """Let them happen, as one step of undo. Raises `Refused`, and then nothing happened."""
        ...

    def undo(self) -> None:
        """Take the last one back. Raises `Refused` where there is none."""
        ...

    def close(self) -> str:
        """End it, and say what went wrong, or nothing."""
        ...


def today(following: Following) -> date:
    """Return the day where the mediator is."""
    return following.now().astimezone().date()


class FollowingAlone:
    """Follows up a session that nobody has open: each change is on the disk when it returns."""

    def __init__(self, folder: Path, *, now: Now) -> None:
        """Raises `Refused` where it cannot be changed, and `Unreadable`."""
        self.now = now
        self.folder = folder
        self._before: list[Agreement] = []
        self._changed = False
        try:
            self._file = AgreementFile(folder, now=now)
        except NotTaken as problem:
            raise Refused(str(problem)) from None

    @property
    def agreement(self) -> Agreement:
        return self._file.agreement

    def do(self, *changes: FollowingUp) -> None:
        before = after = self.agreement
        for change in changes:
            after = change.on(after)
        self._keep(after)
        self._before.append(before)

    def undo(self) -> None:
        if not self._before:
            raise Refused("There is nothing to undo.")
        self._keep(self._before[-1])
        self._before.pop()

    def _keep(self, agreement: Agreement) -> None:
        try:
            self._file.keep(agreement)
        except NotTaken as problem:
            raise Refused(str(problem)) from None
        self._changed = True

    def close(self) -> str:
        try:
            if not self._changed:
                return ""
            return bring_figures_up_to_date(self.folder, self.agreement, self.now)
        finally:
            self._file.release()


class FollowingLive:
    """Follows up a session that is open at this desk, whose save and way back are its own."""

    def __init__(self, live: Live, folder: Path) -> None:
        self.now = live.now
        self._live = live
        self.folder = folder
        self._done = 0
        self._changed = False

    @property
    def agreement(self) -> Agreement:
        return self._live.record.agreement

    def do(self, *changes: FollowingUp) -> None:
        self._live.do(*changes)
        self._done += 1
        self._changed = True

    def undo(self) -> None:
        if not self._done:
            raise Refused("There is nothing to undo.")
        self._live.undo()
        self._done -= 1

    def close(self) -> str:
        if not self._changed:
            return ""
        return bring_figures_up_to_date(self.folder, self.agreement, self.now)


def bring_figures_up_to_date(folder: Path, agreement: Agreement, now: Now) -> str:
    """Let the session's row of the year's figures say what was told; say so where it cannot be."""
    try:
        with archive_held(folder.parent, now):
            keep_contacts(folder, agreement, now=now)
    except (Unreadable, Busy) as problem:
        return f"It is noted; the year's figures could not be brought up to date. {problem}"
    except OSError as error:
        return f"It is noted; the year's figures could not be brought up to date: {error.strerror}."
    return ""
