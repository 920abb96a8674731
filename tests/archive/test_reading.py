import contextlib
import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediator.archive import reading
from mediator.archive.agendas import load
from mediator.archive.prepared import Prepared, read_prepared
from mediator.archive.reading import Problem, Unreadable
from mediator.record.base import Frozen, Moment
from mediator.record.session_type import SessionType

WHOLE = """\
format = 1
id = "talk"
name = "A talk"
about = "Two people sort something out."

[regime]
wording = "{centre} explains."
blanks = { centre = "" }

[[checklist]]
id = "names"
text = "Names"

[[stages]]
id = "talk"
title = "Talk"
minutes = 60
"""


def problems(path: Path) -> list[Problem]:
    """Read a file as what its name says, see that it stays as it is, and return what is wrong with it."""
    before = path.read_bytes() if path.is_file() else b""
    reader: Callable[[Path], object] = load if path.stem == "talk" else read_prepared
    with pytest.raises(Unreadable) as caught:
        reader(path)
    assert (path.read_bytes() if path.is_file() else b"") == before
    return caught.value.problems


@pytest.fixture(params=["talk.toml", "prepared.toml"])
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A place for a session type, and for a prepared session."""
    name: str = request.param
    return tmp_path / name


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    return tmp_path / "talk.toml"


def only(path: Path) -> Problem:
    (problem,) = problems(path)
    return problem


def test_a_whole_file_is_read(talk: Path) -> None:
    talk.write_text(WHOLE)
    assert load(talk).minutes == 60


def test_a_file_that_is_not_there(path: Path) -> None:
    assert str(only(path)) == f"{path}: is not there. Check the name and the folder."


def test_a_folder(path: Path) -> None:
    path.mkdir()
    assert "is a folder" in only(path).words


def test_a_file_inside_a_file(path: Path) -> None:
    path.write_text("format = 1")
    assert "cannot be read" in only(path / path.name).words


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with names")
@pytest.mark.timeout(10)
def test_a_pipe_does_not_hang(path: Path) -> None:
    os.mkfifo(path)
    assert "is not a file that holds text" in only(path).words


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="the system has no such device")
@pytest.mark.timeout(10)
def test_a_device_is_not_read(path: Path) -> None:
    path.symlink_to("/dev/zero")
    assert "is not a file that holds text" in only(path).words


def test_a_file_that_may_not_be_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_text("format = 1")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", refuse)
        with pytest.raises(Unreadable) as caught:
            reading.parse(path)
    assert "may not be read" in caught.value.problems[0].words


def test_a_name_that_no_file_can_have() -> None:
    with pytest.raises(Unreadable) as caught:
        reading.parse(Path("a\0b.toml"))
    assert "is not a name that a file can have" in str(caught.value)


def test_a_large_file_is_not_read(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(reading.LARGEST + 1)  # a hole: it takes no room
    with pytest.raises(Unreadable) as caught:
        reading.parse(path)
    assert "is larger than 64 MB" in str(caught.value)


@pytest.mark.parametrize("content", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n"])
def test_an_empty_file(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert "is empty" in only(path).words


@pytest.mark.parametrize(
    ("content", "line", "byte"),
    [
        (b'format = 1\nname = "\xff"\n', 2, 20),
        (b'\xef\xbb\xbfformat = 1\n\nname = "\xe9"\n', 3, 24),
        ('format = 1\nname = "x"'.encode("utf-16"), 1, 1),
    ],
)
def test_bytes_that_are_not_utf_8(path: Path, content: bytes, line: int, byte: int) -> None:
    path.write_bytes(content)
    problem = only(path)
    assert problem.line == line
    assert f"is not UTF-8 text: byte {byte} " in problem.words


def test_a_byte_order_mark_is_no_mistake(talk: Path) -> None:
    talk.write_bytes(b"\xef\xbb\xbf" + WHOLE.replace("\n", "\r\n").encode())
    assert load(talk).name == "A talk"


@pytest.mark.parametrize(
    ("content", "line", "says"),
    [
        ("format = 1\nname = Secret person\n", 2, "a value is a text in double quotes"),
        ("format = 1\n\nname Secret\n", 3, "after a key comes ="),
        ('format = 1\nname = "Secret\n', 2, "not closed"),
        ('format = 1\nname = """Secret\n', 3, "not closed"),
        ("format = 1\nname = '''Secret\n", 3, "not closed"),
        ('format = 1\ntopics = ["Secret"\nname = "x"\n', 3, "a list is not closed"),
        ("format = 1\nformat = 1\n", 2, "this key is there already"),
        ("format = 1\n[a]\n[a]\n", 3, "this table is there already"),
        ("format = 1\n[[parties]\n", 2, "ends with ]"),
        ('format = 1 name = "Secret"\n', 1, "one line holds one key"),
        ('format = 1\nname = "\\q Secret"\n', 2, "for one \\"),
        ("format = 1\nsaved = 2026-02-30\n", 2, "no such day"),
        ("format = 1\n# bell \a\n", 2, "does not allow"),
        ("format = 1\n= 2\n", 2, "a line starts with a key"),
    ],
)
def test_text_that_is_not_toml(path: Path, content: str, line: int, says: str) -> None:
    path.write_text(content)
    problem = only(path)
    assert problem.line == line
    assert "is not TOML" in problem.words
    assert says in problem.words
    assert "Secret" not in problem.words


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("format = " + "[" * 100_000, "nested too deeply"),
        ("format = 1\nx = " + "[" * 300 + "]" * 300, "nested too deeply|is not known"),
        ("format = 1\n" + ".".join("a" * 5_000) + " = 1", "nested too deeply|is not known"),
        ("format = " + "9" * 5_000, "too large"),
        ("format = 0x" + "f" * 5_000, "newer mediator"),
        ("format = 1\nx = inf\ny = nan\n", "is not known"),
    ],
)
def test_hostile_toml_has_an_answer(path: Path, content: str, says: str) -> None:
    path.write_text(content)
    found = problems(path)
    assert any(words in problem.words for words in says.split("|") for problem in found)
    assert all(len(problem.words) < 400 for problem in found)


