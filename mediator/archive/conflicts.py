"""Copies that a sync service put beside a session's files when it met two versions of one.

Services name them as they like: "session (Anna's conflicted copy 2026-11-22).toml" (Dropbox, Nextcloud),
"session.sync-conflict-20261122-101112-ABCDEFG.toml" (Syncthing), "session-LAPTOP.toml" (OneDrive),
"session (1).toml" (Google Drive), "session 2.toml" (iCloud). So does the save where it finds a file changed.
"""

import os
import re
from collections.abc import Iterable
from pathlib import Path

_COPY = re.compile(r"(copy of )?(session|agreement|private)([\W_].*)?\.toml", re.IGNORECASE)

_KEEPING = re.compile(r"(copy of )?keeping([\W_].*)?\.toml", re.IGNORECASE)


def copies_of_keeping(names: Iterable[str]) -> list[str]:
    """Return which of the *names* are those of copies of what was chosen about keeping a session."""
    found = map(_KEEPING.fullmatch, names)
    return sorted(match[0] for match in found if match and (match[1] or match[2]))


def copies(folder: Path) -> dict[str, str]:
    """Return the names of such copies in a session's folder, each with the part it is a copy of."""
    try:
        return copies_among(os.listdir(folder))  # noqa: PTH208 - thousands of folders: names are enough
    except OSError:
        return {}


def copies_among(names: Iterable[str]) -> dict[str, str]:
    """Return which of the *names* are those of copies, each with the part it is a copy of."""
    found = {name: match for name in names if (match := _COPY.fullmatch(name))}
    return {name: match[2].lower() for name, match in found.items() if match[1] or match[3]}
