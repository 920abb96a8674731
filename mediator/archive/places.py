"""Where files are: a folder for sessions, one for the user's own session types, and the settings."""

import os
from dataclasses import dataclass
from pathlib import Path

KEEPING = "keeping.toml"
"""What was chosen about keeping a session's files; it stays when they are gone."""


@dataclass(frozen=True)
class Places:
    """The folders and the file of one user; none of them need exist yet."""

    sessions: Path
    agendas: Path
    settings: Path

    @property
    def resources(self) -> Path:
        """The centre's list of who can help."""
        return self.settings.parent / "resources.toml"

    @property
    def key(self) -> Path:
        """The key of sealed notes, itself sealed with a pass-phrase."""
        return self.settings.parent / "notes-key.age"

    @property
    def public_key(self) -> Path:
        """Its public half, which seals and opens nothing."""
        return self.settings.parent / "notes-key.pub"


def places() -> Places:
    """Return where they are: in `MEDIATOR_HOME` if set, else XDG's on every system, else the system's."""
    if home := os.environ.get("MEDIATOR_HOME"):
        base = typed_path(home)
        return Places(base / "sessions", base / "agendas", base / "settings.toml")
    from platformdirs import user_config_path, user_data_path  # not needed where MEDIATOR_HOME is set

    data = _xdg("XDG_DATA_HOME") or user_data_path("mediator", appauthor=False)
    config = _xdg("XDG_CONFIG_HOME") or user_config_path("mediator", appauthor=False)
    return Places(data / "sessions", config / "agendas", config / "settings.toml")


def typed_path(typed: str) -> Path:
    """Return a path as a person writes it, with ~ for the home folder; an unknown ~name stays as it is."""
    return Path(os.path.expanduser(typed))  # noqa: PTH111 - `Path.expanduser` raises there


def packaged_folder(name: str) -> Path:
    """Return a folder that comes with the program: inside it when installed, beside it in a checkout."""
    package = Path(__file__).parent.parent
    inside = package / name
    return inside if inside.is_dir() else package.parent / name


def file_name(part: str) -> str:
    """Return the name of the file that holds this part of a session."""
    return f"{part}.toml"


def _xdg(variable: str) -> Path | None:
    folder = os.environ.get(variable, "")
    return Path(folder) / "mediator" if Path(folder).is_absolute() else None
