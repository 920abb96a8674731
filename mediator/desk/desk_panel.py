"""The desk as it is drawn: one widget, which nobody can make without saying why the room does not see it."""

from __future__ import annotations

import re

from textual.content import Content
from textual.widget import Widget

from mediator.archive.hint_words import hint_words
from mediator.desk.desk_draft import HEADING, QUIET, Row, draft_rows
from mediator.desk.desk_last_time import last_time_rows
from mediator.desk.state import Desk
from mediator.desk.who_sees import Unseen
from mediator.insight.desk import AloneWith, DeskView, PrivateLine, desk_view
from mediator.record.record import Record

ONLY_YOU = "Only you"
"""Who sees it, as its frame says."""


class DeskPanel(Widget):
    """What only the mediator sees. Reads the desk's session itself: no other widget is given any of it."""

    ALLOW_SELECT = False  # nothing of it goes to the clipboard
    DEFAULT_CSS = """
    DeskPanel {
        width: 1fr; height: 1fr; padding: 0 1; border: round $border-blurred;
        border-title-color: $text; border-subtitle-color: $text-muted;
    }
    """

    def __init__(self, desk: Desk, unseen: Unseen) -> None:
        super().__init__()
        self.unseen = unseen
        self._desk = desk
        self._page = 0
        self._seen: tuple[Record, tuple[object, ...]] | None = None
        self._view: DeskView = self._read()
        self.border_title = ONLY_YOU

    def _read(self) -> DeskView:
        desk = self._desk
        stage = desk.session.stage().id
        prompt = desk.prompt[1] if desk.prompt is not None and desk.prompt[0] == stage else None
        live, now = desk.live, desk.live.now()
        minute = now.replace(second=0, microsecond=0)  # nothing on this page is told to the second
        around = (live.session_type, live.shown, minute, prompt, desk.chosen_key())
        if self._seen is not None and self._seen[0] is live.record and self._seen[1] == around:
            return self._view
        self._seen = (live.record, around)
        words = hint_words(live.session_type.language)
        return desk_view(
            live.record,
            live.session_type,
            live.shown,
            now,
            prompt,
            hint_words=words,
            chosen=desk.chosen_key() if desk.board() == "read_back" else desk.selected_key(),
            last_time=desk.last_time,
        )

    def look(self) -> None:
        """Look at the session; draw anew what has changed."""
        view = self._read()
        if view != self._view:
            self._view = view
            self._draw()

    def on_resize(self) -> None:
        self._draw()

    def _draw(self) -> None:
        pages = len(self._pages())
        self._page = min(self._page, pages - 1)
        self.border_subtitle = f"page {self._page + 1} of {pages}: PgDn, PgUp" if pages > 1 else None
        self.refresh()

    def turn(self, step: int) -> bool:
        """Turn a page; False where there is none that way."""
        turned = self._page + step
        if not 0 <= turned < len(self._pages()):
            return False
        self._page = turned
        self._draw()
        return True

    def _pages(self) -> list[list[Content]]:
        rows, height = desk_rows(self._view, max(1, self.size.width)), max(1, self.size.height)
        return [rows[at : at + height] for at in range(0, len(rows), height)] or [[]]

    def render(self) -> Content:
        pages = self._pages()
        return Content("\n").join(pages[min(self._page, len(pages) - 1)])


def desk_rows(view: DeskView, width: int) -> list[Content]:
    """Return the whole page in rows of at most *width* cells, what is needed first at the top."""
    back = last_time_rows(view.last_time, view.to_find_out)
    parts = [
        _mode(view),
        back if view.beginning else [],
        draft_rows(view.draft),
        _prompts(view),
        [("· " + cue, QUIET) for cue in view.cues],
        _summaries(view),
        _tried(view),
        _weighed(view),
        _uncovered(view),
        _alone(view),
        _without(view),
        _jots(view),
        _notes(view),
        [] if view.beginning else back,
    ]
    rows: list[Content] = []
    for part in filter(None, parts):
        for number, (text, style) in enumerate(part):
            if rows and (number == 0 or style == HEADING):
                rows.append(Content(""))
            rows += _wrapped(text, style, width)
    return rows


_LEAD = re.compile(r"[ ·]*(?:\d+ {2})?")
"""What stands before the words of a row: a dot, or the number of a line."""


