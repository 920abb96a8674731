"""The one table of commands: what each key does, in a mediator's words.

It feeds the live screen's keys, its footer, the palette, the help screen, `mediator keys`, the printed key
card and the README's table.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Literal

from mediator.desk import (
    agenda,
    alternatives,
    closing,
    desk_opening,
    entries,
    entry_menu,
    going_through,
    jots,
    people,
    private_meeting,
    read_back,
    rewording,
    second_screen,
    stuck,
    summing_up,
    support,
    tray,
    wall,
    writing,
    yes,
)
from mediator.desk.keymap import Keymap
from mediator.desk.state import Choice, Desk
from mediator.record.agenda import BoardName
from mediator.record.entry import Entry

Group = Literal["Write", "Look", "Time", "People", "The wall", "An entry", "The desk", "The session"]


@dataclass(frozen=True)
class Command:
    """Something the mediator can do, and the keys that do it."""

    name: str
    keys: tuple[str, ...]
    """Keys as Textual names them; none of them needs more than one key at a time."""
    says: str
    """What it does, as the help puts it."""
    group: Group
    run: Callable[[Desk], None] = field(repr=False)
    words: str = ""
    """Other words one might look for."""
    first: str = ""
    """Its short name in the footer, for the five keys of the first day."""
    covered: bool = False
    """Works while a card covers the wall."""
    alone: bool = False
    """Works in a private meeting too, where what is written stays with its party."""
    more: str = ""
    """Its letter in the menu of what has no key of its own, or only one with Shift."""
    look: str = ""
    """Its letter in the menu of every board and card."""


def _write(kind: str) -> Callable[[Desk], None]:
    return lambda desk: writing.open_line(desk, kind)


def _show(board: BoardName) -> Callable[[Desk], None]:
    return lambda desk: wall.show_board(desk, board)


def _floor(number: int) -> Callable[[Desk], None]:
    return lambda desk: people.floor(desk, number)


def _to_target(run: Callable[[Desk, Entry], None]) -> Callable[[Desk], None]:
    return lambda desk: run(desk, desk.target())


def _more(desk: Desk) -> None:
    """Ask for what has no key of its own, or only one with Shift."""
    rest = [command for command in COMMANDS if command.more and works(desk, command)]
    desk.open_ask("What else?", *(Choice(c.more, c.says, partial(c.run, desk)) for c in rest))


def _look(desk: Desk) -> None:
    """Ask for a board, or for a card of the desk; on the wall the cards are not written out. In a private
    meeting there are no boards to look at."""
    boards, alone = {key for key, _, _ in wall.BOARDS}, desk.caucus() is not None
    listed = alone or desk.unseen is not None
    cards = [
        Choice(c.look, c.says, partial(c.run, desk), listed=listed)
        for c in COMMANDS
        if c.look and c.look not in boards and works(desk, c)
    ]
    if alone:
        desk.open_ask("Look at:", *cards)
    else:
        wall.look(desk, *cards)


# fmt: off
COMMANDS: tuple[Command, ...] = (
    Command("write_topic", ("t",), "write a topic", "Write", _write("topic"), "issue subject matter", alone=True),
    Command("write_want", ("w",), "write what a party wants", "Write", _write("want"), "position demand", alone=True),
    Command("write_reason", ("i",), "write why it matters", "Write", _write("reason"), "interest need why because", alone=True),
    Command("write_idea", ("o",), "write an idea", "Write", _write("idea"), "option proposal brainstorm", alone=True),
    Command("write_point", ("a",), "write an agreement point", "Write", _write("point"), "promise term", alone=True),
    Command("write_rule", ("r",), "write a ground rule", "Write", _write("rule"), "guideline", alone=True),
    Command("write_to_find_out", ("f",), "write what to find out", "Write", _write("to_find_out"), "fact check", alone=True),
    Command("write_key_date", (), "write a date or deadline to keep in view", "Write", _write("key_date"), "court hearing payday calendar", more="y"),
    Command(
        "jot", ("j", "slash"), "jot: write first, say what it is later", "Write", _write("jot"), "note capture",
        first="jot", covered=True,
    ),
    Command(
        "write_note", ("n", "f4"), "write a private note, unseen; F4 in an open line too", "Write", _write("note"),
        "private thought memo", covered=True,
    ),
    Command("park", ("k",), "park the selected line, or write one to park", "Write", entries.park_or_write, "parking lot"),
    Command(
        "switch_writing", ("f2",), "let the room watch a line being written, or not", "Write",
        writing.switch_writing, "hidden together unseen", covered=True,
    ),
    Command("show_topics", ("T",), "show topics", "Look", _show("topics"), "issues"),
    Command("show_wants", ("W",), "show wants and reasons; again: the next topic", "Look", _show("wants"), "positions interests"),
    Command("show_common", ("I",), "show common ground", "Look", _show("common"), "shared interests"),
    Command("show_ideas", ("O",), "show ideas", "Look", _show("ideas"), "options"),
    Command("show_agreement", ("A",), "show the agreement", "Look", _show("agreement"), "points promises"),
    Command("show_rules", ("R",), "show the opening and the rules", "Look", _show("opening"), "consent checklist"),
    Command("show_parking", ("K",), "show the parking lot", "Look", _show("parking"), "parked"),
    Command("show_to_find_out", ("F",), "show what to find out", "Look", _show("find_out"), "facts"),
    Command("show_grid", (), "show who said what about which topic", "Look", _show("grid"), "table empty asked matrix", look="g"),
    Command("show_standards", (), "show fair standards; Enter there writes one", "Look", _show("standards"), "criteria yardstick objective fair", look="s"),
    Command("look", ("l",), "look: a menu of every board", "Look", _look, "view show go to", alone=True),
    Command("down", ("down", "tab"), "the next line", "Look", lambda desk: wall.move(desk, 1), "move select"),
    Command("up", ("up", "shift+tab"), "the line before", "Look", lambda desk: wall.move(desk, -1), "move select"),
    Command("right", ("right",), "the next topic, checklist line, or point read back", "Look", lambda desk: wall.leaf(desk, 1)),
    Command("left", ("left",), "the one before", "Look", lambda desk: wall.leaf(desk, -1)),
    Command("page_down", ("pagedown",), "the next page", "Look", lambda desk: wall.turn(desk, 1), "clicker"),
    Command("page_up", ("pageup",), "the page before", "Look", lambda desk: wall.turn(desk, -1), "clicker"),
    Command(
        "clock", ("space",), "start or pause the stage clock", "Time", agenda.start_or_pause, "timer time",
        first="clock", covered=True,
    ),
    Command("more_minutes", ("equals_sign", "plus"), "a minute more", "Time", lambda desk: agenda.more_minutes(desk, 1), "extend"),
    Command("fewer_minutes", ("minus",), "a minute less", "Time", lambda desk: agenda.more_minutes(desk, -1), "shorten"),
    Command("go_on", ("g",), "go on to the next stage, or back", "Time", agenda.go_on, "stage step agenda skip", first="go on"),
    Command("pause", ("p",), "a break, with a return time", "Time", agenda.pause, "pause rest coffee", covered=True),
    *(
        Command(f"floor_{n}", (str(n),), f"party {n} takes the floor, or yields it", "People", _floor(n), "turn speak")
        for n in range(1, 10)
    ),
    Command("floor_0", ("0",), "the mediator takes the floor, or yields it", "People", _floor(0), "turn speak"),
    Command("floor", (), "whose turn is it? any party", "People", people.ask_floor, "floor speak", more="w"),
    Command("add_party", (), "a party joins", "People", _write("party"), "add new late", more="p"),
    Command("add_support", (), "a support person comes with a party", "People", _write("person"), "add friend", more="s"),
    Command("add_member", (), "somebody is one of the people who are a party", "People", _write("member"), "add couple family sign", more="b"),
    Command("add_representative", (), "a representative speaks for a party", "People", _write("representative"), "add authority", more="r"),
    Command("add_interpreter", (), "an interpreter is here", "People", _write("interpreter"), "add language", more="i"),
    Command("add_observer", (), "an observer is here", "People", _write("observer"), "add trainee", more="o"),
    Command("rename", (), "call a party something else", "People", _write("rename"), "name", more="n"),
    Command("side", (), "when does a party speak? its place in the order", "People", people.ask_side, "side turn order harmed responsible", more="v"),
    Command("curtain", ("b", "full_stop"), "blank: the curtain", "The wall", wall.draw_curtain, "blank hide cover black", first="blank", covered=True),
    Command("lift", ("c",), "lift the curtain", "The wall", wall.lift_curtain, "unblank show resume continue", covered=True),
    Command("quiet", ("z",), "quiet wall: clock and agenda away, and back", "The wall", wall.quiet, "silence"),
    Command("curtain_line", (), "a free line on the curtain", "The wall", _write("curtain_line"), "card message", more="l"),
    Command("hold", (), "the room's second screen: stay with this board, or follow again", "The wall", second_screen.hold_or_follow, "board hold freeze follow projector", more="f"),
    Command("preview", ("f6",), "see what the room's second screen shows", "The wall", second_screen.preview, "board preview projector", covered=True),
    Command("hide", ("h",), "take the line off the wall", "The wall", _to_target(entries.hide), "hide private"),
    Command("show", ("H",), "put back on the wall what is off it", "The wall", entries.show, "reveal unhide", more="h"),
    Command("menu", ("enter",), "open the line: what can be done with it", "An entry", entry_menu.open_menu, "sort kind topic"),
    Command("reword", ("e",), "say it in other words", "An entry", rewording.reword, "edit reframe rephrase heated"),
    Command("give", ("d",), "it is another party's", "An entry", _to_target(entries.give), "owner move"),
    Command("share", ("m",), "another party shares this reason", "An entry", _to_target(entries.share), "common ground too"),
    Command("confirm", ("y",), "its owner says yes; tick, consent, affirm", "An entry", yes.confirm, "consent affirm agree tick"),
    Command("support", ("v",), "levels of support for the idea or point: everyone in turn", "An entry", support.begin, "gradient fist thumbs poll consent vote answer"),
    Command("strike", ("x",), "strike: off the wall at once, kept", "An entry", _to_target(entries.strike), "delete remove"),
    Command("erase", ("X",), "erase for good", "An entry", _to_target(entries.erase), "delete destroy", more="x"),
    Command("open_desk", ("N",), "the desk, for your eyes only: opens, or closes", "The desk", desk_opening.open_or_close, "private notes prompts hints", covered=True, more="j"),
    Command("next_prompt", ("comma",), "the next question to pick from, on the desk", "The desk", desk_opening.next_prompt, "prompt suggest ask", covered=True),
    Command("private_meeting", (), "a private meeting: begin one, or end it", "The desk", private_meeting.begin_or_end, "caucus shuttle separate rooms alone", covered=True, more="a"),
    Command("caucus_default", (), "what is agreed about private meetings?", "The desk", private_meeting.ask_default, "caucus confidential open", more="z"),
    Command("go_through", (), "go through what was said in private meetings", "The desk", going_through.go_through, "caucus release share keep", covered=True, more="g"),
    Command("private_line", (), "a private line: share, put on the board, reword, erase", "The desk", going_through.open_line, "notes caucus release", covered=True, more="u"),
    Command("open_sealed", (), "sealed notes: open them here with the pass-phrase", "The desk", going_through.open_sealed, "notes key passphrase password unseal earlier", covered=True, more="1"),
    Command("summary", (), "a summary of what a party said: was it heard right?", "The desk", summing_up.ask, "summarise account mirror", look="u"),
    Command("jots", (), "jots: say what each of them is", "The desk", jots.open_jots, "sort unsorted later", covered=True, look="j"),
    Command("without_agreement", (), "a party's best and worst without an agreement", "The desk", alternatives.ask, "batna watna alternative private", covered=True, look="n"),
    Command("stuck", (), "stuck: moves to pick from, on the desk", "The desk", stuck.open_card, "impasse deadlock card", covered=True, look="m"),
    Command("undo", ("u",), "undo", "The session", wall.undo, "back mistake", first="undo", alone=True),
    Command("redo", ("ctrl+r",), "do it again", "The session", wall.redo, alone=True),
    Command("outcome", (), "how did it end?", "The session", closing.outcome, "outcome result close", more="e"),
    Command("next_date", (), "when do we meet again?", "The session", _write("next_date"), "next date appointment follow-up", more="d"),
    Command("title", (), "call the session something else", "The session", _write("title"), "rename", more="t"),
    Command("change_type", (), "go on as another kind of session", "The session", agenda.ask_type, "type change agenda restorative housing student community", more="k"),
    Command("theme", (), "the other colours: light on dark, ink on paper", "The session", lambda desk: desk.around.other_theme(), "theme dark light paper projector", covered=True, more="c"),
    Command("waiting", (), "what is for later? questions for you", "The session", tray.open_tray, "tray note message question not yet saved clock", covered=True, more="m"),
    Command("more", ("f3",), "what else: people, the close, the session", "The session", _more, "menu other", covered=True),
    Command("stop_now", ("Q",), "stop now: neutral card, clocks closed", "The session", agenda.stop_now, "end unsafe emergency", covered=True, more="q"),
    Command("help", ("question_mark", "f1"), "these keys", "The session", lambda desk: desk.surface.open_help(), "help keys", covered=True),
    Command("palette", ("ctrl+p",), "find a command by its words", "The session", lambda desk: desk.surface.open_palette(), "search command"),
    Command("leave", ("q", "ctrl+q"), "leave: the curtain first, then Enter", "The session", wall.leave, "quit exit", covered=True),
)
# fmt: on

FLOORS = tuple(f"floor_{n}" for n in range(1, 10))
"""The commands by which the parties with a digit take the floor."""

BY_NAME: dict[str, Command] = {command.name: command for command in COMMANDS}

STANDARD = Keymap({command.name: command.keys for command in COMMANDS})


OVER_A_MENU = {"curtain", "page_down", "page_up"}
"""What leaves an open menu as it is: pages can be turned below it, and the curtain closes it by itself."""


def press(desk: Desk, key: str) -> None:
    """Take a key that is not for an open line: an answer to what is asked, or a command."""
    name = desk.keymap.by_key.get(key, "")
    if key == "escape":
        desk.escape()
    elif desk.ask is not None and (not name or desk.ask.answer(key) is not None):
        desk.answer(key)
    elif (answer := read_back.of_key(desk, key)) is not None:
        desk.close_ask()
        desk.noted = desk.jotted = None
        desk.attempt(lambda: read_back.ask_whose(desk, answer))
    elif name:
        if name not in OVER_A_MENU:
            desk.close_ask()  # whoever goes on to something else has no answer
        run(desk, BY_NAME[name])


def run(desk: Desk, command: Command) -> None:
    """Run a command, or say why it cannot be run now."""
    if works(desk, command):
        if command.group in ("Write", "Look", "An entry") and command.name not in ("reword", "confirm"):
            desk.noted = None  # whoever goes on to something else has other words in mind
        if command.name != "menu":
            desk.jotted = None
        desk.attempt(lambda: command.run(desk))


def works(desk: Desk, command: Command) -> bool:
    """Say whether a command works now: not every one does while the room sees a card."""
    if desk.caucus() is not None:
        return command.covered or command.alone
    return command.covered or not desk.covered() or desk.unseen is not None


def way_to(command: Command, keymap: Keymap) -> str:
    """Return the keys of a command, or those that lead to it one after another, as they are written."""
    menu = (
        f"{keymap.first('more')} {command.more}" if command.more else f"{keymap.first('look')} {command.look}"
    )
    return keymap.spoken(command.name) or menu


def grouped_rows(keymap: Keymap = STANDARD) -> list[tuple[Group, str, str]]:
    """Return every command as (group, keys, what it does), the nine floor keys as one row."""
    rows: list[tuple[Group, str, str]] = []
    together = all(keymap.keys(name) == STANDARD.keys(name) for name in FLOORS)
    for command in COMMANDS:
        if not together or command.name not in FLOORS:
            rows.append((command.group, way_to(command, keymap), command.says))
        elif command.name == FLOORS[0]:
            rows.append((command.group, "1 … 9", "that party takes the floor, or yields it"))
    return rows


def key_rows(keymap: Keymap = STANDARD) -> list[tuple[str, str]]:
    """Return every command as (keys, what it does), and Esc."""
    rows = [(keys, says) for _, keys, says in grouped_rows(keymap)]
    return [*rows, ("Esc", "close what is open; with nothing open, the curtain")]
