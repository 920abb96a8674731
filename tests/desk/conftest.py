"""What tests of screens share."""

from collections.abc import Callable

import pytest
from textual.app import App
from textual.pilot import Pilot

from tests.desk.contrast import faults
from tests.desk.screens import Look, text


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
