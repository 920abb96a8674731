import re
import sys
import unicodedata

import pytest
from hypothesis import example, given
from pydantic import TypeAdapter, ValidationError

from mediator.text import LONGEST_LINE, LONGEST_NAME, Code, Line, Name, OptionalLine, clean, fill, one_line
from tests.strategies import texts

FAMILY = "\U0001f469\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
LINE, OPTIONAL_LINE, NAME = TypeAdapter(Line), TypeAdapter(OptionalLine), TypeAdapter(Name)


def is_harmful(letter: str) -> bool:
    """C0 but for the line end, DEL, C1, half surrogates, embeddings, overrides and isolates of direction."""
    code = ord(letter)
    return (
        (code < 0x20 and letter != "\n")
        or 0x7F <= code < 0xA0
        or 0xD800 <= code < 0xE000
        or 0x202A <= code <= 0x202E
        or 0x2066 <= code <= 0x2069
        or code in (0x2028, 0x2029, 0xFEFF)
    )


def test_every_character_alone_is_harmless_once_cleaned_and_cleaning_again_changes_nothing() -> None:
    for code in range(sys.maxunicode + 1):
        cleaned = clean(chr(code))
        assert clean(cleaned) == cleaned, hex(code)
        assert not any(is_harmful(letter) for letter in cleaned), hex(code)


def test_every_character_between_letters_is_harmless_on_one_line_and_stays_so() -> None:
    for start in range(0, sys.maxunicode + 1, 0x400):
        line = one_line("a".join(chr(code) for code in range(start, start + 0x400)))
        assert one_line(line) == line, hex(start)
        assert not any(is_harmful(letter) or letter == "\n" for letter in line), hex(start)


@given(texts)
@example("\u0c95" + "\u0cc6" * 4 + "\u0301\u0cc2")  # the fifth mark goes, and two vowel signs meet
@example("\u0c95" + "\u0301" * 3 + "\u0cbf\u0301\u0cd5")
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert one_line(one_line(text)) == one_line(text)


@given(texts)
def test_nothing_harmful_is_left_of_any_text(text: str) -> None:
    assert not any(is_harmful(letter) for letter in clean(text))
    assert not any(is_harmful(letter) or letter == "\n" for letter in one_line(text))
    clean(text).encode()


@given(texts)
def test_no_letter_has_more_than_four_marks(text: str) -> None:
    cleaned = "".join("m" if unicodedata.category(c) in ("Mn", "Me") else "-" for c in clean(text))
    assert "m" * 5 not in cleaned


def test_an_escape_sequence_becomes_text_that_does_nothing() -> None:
    assert clean("\x1b[2J\x9b31m\x7f\x00") == "\ufffd[2J\ufffd31m\ufffd\ufffd"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\n\n\n"])
def test_pasted_lines_become_one_with_nothing_dropped_but_their_ends(end: str) -> None:
    assert one_line(f"  first{end}second{end}third{end}") == "first second third"


@given(texts)
def test_what_can_be_seen_of_a_text_stays_in_its_order(text: str) -> None:
    seen = [c for c in text if unicodedata.category(c)[0] in "LNP" and unicodedata.normalize("NFC", c) == c]
    line = iter(unicodedata.normalize("NFD", one_line(text)))
    wanted = unicodedata.normalize("NFD", "".join(seen))
    assert all(letter in line for letter in wanted)


@pytest.mark.parametrize(
    "text",
    [
        FAMILY,
        "\U0001f44d\U0001f3fd",
        "\u2764\ufe0f",
        "\u05e9\u05dc\u05d5\u05dd\u200f 5\u200e",
        "\u200f\u0645\u0631\u062d\u0628\u0627\u200e!",
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "q\u0323\u0307",
        "\u0e01\u0e33\u0e49",
        "\u5168\u89d2 \uff21",
        "[bold]x[/bold] [/ {x} %s",
        "\ufdfd",
    ],
)
def test_text_of_any_script_stays_as_it_is(text: str) -> None:
    assert one_line(text) == text


def test_a_letter_and_its_mark_become_the_letter_that_has_it() -> None:
    assert clean("Jose\u0301") == "Jos\u00e9"


def test_marks_beyond_the_fourth_go() -> None:
    assert clean("Z" + "\u0351" * 40 + "a") == "Z" + "\u0351" * 4 + "a"


def test_line_ends_stay_where_several_lines_are_wanted() -> None:
    assert clean("a\r\nb\u2028c") == "a\nb\nc"


@pytest.mark.parametrize("text", ["", "   ", "\n\t", "\u200d\u200e", "\x00\x1b", "\u2060", "\u3000"])
def test_a_line_and_a_name_of_nothing_visible_are_refused(text: str) -> None:
    for adapter in (LINE, NAME):
        with pytest.raises(ValidationError, match="it is empty: write a word or two"):
            adapter.validate_python(text)
    OPTIONAL_LINE.validate_python(text)


def test_a_text_that_is_too_long_says_how_much_fits() -> None:
    assert LINE.validate_python("x" * LONGEST_LINE)
    assert NAME.validate_python("x" * LONGEST_NAME)
    with pytest.raises(ValidationError, match=r"100,000 characters; 2,000 fit\. Shorten it or split it"):
        LINE.validate_python("x" * 100_000)
    with pytest.raises(ValidationError, match="81 characters; 80 fit"):
        NAME.validate_python("x" * 81)
    with pytest.raises(ValidationError, match="2,001 characters"):
        OPTIONAL_LINE.validate_python("x" * 2001)


def test_what_is_counted_is_the_text_once_cleaned() -> None:
    assert LINE.validate_python(" " * 5000 + "a" + "\n" * 5000 + "b") == "a b"


@given(texts)
def test_a_line_once_accepted_is_accepted_again_unchanged(text: str) -> None:
    try:
        line = LINE.validate_python(text)
    except ValidationError:
        return
    assert LINE.validate_python(line) == line


@pytest.mark.parametrize("code", ["", "A", "a b", "-a", "a\n", "a" * 65, "\u00e4", "../a"])
def test_a_code_has_small_letters_digits_hyphens_and_underscores(code: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Code).validate_python(code)


def test_filling_puts_every_value_in_at_once_so_that_braces_in_a_value_stay_text() -> None:
    assert fill("{a} and {b}", a="{b}", b="{a}") == "{b} and {a}"


def test_filling_leaves_unknown_names_and_odd_braces_alone() -> None:
    assert fill("{x} {} {a.b} {a!r} {{a}} %s }{", a=1) == "{x} {} {a.b} {a!r} {1} %s }{"


@given(texts)
def test_filling_never_reads_a_value(text: str) -> None:
    assert fill("<{a}>", a=text) == f"<{text}>"
    if not re.search(r"\{\w+\}", text):
        assert fill(text, a="no") == text
