"""What every test starts from: no colours or zones of the machine, and a home of its own."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import hypothesis
import pytest
from textual.app import App


@pytest.fixture(autouse=True)
def same_everywhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep the machine out of what is drawn and written."""
    for name in ("NO_COLOR", "TEXTUAL_LOG", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("MEDIATOR_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    monkeypatch.setenv("COLORTERM", "truecolor")
    if os.environ.get("TZ") != "UTC":
        monkeypatch.setenv("TZ", "UTC")
        time.tzset()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden-update", action="store_true", help="write the golden text files anew")
    parser.addoption("--long", action="store_true", help="prove as much as there is time for overnight")
    parser.addoption("--pictures", type=Path, help="a folder for pictures (SVG) of every view, for the eye")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--long"):
        hypothesis.settings.register_profile("long", max_examples=20_000, deadline=None)
        hypothesis.settings.load_profile("long")


@pytest.fixture
def long(request: pytest.FixtureRequest) -> bool:
    """Whether there is time: `--long` asks for the long versions of the proofs."""
    return bool(request.config.getoption("--long"))


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a picture of text with its golden file; `--golden-update` writes it anew."""
    folder = Path(__file__).parent / "golden"

    def compare(name: str, picture: str) -> None:
        path = folder / f"{name}.txt"
        if request.config.getoption("--golden-update"):
            path.write_text(picture + "\n", encoding="utf-8")
        assert path.exists(), f"there is no {path.name}; look at the picture, then use --golden-update"
        assert picture + "\n" == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture
def picture(request: pytest.FixtureRequest) -> Callable[[str, App[None]], None]:
    """Keep a picture of the app for the eye, where `--pictures FOLDER` asks for it."""
    folder: Path | None = request.config.getoption("--pictures")

    def keep(name: str, app: App[None]) -> None:
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{name}.svg").write_text(app.export_screenshot(), encoding="utf-8")

    return keep