def _wrapped(text: str, style: str, width: int) -> list[Content]:
    indent = _LEAD.match(text).end()  # type: ignore[union-attr]
    first = Content.styled(text[indent:], style).wrap(max(1, width - indent))
    lead = Content.styled(text[:indent], style)
    return [Content.assemble(lead if n == 0 else " " * indent, row) for n, row in enumerate(first)]


def _mode(view: DeskView) -> list[Row]:
    """What is going on, and what the room sees of it."""
    rows: list[Row] = []
    if (now := view.meeting) is not None:
        mode = "SEPARATE ROOMS" if now.apart else "PRIVATE MEETING"
        rows.append((f"{mode} with {now.name}", "bold $text-accent reverse"))
        until = f", back at {now.until.astimezone():%H:%M}" if now.until is not None else ""
        rows.append((f"since {now.since.astimezone():%H:%M}{until}", QUIET))
        rows.append(("What you write stays with them.", QUIET))
    rows.append((f"The room sees: {view.wall}", QUIET))
    return rows


def _prompts(view: DeskView) -> list[Row]:
    rows: list[Row] = [(view.stage, HEADING)]
    if view.purpose:
        rows.append((view.purpose, QUIET))
    if view.prompt is not None:
        rows.append((view.prompt.text, "bold $text"))
        rows.append((f"question {view.prompt.number} of {view.prompt.of}", QUIET))
    elif view.prompts:
        rows.append((f"{view.prompts} questions to pick from: , shows one", QUIET))
    return rows


MOST_QUESTIONS = 8
"""Questions about what no idea serves that are written out; more would be no help."""


def _weighed(view: DeskView) -> list[Row]:
    rows: list[Row] = [("Levels of support", HEADING)] if view.weighed else []
    for one in view.weighed:
        rows.append((f"· {one.text}", "$text"))
        standing = one.missing or ("It stands",)
        rows += [(f"  {sentence}", QUIET) for sentence in (f"{one.answers} of {one.of} answers", *standing)]
    return rows


def _uncovered(view: DeskView) -> list[Row]:
    rows: list[Row] = [("What no idea serves yet", HEADING)] if view.uncovered else []
    rows += [(f"· {question}", "$text") for question in view.uncovered[:MOST_QUESTIONS]]
    if more := len(view.uncovered) - MOST_QUESTIONS:
        rows += [(f"  and {more} more", QUIET)] if more > 0 else []
    return rows


def _alone(view: DeskView) -> list[Row]:
    rows: list[Row] = [("Private meetings", HEADING)] if view.alone else []
    for party in view.alone:
        rows.append((f"{party.name}: {_facts(party)}", "bold $text"))
        for line in party.lines:
            rows += _line(line)
    return rows


def _facts(party: AloneWith) -> str:
    """Number and minutes: a fact, to be even-handed by."""
    many = "meeting" if party.number == 1 else "meetings"
    return f"{party.number} {many}, {party.minutes} min" if party.number else "none so far"


def _summaries(view: DeskView) -> list[Row]:
    rows: list[Row] = [("Summed up", HEADING)] if view.summaries else []
    for line in view.summaries:
        rows += _line(line) if line.text else [(f"· {line.aside}", "$text")]
    return rows


def _tried(view: DeskView) -> list[Row]:
    rows: list[Row] = [("Tried when stuck", HEADING)] if view.tried else []
    return [*rows, *((f"· {line.at.astimezone():%H:%M} {line.text}", "$text") for line in view.tried)]


def _without(view: DeskView) -> list[Row]:
    rows: list[Row] = [("If there is no agreement", HEADING)] if view.without else []
    for party in view.without:
        rows.append((party.name, "bold $text"))
        for line in party.lines:
            rows += _line(line)
    return rows


def _jots(view: DeskView) -> list[Row]:
    many = len(view.jots)
    rows: list[Row] = [(f"Jots: {many}", HEADING)] if many else []
    for jot in view.jots:
        rows += _line(jot)
    return [*rows, ("l j says what each of them is", QUIET)] if many else []


def _notes(view: DeskView) -> list[Row]:
    rows: list[Row] = [("Private notes", HEADING)]
    for note in view.notes:
        rows += _line(note)
    return rows if view.notes else [*rows, ("none yet: n writes one", QUIET)]


def _line(line: PrivateLine) -> list[Row]:
    when = f"{line.at.astimezone():%H:%M}"
    aside = " · ".join(filter(None, (when, line.aside)))
    lead = f"{line.number}  " if line.number else "· "
    return [(f"{lead}{line.text}", "$text"), (" " * len(lead) + aside, QUIET)]
