import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediator.papers.key_card import key_card
from mediator.papers.width import columns
from mediator.record.words import Words

KEYS = [("space", "start or pause the clock"), ("g", "go on"), ("b", "blank"), ("u", "undo"), ("j", "jot")]


def test_two_columns_read_downwards() -> None:
    assert key_card(KEYS, width=60) == (
        "Keys: a small letter writes, its capital shows, digits are\n"
        "people\n"
        "\n"
        "space  start or pause the      b      blank\n"
        "       clock                   u      undo\n"
        "g      go on                   j      jot\n"
    )


def test_a_card_without_keys_is_its_heading() -> None:
    assert key_card([]) == "Keys: a small letter writes, its capital shows, digits are people\n\n"


def test_the_heading_is_the_session_types() -> None:
    assert key_card(KEYS, words=Words(paper_keys="Tasten")).startswith("Tasten\n\n")
    long = key_card(KEYS, words=Words(paper_keys="Tasten " * 200))
    assert long.splitlines()[2] == ""
    assert "Tasten" not in "".join(long.splitlines()[3:])


def test_every_key_and_its_words_are_there() -> None:
    keys = [(f"k{n}", f"does-{n}") for n in range(51)]
    card = key_card(keys)
    assert all(card.split().count(key) == 1 and card.split().count(does) == 1 for key, does in keys)
    assert len(card.splitlines()) == 28


@given(
    st.lists(st.tuples(st.text(min_size=1, max_size=30), st.text(max_size=200)), max_size=112),
    st.integers(min_value=40, max_value=120),
)
def test_a_card_is_one_sheet(keys: list[tuple[str, str]], width: int) -> None:
    lines = key_card(keys, width=width).split("\n")
    assert len(lines) <= 61
    assert all(columns(line) <= width for line in lines)


def test_more_keys_than_a_sheet_holds() -> None:
    key_card([("a", "b")] * 112)
    with pytest.raises(ValueError, match="at most 112 keys"):
        key_card([("a", "b")] * 113)
    with pytest.raises(ValueError, match="at least 40 columns"):
        key_card(KEYS, width=39)


def test_wide_letters_keep_the_second_column_in_place() -> None:
    card = key_card([("李", "計時開始"), ("b", "blank")])
    _, _, line = card.splitlines()
    assert columns(line[: line.index("b   blank")]) == 41
