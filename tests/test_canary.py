"""A mark in every text: none not meant for the room reaches a wall, another's file or the other program."""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdf
import pytest
from click.testing import CliRunner
from pypdf.generic import StreamObject

from mediator.archive.reflection_file import REFLECTION, keep_reflection
from mediator.archive.session_files import load
from mediator.archive.tally_file import keep_row
from mediator.cli import main
from mediator.cli.setting_out import settings
from mediator.papers.formats import FORMATS
from mediator.papers.readers import KINDS, MAY_HAVE
from mediator.record.agreement_point import NOT_PROMISED, PARTS
from mediator.record.barrier import Barrier
from mediator.record.private import Private
from mediator.record.reflection import TEXTS, Reflection
from mediator.record.tally import Tally
from tests.full import HIDDEN
from tests.marked import WALK, Texts, files
from tests.rooms import FakeClock
from tests.terminal import Terminal
from tests.walking import Field, text_fields

FOR_THE_MEDIATOR = text_fields(Private)
ON_THE_WALL: set[Field] = {
    *((noun, "text") for noun in ("AgreementPoint", "FactCheck", "GroundRule", "Interest", "Issue", "Jot")),
    *((noun, "text") for noun in ("Criterion", "KeyDate", "LedgerLine", "Offer", "Option", "Package")),
    ("Position", "text"),
    ("Session", "title"), ("Party", "name"), ("Person", "name"), ("Person", "authority"), ("Stage", "title"),
    *(("AgreementPoint", part) for part in PARTS if part not in NOT_PROMISED), ("Doer", "name"),
    ("Replaced", "text"),
    ("CheckItem", "text"), ("Rules", "label"), ("NextDate", "time"), ("NewSession", "curtain"),
    ("BreakOfType", "name"), ("BreakOfType", "card"), ("Break", "card"), ("Answer", "level"),
    ("Answer", "says"), ("Offer", "condition"), ("Request", "text"), ("DecisionRule", "words"),
    ("Owner", "name"), ("FactCheck", "answer"), ("ResourceReferral", "text"),
    ("ResourceReferral", "resource"), ("ResourceReferral", "contact"),
}  # fmt: skip
"""What the room may see, beside the catalogue of words: a field added tomorrow is not among it."""
NOT_ON_PAPER: set[Field] = {
    ("Person", "authority"), ("NewSession", "curtain"), ("BreakOfType", "name"), ("BreakOfType", "card"),
    ("Break", "card"), ("Stage", "title"),
}  # fmt: skip
"""What the room saw and takes nowhere."""
ON_PAPER_TOO: set[Field] = {
    ("Agreement", "title"), ("SessionType", "name"), ("Regime", "wording"), ("Regime", "blanks"),
    ("DecisionRule", "words"), ("Centre", "blanks"), ("Centre", "wording"),
    ("Centre", "name"),
}  # fmt: skip
FOR_A_REFERRER: set[Field] = {("Party", "name"), ("SessionType", "name"), ("Centre", "name")}
IN_FIGURES: set[Field] = {("TallyRow", "source"), *(("Barrier", kind) for kind in ("rule", "place", "type"))}
"""Texts that the tally can hold at all: names from a centre's own lists."""
SCREENS = (*WALK, "ctrl+r", "space")


def marks_in(data: bytes, texts: Texts) -> dict[str, Field]:
    plain = re.sub(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[78])", b"", data).decode(errors="replace")
    return {mark: texts.marks[mark] for mark in set(re.findall(r"k\d+q", plain)) & set(texts.marks)}


def secrets(texts: Texts) -> set[str]:
    """Return the marks of all texts that the room must not see."""
    hidden = {mark for mark, old in texts.before.items() if old.startswith(HIDDEN)}
    return hidden | {mark for mark, where in texts.marks.items() if where in FOR_THE_MEDIATOR}


def memory_of(pid: int) -> bytes:
    """Return what a process has in its memory."""
    parts = []
    with Path(f"/proc/{pid}/maps").open() as maps, Path(f"/proc/{pid}/mem").open("rb", 0) as memory:
        for line in maps:
            start, end = (int(place, 16) for place in line.split()[0].split("-"))
            if " rw" in line and "[v" not in line:
                memory.seek(start)
                try:
                    parts.append(memory.read(end - start))
                except OSError:
                    continue
    return b"".join(parts)


