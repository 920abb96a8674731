"""The lock of a session: who has it open. A courtesy; what guards the files is that a save looks before it
writes.

It is held on a file of its own that is never deleted: a lock on a file of the session would be lost when
that is replaced. The system lets go of it when the process ends, however it ends.
"""

from __future__ import annotations

import contextlib
import errno
import os
import socket
import tomllib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import tomli_w
from pydantic import ValidationError

from mediator.record.base import Frozen, Moment
from mediator.text import OptionalName

LOCK = ".lock"

_NO_SUCH_LOCK = {errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EINVAL}
"""What a file system says that cannot lock."""

_FAR_OUT = 1 << 30  # Windows keeps others from reading what is locked; nothing is there


class Holder(Frozen):
    """Who has a session open."""

    process: int
    host: OptionalName
    since: Moment


@dataclass
class Lock:
    """A session that is held by this process, until `release`."""

    handle: int
    before: Holder | None = None
    """Who had it and did not leave, on another computer: it may be open there still."""

    def release(self) -> None:
        """Let others have it. Twice does no harm."""
        if self.handle >= 0:
            with contextlib.suppress(OSError):
                os.ftruncate(self.handle, 0)
            os.close(self.handle)
            self.handle = -1


class Held(Exception):  # noqa: N818 - it is an answer
    """Another process has the session."""

    def __init__(self, holder: Holder | None) -> None:
        super().__init__("held")
        self.holder = holder
        """None where the lock does not say."""


def take(folder: Path, now: datetime, *, host: str = "", process: int = 0) -> Lock:
    """Take the session in *folder*. Raises `Held`, and `OSError` where its folder cannot be written.

    What a process left behind that is gone is taken over. *host* and *process* are this one's unless said.
    """
    host, process = host or socket.gethostname(), process or os.getpid()
    path = folder / LOCK
    while True:
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
        handle = os.open(path, flags, 0o600)
        try:
            locks = _lock(handle)
            before = _holder(handle)
            if locks is False or (locks is None and before is not None and not _is_gone(before, host)):
                raise Held(before)
            if _is_there(handle, path):  # and was not deleted between the two steps
                words = Holder(process=process, host=host[:80], since=now).model_dump()
                os.ftruncate(handle, 0)
                os.lseek(handle, 0, os.SEEK_SET)
                os.write(handle, tomli_w.dumps(words).encode())
                elsewhere = before if before is not None and before.host != host[:80] else None
                return Lock(handle, elsewhere)
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)


def _lock(handle: int) -> bool | None:
    """Lock the file: whether it could be; None where the file system knows no locks."""
    try:
        if os.name == "posix":
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        else:
            import msvcrt

            os.lseek(handle, _FAR_OUT, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
    except OSError as error:
        return None if error.errno in _NO_SUCH_LOCK else False
    return True


def _holder(handle: int) -> Holder | None:
    """Return who the file names, or None where it names nobody."""
    os.lseek(handle, 0, os.SEEK_SET)
    try:
        return Holder.model_validate(tomllib.loads(os.read(handle, 1000).decode()))
    except (ValueError, ValidationError, RecursionError):
        return None


def _is_gone(holder: Holder, host: str) -> bool:
    """Say whether a process of this computer has ended; of another computer's nothing is known."""
    if holder.host != host[:80] or os.name != "posix":
        return False
    try:
        os.kill(holder.process, 0)
    except (ProcessLookupError, OverflowError):
        return True
    except OSError:
        return False
    return False


def _is_there(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except OSError:
        return False
