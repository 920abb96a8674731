"""The themes: no red in any colour Textual may use, and nothing glides where nothing is to move."""

from pathlib import Path

import pytest
from rich.color_triplet import ColorTriplet
from textual.color import Color, ColorParseError
from textual.geometry import Size
from textual.theme import Theme

from mediator.board.theme import THEMES
from mediator.board.wall_app import WallApp
from tests.desk.contrast import contrast, faults, is_red
from tests.desk.screens import press
from tests.rooms import app, live_screen


def colours(theme: Theme) -> dict[str, Color]:
    found = {}
    for name, value in theme.to_color_system().generate().items():
        try:
            found[name] = Color.parse(value)
        except ColorParseError:
            continue  # a text style
    return found


@pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))
def test_no_colour_of_a_theme_is_red(theme: Theme) -> None:
    made = colours(theme)
    assert len(made) > 100
    assert [name for name, colour in made.items() if is_red(ColorTriplet(*colour.rgb))] == []


@pytest.mark.parametrize("colour", ["#ba3c5b", "#ff0000", "#e06c75", "#a00000", "#ff8787"])
def test_red_is_known_when_it_is_seen(colour: str) -> None:
    assert is_red(ColorTriplet(*Color.parse(colour).rgb))


@pytest.mark.parametrize(("first", "second", "ratio"), [("#000", "#fff", 21.0), ("#777", "#fff", 4.48)])
def test_contrast_is_reckoned_as_the_guidelines_do(first: str, second: str, ratio: float) -> None:
    ink, ground = (ColorTriplet(*Color.parse(colour).rgb) for colour in (first, second))
    assert contrast(ink, ground) == pytest.approx(ratio, abs=0.01)


async def test_weak_and_red_words_are_found(tmp_path: Path) -> None:
    made, _ = app(tmp_path, "Maria")
    async with made.run_test(size=(80, 24)) as pilot:
        await press(pilot, "c")
        assert faults(made) == []
        live_screen(made).query_one("Footer").styles.background = "#d0c0a0"
        live_screen(made).query_one("BodyPanel").styles.border = ("round", "#ba3c5b")
        await press(pilot)
        assert any("is red" in fault for fault in faults(made))
        assert any("not 4.5" in fault for fault in faults(made))


async def test_without_motion_nothing_glides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("textual.constants.TEXTUAL_ANIMATIONS", "full")
    assert WallApp().animation_level == "full"
    assert WallApp(motion=False).animation_level == "none"


async def test_the_theme_is_the_one_asked_for(tmp_path: Path) -> None:
    for name, theme in THEMES.items():
        made, _ = app(tmp_path / name, "Maria", theme=name)
        async with made.run_test(size=Size(40, 12)):
            assert made.theme == theme.name
            assert made.current_theme.dark == theme.dark