@pytest.mark.timeout(120)
def test_no_secret_is_on_a_wall_in_a_file_for_others_or_in_the_second_process(tmp_path: Path) -> None:
    texts = Texts(["z"])
    files(tmp_path, texts)
    session = tmp_path / "mediator" / "sessions" / "2026-11-22-heron"
    hidden = secrets(texts)
    assert len(hidden) > 8
    with (
        Terminal("board", "heron", home=tmp_path) as wall,
        Terminal("open", "heron", home=tmp_path) as laptop,
    ):
        laptop.wait("goes on")
        laptop.rest()
        seen_files = b""
        for key in ("c", *SCREENS):
            laptop.slowly(key)
            wall._read(0.01)
            seen_files += (session / "board.toml").read_bytes()
        wall.rest()
        memory = memory_of(wall.pid)
        laptop.press("esc", "esc", "q", "enter")
        assert laptop.ended() == 0
        wall.press("q")
        assert wall.ended() == 0
    private = {mark for mark, where in texts.marks.items() if where in FOR_THE_MEDIATOR}
    for name in ("session.toml", "agreement.toml", "board.toml"):
        assert private & set(marks_in((session / name).read_bytes(), texts)) == set(), name
    drawn = marks_in(bytes(laptop.received + wall.received), texts).values()
    assert {where for where in drawn if where[0] != "Words"} <= ON_THE_WALL
    for what, data in {
        "the laptop": bytes(laptop.received),
        "the wall": bytes(wall.received),
        "board.toml": seen_files,
        "the memory": memory,
    }.items():
        assert hidden & set(marks_in(data, texts)) == set(), what
    assert len(marks_in(memory, texts)) > 5
    assert len(marks_in(bytes(wall.received), texts)) > 20


def of_a_paper(name: str, data: bytes) -> bytes:
    """Return all that a paper holds, in one piece, out of a format that is packed."""
    if name == "pdf":
        read = pypdf.PdfReader(io.BytesIO(data))
        shown = "".join(page.extract_text() for page in read.pages)
        beside = [str(value) for value in of_a_pdf(read.trailer, set())]
        return "\n".join([shown, *beside]).encode(errors="replace")
    if name == "docx":
        packed = zipfile.ZipFile(io.BytesIO(data))
        return b"".join(packed.read(part) for part in packed.namelist())
    return data.replace(b"\r\n ", b"") if name == "ics" else data


def of_a_pdf(value: Any, been: set[int]) -> Iterator[str]:
    """Yield every string and every unpacked stream beside the pages: title, tags, descriptions, files."""
    value = value.get_object() if hasattr(value, "get_object") else value
    if id(value) in been:
        return
    been.add(id(value))
    if isinstance(value, dict):
        if isinstance(value, StreamObject) and "/Length1" not in value:  # fonts say nothing
            text = value.get_data().decode(errors="replace")
            yield re.sub(r"(<xmpMM:\w+>)[^<]*", r"\1", text)  # made of chance, it can look like a mark
        for key, inner in value.items():
            yield from of_a_pdf(inner, been) if key != "/ID" else ()
    elif isinstance(value, list):
        for inner in value:
            yield from of_a_pdf(inner, been)
    elif isinstance(value, str):
        yield value


def test_no_text_of_a_session_is_in_the_tally_and_no_reflection_is_anywhere_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = Texts(["z"])
    files(tmp_path, texts)
    here = tmp_path / "mediator"
    monkeypatch.setenv("MEDIATOR_HOME", str(here))
    learnt = {name: f"r{n}q" for n, name in enumerate(TEXTS)}
    reflection = Reflection(at=FakeClock().now(), session="2026-11-22-heron", **learnt)
    keep_reflection(here / "sessions", reflection, now=FakeClock().now, seal=None)

    def run(*arguments: str) -> str:
        done = CliRunner().invoke(main, [*arguments])
        assert "Traceback" not in done.output
        return done.output

    said = [run("list", "--json"), run("due", "--names"), run("find", "--private", "q"), run("find", "r1q")]
    said += [run("export", "heron", "--for", kind) for kind in ("everyone", "co-mediator", "training")]
    said += [run("notes", "show", "heron"), run("purge", "heron", "--yes")]
    assert not any(mark in output for output in said for mark in learnt.values())
    assert all(mark in run("reflect", "--read") for mark in learnt.values())
    (tally,) = (here / "sessions").glob("tally-*.toml")
    lists = {("Agreement", "source"), *(("Barrier", field) for field in Barrier.model_fields)}
    assert set(marks_in(tally.read_bytes(), texts).values()) == lists
    for path in here.rglob("*"):
        if path.is_file() and path.name != REFLECTION:
            assert not any(mark.encode() in path.read_bytes() for mark in learnt.values()), path


