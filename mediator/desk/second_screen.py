"""The room's own screen, from the laptop: what it is given, and whether it follows or holds a board."""

from __future__ import annotations

from collections.abc import Callable

from mediator.archive.board_file import BoardFile
from mediator.board.picture import Picture, without_ids
from mediator.desk import writing
from mediator.desk.state import Desk
from mediator.desk.wall import BOARDS
from mediator.insight.board import with_line
from mediator.insight.board_wants import issue_shown
from mediator.insight.shown import Held
from mediator.text import fill
from mediator.view import BoardView


def hold_or_follow(desk: Desk) -> None:
    """Let the room's own screen stay with the board that is shown now, or follow again."""
    desk.live.may_change()
    desk.second_screen = True
    shown = desk.live.shown
    held = None
    if shown.held is None:
        issue = issue_shown(desk.session, shown) if desk.board() == "wants" else None
        held = Held(
            board=desk.board(),
            issue=issue,
            point=shown.point,
            checklist=shown.checklist,
            rated=shown.rated,
            pair=shown.pair,
        )
    desk.live.show(held=held)
    desk.say(how_it_stands(desk))


def preview(desk: Desk) -> None:
    """Show what the room's own screen shows."""
    desk.second_screen = True
    desk.surface.open_preview()


def how_it_stands(desk: Desk) -> str:
    """Say whether the room's own screen follows or holds, and what."""
    held = desk.live.shown.held
    if held is None:
        return desk.words.board_follows
    word = next(word for _, board, word in BOARDS if board == held.board)
    board: str = getattr(desk.words, word)
    return fill(desk.words.board_holds, board=board)


class SecondScreen:
    """Gives *file* a picture whenever what the room may see has changed, and at no other time.

    A line that the room watches being written is on it, letter by letter. The page goes by the line that was
    written, selected or turned to last. A line that the room does not see changes nothing: what was pointed
    at before stays.
    """

    def __init__(self, desk: Desk, file: BoardFile | None, theme: Callable[[], str]) -> None:
        self._desk = desk
        self._file = file
        self._theme = theme
        self._from: BoardView | None = None
        self._view = BoardView()
        self._keys: dict[str, str] = {}
        self._chosen = self._latest = self._turned = self._line = ""
        self._stays = False
        self._typed = ""

    def look(self, turned_to: str = "", typed: str = "") -> None:
        """Take what is shown now.

        *turned_to* is the first line of a page turned to by hand, or ""; *typed* is what stands in the open
        line.
        """
        self._point(turned_to)
        self.look_at_the_line(typed)

    def look_at_the_line(self, typed: str) -> None:
        """Take what stands in the open line now; nothing else has changed."""
        self._typed = typed
        if self._file is not None:
            self._file.show(self.picture())

    def how_it_stands(self) -> str:
        """Say whether it follows or holds, and whether the file refuses; "" where nobody asked after it."""
        if not self._desk.second_screen:
            return ""
        late = self._file is not None and self._file.behind
        return self._desk.words.board_behind if late else how_it_stands(self._desk)

    def picture(self) -> Picture:
        """Return what the room's own screen shows."""
        desk = self._desk
        view = desk.live.second_view
        if view is not self._from:
            self._from = view
            self._view, self._keys = without_ids(view)
        line = "" if desk.live.shown.held is not None else self._keys.get(self._line, "")
        return Picture(
            view=with_line(self._view, writing.seen_by_the_room(desk, self._typed)),
            line=line,
            stays=self._stays and bool(line),
            theme=self._theme(),
            late_words=desk.words.last_update,
            late_minutes=desk.words.last_update_minutes,
        )

    def _point(self, turned_to: str) -> None:
        desk = self._desk
        chosen = desk.selected_key()
        latest = desk.latest_key()
        if turned_to and turned_to != self._turned:
            self._line, self._stays = turned_to, True
        elif chosen and chosen != self._chosen:
            self._line, self._stays = chosen, True
        elif latest and latest != self._latest:
            self._line, self._stays = latest, False
            self._chosen, self._turned = chosen, turned_to
        self._chosen, self._latest = chosen or self._chosen, latest or self._latest
        self._turned = turned_to or self._turned
