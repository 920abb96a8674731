import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediator.papers.key_card import columns, key_card, padded, wrapped

KEYS = [("space", "start or pause the clock"), ("g", "go on"), ("b", "blank"), ("u", "undo"), ("j", "jot")]


def test_two_columns_read_downwards() -> None:
    assert key_card(KEYS, width=60) == (
        "space  start or pause the      b      blank\n"
        "       clock                   u      undo\n"
        "g      go on                   j      jot\n"
    )


def test_no_keys_are_an_empty_card() -> None:
    assert key_card([]) == ""


def test_every_key_and_its_words_are_there() -> None:
    keys = [(f"k{n}", f"does-{n}") for n in range(51)]
    card = key_card(keys)
    assert all(card.split().count(key) == 1 and card.split().count(does) == 1 for key, does in keys)
    assert len(card.splitlines()) == 26


@given(
    st.lists(st.tuples(st.text(min_size=1, max_size=30), st.text(max_size=200)), max_size=120),
    st.integers(min_value=40, max_value=120),
)
def test_a_card_is_one_sheet(keys: list[tuple[str, str]], width: int) -> None:
    lines = key_card(keys, width=width).split("\n")
    assert len(lines) <= 61
    assert all(columns(line) <= width for line in lines)


def test_more_keys_than_a_sheet_holds() -> None:
    key_card([("a", "b")] * 120)
    with pytest.raises(ValueError, match="at most 120 keys"):
        key_card([("a", "b")] * 121)
    with pytest.raises(ValueError, match="at least 40 columns"):
        key_card(KEYS, width=39)


def test_columns_of_other_scripts() -> None:
    assert columns("abc") == 3
    assert columns("李小龍") == 6
    assert columns("e\u0301") == 1  # a letter and its accent
    assert columns("שלום") == 4
    assert columns("a\u200db") == 2  # a joiner
    assert columns("ＡＢ") == 4


def test_wide_letters_keep_the_second_column_in_place() -> None:
    card = key_card([("李", "計時開始"), ("b", "blank")])
    (line,) = card.splitlines()
    assert columns(line[: line.index("b   blank")]) == 41


def test_padding() -> None:
    assert padded("李", 4) == "李  "
    assert padded("long", 2) == "long"


def test_wrapping_breaks_what_has_no_spaces() -> None:
    assert wrapped("one two three", 9, first="- ", rest="  ") == ["- one two", "  three"]
    assert wrapped("abcdefgh", 5, first="- ", rest="  ") == ["- abc", "  def", "  gh"]
    assert wrapped("李小龍李小龍", 5) == ["李小", "龍李", "小龍"]
    assert wrapped("", 5, first="- ") == ["- "]
    with pytest.raises(ValueError, match="no room"):
        wrapped("a", 3, first="  ")


@given(st.text(), st.integers(min_value=4, max_value=80))
def test_wrapping_drops_nothing(text: str, width: int) -> None:
    lines = wrapped(text, width, first="- ", rest="  ")
    assert all(columns(line) <= width for line in lines)
    assert "".join("".join(line[2:] for line in lines).split()) == "".join(text.split())
