"""How long each class of files is kept, and the hold that stops it all. (practice §3.5)"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediator.desk.after.page_of_close import Page
from mediator.desk.dates import read_date
from mediator.desk.holding import new_hold, until_words
from mediator.desk.page import Row, Wanted, upper
from mediator.insight.days import day_words
from mediator.insight.retention import NOT_YOURS
from mediator.record.base import Refused
from mediator.record.keeping import CLASSES, SAID, FileClass

if TYPE_CHECKING:
    from mediator.desk.after_they_left import AfterTheyLeft


def _keep_rows(closing: AfterTheyLeft) -> list[Row]:
    if closing.practice:
        return [Row("Nothing of an invented case is kept: it goes when you leave.")]
    rows = [Row(NOT_YOURS[closing.regime]), Row("")] if closing.regime in NOT_YOURS else []
    if closing.hold is not None:
        rows += [Row(f"Held{until_words(closing.hold.until)}: {closing.hold.why}"), Row("")]
    return rows + [
        Row(
            f"{upper(SAID[kind])} ({closing.files[kind]}): {fate_words(closing, kind)}",
            here=number == closing.at,
        )
        for number, kind in enumerate(CLASSES)
    ]


def fate_words(closing: AfterTheyLeft, kind: FileClass) -> str:
    """Say what becomes of a class."""
    day = closing.until(kind)
    if closing.hold is not None:
        return "held"
    if day is None:
        return "kept, without a date"
    if day <= closing.today and not closing.is_there(kind):
        return "there is nothing"
    why = closing.why(kind)
    return "destroyed now" if day <= closing.today else f"kept until {day_words(day)}{why and f': {why}'}"


def _press_keep(closing: AfterTheyLeft, key: str) -> None:
    if closing.practice:
        return
    kind = CLASSES[closing.at]
    if key == "h":
        _hold(closing)
    elif key in ("k", "w", "p") and closing.hold is not None:
        closing.said = "It is held: h takes the hold away."
    elif key == "k":
        usual = closing.until(kind)
        text = f"{usual:%Y-%m-%d}" if usual and usual > closing.today else ""
        closing.wanted = Wanted("Kept until which day?", text, lambda text: _keep_until(closing, kind, text))
    elif key == "w":
        closing.kept(kind, None)
    elif key == "p":
        closing.kept(kind, closing.today)


def _keep_until(closing: AfterTheyLeft, kind: FileClass, text: str) -> None:
    day = read_date(text, closing.today).day
    if day <= closing.today:
        raise Refused("That day is not to come. p destroys it now.")
    closing.kept(kind, day)


def _hold(closing: AfterTheyLeft) -> None:
    """Lift the hold, or ask why there is to be one and for how long."""
    if closing.hold is not None:
        closing.hold = None
        return

    def why(reason: str) -> None:
        question = "Until which day? Empty: until it is lifted"
        closing.wanted = Wanted(question, "", lambda text: until(reason, text))

    def until(reason: str, text: str) -> None:
        closing.hold = new_hold(reason, text, closing.now())

    closing.wanted = Wanted("Why is nothing of it to be destroyed? Leave names out", "", why)


KEEPING = Page(
    "What is kept, and how long?",
    "↓ ↑ move. k keep until a day, w keep without a date, p purge now, h hold all of it. Enter goes on.",
    _keep_rows,
    _press_keep,
    lambda closing: 0 if closing.practice else len(CLASSES),
)
