"""What tests of screens share."""

from collections.abc import Callable

import pytest
from textual.app import App
from textual.pilot import Pilot

from tests.desk.contrast import faults
from tests.desk.screens import SIZES, Look, Sizes, text


@pytest.fixture
def look(golden: Callable[[str, str], None], picture: Callable[[str, App[None]], None]) -> Look:
    """Hold what is drawn now: its text, and that its colours are far enough apart and none is red."""

    def hold(pilot: Pilot[None], view: str) -> None:
        size = pilot.app.size
        name = f"{view}-{size.width}x{size.height}"
        golden(name, text(pilot.app))
        assert faults(pilot.app) == []
        picture(f"{name}-{pilot.app.theme.removeprefix('projector-')}", pilot.app)

    return hold


@pytest.fixture
def sizes(request: pytest.FixtureRequest) -> Sizes:
    """At which sizes to look at a theme: text is the same in each, and so are colours at any size.

    For `--pictures` the eye wants them all.
    """
    every = bool(request.config.getoption("--pictures"))
    return lambda theme: SIZES if theme == "dark" or every else SIZES[1::3]
