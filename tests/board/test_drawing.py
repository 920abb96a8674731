"""Laying a board out: any body at any size keeps every line, within its width and height."""

from collections import Counter
from itertools import groupby, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediator.board.drawing import pages
from mediator.board.one_large import one_large
from mediator.board.rows import Page
from mediator.text import clean
from mediator.view import Block, BoardLine, Body, Column, Detail

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
    keys = {
        key for page in made for row in page for _, key in row.keys if key and not key.startswith("floor")
    }
    assert keys == {line.key for line in body.lines()}


@settings(max_examples=100, deadline=None)
@given(bodies(), st.integers(60, 160), st.integers(10, 50))
def test_no_letter_is_lost(body: Body, width: int, height: int) -> None:
    drawn = "".join(letters(page) for page in pages(body, width, height))
    written = "".join(line.text for line in body.lines())
    for letter in set("".join(written.split())):
        assert drawn.count(letter) >= written.count(letter)


@settings(max_examples=80, deadline=None)
@given(bodies(), st.integers(4, 60), st.integers(1, 12))
def test_one_thing_large_is_a_page_a_line_and_loses_nothing(body: Body, width: int, height: int) -> None:
    made = one_large(body, width, height)
    for page in made:
        assert len(page) <= height
        assert all(row.content.cell_length <= width for row in page)
    keys = [key for page in made for row in page for _, key in row.keys]
    assert [key for key, _ in groupby(keys)] == [line.key for line in body.lines()]
    drawn = "".join(letters(page) for page in made)
    assert all("".join(line.text.split()) in drawn for line in body.lines()) or width < 20


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


SIZES = [(142, 38), (90, 29), (74, 19), (56, 14), (48, 8)]
"""What the body has of a wall of 200x50, 120x36, 80x24, 60x20, and the least for more than one thing."""

TEXTS_OF = {
    "short": "peace",
    "usual": "to sleep before a shift that begins at five",
    "long": " ".join(f"word{n}" for n in range(180)),
    "one word": "Donaudampfschifffahrtsgesellschaftskapitän" * 6,
    "hebrew": "לישון לפני משמרת שמתחילה בחמש, 5 ימים בשבוע!",
    "arabic": "أن أنام قبل المناوبة (الساعة ٥) - هذا كل شيء.",
    "mixed": "אני רוצה DVD player, לא 3!",
    "wide": "夜十時以後は静かにしてほしい、朝五時に起きるから",
    "families": "👨‍👩‍👧👩🏽‍🚒🇩🇪❤️ " * 8,
    "stacked": "Z\u0351\u036b\u0343\u036aa\u0321\u0353l\u0334g\u031bo " * 6,
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("count", range(2, 13))
def test_every_party_has_its_room_and_every_word_a_place(size: tuple[int, int], count: int) -> None:
    width, height = size
    for kind, words in TEXTS_OF.items():
        parties = [party(f"{n} {words[:30]}", words, words) for n in range(count)]
        made = pages(Body(columns=tuple(parties)), width, height)
        rows = [row for page in made for row in page]
        assert all(row.content.cell_length <= width for row in rows), kind
        assert max(map(len, made)) <= height, kind
        drawn = Counter("".join(letters(page) for page in made))
        wanted = Counter("".join(clean(words).split()) * 2 * count)
        assert not wanted - drawn, f"{kind}: letters are lost"
        assert not any("…" in row.content.plain for row in rows), kind


@pytest.mark.parametrize("width", [200, 160, 142, 120, 110, 109, 90, 80])
@pytest.mark.parametrize("count", range(2, 7))
def test_columns_are_equal_and_stand_in_the_middle(width: int, count: int) -> None:
    page = pages(Body(columns=tuple(party(f"P{n}", "x") for n in range(count))), width, 40)[0]
    names = next(row for row in page if "P0" in row.content.plain).content.plain
    starts = [names.find(f"P{n}") for n in range(count)]
    if -1 not in starts:
        steps = {second - first for first, second in pairwise(starts)}
        assert len(steps) == 1
        left, right = starts[0], width - (starts[-1] + steps.pop())
        assert left - right <= 8 or width < 110


def test_words_read_from_the_right_stand_at_the_right_with_their_number() -> None:
    page = pages(Body(columns=(party("דנה", "שקט אחרי עשר"), party("Tom", "music"))), 80, 20)[0]
    name = next(row.content.plain for row in page if "דנה" in row.content.plain)
    line = next(row.content.plain for row in page if "שקט" in row.content.plain)
    assert name[:39].endswith(" דנה")
    assert line[:39].endswith("שקט אחרי עשר  1")
    assert line[41:].startswith(" 1 music")


def _texts(body: Body, width: int, height: int) -> list[list[str]]:
    return [[row.content.plain.rstrip() for row in page] for page in pages(body, width, height)]


def test_an_aside_that_does_not_fit_behind_its_text_begins_a_row_of_its_own() -> None:
    line = BoardLine(number=1, text="450.00 EUR · rent March", aside="Maria to the Housing office", done=True)
    assert _texts(Body(blocks=(Block(lines=(line,)),)), 40, 4) == [
        [" 1 450.00 EUR · rent March", "   ✓ Maria to the Housing office"]
    ]
    assert _texts(Body(blocks=(Block(lines=(line,)),)), 60, 4) == [
        [" 1 450.00 EUR · rent March  ✓ Maria to the Housing office"]
    ]


@pytest.mark.parametrize(("height", "digits"), [(30, True), (9, True), (8, False)])
def test_what_is_read_back_stands_under_its_number_in_large_digits_where_they_fit(
    height: int, digits: bool
) -> None:
    line = BoardLine(key="p", number=12, text="Rugs", loud=True, details=(Detail(label="Who", text="D"),))
    (page,) = pages(Body(blocks=(Block(lines=(line,)),)), 76, height, roomy=False)
    drawn = "\n".join(row.content.plain for row in page)
    assert ("██" in drawn, "12 Rugs" not in drawn) == (digits, digits)
    assert len(page) <= height
    assert all(row.shows("p") for row in page if row.content.plain.strip())


def test_lists_stay_apart_and_close_to_their_labels_when_a_roomy_screen_is_full() -> None:
    blocks = tuple(
        Block(label=f"Label {n}", lines=tuple(BoardLine(key=f"{n}{m}", text=f"Line {m}") for m in range(9)))
        for n in range(4)
    )
    rows = [row.strip() for page in _texts(Body(blocks=blocks), 150, 30) for row in page]
    for n in range(1, 4):
        at = rows.index(f"Label {n}")
        assert rows[at + 1] == "Line 0"
        assert rows[at - 1] == ""


@pytest.mark.parametrize("height", [12, 13, 19, 20])
def test_air_goes_before_a_list_needs_a_second_page(height: int) -> None:
    asked = tuple(BoardLine(key=f"r{n}", number=n, text="Lamps") for n in range(1, 8))
    sums = (BoardLine(text="To share out"), BoardLine(text="Asked for"), BoardLine(text="Given"))
    body = Body(blocks=(Block(label="Requests", lines=asked), Block(label="Sums", lines=sums)))
    (page,) = _texts(body, 76, height)
    assert page[-1] == "Given"
