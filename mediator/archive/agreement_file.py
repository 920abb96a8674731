"""The agreement of a session, taken by itself to be changed: the rest of the session may be gone by now."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from mediator.archive import lock
from mediator.archive.destroyed import destroyed_of, what_went
from mediator.archive.folder import Folder
from mediator.archive.kept_file import KeptFile, version
from mediator.archive.lock import Held
from mediator.archive.session_files import FORMAT, Header, encode, file_name, read_part
from mediator.archive.session_writer import clear_up
from mediator.record.agreement import Agreement

NAME = file_name("agreement")


class NotTaken(Exception):  # noqa: N818 - it is an answer with what to do next
    """The agreement cannot be changed now. Its text says why."""


class AgreementFile:
    """One session's `agreement.toml`, held like any session that is worked on, until `release`."""

    def __init__(self, folder: Path, *, now: Callable[[], datetime]) -> None:
        """Raises `NotTaken`, and `Unreadable` where the file is damaged or newer; nothing is written."""
        gone = destroyed_of(folder).get("agreement")
        if gone is not None and not (folder / NAME).exists():
            raise NotTaken(what_went(gone))
        try:
            self._lock = lock.take(folder, now())
        except Held:
            raise NotTaken("It is open elsewhere. Leave it there, then try again.") from None
        except OSError as error:
            raise NotTaken(f"Its folder cannot be written: {error.strerror}.") from None
        self.folder = folder
        self._now = now
        try:
            clear_up(folder)
            self._file = KeptFile(NAME, version(folder, NAME))
            header, self.agreement = read_part(folder / NAME, Agreement)
        except BaseException:
            self._lock.release()
            raise
        self._revision = header.revision

    def keep(self, agreement: Agreement) -> None:
        """Write it; when this returns, it is on the disk. Raises `NotTaken`, and then nothing is changed."""
        header = Header(format=FORMAT, revision=self._revision + 1, saved=self._now())
        try:
            with Folder(self.folder) as opened:
                self._file.save(opened, encode(agreement, header))
                if copy := self._file.copy:
                    opened.remove(copy)
                    raise NotTaken(f"{NAME} was changed by another program. Leave, then follow up again.")
        except OSError as error:
            raise NotTaken(f"Not saved: {error.strerror}. Try again.") from None
        self._revision += 1
        self.agreement = agreement

    def release(self) -> None:
        """Let others have the session."""
        self._lock.release()
