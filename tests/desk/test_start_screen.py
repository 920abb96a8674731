"""The start screen: everything can be reached from it, and it names no case."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from mediator.archive.places import Places
from mediator.archive.prepared import example_file
from mediator.archive.settings import Settings
from mediator.cli import texts
from mediator.desk.bursts import KeyGate
from mediator.desk.choose_screen import ChooseScreen, Option
from mediator.desk.sitting import begin
from mediator.desk.start_screen import StartScreen
from mediator.desk.ways_in import WaysIn
from mediator.record.agreement import NextDate, SetNextDate
from mediator.record.agreement_point import AddPoint, AgreementPoint
from mediator.record.party import Party
from mediator.record.summary import SumUp
from tests.desk.screens import press, resize, text, type_text
from tests.rooms import MORNING, AtOnce, FakeClock, community
from tests.terminal import Terminal


class House:
    """A start screen, with the folders behind it."""

    def __init__(self, tmp_path: Path) -> None:
        self.clock = FakeClock()
        self.here = Places(tmp_path / "sessions", tmp_path / "agendas", tmp_path / "settings.toml")
        self.ways = WaysIn(self.here, Settings(), now=self.clock.now)
        practice = tmp_path / "practice"
        practice.mkdir()
        self.app = AtOnce(
            lambda app, ways: app.show_start(StartScreen(ways, texts, app, practice=practice)),
            lambda: self.ways,
            tick=self.clock.tick,
            gate=KeyGate(fastest=0),
        )

    def session(self, title: str, *, meets_in: int | None = None) -> str:
        """Keep a session; return its code."""
        sitting = begin(
            self.here.sessions,
            community(),
            title=title,
            parties=[Party(id="p1", name="Maria")],
            people=(),
            now=self.clock.now,
        )
        if meets_in is not None:
            day = self.clock.now().date() + timedelta(days=meets_in)
            sitting.live.do(SetNextDate(at=self.clock.now(), next_date=NextDate(day=day)))
        assert sitting.close()
        return sitting.code


async def until(pilot: Pilot[None], words: str) -> None:
    """Let the app answer until the screen says *words*; a thread may have to read the index first."""
    for _ in range(2000):
        if words in text(pilot.app):
            return
        await press(pilot)
    raise AssertionError(text(pilot.app))


async def test_everything_the_shell_can_do_has_a_letter(tmp_path: Path) -> None:
    house = House(tmp_path)
    async with house.app.run_test(size=(100, 30)) as pilot:
        await press(pilot)
        for words in ("new session", "prepared as a file", "open", "next session of a case", "due",
                      "look for words", "this year's figures",
                      "close, hold, destroy", "practice",
                      "film", "types", "keys", "where files are", "example", "check", "settings",
                      "leave"):  # fmt: skip
            assert words in text(house.app)


async def test_what_is_due_and_where_words_stand_is_told_by_code(tmp_path: Path) -> None:
    house = House(tmp_path)
    code = house.session("Quiet nights", meets_in=3)
    async with house.app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "d")
        await pilot.app.workers.wait_for_complete()
        await press(pilot)
        assert f"2026-11-25  in 3 days  {code}  meets again" in text(house.app)
        await press(pilot, "escape")
        await press(pilot, "l")
        await press(pilot, *"quiet", "enter")
        await pilot.app.workers.wait_for_complete()
        await press(pilot)
        assert f"{code}  title" in text(house.app)
        assert "Quiet" not in text(house.app)


async def test_the_figures_of_this_year_are_shown_and_name_no_case(tmp_path: Path) -> None:
    house = House(tmp_path)
    code = house.session("Quiet nights")
    async with house.app.run_test(size=(100, 44)) as pilot:
        await press(pilot, "r")
        await pilot.app.workers.wait_for_complete()
        await press(pilot)
        shown = text(house.app)
        assert "The year's figures, 2026-01-01 to 2026-11-22" in shown
        assert "1 session of these days is not counted: not closed." in shown
        assert code not in shown
        (tmp_path / "sessions" / "tally-2026.toml").write_text("sessions = ")
        await press(pilot, "escape", "r")
        await pilot.app.workers.wait_for_complete()
        await press(pilot)
        assert "tally-2026.toml cannot be read" in " ".join(text(house.app).split())


async def test_no_case_is_named_before_it_is_asked_for(tmp_path: Path) -> None:
    house = House(tmp_path)
    code = house.session("Quiet nights")
    other = house.session("The hedge")
    async with house.app.run_test(size=(100, 30)) as pilot:
        await press(pilot)
        assert code not in text(house.app)
        await press(pilot, "o")
        assert code in text(house.app)
        assert other in text(house.app)
        assert "Quiet nights" not in text(house.app)
        await press(pilot, "escape")
        more = [house.session(f"Case {number}") for number in range(8)]
        await press(pilot, "o")
        assert not any(one in text(house.app) for one in (code, other, *more)), "ten are more than a few"
        await press(pilot, "tab")
        assert more[0] in text(house.app)


async def test_a_few_letters_open_a_session(tmp_path: Path) -> None:
    house = House(tmp_path)
    code = house.session("Quiet nights")
    async with house.app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "o", *code[-4:], "enter")
        assert house.app.sitting is not None
        assert house.app.sitting.code == code
        await press(pilot, "c")
        assert "Quiet nights" in text(house.app)
    house.app.sitting.close()


async def test_the_next_session_of_a_case_is_started_and_the_desk_looks_back(tmp_path: Path) -> None:
    house = House(tmp_path)
    code = house.session("Quiet nights")
    sitting = house.ways.open(house.here.sessions / code)
    at, point = house.clock.now(), AgreementPoint(id="a", text="A carpet", condition="it fits", at=MORNING)
    sitting.live.do(AddPoint(at=at, entry=point))
    sitting.live.do(SumUp(at=at, party="p1", stage="opening", heard="right", text="She cannot sleep"))
    assert sitting.close()
    async with house.app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "g", *code[-4:], "enter")
        await until(pilot, "The next session")
        assert "Maria" in text(house.app)
        await press(pilot, "enter", "c", "c")  # everyone is there; the check; the curtain
        assert house.app.sitting is not None
        assert house.app.sitting.live.record.agreement.continues == code
        assert "Last time" in text(house.app)
        assert "A carpet" in text(house.app)
        assert "cannot sleep" not in text(house.app)
        await press(pilot, "N", "n")
        for words in ("She cannot sleep", "Only if it fits", "not everyone's yes"):
            assert words in text(house.app)
    house.app.sitting.close()


async def test_a_case_is_gone_on_with_from_its_last_session(tmp_path: Path) -> None:
    house = House(tmp_path)
    first = house.session("Quiet nights")
    preparation = house.ways.continuing(house.here.sessions / first)
    second = preparation.begin(preparation.preparing)
    assert second.close()
    async with house.app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "g", *first, "enter")
        await until(pilot, f"the last sitting is {second.code}")
        await press(pilot, "down", "enter")
        assert house.app.sitting is not None
        assert house.app.sitting.code == second.code
    house.app.sitting.close()


async def test_letters_that_fit_no_session_say_so_and_open_none(tmp_path: Path) -> None:
    house = House(tmp_path)
    house.session("Quiet nights")
    async with house.app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "o", "9", "9", "9", "9", "enter")
        assert "Nothing has these letters" in text(house.app)
        assert house.app.sitting is None


async def test_what_is_due_is_a_number(tmp_path: Path) -> None:
    house = House(tmp_path)
    for title, days in (("A", 0), ("B", 14), ("C", 15), ("D", -1), ("E", None)):
        house.session(title, meets_in=days)
    async with house.app.run_test(size=(100, 30)) as pilot:
        await pilot.app.workers.wait_for_complete()
        await press(pilot)
        assert "Due within 14 days: 2, late: 1" in text(house.app)


async def test_a_new_session_is_prepared_and_starts_and_esc_comes_back(tmp_path: Path) -> None:
    house = House(tmp_path)
    async with house.app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "n", "enter")
        assert "A new session" in text(house.app)
        await press(pilot, "escape")
        assert "where files are" in text(house.app)
        await press(pilot, "n", "enter")
        await type_text(pilot, "The hedge")
        await press(pilot, "enter")
        await type_text(pilot, "Maria")
        await press(pilot, "enter", "enter")
        assert house.app.sitting is not None
        assert house.app.sitting.live.record.session.title == "The hedge"
    house.app.sitting.close()


def test_the_readme_names_its_letters_as_they_are(tmp_path: Path) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    house = House(tmp_path)
    screen = StartScreen(house.ways, texts, house.app, practice=tmp_path)
    doors = {door.key: door.says for door in screen._menu}
    found = re.findall(r"(?:`mediator (\w+)[^`]*`[^`.]{0,9})?`(\w)` on the start screen", readme)
    assert len(found) >= 5
    behind = {"purge": "destroy", "report": "figures", "continue": "next session", "follow": "follow"}
    for command, key in found:
        assert behind.get(command, "") in doors[key], (command, key)
    assert {command for command, _ in found} > set(behind)


async def test_a_prepared_file_starts_one(tmp_path: Path) -> None:
    house = House(tmp_path)
    async with house.app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "f")
        await type_text(pilot, str(example_file()))
        await press(pilot, "enter")
        assert "Quiet nights" in text(house.app)


async def test_practice_begins_with_the_tour(tmp_path: Path) -> None:
    house = House(tmp_path)
    async with house.app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "p")
        assert "A tour of the first five keys" in text(house.app)
        await press(pilot, "enter")
        assert "Task 1 of 5" in text(house.app)
        await press(pilot, "space")
        assert "Task 2 of 5" in text(house.app)
    assert house.app.sitting is not None
    house.app.sitting.close()
    assert not house.here.sessions.exists()


async def test_a_script_is_written_into_a_new_file_only(tmp_path: Path) -> None:
    house = House(tmp_path)
    target = tmp_path / "script.txt"
    async with house.app.run_test(size=(100, 30)) as pilot:
        await _print_into(pilot, target)
        assert "Written" in text(house.app)
        script = target.read_text(encoding="utf-8")
        assert len(script.splitlines()) > 100
        target.write_text("mine", encoding="utf-8")
        await _print_into(pilot, target)
        assert "is there already" in text(house.app)
        assert target.read_text(encoding="utf-8") == "mine"


async def _print_into(pilot: Pilot[None], target: Path) -> None:
    await press(pilot, "t", "enter", *"print", "enter")
    await press(pilot, *["backspace"] * 40)
    await type_text(pilot, str(target))
    await press(pilot, "enter")


async def test_the_key_card_is_written_and_the_keys_are_read(tmp_path: Path) -> None:
    house = House(tmp_path)
    target = tmp_path / "card.txt"
    async with house.app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "k", "enter")
        assert "write a topic" in text(house.app)
        await press(pilot, "escape", "k", *"card", "enter")
        await press(pilot, *["backspace"] * 20)
        await type_text(pilot, str(target))
        await press(pilot, "enter")
        assert target.read_text(encoding="utf-8") == texts.card()


async def test_mistakes_in_a_file_are_shown(tmp_path: Path) -> None:
    house = House(tmp_path)
    wrong = tmp_path / "wrong.toml"
    wrong.write_text("format = 1\ntitel = 5\n", encoding="utf-8")
    async with house.app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "c")
        await type_text(pilot, str(wrong))
        await press(pilot, "enter")
        assert "“titel”is" in "".join(text(house.app).replace("│", "").split())
        await press(pilot, "escape")
        assert "check a file" in text(house.app)


async def test_settings_are_changed_and_kept_at_once(tmp_path: Path) -> None:
    house = House(tmp_path)
    async with house.app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "s", "down", "enter")
        await type_text(pilot, "Haus am Park")
        await press(pilot, "enter")
        assert "Haus am Park" in text(house.app)
        await press(pilot, "down", "down", "enter")
        await type_text(pilot, "Welcome")
        await press(pilot, "enter", "escape")
        assert house.ways.settings.centre.name == "Haus am Park"
        assert 'curtain = "Welcome"' in house.here.settings.read_text(encoding="utf-8")
        await press(pilot, "n", "enter", "enter")
        await type_text(pilot, "Maria")
        await press(pilot, "enter", "enter")
        assert "Welcome" in text(house.app)
    assert house.app.sitting is not None
    house.app.sitting.close()


async def test_the_settings_file_is_written_with_its_explanations_and_left_where_it_is(
    tmp_path: Path,
) -> None:
    house = House(tmp_path)
    example = (Path(__file__).parents[2] / "examples/settings.toml").read_bytes()
    async with house.app.run_test(size=(160, 30)) as pilot:
        await press(pilot, "s", "up", *["down"] * 9, "enter")
        assert "Written: " in text(house.app)
        assert house.here.settings.read_bytes() == example
        house.here.settings.write_bytes(example + b"\n# mine\n")
        await press(pilot, "enter")
        assert "It is: " in text(house.app)
        assert house.here.settings.read_bytes().endswith(b"# mine\n")
        await press(pilot, "escape", "e", *"settings", "enter", *["backspace"] * 30)
        await type_text(pilot, str(tmp_path / "another.toml"))
        await press(pilot, "enter")
        assert (tmp_path / "another.toml").read_bytes() == example


@pytest.mark.parametrize("burst", ["pn", "nn", "np", "skswsece", "oo", "ff\x11"])
async def test_letters_of_one_burst_open_one_thing(tmp_path: Path, burst: str) -> None:
    house = House(tmp_path)
    house.session("Quiet nights")
    async with house.app.run_test(size=(100, 30)) as pilot:
        for letter in burst:
            house.app.simulate_key("ctrl+q" if letter == "\x11" else letter)
        await press(pilot)
        assert len(house.app.screen_stack) <= 3, "the first picture, the start screen, and one thing on it"
    if house.app.sitting is not None:
        house.app.sitting.saver.close()


async def test_keys_on_their_way_find_a_line_closed(tmp_path: Path) -> None:
    house = House(tmp_path)
    async with house.app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "f")
        for _ in range(4):
            house.app.simulate_key("escape")
        await press(pilot, "n", "enter")
        for _ in range(4):
            house.app.simulate_key("ctrl+q")
        await press(pilot)
        assert "where files are" in text(house.app)


async def test_a_line_takes_letters_again_after_the_terminal_was_too_small(tmp_path: Path) -> None:
    house = House(tmp_path)
    async with house.app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "n", "enter")
        await resize(pilot, (20, 6))
        await resize(pilot, (100, 30))
        await press(pilot, "T", "h", "e", "enter")
        assert "The" in text(house.app)


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 20), (40, 12)])
async def test_no_way_in_disappears_where_there_is_little_room(size: tuple[int, int], tmp_path: Path) -> None:
    house = House(tmp_path)
    async with house.app.run_test(size=size) as pilot:
        await press(pilot)
        shown = text(house.app)
        for key in "nfodlpmtkswecq":
            assert f" {key}  " in shown


def test_alone_it_opens_the_start_screen_and_leaves(tmp_path: Path) -> None:
    with Terminal(home=tmp_path) as terminal:
        terminal.wait("practice on an invented case")
        terminal.press("q")
        assert terminal.ended() == 0


def test_settings_with_mistakes_are_named_and_left_aside(tmp_path: Path) -> None:
    settings = tmp_path / "mediator" / "settings.toml"
    settings.parent.mkdir()
    settings.write_text('[keys]\nreword = "x"\n', encoding="utf-8")
    with Terminal("demo", home=tmp_path) as terminal:
        terminal.wait("Enter goes on with the standard settings")
        assert "whichisthekeyof“strike”too" in "".join(terminal.text().split())
        terminal.press("enter")
        terminal.wait("A tour of the first five keys")
    assert settings.read_text(encoding="utf-8") == '[keys]\nreword = "x"\n'


def test_settings_with_mistakes_can_be_left_alone_to_mend_them(tmp_path: Path) -> None:
    settings = tmp_path / "mediator" / "settings.toml"
    settings.parent.mkdir()
    settings.write_text('[keys]\nreword = "x"\n', encoding="utf-8")
    with Terminal("demo", home=tmp_path) as terminal:
        terminal.wait("Ctrl+C leaves")
        terminal.type("\x03")
        assert terminal.ended() == 1


def test_own_keys_are_the_keys(tmp_path: Path) -> None:
    settings = tmp_path / "mediator" / "settings.toml"
    settings.parent.mkdir()
    settings.write_text('[keys]\nlift = "F8"\nhelp = "h"\nhide = "F9"\n', encoding="utf-8")
    with Terminal("demo", home=tmp_path, environment={}) as terminal:
        terminal.wait("A tour")
        terminal.press("enter")
        terminal.wait("h keys")
        terminal.press("esc", "h")
        terminal.wait("lift the curtain")


async def test_a_digit_takes_one_of_a_short_list(tmp_path: Path) -> None:
    house = House(tmp_path)
    got: list[str | None] = []
    async with house.app.run_test(size=(100, 30)) as pilot:
        options = [Option(words, words or "not said") for words in ("", "county court", "housing office")]
        house.app.push_screen(ChooseScreen("Who sent them?", options, digits=True), got.append)  # type: ignore[arg-type]
        await press(pilot)
        assert "2  county court" in text(house.app)
        await press(pilot, "3")
        assert got == ["housing office"]
