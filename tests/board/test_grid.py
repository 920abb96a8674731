"""The grid at the sizes a wall has: every cell is drawn, none wider than its room."""

import pytest

from mediator.board.drawing import pages
from mediator.board.one_large import one_large
from mediator.view import Block, BoardLine, Body, Cell, Grid


def body(parties: int, topics: int, empty: tuple[int, int] = (0, 0)) -> Body:
    """Return a grid with something in every cell but one."""
    lines = tuple(
        BoardLine(key=f"t{n}", number=n + 1, text=f"How will topic {n + 1} go on?") for n in range(topics)
    )
    rows = tuple(
        tuple(
            Cell() if (t, p) == empty else Cell(text=f"said of {t} by {p} at some length", count=3)
            for p in range(parties)
        )
        for t in range(topics)
    )
    grid = Grid(heads=tuple(f"Party {p}" for p in range(parties)), rows=rows)
    return Body(blocks=(Block(lines=lines), Block(lines=(BoardLine(key="j", text="a jot"),))), grid=grid)


def drawn(made: Body, width: int, height: int) -> str:
    laid_out = pages(made, width, height, chosen="t0")
    for page in laid_out:
        assert len(page) <= height
        assert all(row.content.cell_length <= width for row in page)
    return "\n".join(row.content.plain for page in laid_out for row in page)


def test_few_parties_have_their_words_and_how_many_more_there_are() -> None:
    text = drawn(body(3, 2), 76, 17)
    assert "Party 0" in text
    assert "said of 1 by" in text
    assert text.count("+2") == 5
    assert text.count("–") == 1
    assert "a jot" in text


def test_many_parties_have_numbers_and_the_topics_stand_below() -> None:
    text = drawn(body(12, 8), 76, 17)
    assert text.count("3") >= 12 * 8 - 1
    assert text.count("–") == 1
    assert next(row.split()[:1] for row in text.splitlines()) == ["1"]
    for topic in range(1, 9):
        assert f"{topic} How will topic {topic} go on?" in text


@pytest.mark.parametrize("size", [(1, 1), (4, 2), (20, 5), (36, 7), (56, 13), (76, 17), (92, 29), (170, 44)])
@pytest.mark.parametrize(("parties", "topics"), [(1, 1), (2, 30), (12, 8), (40, 40)])
def test_it_fits_whatever_the_size_and_every_topic_can_be_selected(
    size: tuple[int, int], parties: int, topics: int
) -> None:
    made = body(parties, topics)
    assert drawn(made, max(4, size[0]), max(1, size[1]))
    keys = {key for page in pages(made, *size) for row in page for _, key in row.keys}
    assert keys >= {f"t{n}" for n in range(topics)}


def test_where_there_is_room_for_one_thing_a_page_is_a_topic_with_every_party() -> None:
    large = one_large(body(3, 2), 36, 9)
    words = [" ".join(" ".join(row.content.plain for row in page).split()) for page in large]
    assert words[0].endswith("Party 0 – · Party 1 3 · Party 2 3")
    assert len(words) == 3


def test_names_are_whole_where_narrow_columns_make_room_for_them() -> None:
    made = body(3, 8)
    heads = tuple(f"Neighbours of gate {n}" for n in (10, 11, 12))
    assert made.grid is not None
    text = drawn(made.model_copy(update={"grid": made.grid.model_copy(update={"heads": heads})}), 56, 13)
    assert all(head in text for head in heads)
    assert "8" in text.splitlines()[0], "every topic has a column on the first page"
