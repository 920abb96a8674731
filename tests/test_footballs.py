"""The case “Footballs and late-night television”, from the prompt to the files and back by keys."""

import signal
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.terminal import KEYS, Terminal

pytestmark = pytest.mark.timeout(170)

TOPICS = [
    "How will both homes have quiet evenings?",
    "How can children play and plants live?",
    "What happens with the fence?",
    "How do we speak and complain to each other?",
    "What makes everyone feel safe?",
]
POINTS = [
    "D will talk with his children about being polite and encourage football at the park",
    "The Ls ask their son to mend the fence",
    "D pays for the materials",
    "The Ls keep the television low after 10 pm",
    "The Ls speak to D instead of sending notes",
]
IDEAS = [
    "Football at the park",
    "Repair by the Ls' son, materials paid by D",
    "Television low late in the evening",
    "Talk instead of notes",
    "A number to text first",
]


def test_the_whole_case(tmp_path: Path) -> None:
    with Terminal("new", "community", home=tmp_path) as terminal:
        prepare(terminal)
        opening(terminal)
        accounts(terminal)
        topics(terminal)
        wants_and_reasons(terminal)
        ideas_and_points(terminal)
        close(terminal)
        before = terminal.settled()
        leave(terminal)

    folder = next((tmp_path / "mediator" / "sessions").iterdir())
    check_files(folder)

    with Terminal("open", folder.name.rsplit("-", 1)[-1], home=tmp_path) as terminal:
        terminal.wait("Footballs")
        terminal.press("c")
        terminal.wait("We meet again")
        # The same screen, but for the line of messages under it: the clock stands where it stood.
        again, earlier = terminal.settled().splitlines(), before.splitlines()
        assert [row for row in again[1:32] if "ends about" not in row] == [
            row for row in earlier[1:32] if "ends about" not in row
        ]
        assert again[0].startswith(" Footballs")
        assert "stage 8 of 8" in again[0]
        assert "clock paused" in again[0]
        leave(terminal)
    unchanged = tomllib.loads((folder / "agreement.toml").read_text())
    assert [point["text"] for point in unchanged["points"]] == POINTS


def prepare(terminal: Terminal) -> None:
    terminal.wait("A new session")
    terminal.type("Footballs and late-night television")
    terminal.press("enter")
    terminal.wait("Name of a party")
    for name, role in (("D", 0), ("Miss P", 1), ("Mr and Mrs L", 0), ("Mr L", 2), ("Mrs L", 0)):
        terminal.press(*["tab"] * role)
        terminal.type(name)
        terminal.press("enter")
        terminal.wait(name)
    terminal.wait("Miss P, support person with D")
    terminal.press("enter")
    terminal.wait("goes on")
    terminal.slowly("c", "space")
    terminal.wait("10 min left")


def opening(terminal: Terminal) -> None:
    for number in range(2, 17):
        terminal.press("y")
        terminal.wait(f" {number} of 16")
    terminal.press("y")
    terminal.wait("All gone through")
    terminal.slowly("down", "1", "y", "2", "y")
    terminal.wait("✓ Mr and Mrs L")
    # Consent can be taken back, and given again.
    terminal.press("y")
    terminal.wait("has consented")
    terminal.press("t")
    terminal.wait("○ Mr and Mrs L")
    terminal.press("y", "2")
    terminal.wait("✓ Mr and Mrs L")
    terminal.slowly("down", "down", "e")
    terminal.wait("in other words")
    terminal.type(KEYS["backspace"] * 40)
    terminal.type("One voice at a time")
    terminal.press("enter")
    terminal.press("down", "e")
    terminal.wait("in other words")
    terminal.type(KEYS["backspace"] * 40)
    terminal.type("We speak to each other, not about each other")
    terminal.press("enter")
    terminal.wait("2 We speak to each other, not about each other")
    terminal.slowly("up", "y", "enter", "down", "y", "enter", "down", "y", "enter")
    terminal.wait("3 Anyone can ask for a break at any time  ✓ everyone")


def accounts(terminal: Terminal) -> None:
    terminal.press("g", "enter")
    terminal.wait("Everyone will have their turn")
    terminal.press("1")
    terminal.wait("speaking: D")
    terminal.press("2")
    terminal.wait("speaking: Mr and Mrs L")
    terminal.press("2")
    terminal.wait("speaking:", gone=True)


def topics(terminal: Terminal) -> None:
    terminal.press("g", "enter")
    terminal.wait("What needs talking about?")
    for topic in TOPICS:
        terminal.line("t", topic)
    terminal.wait("5 What makes everyone feel safe?")


def wants_and_reasons(terminal: Terminal) -> None:
    terminal.press("g", "enter")
    terminal.wait("topic 1 of 5")
    terminal.press("1")
    terminal.line("w", "An end to the written complaints")
    terminal.line("i", "My children are kept awake by next door's television")
    terminal.line("w", "No more demand to mend the fence")
    terminal.line("i", "I feel watched and accused every week")
    terminal.press("2")
    terminal.line("w", "No footballs in the garden")
    terminal.line("i", "Plants are broken")
    terminal.line("w", "The fence repaired")
    terminal.line("i", "There is a big hole in the fence")
    terminal.line("w", "Decent language")
    terminal.line("i", "Respect in our old age")
    terminal.line("i", "That the children can grow up next to neighbours who greet them")
    terminal.slowly("1", "m", "2", "y")
    terminal.wait("Common ground")
    terminal.line("i", "Quiet evenings")
    terminal.slowly("1", "m", "2", "y")
    terminal.press("I")
    terminal.wait("Quiet evenings")
    terminal.wait("neighbours who greet them")
    # A line written for the wrong party is given to the right one; a slip is struck and undone.
    terminal.press("W")
    terminal.wait("topic 1 of 5")
    terminal.line("w", "A slip of the pen")
    terminal.press("x")
    terminal.wait("A slip of the pen", gone=True)
    terminal.press("u")
    terminal.wait("undone: a want struck")
    terminal.press("x")
    terminal.wait("Which line? The arrows select one.")
    terminal.press("\x12")
    terminal.wait("done again: a want struck")


