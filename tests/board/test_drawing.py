"""Laying a board out: any body at any size keeps every line, within its width and height."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediator.board.drawing import pages
from mediator.board.one_large import one_large
from mediator.board.rows import Page
from mediator.view import Block, BoardLine, Body, Column

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z", "M"]), min_size=1, max_size=12)
TEXTS = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)


@st.composite
def bodies(draw: st.DrawFn) -> Body:
    keys = iter(range(10_000))

    def lines() -> tuple[BoardLine, ...]:
        return tuple(
            BoardLine(
                key=f"k{next(keys)}",
                number=draw(st.integers(0, 120)),
                text=draw(TEXTS),
                aside=draw(st.one_of(st.just(""), TEXTS)),
                box=draw(st.booleans()),
                done=draw(st.booleans()),
            )
            for _ in range(draw(st.integers(0, 4)))
        )

    def blocks(most: int) -> tuple[Block, ...]:
        label = st.one_of(st.just(""), TEXTS)
        return tuple(Block(label=draw(label), lines=lines()) for _ in range(draw(st.integers(0, most))))

    columns = tuple(
        Column(
            name=draw(TEXTS),
            note=draw(st.one_of(st.just(""), TEXTS)),
            floor=draw(st.booleans()),
            blocks=blocks(2),
        )
        for _ in range(draw(st.integers(0, 6)))
    )
    return Body(
        heading="x", columns=columns, blocks=blocks(3), invitation=draw(st.one_of(st.just(""), TEXTS))
    )


def letters(page: Page) -> str:
    return "".join("".join(row.content.plain.split()) for row in page)


@settings(max_examples=150, deadline=None)
@given(bodies(), st.integers(4, 220), st.integers(1, 60), st.integers(0, 30))
def test_every_line_is_on_some_page_and_nothing_is_too_wide_or_too_high(
    body: Body, width: int, height: int, chosen: int
) -> None:
    made = pages(body, width, height, chosen=f"k{chosen}")
    assert made
    for page in made:
        assert len(page) <= height
        assert all(row.content.cell_length <= width for row in page)
    keys = {key for page in made for row in page for _, key in row.keys if key}
    assert keys == {line.key for line in body.lines()}


@settings(max_examples=100, deadline=None)
@given(bodies(), st.integers(60, 160), st.integers(10, 50))
def test_no_letter_is_lost(body: Body, width: int, height: int) -> None:
    drawn = "".join(letters(page) for page in pages(body, width, height))
    written = "".join(line.text for line in body.lines())
    for letter in set("".join(written.split())):
        assert drawn.count(letter) >= written.count(letter)


@settings(max_examples=80, deadline=None)
@given(bodies(), st.integers(4, 60), st.integers(1, 12), st.integers(0, 30))
def test_one_thing_large_fits_and_says_when_it_goes_on(body: Body, width: int, height: int, key: int) -> None:
    page = one_large(body, width, height, key=f"k{key}")
    assert len(page) <= height
    assert all(row.content.cell_length <= width for row in page)


def party(name: str, *wants: str) -> Column:
    lines = tuple(BoardLine(key=f"{name}{n}", number=n, text=want) for n, want in enumerate(wants, 1))
    return Column(name=name, blocks=(Block(label="What I want", lines=lines), Block(label="Why it matters")))


@pytest.mark.parametrize("names", [("A", "B"), ("A", "B", "C"), ("A", "B", "C", "D", "E", "F")])
def test_parties_get_the_same_room_whatever_they_said(names: tuple[str, ...]) -> None:
    talkative = party(names[0], *["a want of many words that goes on"] * 4)
    quiet = [party(name, "peace") for name in names[1:]]
    page = pages(Body(columns=(talkative, *quiet)), 90, 40)[0]
    if len(names) <= 3:
        heads = page[0].content.plain
        starts = [heads.index(name) for name in names]
        assert len({second - first for first, second in pairwise(starts)}) <= 1
    else:
        starts = [n for n, row in enumerate(page) if row.content.plain[:2].strip() in names]
        assert len({second - first for first, second in pairwise(starts)}) == 1


def test_a_click_finds_its_line() -> None:
    page = pages(Body(columns=(party("A", "peace"), party("B", "quiet"))), 80, 20)[0]
    row = next(row for row in page if "peace" in row.content.plain)
    assert row.key_at(3) == "A1"
    assert row.key_at(row.content.plain.index("quiet")) == "B1"
