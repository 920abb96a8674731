"""How far away a day is, said in words when it is drawn: a view tells only the day."""

from datetime import date

from mediator.text import fill
from mediator.view import BoardLine, Body, FarWords


def how_far(day: date, today: date, words: FarWords) -> str:
    """Say how far *day* is from *today*."""
    days = (day - today).days
    near = {0: words.today, 1: words.tomorrow, -1: words.yesterday}
    return near.get(days) or fill(words.in_days if days > 0 else words.days_ago, n=abs(days))


def dated(body: Body, today: date) -> Body:
    """Return *body* with the words of `how_far` behind every line that has a day."""

    def line_dated(line: BoardLine) -> BoardLine:
        if line.day is None:
            return line
        far = how_far(line.day, today, body.far)
        return line.model_copy(update={"aside": f"{line.aside}, {far}" if line.aside else far})

    blocks = tuple(
        block.model_copy(update={"lines": tuple(line_dated(line) for line in block.lines)})
        for block in body.blocks
    )
    return body.model_copy(update={"blocks": blocks})
