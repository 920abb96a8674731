"""The wall: the curtain, the quiet wall, which board is shown, and moving about on it."""

from __future__ import annotations

from collections.abc import Callable

from mediator.desk import agenda, packages, private_meeting, read_back, support
from mediator.desk.state import Choice, Desk
from mediator.desk.who_sees import DarkWall
from mediator.insight.board import is_quiet
from mediator.insight.board_wants import issue_shown, issues_on_the_wall
from mediator.insight.floor import floor_of_stage
from mediator.record.agenda import BoardName
from mediator.record.base import Refused

BOARDS: tuple[tuple[str, BoardName, str], ...] = (
    ("r", "opening", "opening"),
    ("c", "accounts", "accounts"),
    ("t", "topics", "topics"),
    ("w", "wants", "wants_and_reasons"),
    ("g", "grid", "grid"),
    ("i", "common", "common_ground"),
    ("o", "ideas", "ideas"),
    ("z", "offers", "offers"),
    ("p", "packages", "packages"),
    ("v", "support", "support"),
    ("l", "ledger", "ledger"),
    ("h", "budget", "budget"),
    ("s", "standards", "standards"),
    ("a", "agreement", "agreement"),
    ("y", "read_back", "read_back"),
    ("d", "draft", "draft"),
    ("k", "parking", "parking_lot"),
    ("f", "find_out", "to_find_out"),
    ("x", "referrals", "referrals"),
    ("e", "closing", "closing"),
)
"""Key in the look menu, board, and its name as a key of `Words`."""


LEAVES: dict[BoardName, Callable[[Desk, int], None]] = {
    "support": support.leaf,
    "packages": packages.leaf,
    "read_back": read_back.leaf,
}
"""How to leaf through boards that show one or two of many."""


def draw_curtain(desk: Desk) -> None:
    """Cover everything with the calm card; a desk that needs a dark wall closes."""
    if isinstance(desk.unseen, DarkWall):
        desk.close_desk()
    desk.close_ask()
    desk.live.show(curtain=True)


def lift_curtain(desk: Desk) -> None:
    """Show the board again; after a break, come back from it. A private meeting is asked about first."""
    if desk.caucus() is not None:
        private_meeting.begin_or_end(desk)
        return
    if isinstance(desk.unseen, DarkWall):
        raise Refused(f"The desk is open. {desk.keymap.first('open_desk')} closes it first.")
    if desk.session.on_break() is not None:
        agenda.come_back(desk)
    desk.live.show(curtain=False)


def quiet(desk: Desk) -> None:
    """Take the rail and the clock off the wall, or bring them back."""
    desk.live.show(quiet=not is_quiet(desk.session, desk.live.shown))


def show_board(desk: Desk, board: BoardName) -> None:
    """Show a board, whatever the stage; again on the wants, the next topic."""
    if is_quiet(desk.session, desk.live.shown):
        raise Refused(f"The wall is quiet. {desk.keymap.first('quiet')} brings the boards back.")
    if board == "wants" and desk.board() == "wants":
        leaf(desk, 1, around=True)
        return
    point = desk.chosen_key() if desk.board() in ("agreement", "draft") else None
    lit, shown = desk.chosen_key(), desk.live.shown
    issue = lit if board == "wants" and lit in issues_on_the_wall(desk.session) and lit else shown.issue
    desk.chosen = ""
    desk.live.show(board=board, point=point or shown.point, issue=issue)


def look(desk: Desk, *cards: Choice) -> None:
    """One line with every board, and the *cards* that are no boards."""

    def choice(key: str, board: BoardName, word: str) -> Choice:
        return Choice(key, getattr(desk.words, word), lambda: show_board(desk, board))

    back = Choice("enter", "the stage's own", lambda: desk.live.show(board=None))
    boards = [choice(*row) for row in BOARDS if is_there(desk, row[1])]
    desk.open_ask("Look at:", *boards, back, *cards)


def is_there(desk: Desk, board: BoardName) -> bool:
    """Say whether this session has that board: not every one weighs ideas, and few are about money."""
    type_, session = desk.live.session_type, desk.session
    there = {
        "offers": session.offers,
        "packages": session.packages,
        "support": session.rating_open or session.rounds,
        "ledger": type_.ledger or session.ledger,
        "budget": type_.budget or session.requests or session.budget,
    }
    return bool(there.get(board, True))


def move(desk: Desk, step: int) -> None:
    """Select the next or the previous line of the board."""
    keys = desk.line_keys()
    if not keys:
        return
    now = desk.chosen_key()
    if now in keys:
        desk.chosen = keys[(keys.index(now) + step) % len(keys)]
    else:
        desk.chosen = keys[0 if step > 0 else -1]


def leaf(desk: Desk, step: int, *, around: bool = False) -> None:
    """Go to the next topic on the wants board, the next checklist line in the opening, the next point."""
    if desk.board() == "opening":
        _leaf_checklist(desk, step)
        return
    if desk.board() in LEAVES:
        LEAVES[desk.board()](desk, step)
    if desk.board() != "wants":
        return
    there = issues_on_the_wall(desk.session)
    at = there.index(issue_shown(desk.session, desk.live.shown)) + step
    if around:
        at %= len(there)
    if 0 <= at < len(there):
        desk.live.show(issue=there[at], board="wants")
        desk.let_go()


def _leaf_checklist(desk: Desk, step: int) -> None:
    items = desk.live.session_type.checks("opening")
    at = desk.live.shown.checklist + step
    if 0 <= at < len(items):
        desk.live.show(checklist=at)
        desk.chosen = f"check:{items[at].id}"


def turn(desk: Desk, step: int) -> None:
    """Turn a page of the board; on the last one, go to the next topic. What is out of sight is let go."""
    if desk.surface.turn_page(step):
        desk.let_go()
        desk.last_seen = None
    else:
        leaf(desk, step)


def leave(desk: Desk) -> None:
    """Draw the curtain, then ask."""
    draw_curtain(desk)
    kept = "Nothing of this practice is kept." if desk.session.practice else "Everything is kept."
    desk.open_ask(f"Leave? {kept}", Choice("enter", "leave", desk.around.leave))


def undo(desk: Desk) -> None:
    _step(desk, desk.live.undo)


def redo(desk: Desk) -> None:
    _step(desk, desk.live.redo)


def _step(desk: Desk, step: Callable[[], str]) -> None:
    """Go a step back or forth; in another stage, those whose turn it is there have the floor."""
    before = desk.session.stage()
    desk.say(step())
    desk.fresh = None
    if desk.session.stage().id != before.id and (before.turn or desk.session.stage().turn):
        desk.live.show(floor=floor_of_stage(desk.session))
    _forget_what_is_gone(desk)


def _forget_what_is_gone(desk: Desk) -> None:
    if desk.last is not None:
        try:
            desk.live.record.entry(desk.last)
        except Refused:
            desk.last = None