@pytest.mark.skipif(sys.platform == "win32", reason="no such file name")
def test_a_file_name_is_harmless(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[31m\nb.toml"
    path.write_text("")
    shown = str(only(path))
    assert "\x1b" not in shown
    assert "\n" not in shown


def test_a_newer_format_is_told_alone(path: Path) -> None:
    path.write_text("# new\nformat = 2\nunheard_of = 1\n")
    problem = only(path)
    assert problem.line == 2
    assert "written by a newer mediator (format 2, this one knows 1): update mediator" in problem.words
    assert "the file was not touched" in problem.words


@pytest.mark.parametrize("value", ["0", "-1", '"1"', "1.5", "[1]"])
def test_a_format_that_never_was(path: Path, value: str) -> None:
    path.write_text(f"format = {value}\n")
    assert any("“format” has to be 1" in problem.words for problem in problems(path))


def test_a_missing_format_says_what_to_write(path: Path) -> None:
    path.write_text('type = "talk"\n')
    assert any("Write format = 1 as the first line" in problem.words for problem in problems(path))


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("minutes", "minuts", 17, "“minuts” is not known here (in “stages 1”). Did you mean “minutes”?"),
        ("minutes", "qqqqqq", 17, "“qqqqqq” is not known here (in “stages 1”). Remove it or correct it."),
        ("about", "abuot", 4, "“abuot” is not known here. Did you mean “about”?"),
        ("wording", "wordings", 7, "(in “regime”). Did you mean “wording”?"),
        ('text = "Names"', "", 10, "“text” is missing (in “checklist 1”). Add it."),
        ("minutes = 60", 'minutes = "60"', 17, "“stages 1, minutes” has to be a whole number"),
        ("minutes = 60", "minutes = true", 17, "“stages 1, minutes” has to be a whole number"),
        ("minutes = 60", "minutes = 6.5", 17, "“stages 1, minutes” has to be a whole number"),
        ("minutes = 60", "minutes = 601", 17, "“stages 1, minutes” is too large: 600 is the most"),
        ("minutes = 60", "minutes = -1", 17, "“stages 1, minutes” is too small: 0 is the least"),
        ("minutes = 60", 'prompts = "Why?"', 17, "“stages 1, prompts” has to be a list"),
        ("minutes = 60", "prompts = [\n  'a',\n  5,\n]", 19, "“stages 1, prompts 2” has to be text"),
        ("minutes = 60", "prompts = ['']", 17, "“stages 1, prompts 1” is empty: write a word or two."),
        ("minutes = 60", "clock = 'door'", 17, "“stages 1, clock” has to be one of: wall, desk, none."),
        ('"A talk"', "5", 3, "“name” has to be text in double quotes"),
        ('"A talk"', f'"{"x" * 81}"', 3, "“name” has 81 characters; 80 fit. Shorten it or split it."),
        ('"A talk"', '"A"\nlanguage = "!"', 4, "“language” has to be a language, such as en"),
        ('"A talk"', '"A"\nregime = 5\n[x]\n[y]', 4, "“regime” has to be a table"),
        ('centre = ""', '"The centre" = ""', 8, "has to be small letters, digits, - and _"),
    ],
)
def test_a_mistake_is_told_with_its_line(talk: Path, old: str, new: str, line: int, says: str) -> None:
    text = WHOLE.replace(old, new, 1)
    if "regime = 5" in new:
        text = text.replace("[regime]", "[z]")
    talk.write_text(text)
    found = problems(talk)
    assert [problem.line for problem in found if says in problem.words] == [line]


