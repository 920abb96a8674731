"""A board for the far end of a room: about ten lines a page, with air between them."""

from mediator.board.drawing import ROOMY, pages
from mediator.board.rows import Page, Row
from mediator.view import Body

MOST = 10
"""Rows of people's words on a page."""
AIR = 2
"""Empty rows between two lines, at most."""


def few_lines(body: Body, width: int, height: int) -> list[Page]:
    """Return the body as `drawing.pages` does, with about `MOST` rows of words a page."""
    roomy = width >= ROOMY[0] and height >= ROOMY[1]
    made = pages(body, width, height, roomy=roomy)
    if _fullest(made) <= MOST:
        return made
    low, high = min(MOST, height), height  # the least height is taken as it comes
    while high - low > 1:
        middle = (low + high) // 2
        if _fullest(pages(body, width, middle, roomy=roomy)) <= MOST:
            low = middle
        else:
            high = middle
    return [_airy(page, height) for page in pages(body, width, low, roomy=roomy)]


def _words(row: Row) -> list[str]:
    return [key for _, key in row.keys if key and not key.startswith("floor:")]


def _fullest(made: list[Page]) -> int:
    return max(sum(bool(_words(row)) for row in page) for page in made)


def _airy(page: Page, height: int) -> Page:
    """Put empty rows between the lines of a list; the rows of a table stay together."""
    if any(len(row.keys) > 1 for row in page):
        return page
    starts = [at for at in range(1, len(page)) if page[at].keys and page[at].keys != page[at - 1].keys]
    air = min(AIR, (height - len(page)) // max(1, len(starts)))
    made: list[Row] = []
    for at, row in enumerate(page):
        made += [Row()] * air if at in starts else []
        made.append(row)
    return tuple(made)
