"""What completes a word on the command line: codes of sessions, names of session types.

A shell waits for it at every Tab, so it loads no model and opens no file, and it never fails. Codes alone:
a title would tell whoever sees the terminal what the session is about.
"""

import contextlib
import re
from collections import Counter

from mediator.archive.places import packaged_folder, places
from mediator.archive.sessions import all_sessions

_DAY = len("2026-11-22-")
_CODE = re.compile(r"[a-z0-9][a-z0-9_-]*")
"""What a shell can be given without quotes; a folder can be called anything."""


def session_codes(begun: str) -> list[str]:
    """Return the codes that begin like that, or the words after their day where these name one session."""
    codes: list[str] = []
    with contextlib.suppress(Exception):
        listed = all_sessions(places().sessions)
        codes = [session.code for session in listed if _CODE.fullmatch(session.code)]
    found = [code for code in codes if code.startswith(begun)]
    if found or not begun:
        return found
    words = Counter(code[_DAY:] for code in codes)
    return sorted(word for word, count in words.items() if count == 1 and word.startswith(begun.casefold()))


def type_ids(begun: str) -> list[str]:
    """Return the session types whose names begin like that."""
    ids: set[str] = set()
    with contextlib.suppress(Exception):
        for folder in (packaged_folder("agendas"), places().agendas):
            ids |= {path.stem for path in folder.glob("*.toml") if _CODE.fullmatch(path.stem)}
    return sorted(name for name in ids if name.startswith(begun))
