"""The README's pictures show what the film shows now."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from scripts.pictures import FILM, PICTURE, SECONDS, pictures

HOW = "make them anew: python scripts/pictures.py, and look at them"
README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


def words(svg: str) -> list[str]:
    """Return the texts of a picture, in its order, with when they are shown."""
    groups = (element for element in ElementTree.fromstring(svg).iter() if element.tag.endswith("}g"))
    return [
        f"{group.get('class', '')} {text.text}"
        for group in groups
        for text in group
        if text.tag.endswith("}text")
    ]


@pytest.fixture(scope="module")
def made() -> dict[Path, str]:
    return pictures()


@pytest.mark.parametrize("path", [PICTURE, FILM], ids=lambda path: path.name)
def test_their_words_are_those_of_the_screen(path: Path, made: dict[Path, str]) -> None:
    assert words(path.read_text(encoding="utf-8")) == words(made[path]), HOW


def test_they_show_the_case(made: dict[Path, str]) -> None:
    still, film = "".join(words(made[PICTURE])), "".join(words(made[FILM]))
    for text in ("practice", "Amira", "No drums after eight", "Common ground", "Understanding"):
        assert text in still
    for text in ("Consent to take part", "Who looks after the courtyard?", "Accounts · stage 2 of 8"):
        assert text in film
        assert text not in still


def test_the_film_shows_each_moment_in_turn_and_rests_on_the_last(made: dict[Path, str]) -> None:
    film = made[FILM]
    spans = {(int(first), int(last)) for first, last in re.findall(r'<g class="s(\d+)-(\d+)">', film)}
    total = len(SECONDS)
    assert {first for first, _ in spans} >= set(range(total)), "something is new in every frame"
    for first, last in spans:
        assert f"@keyframes s{first}-{last}{{" in film
        assert (f".s{first}-{last}{{visibility:visible;" in film) is (last == total)
    assert "prefers-reduced-motion" in film
    assert "animation" not in made[PICTURE]


def test_they_are_small_and_fetch_nothing(made: dict[Path, str]) -> None:
    for path, svg in made.items():
        assert len(svg.encode()) < 400_000
        assert re.findall(r"https?://[^\"]+", svg) == ["http://www.w3.org/2000/svg"]
        assert "<script" not in svg
        assert f"](docs/{path.name})" in README
