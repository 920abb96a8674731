"""Papers by a key, in the room and after they left: where they are is said, and noted with the session."""

import asyncio
from pathlib import Path

import pytest

from mediator.archive.exports import exports
from mediator.cli.papers import Papers
from mediator.desk.app import SessionApp
from mediator.papers.formats import FORMATS
from mediator.papers.readers import KINDS, MAY_HAVE, PAPERS
from tests.desk.screens import ended, press, text, type_text
from tests.desk.test_after_they_left import House
from tests.rooms import live_screen, record


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    """Return a house with papers in it, and a home folder of its own."""
    home = tmp_path / "home-of-somebody"
    (home / "Desktop").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    return House(tmp_path, live=True, papers=Papers())


def test_every_reader_paper_and_format_can_be_chosen_and_the_room_is_not_told_of_all() -> None:
    papers, made = Papers(), record("Maria", "Mr Cole")
    everybody = [reader.partition(":")[0] for reader, _ in papers.readers(made, in_the_room=False)]
    assert set(everybody) == set(KINDS)
    here = papers.readers(made, in_the_room=True)
    assert here == [("everyone", "everyone"), ("party:1", "Maria"), ("party:2", "Mr Cole")]
    for reader in everybody:
        assert [paper for paper, _ in papers.papers(reader)] == [
            *next(may for kind, may in MAY_HAVE.items() if kind == reader)
        ]
    for paper in PAPERS:
        formats = {name for name, _ in papers.formats(paper)}
        assert formats == set(FORMATS) - (set() if paper == "calendar" else {"ics"})


async def said(app: SessionApp, words: str) -> str:
    for _ in range(500):
        shown = " ".join(text(app).split())
        if words in shown:
            return shown
        await asyncio.sleep(0.01)
    raise AssertionError(f"{words} is never said:\n{text(app)}")


async def test_in_the_room_and_again_after_they_left(house: House, tmp_path: Path) -> None:
    desktop = tmp_path / "home-of-somebody" / "Desktop"
    name = f"{house.folder.name}-agreement"
    async with house.app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "c")
        desk = live_screen(house.app).desk
        desk.live.show(board="closing")
        await press(pilot, "enter", "p")
        shown = text(house.app)
        assert "A paper: for whom?" in shown
        assert "referrer" not in shown
        await press(pilot, *"maria", "enter", *"agreement", "enter", *"plain", "enter")
        await type_text(pilot, "/Desktop")
        await press(pilot, "enter")
        shown = await said(house.app, "Written:")
        assert f"Written: ~/Desktop/{name}.txt" in shown
        assert "somebody" not in shown
        assert "Looks tired" not in (desktop / f"{name}.txt").read_text()
        await press(pilot, "enter", "enter", "l", "y", "enter", "2", *["enter"] * 5, "p")
        await press(pilot, *"referrer", "enter", *"plain", "enter")
        await type_text(pilot, "/nowhere")
        await press(pilot, "enter")
        await said(house.app, "There is no such folder. Nothing was written.")
        await press(pilot, "p", *"everyone", "enter", *"agreement", "enter", *"plain", "enter")
        await type_text(pilot, "/Desktop")
        await press(pilot, "enter")
        await said(house.app, f"Written: ~/Desktop/{name}-2.txt")
        await press(pilot, "left", "down", "p", "enter")
        assert "the agreement, 1 file, and papers made of it: 2" in text(house.app)
        await press(pilot, "escape")
        await press(pilot, "q", "enter")
        await ended(house.app)
    assert [(made.paper, made.path.name) for made in exports(house.folder)] == [
        ("agreement", f"{name}.txt"),
        ("agreement", f"{name}-2.txt"),
    ]
    assert house.app.sitting is not None
    house.app.sitting.close()
