"""The board of the close: the points, the next date, thanks."""

from mediator.insight.board_parts import block
from mediator.insight.board_points import points
from mediator.insight.days import long_day
from mediator.record.record import Record
from mediator.record.session_type import SessionType
from mediator.view import Block, BoardLine, Body


def closing(record: Record, session_type: SessionType) -> Body:
    """Return what stands at the close."""
    words, agreement = session_type.words, record.agreement
    date = agreement.next_date
    when = f"{long_day(date.day)} {date.time}".strip() if date else words.no_next_date
    asks = session_type.follow_up_words()
    follow_up = (BoardLine(text=asks),) if asks else ()
    return Body(
        heading=words.closing,
        blocks=(
            *points(record, words, label=words.agreement),
            Block(label=words.next_date, lines=(BoardLine(key="next_date", text=when),)),
            *block(words.follow_up, follow_up),
            Block(lines=(BoardLine(text=words.thanks),)),
        ),
    )
