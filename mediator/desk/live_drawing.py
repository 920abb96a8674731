"""What the live screen draws: its widgets, each made once, and the slice of the view that each is given."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from mediator.board.panels import BodyPanel, CardPanel, TopLine
from mediator.board.rail import Rail
from mediator.board.too_small import TooSmall
from mediator.desk import writing
from mediator.desk.desk_panel import ONLY_YOU, DeskPanel
from mediator.desk.lower_area import AskLine, Footer, LineFrame, TourLine
from mediator.desk.second_screen import SecondScreen
from mediator.desk.standing import lifts, on_the_card, standing
from mediator.desk.state import Desk, Writing
from mediator.desk.tour import Tour
from mediator.view import BoardView


class LiveDrawing:
    """Draws one desk. Holds no record: each widget gets its own slice of the view."""

    def __init__(
        self,
        desk: Desk,
        second: SecondScreen,
        *,
        line_key: Callable[[str], None],
        used: Callable[[], bool],
        tour: Tour | None,
    ) -> None:
        """*line_key* takes the open line's own keys; *used* says whether keys were pressed of late."""
        self._desk = desk
        self._second = second
        self._used = used
        self._tour = tour
        self._drawn_line: object = None
        self._panel: DeskPanel | None = None
        now = desk.live.now
        self._top, self._rail, self.body = TopLine(now), Rail(now), BodyPanel(now)
        self._board = Horizontal(self._rail, self.body, id="board")
        self._open = Vertical(self._top, self._board, id="open")
        self._card = CardPanel()
        self._covered = Vertical(self._card, id="covered", classes="-away")
        self._ask, self._tour_line = AskLine(), TourLine()
        self._frame = LineFrame(line_key, also=desk.keymap.in_a_line())
        self.field = self._frame.field
        self._footer = Footer(desk.keymap)

    def widgets(self) -> Iterator[Widget]:
        """Yield what stands on the screen, from top to bottom."""
        yield self._open
        yield self._covered
        yield Vertical(self._ask, self._frame, self._tour_line, id="lower")
        yield self._footer
        yield TooSmall()

    def draw(self) -> None:
        """Give every widget what is shown now."""
        desk = self._desk
        view = desk.view()
        covered = desk.shows_card()
        with self._open.app.batch_update():
            # Classes of the parts: for one of the screen's Textual would look at every style again.
            away = covered or view.quiet is not None
            self._open.set_class(away, "-away")
            self._covered.set_class(not away, "-away")
            self._footer.set_class(covered, "-away")
            self._frame.set_class(desk.writing is None, "-away")
            self._draw_board(view)
            self.draw_desk()
            self.draw_lower()
        self._second.look(self.body.turned_to, self.field.value)

    def _draw_board(self, view: BoardView) -> None:
        if (card := view.card or view.quiet) is not None:
            self._card.show(card)
        else:
            self._top.show(view)
            self._rail.show(view)
            self.body.show(view.body, chosen=self._desk.chosen_key(), latest=self._desk.latest_key())

    def draw_desk(self) -> None:
        """Bring the desk in step: it is there as long as the room does not see this screen, and no longer."""
        unseen = self._desk.unseen
        if self._panel is not None and self._panel.unseen is not unseen:
            self._panel.display = False
            self._panel.remove()
            self._panel = None
        if unseen is not None and self._panel is None:
            self._panel = DeskPanel(self._desk, unseen)
            self._board.mount(self._panel)
        elif self._panel is not None:
            self._panel.look()
        self._open.screen.set_class(self._panel is not None, "-desk")

    def draw_lower(self) -> None:
        """Draw what is below the board."""
        desk = self._desk
        covered = desk.shows_card()
        message = on_the_card(desk) if covered else desk.message
        self._ask.show(desk.ask, message or (lifts(desk) if covered and desk.ask is None else ""))
        self._ask.set_class(not message and desk.writing is not None, "-away")
        self._footer.show(standing(desk, self._second), keys=self._used(), writing=desk.writing is not None)
        if self._tour is not None:
            self._tour.look(desk)
            self._tour_line.show(self._tour.line(desk))
        self._draw_line()

    def _draw_line(self) -> None:
        """Bring the field in step with the open line: its words come from the desk only when it opens."""
        line, field = self._desk.writing, self.field
        if line is None:
            if self._drawn_line is not None:
                field.open, field.value = False, ""
                field.screen.set_focus(None)
            self._drawn_line = None
            return
        opened = (line.kind, line.entry, line.text)
        if opened != self._drawn_line:
            self._drawn_line = opened
            field.open, field.value = True, line.text
            field.cursor_position = len(line.text) if line.cursor is None else line.cursor
            if line.replace:
                field.select_all()
        if not field.has_focus:
            field.screen.set_focus(field)
        self.draw_frame(line)

    def draw_frame(self, line: Writing) -> None:
        """Draw whose line is open, what it becomes and where it will go."""
        words = self._desk.words
        on_the_desk = self._desk.unseen is not None
        where = words.to_the_wall if line.watched else words.writing
        self._frame.show(
            who=writing.whose(self._desk, line),
            what=writing.label(self._desk, line.kind),
            hint=writing.hint(self._desk, line),
            where=ONLY_YOU.lower() if line.private and on_the_desk else where,
            unseen=None if line.watched or on_the_desk else f"{words.writing} …",
            private=line.private,
        )

    def tick(self) -> None:
        """Let what shows a clock look at the time, and the desk at all there is."""
        for widget in (self._top, self._rail, self.body):
            widget.tick()
        self.draw_desk()

    def turn_page(self, step: int) -> bool:
        """Turn a page of the board, or of the desk; False where there is none that way."""
        if self.body.display and self.body.turn(step):
            return True
        return self._panel is not None and self._panel.turn(step)

    def is_taken_away(self) -> bool:
        """Whether the program ends and has taken away what is drawn here."""
        return not self.field.is_attached