def test_all_mistakes_of_a_session_type_at_once(talk: Path) -> None:
    text = WHOLE.replace("minutes = 60", "minuts = 60").replace('"A talk"', "5").replace('text = "Names"', "")
    talk.write_text(text + '\n[[stages]]\nid = "talk"\ntitle = ""\n[words.said]\nAddRul = "x"\n')
    assert [(problem.line, problem.words.split(".")[0]) for problem in problems(talk)] == [
        (3, "“name” has to be text in double quotes"),
        (10, "“text” is missing (in “checklist 1”)"),
        (17, "“minuts” is not known here (in “stages 1”)"),
        (19, "“stages 2” has the id “talk”, which is there already"),
        (21, "“stages 2, title” is empty: write a word or two"),
        (23, "“words, said, AddRul” is no word of the catalogue; agendas/README"),
    ]


def test_wrong_items_are_not_also_called_too_few(talk: Path) -> None:
    talk.write_text(WHOLE.replace("minutes = 60", "minutes = 'an hour'"))
    assert len(problems(talk)) == 1


def test_no_stage_at_all(talk: Path) -> None:
    talk.write_text("stages = []\n" + WHOLE.split("[[stages]]", maxsplit=1)[0])
    assert only(talk).words == "“stages” has too few: 1 is the least."


def test_a_message_never_quotes_a_text(talk: Path) -> None:
    secret = "She said it \x7f".strip("\x7f ")
    text = WHOLE.replace('"A talk"', f'"{secret * 40}"').replace("minutes = 60", f"minutes = '{secret}'")
    text = text.replace('id = "names"', f"id = '{secret}'").replace(
        "wording =", f"kind = '{secret}'\nwording ="
    )
    talk.write_text(text)
    found = problems(talk)
    assert len(found) == 4
    assert all("said it" not in str(problem) for problem in found)


def test_an_unknown_key_is_made_harmless(path: Path) -> None:
    path.write_text('format = 1\n"\\u001b[31m\\n' + "x" * 500 + '" = 1\n')
    shown = "".join(str(problem) for problem in problems(path) if "not known" in problem.words)
    assert shown
    assert "\x1b" not in shown
    assert "\n" not in shown
    assert "x" * 100 not in shown


class Header(Frozen):
    format: Literal[1]
    revision: int
    saved: Moment


class Body(Frozen):
    text: str
    seen: Moment | None = None


def test_a_header_is_taken_off_first(tmp_path: Path) -> None:
    path = tmp_path / "session.toml"
    path.write_text('format = 1\nrevision = 3\nsaved = 2026-03-01T16:30:00+01:00\ntext = "x"\n')
    document = reading.parse(path)
    head = {key: document.data.pop(key) for key in ("format", "revision", "saved")}
    header = reading.validate(document, head, Header)
    assert header.saved == datetime(2026, 3, 1, 15, 30, tzinfo=UTC)
    assert reading.validate(document, document.data, Body) == Body(text="x")


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("2026-03-01T16:30:00", "has to say its time zone"),
        ("2026-03-01", "has to be a date and a time"),
        ('"2026-03-01T16:30:00Z"', "has to be a date and a time"),
        ("0001-01-01T00:00:00+14:00", "is outside the years 1 to 9999"),
    ],
)
def test_moments(tmp_path: Path, value: str, says: str) -> None:
    path = tmp_path / "session.toml"
    path.write_text(f'text = "x"\nseen = {value}\n')
    with pytest.raises(Unreadable) as caught:
        reading.read(path, Body)
    assert says in str(caught.value)


@given(st.binary(max_size=200))
def test_no_bytes_are_a_traceback(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_bytes(content)
    for model in (SessionType, Prepared):
        with contextlib.suppress(Unreadable):
            reading.read(path, model)
    assert path.read_bytes() == content