@pytest.fixture
def own_settings() -> Iterator[None]:
    """Have the settings of this test's home read, and no others after it: a run reads them once."""
    settings.cache_clear()
    yield
    settings.cache_clear()


@pytest.mark.usefixtures("own_settings")
def test_no_secret_is_in_any_paper_for_any_reader_in_any_format(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, long: bool
) -> None:
    """Packed formats once a paper; `--long` has them for every reader."""
    texts = Texts(["z"])
    files(tmp_path, texts)
    monkeypatch.setenv("MEDIATOR_HOME", str(tmp_path / "mediator"))
    before, seen, packed = secrets(texts), dict[str, set[Field]](), set[tuple[str, str]]()
    for kind in KINDS:
        for paper in MAY_HAVE[kind]:
            reader = "party:1" if kind == "party" else kind
            in_it = dict[str, set[str]]()
            for name in FORMATS:
                again = not FORMATS[name].is_text and (name, paper) in packed
                if (name == "ics" and paper != "calendar") or (again and not long):
                    continue
                packed.add((name, paper))
                done = CliRunner().invoke(
                    main, ["export", "heron", "--for", reader, "--paper", paper, "--as", name]
                )
                assert done.exit_code == 0, done.output
                found = marks_in(of_a_paper(name, done.stdout_bytes), texts)
                assert before & set(found) == set(), (kind, paper, name)
                in_it[name] = set(found)
                seen.setdefault(kind, set()).update(found.values())
            people = {mark for mark in in_it["json"] if texts.marks[mark][0] not in ("Words", "PaperWords")}
            assert people, (kind, paper)
            for name in set(in_it) - {"ics"}:
                assert people <= in_it[name], (kind, paper, name, "what is in it can be found in it")
    in_remarks = marks_in(done.stderr_bytes, texts)
    assert before & set(in_remarks) == set()
    words = ("Words", "PaperWords")
    said = {who: {field for field in there if field[0] not in words} for who, there in seen.items()}
    for who, there in said.items():
        assert there <= (ON_THE_WALL - NOT_ON_PAPER) | ON_PAPER_TOO, who
    assert said["referrer"] == FOR_A_REFERRER
    names = {("Party", "name"), ("Person", "name"), ("Session", "title"), ("Agreement", "title")}
    names.add(("Centre", "name"))
    assert said["training"] & names == set()
    assert said["co-mediator"] > said["archive"]


def test_no_text_of_a_session_is_in_the_tally_or_any_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert text_fields(Tally) == IN_FIGURES
    texts = Texts(["z"])
    files(tmp_path, texts)
    monkeypatch.setenv("MEDIATOR_HOME", str(tmp_path / "mediator"))
    folder = tmp_path / "mediator" / "sessions" / "2026-11-22-heron"
    clock = FakeClock()
    assert keep_row(folder, load(folder).record, "mediation", now=clock.now) is not None
    from_lists = {("Agreement", field) for _, field in IN_FIGURES} | IN_FIGURES
    told = {"the tally": (folder.parent / "tally-2026.toml").read_bytes()}
    for more in ((), ("--by", "type"), ("--by", "month"), ("--by", "source")):
        for form in ("table", "csv", "json", "md"):
            done = CliRunner().invoke(main, ["report", "--from", "2020", "--to", "2030", *more, "--as", form])
            assert done.exit_code == 0, done.output
            told[f"{more} {form}"] = done.stdout_bytes
    for what, data in told.items():
        assert set(marks_in(data, texts).values()) <= from_lists, what
        assert what == "the tally" or b"heron" not in data
