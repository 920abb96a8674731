"""The index of an archive: for each session codes, days and states, for lists at once.

It holds no text and is never the truth. Every time, the files are looked at: one that was changed, by this
program or another, on this computer or by a sync service, is read again. So a lost or damaged index is made
anew, and where none can be written everything is read each time.

The file is never changed in place: it is made anew beside, whole, and takes the old one's name. Two programs
can then only replace one good index by another; each row says which files it was made from. (SQLite's own
way, a journal beside a file that changes, could not outlive a sync service or a file taken away meanwhile.)
"""

from __future__ import annotations

import contextlib
import os
import re
import sqlite3
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from mediator import __version__
from mediator.archive.places import file_name
from mediator.insight.due import VERSION

INDEX = "index.sqlite"

_MADE_BY = f"{__version__} {VERSION}"
"""Who made an index: another program may have read the same files differently."""

_SCHEMA = """
CREATE TABLE made (by TEXT);
CREATE TABLE session (
    code TEXT PRIMARY KEY, print INTEGER, type TEXT, first TEXT, last TEXT, state TEXT, outcome TEXT,
    copies INTEGER, damaged TEXT, continues TEXT, calls INTEGER
) WITHOUT ROWID;
CREATE TABLE due (code TEXT, kind TEXT, day TEXT, entry TEXT, stays INTEGER, told TEXT);
CREATE INDEX due_by_code ON due (code);
"""

_CODE = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
"""The names that the program gives to folders; others could be words, and are not kept."""

_SETTLED = 3.0
"""Seconds after which a file's time says that it has not changed since; clocks of disks are that coarse."""

_SAVED_EVERY = 2_500
"""Sessions read between two saves, so that a first index that is interrupted goes on where it was."""

_CHECKED = 68
"""Where SQLite lets a program write four bytes of its own: a checksum of the rest."""


_KILLED = 60.0
"""Seconds after which an index half written is one that nobody is writing."""

_NO_INDEX = (OSError, sqlite3.Error, AttributeError)
"""Whatever keeps an index from being used: the last is an SQLite that cannot be written to memory."""


class Listed(NamedTuple):
    """A session in the list."""

    code: str
    type: str
    """The session type; "" where nothing says it."""
    first: str
    """The day it began, as in 2026-11-22; "" where nothing says it."""
    last: str
    """The day on which something of it was last written."""
    state: str
    outcome: str
    copies: int
    """Copies that a sync service made."""
    damaged: str
    """The parts that cannot be read, with spaces between them."""
    continues: str
    """The session before it in the same case, by its code; "" of a first one."""


class DueIn(NamedTuple):
    """Something with a day in a session."""

    code: str
    kind: str
    day: str
    entry: str
    stays: bool
    told: str
    """What the parties told of it, as in `Due`."""


