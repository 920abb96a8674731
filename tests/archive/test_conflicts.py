"""Copies of sync services are known by their names, and nothing else is."""

from pathlib import Path

import pytest

from mediator.archive.conflicts import copies, copies_among
from mediator.archive.kept_file import last_generation


@pytest.mark.parametrize(
    "name",
    [
        "session (conflicted copy 2026-11-22).toml",  # Dropbox
        "session (Anna's conflicted copy 2026-11-22).toml",
        "session (Konfliktkopie von Annas-PC 2026-11-22).toml",
        "session (conflicted copy 2026-11-22 101112).toml",  # Nextcloud
        "session_conflict-20261122-101112.toml",  # ownCloud, as it was
        "session.sync-conflict-20261122-101112-ABCDEFG.toml",  # Syncthing
        "session-LAPTOP.toml",  # OneDrive
        "session-LAPTOP-2.toml",
        "session (1).toml",  # Google Drive
        "Copy of session.toml",
        "session 2.toml",  # iCloud
        "session.Conflict.toml",  # Resilio
        "session (kept by mediator).toml",  # our own
        "session (changed outside).toml",
    ],
)
def test_a_copy_is_known_by_its_name(name: str) -> None:
    assert copies_among([name]) == {name: "session"}
    other = name.replace("session", "agreement")
    assert copies_among([other]) == {other: "agreement"}


def test_other_files_are_none() -> None:
    parts = ["session.toml", "agreement.toml", "private.toml", "draft.toml", "board.toml", ".lock"]
    others = [".~session.toml.tmp", "sessions.toml", "session notes.txt", "my session.toml", "Session.toml"]
    assert copies_among([*parts, *others, *map(last_generation, parts)]) == {}


def test_a_folder_that_is_not_there_has_none(tmp_path: Path) -> None:
    assert copies(tmp_path / "nowhere") == {}
    (tmp_path / "session-PC.toml").touch()
    assert copies(tmp_path) == {"session-PC.toml": "session"}
