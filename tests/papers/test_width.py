import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediator.papers.width import columns, padded, wrapped


def test_columns_of_other_scripts() -> None:
    assert columns("abc") == 3
    assert columns("李小龍") == 6
    assert columns("e\u0301") == 1  # a letter and its accent
    assert columns("שלום") == 4
    assert columns("a\u200db") == 2  # a joiner
    assert columns("ＡＢ") == 4


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
