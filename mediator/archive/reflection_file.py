"""`reflection.toml`, beside the sessions: a mediator's own learning, its words sealed where there is a key.

`mediator reflect` alone looks into it: no list, no search over sessions, no figure and no paper does.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from mediator.archive import shared_file
from mediator.archive.durable import make_private_folder
from mediator.archive.shared_file import archive_held
from mediator.record.reflection import Reflection, Reflections
from mediator.text import OnItsWay

REFLECTION = "reflection.toml"


def read_reflections(sessions: Path) -> Reflections:
    """Return all that was kept beside the folder's sessions. Raises `Unreadable`."""
    return shared_file.read(sessions, REFLECTION, Reflections())


def keep_reflection(
    sessions: Path, reflection: Reflection, *, now: Callable[[], datetime], seal: OnItsWay | None
) -> None:
    """Add one. When this returns, it is on the disk. Raises `Unreadable`, `Busy` or `OSError`."""

    def added(kept: Reflections) -> Reflections:
        return Reflections(reflections=(*kept.reflections, reflection))

    make_private_folder(sessions)
    with archive_held(sessions, now):
        shared_file.change(sessions, REFLECTION, Reflections(), added, now=now, seal=seal)
