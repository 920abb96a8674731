"""Choosing a session: by some letters of its code. None is named before it is asked for."""

from __future__ import annotations

from pathlib import Path

from textual.app import App

from mediator.archive.sessions import NotFound, all_sessions
from mediator.desk.asking import choose
from mediator.desk.choose_screen import Option

A_FEW = 9
"""Sessions that are listed at once: a code names nobody, and a longer list is looked for by its letters."""


async def choose_session(
    app: App[None], sessions: Path, question: str, *, purged: bool = False
) -> Path | None:
    """Return the folder of the session that was chosen, or None; the list of codes is one more key away.

    With *purged* also those of which files were destroyed. Raises `NotFound` where there is none at all.
    """
    listed = list(all_sessions(sessions, purged=purged))
    if not listed:
        raise NotFound("There is no session yet: n starts one.")
    codes = [Option(session.folder, session.code) for session in reversed(listed)]
    return await choose(app, question, codes, listed=len(codes) <= A_FEW)
