from pathlib import Path

import pytest

from mediator.archive.places import Places, places


@pytest.fixture(autouse=True)
def no_home_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("MEDIATOR_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))


def test_a_home_of_its_own_goes_before_everything(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("MEDIATOR_HOME", str(tmp_path / "m"))
    assert places() == Places(
        tmp_path / "m" / "sessions", tmp_path / "m" / "agendas", tmp_path / "m" / "settings.toml"
    )


def test_a_home_of_its_own_can_start_with_a_tilde(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MEDIATOR_HOME", "~/cases")
    assert places().sessions == tmp_path / "cases" / "sessions"


def test_sessions_are_data_and_session_types_are_configuration(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    assert places() == Places(
        tmp_path / "data" / "mediator" / "sessions",
        tmp_path / "config" / "mediator" / "agendas",
        tmp_path / "config" / "mediator" / "settings.toml",
    )


@pytest.mark.parametrize("value", ["", "relative/place"])
def test_an_empty_or_relative_place_counts_as_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, value: str
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", value)
    monkeypatch.setenv("MEDIATOR_HOME", "")
    found = places()
    assert found.sessions.is_absolute()
    assert tmp_path in found.sessions.parents
    assert "relative" not in found.sessions.parts


def test_nothing_is_made_by_asking(tmp_path: Path) -> None:
    places()
    assert list(tmp_path.iterdir()) == []