class Index:
    """What is known of the sessions in a folder, at one moment."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def sessions(self) -> Iterator[Listed]:
        """Yield all of them, by code."""
        rows = self._database.execute(
            "SELECT code, type, first, last, state, outcome, copies, damaged, continues "
            "FROM session ORDER BY code"
        )
        return map(Listed._make, rows)

    def due(self, first: str, last: str) -> Iterator[DueIn]:
        """Yield what has a day up to *last*, by day; what just passes, only from the day *first* on.

        The meeting that a session planned took place where the next one of its case was written on that day
        or later, or is over. One call asks about a whole case: those of a session are due no more once a
        later one of its case is closed and has its own.
        """
        rows = self._database.execute(
            "WITH RECURSIVE moved(before) AS ("
            "  SELECT continues FROM session WHERE continues != '' AND state = 'closed' AND calls"
            "  UNION SELECT continues FROM session, moved WHERE session.code = before AND continues != ''"
            ") SELECT code, kind, day, entry, stays, told FROM due LEFT JOIN ("
            "  SELECT continues, max(last) AS went_on, max(state != 'open' OR outcome != '') AS over"
            "  FROM session WHERE continues != '' GROUP BY continues"
            ") ON continues = code AND kind = 'meeting' "
            "WHERE day <= ? AND (stays OR day >= ?) AND NOT coalesce(over OR went_on >= day, 0) "
            "AND NOT (kind = 'call' AND code IN moved) "
            "ORDER BY day, code",
            (last, first),
        )
        return map(DueIn._make, rows)

    def damaged(self) -> dict[str, list[str]]:
        """Return the parts that cannot be read, by code."""
        rows = self._database.execute("SELECT code, damaged FROM session WHERE damaged != '' ORDER BY code")
        return {code: parts.split() for code, parts in rows}


def look(
    sessions: Path,
    *,
    now: Callable[[], float] = time.time,
    wanted: Callable[[], bool] = lambda: True,
) -> Index:
    """Return the index of the folder *sessions*, in which every row is as the files are now.

    *now* is in seconds since 1970. Reading what has changed ends early when it is no longer *wanted*.
    Raises `OSError` where the folder is there and cannot be read.
    """
    kept, at = sessions.parent / INDEX, now()
    database = _kept(kept)
    seen = _prints(sessions, at - _SETTLED)
    known = dict(database.execute("SELECT code, print FROM session"))
    gone = known.keys() - seen.keys()
    changed = [code for code, print_ in seen.items() if not print_ or known.get(code) != print_]
    if not gone and not changed:
        return Index(database)
    for code in gone:
        _forget(database, code)
    if gone:
        database.execute("VACUUM")  # nothing is left of them
    for count, code in enumerate(filter(_CODE.fullmatch, changed), 1):
        if not wanted():
            return Index(database)
        _read(database, sessions, code, seen[code])
        if count % _SAVED_EVERY == 0:
            _save(database, kept, at)
    _save(database, kept, at)
    for code in changed:
        if not _CODE.fullmatch(code):
            _read(database, sessions, code, 0)
    return Index(database)


def forget(sessions: Path, code: str) -> None:
    """Take a session from the index that was kept; what is left of it is read again when it is looked for."""
    kept = sessions.parent / INDEX
    if kept.exists():
        database = _kept(kept)
        _forget(database, code)
        database.execute("VACUUM")  # nothing is left of it
        _save(database, kept, time.time())


def _prints(sessions: Path, settled: float) -> dict[str, int]:
    """Return by what the files of each session are known without being read; 0 while they may be changing.

    It is one number made of the times, sizes and inodes of the two files that are read, and of the folder's
    time, which changes when a copy comes or goes. Numbers hash alike in every process.
    """
    try:
        with os.scandir(sessions) as entries:
            folders = [entry.name for entry in entries if entry.is_dir()]
    except FileNotFoundError:
        return {}
    session, agreement = (f"{os.sep}{file_name(part)}" for part in ("session", "agreement"))
    newest = settled * 1e9
    prints = {}
    for code in folders:
        path = f"{sessions}{os.sep}{code}"
        one, two, at = _seen(path + session), _seen(path + agreement), _seen(path)[0]
        if one is not _NOTHING or two is not _NOTHING:
            changing = one[0] > newest or two[0] > newest or at > newest
            prints[code] = 0 if changing else hash((*one, *two, at))
    return prints


def _seen(path: str) -> tuple[int, int, int]:
    """Return a file's time in nanoseconds, its size and its inode; zeros where there is none."""
    try:
        found = os.stat(path)  # noqa: PTH116 - thirty thousand times
    except OSError:
        return _NOTHING
    return found.st_mtime_ns, found.st_size, found.st_ino


_NOTHING = (0, 0, 0)


def _read(database: sqlite3.Connection, sessions: Path, code: str, print_: int) -> None:
    """Put what the files of a session say in the place of what was known of it."""
    from mediator.archive.index_rows import row_of

    row, calls, due = row_of(sessions / code)
    code, *said = row
    _forget(database, code)
    database.execute(
        "INSERT INTO session VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (code, print_, *said, calls)
    )
    database.executemany(
        "INSERT INTO due VALUES (?, ?, ?, ?, ?, ?)",
        [(code, one.kind, one.day.isoformat(), one.entry, one.stays, one.told) for one in due],
    )


def _forget(database: sqlite3.Connection, code: str) -> None:
    database.execute("DELETE FROM session WHERE code = ?", (code,))
    database.execute("DELETE FROM due WHERE code = ?", (code,))


# The file


def _kept(path: Path) -> sqlite3.Connection:
    """Return the index as it was left, in memory, or an empty one where there is none that can be trusted."""
    database = sqlite3.connect(":memory:", isolation_level=None)
    with contextlib.suppress(*_NO_INDEX):
        data = path.read_bytes()
        if data[_CHECKED : _CHECKED + 4] == _checksum(data):
            database.deserialize(data)
            if database.execute("SELECT by FROM made").fetchall() == [(_MADE_BY,)]:
                return database
    database.close()
    database = sqlite3.connect(":memory:", isolation_level=None)
    database.executescript(_SCHEMA)
    database.execute("INSERT INTO made VALUES (?)", (_MADE_BY,))
    return database


def _save(database: sqlite3.Connection, path: Path, now: float) -> None:
    """Replace the index, where that can be done and no other program is doing it at this moment."""
    from mediator.archive.durable import beside_name, replace
    from mediator.archive.folder import Folder

    with contextlib.suppress(*_NO_INDEX), Folder(path.parent) as folder:
        data = database.serialize()
        left = folder.look(beside_name(path.name))
        if left is not None and left.modified < (now - _KILLED) * 1e9:
            folder.remove(beside_name(path.name))
        replace(folder, path.name, data[:_CHECKED] + _checksum(data) + data[_CHECKED + 4 :])


def _checksum(data: bytes) -> bytes:
    return zlib.crc32(data[_CHECKED + 4 :], zlib.crc32(data[:_CHECKED])).to_bytes(4, "big")