def ideas_and_points(terminal: Terminal) -> None:
    terminal.press("g", "enter")
    terminal.wait("Ideas are not promises")
    for idea in IDEAS:
        terminal.line("o", idea)
    terminal.press("g", "enter")
    terminal.wait("stage 6 of 8")
    terminal.press("g", "enter")
    terminal.wait("Who will do what, by when?")
    for point in POINTS:
        terminal.line("a", point)
    terminal.wait("5 The Ls speak to D instead of sending notes")


def close(terminal: Terminal) -> None:
    terminal.press("g", "enter")
    terminal.wait("We meet again")
    terminal.press("ctrl+p")
    terminal.wait("What would you like to do?")
    terminal.type("how did it end")
    terminal.wait("how did it end?")
    terminal.press("enter")
    terminal.wait("full agreement")
    terminal.press("1")
    terminal.wait("The outcome is noted.")
    terminal.press("enter")
    terminal.wait("when we meet again")
    terminal.press("d")
    terminal.wait("━┛")
    terminal.type("2026-12-22 10:00")
    terminal.press("enter")
    terminal.wait("Tuesday 22 December 2026 10:00")
    terminal.wait("after 30 and 90 days")
    terminal.press("space")
    terminal.wait("clock paused")
    terminal.wait("saved")


def leave(terminal: Terminal) -> None:
    terminal.press("q")
    terminal.wait("Leave?")
    terminal.press("enter")
    assert terminal.ended() == 0


def check_files(folder: Path) -> None:
    session = read(folder / "session.toml")
    agreement = read(folder / "agreement.toml")
    names = {party["id"]: party["name"] for party in session["parties"]}
    assert list(names.values()) == ["D", "Mr and Mrs L"]
    people = {person["name"]: (person["role"], names[person["party"]]) for person in session["people"]}
    assert people == {
        "Miss P": ("support_person", "D"),
        "Mr L": ("member", "Mr and Mrs L"),
        "Mrs L": ("member", "Mr and Mrs L"),
    }
    assert [issue["text"] for issue in session["issues"]] == TOPICS
    assert [option["text"] for option in session["options"]] == IDEAS
    assert [point["text"] for point in agreement["points"]] == POINTS
    assert agreement["outcome"] == "full"
    assert str(agreement["next_date"]["day"]) == "2026-12-22"
    assert len(agreement["checklist"]) == 16
    assert [consent.get("taken_back") is None for consent in agreement["consents"]] == [True, False, True]
    wants = {want["text"]: want for want in session["positions"]}
    assert wants["A slip of the pen"]["struck"] is True
    reasons = {reason["text"]: reason for reason in session["interests"]}
    plants = reasons["Plants are broken"]
    assert [names[party] for party in plants["parties"]] == ["Mr and Mrs L"]
    assert plants["positions"] == [wants["No footballs in the garden"]["id"]]
    shared = reasons["Quiet evenings"]
    assert len(shared["parties"]) == len(shared["confirmed"]) == 2
    assert [rule["text"] for rule in session["rules"]][:2] == [
        "One voice at a time",
        "We speak to each other, not about each other",
    ]
    assert [len(rule.get("confirmed", [])) for rule in session["rules"]] == [2, 2, 2, 0, 0]
    assert [visit["stage"] for visit in session["visits"]][-1] == "closing"
    assert all("closed" in interval for interval in session["clock"])
    assert len(read(folder / "private.toml")["wordings"]) == 2


def read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("how", ["SIGTERM", "SIGHUP", "window closed"])
def test_every_end_waits_for_the_save(how: str, tmp_path: Path) -> None:
    with Terminal("new", home=tmp_path) as terminal:
        terminal.wait("A new session")
        terminal.press("enter")
        terminal.type("Maria")
        terminal.press("enter", "enter")
        terminal.wait("goes on")
        terminal.slowly("c", "space")
        terminal.line("t", "How can both homes rest at night?")
        if how == "window closed":
            terminal.hang_up()
        else:
            terminal.send(signal.Signals[how])
        assert terminal.ended() == 0
    session = read(next((tmp_path / "mediator" / "sessions").glob("*/session.toml")))
    assert [issue["text"] for issue in session["issues"]] == ["How can both homes rest at night?"]
    assert session["clock"][-1]["why"] == "left"


def test_a_window_closed_while_the_clock_runs_and_nobody_does_anything(tmp_path: Path) -> None:
    with Terminal("new", home=tmp_path) as terminal:
        terminal.wait("A new session")
        terminal.press("enter")
        terminal.type("Maria")
        terminal.press("enter", "enter")
        terminal.wait("goes on")
        terminal.slowly("c", "space")
        terminal.wait("10 min left")
        terminal.settled()
        terminal.hang_up()
        assert terminal.ended() == 0
    session = read(next((tmp_path / "mediator" / "sessions").glob("*/session.toml")))
    assert session["clock"][-1]["why"] == "left"
