"""The rows of DESIGN §7 that can be measured: each takes its floor and the program in turns, run by run."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from mediator.archive.durable import write_durably
from tests.benchmarks.archives import archive
from tests.benchmarks.figures import Figure, Sane, percentile
from tests.benchmarks.programs import Watched, bare, used
from tests.benchmarks.sessions import TITLE, TOPIC, kept_busy_session, kept_session
from tests.terminal import PATIENCE

LETTERS = 60
"""Keys typed in a run; as many as one line shows."""

KEPT = 10
"""Lines kept in a run."""

OPENED = 3
"""Times that a session is opened in a run, where each gives one figure."""

IDLE = 10.0
"""Seconds of doing nothing in a run."""

SMALL, MIDDLE, LARGE = 10, 2_000, 10_000
"""Entries of a session."""

# What the floors take where nothing else keeps the machine busy, from a fast desktop to a small laptop.
START = Sane(0.1, 1.5, 0.25)
KEY = Sane(0.5, 40, 1.0)
DISK = Sane(0.02, 100, 1.5)
CPU = Sane(0.02, 20, 1.0)
MEMORY = Sane(10, 200, 0.1)
ENTER = Sane(1, 400, 0.6)


@dataclass(frozen=True)
class Row:
    """A row: its name for `--row`, what it is about, and how it is measured in so many runs.

    *measure* raises `OutOfRange` where the floor cannot be one.
    """

    name: str
    about: str
    measure: Callable[[int], list[Figure]]


def start(runs: int) -> list[Figure]:
    """Measure from the command to the first frame, to the session, and to what the first keys do."""
    floors: dict[str, list[float]] = {"frame": [], "echo": []}
    own: dict[str, list[float]] = {"frame": [], "board": [], "letter": []}
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        kept_session(home, "heron", parties=3, entries=SMALL)
        for run in range(runs + 1):
            floor, program = _start_bare(home), _start_own(home)
            if run:  # the first one compiles
                for key, value in floor.items():
                    floors[key].append(value)
                for key, value in program.items():
                    own[key].append(value)
    START.check("A bare Textual app with one field, to its first frame,", floors["frame"], "s")
    frame, echo = tuple(floors["frame"]), tuple(floors["echo"])
    return [
        Figure("command to own frame painted", frame, tuple(own["frame"]), "s", 1.15),
        Figure("command to session, `c` answered by the board", echo, tuple(own["board"]), "s", 1.5),
        Figure("command to session, first letter of a line", echo, tuple(own["letter"]), "s", 1.5),
    ]


def _start_bare(home: Path) -> dict[str, float]:
    with bare("field", home) as field:
        frame = field.seen(_anything)
        if "ready" not in field.text():
            field.seen(lambda screen: "ready" in screen)
        field.strike("Z")
        echo = field.seen(lambda screen: "Z" in screen)
        return {"frame": frame - field.began, "echo": echo - field.began}


def _start_own(home: Path) -> dict[str, float]:
    with Watched("open", "heron", home=home) as program:
        frame = program.seen(_anything)
        if TITLE not in program.text():
            program.seen(lambda screen: TITLE in screen)
        program.strike("c")
        board = program.seen(lambda screen: TOPIC in screen)
        _open_line(program)
        program.strike("Z")
        letter = program.seen(lambda screen: "Z" in screen)
        moments = {"frame": frame, "board": board, "letter": letter}
        return {name: moment - program.began for name, moment in moments.items()}


def keys(runs: int) -> list[Figure]:
    """Measure from a key to its letter on the screen, letter by letter in turns with the bare app."""
    floors: list[list[float]] = []
    own: list[list[float]] = []
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        kept_session(home, "heron", parties=12, entries=MIDDLE)
        for _ in range(runs):
            with bare("field", home) as field, _opened(home, "heron") as program:
                field.wait("ready")
                _open_line(program)
                floor, run = [], []
                for number in range(LETTERS):
                    text = _letters(number + 1)
                    floor.append(_echo(field, text))
                    run.append(_echo(program, text))
                floors.append(floor)
                own.append(run)
    medians = tuple(map(median, floors))
    KEY.check("A letter in a bare Textual app", medians, "ms")
    late = tuple(percentile(run, 0.99) for run in own)
    late_floor = tuple(percentile(floor, 0.99) for floor in floors)
    frames = 2 * 1000 / 60
    return [
        Figure("key to paint, 12 parties, 2,000 entries", medians, tuple(map(median, own)), "ms", 2),
        Figure("the same, 99 of 100", late_floor, late, "ms", frames, absolute=True),
    ]


def enter(runs: int) -> list[Figure]:
    """Measure from Enter to the line on the board and to its being on the disk."""
    paint: list[float] = []
    disk: list[float] = []
    painted: list[float] = []
    durable: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        session = kept_session(home, "heron", parties=12, entries=MIDDLE) / "session.toml"
        for _ in range(runs):
            with bare("field", home) as field, _opened(home, "heron") as program:
                field.wait("ready")
                paint.append(median(_echo(field, _letters(number)) for number in range(1, KEPT + 1)))
                disk.append(median(_written(session) for _ in range(KEPT)))
                kept = [_keep(program, session, number) for number in range(KEPT)]
                painted.append(median(seen for seen, _ in kept))
                durable.append(median(on_disk for _, on_disk in kept))
    KEY.check("A letter in a bare Textual app", paint, "ms")
    DISK.check("Writing a session's bytes durably", disk, "ms")
    both = tuple(one + two for one, two in zip(paint, disk, strict=True))
    return [
        Figure("Enter to painted, 2,000 entries", tuple(paint), tuple(painted), "ms", 2),
        Figure("Enter to durable, 2,000 entries", both, tuple(durable), "ms", 2),
    ]


def large(runs: int) -> list[Figure]:
    """Measure Enter in a session of 10,000 entries in turns with one of 10."""
    painted: dict[int, list[float]] = {SMALL: [], LARGE: []}
    late: dict[int, list[float]] = {SMALL: [], LARGE: []}
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        files = {
            SMALL: kept_session(home, "acorn", parties=3, entries=SMALL) / "session.toml",
            LARGE: kept_session(home, "heron", parties=3, entries=LARGE) / "session.toml",
        }
        for _ in range(runs):
            with _opened(home, "acorn") as few, _opened(home, "heron") as many:
                both = {SMALL: few, LARGE: many}
                kept: dict[int, list[tuple[float, float]]] = {SMALL: [], LARGE: []}
                for number in range(KEPT):
                    for size, program in both.items():
                        kept[size].append(_keep(program, files[size], number))
                for size, lines in kept.items():
                    painted[size].append(median(seen for seen, _ in lines))
                    late[size].append(percentile([on_disk for _, on_disk in lines], 0.99))
    ENTER.check("Enter in a session of 10 entries", painted[SMALL], "ms")
    return [
        Figure(
            "Enter to painted, 10,000 entries to 10", tuple(painted[SMALL]), tuple(painted[LARGE]), "ms", 1.3
        ),
        Figure(
            "Enter to durable, 10,000 entries, 99 of 100", tuple(late[SMALL]), tuple(late[LARGE]), "ms", 50,
            absolute=True,
        ),
    ]  # fmt: skip


BOARDS = (
    ("T", "─ Topics ─"), ("W", f"─ {TOPIC} ─"), ("lg", "─ Who said what about which topic ─"),
    ("I", "─ Common ground ─"), ("O", "─ Ideas ─"), ("ls", "─ Fair standards ─"),
    ("A", "─ Agreement points ─"), ("K", "─ Parking lot ─"), ("F", "─ To find out ─"), ("R", "─ Opening ─"),
    ("lz", "─ Offers ─"), ("lp", "─ Packages ─"), ("lv", "─ 1 Idea 0 in a few words ─"),
    ("ll", "─ The ledger ─"), ("lh", "─ The budget ─"), ("ly", "─ Read back ─"),
    ("ld", "─ The whole draft ─"),
)  # fmt: skip
"""Keys of the boards, and what stands in the frame of each."""


def boards(runs: int) -> list[Figure]:
    """Measure from the last key to the board it shows, board by board, where there is much on each."""
    paint: list[float] = []
    slowest: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        kept_busy_session(home, "heron")
        for _ in range(runs):
            with bare("field", home) as field, _opened(home, "heron") as program:
                field.wait("ready")
                paint.append(median(_echo(field, _letters(number)) for number in range(1, KEPT + 1)))
                slowest.append(max(_board(program, keys, frame) for keys, frame in BOARDS))
    KEY.check("A letter in a bare Textual app", paint, "ms")
    name = "the slowest board, 12 parties, 300 reasons, 120 ideas, 40 points"
    return [Figure(name, tuple(paint), tuple(slowest), "ms", 100, absolute=True)]


def second(runs: int) -> list[Figure]:
    """Measure from a key on the laptop to what it changes on the room's own screen, beside its own paint."""
    own: dict[str, list[float]] = {"line": [], "curtain": []}
    walls: dict[str, list[float]] = {"line": [], "curtain": []}
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        kept_session(home, "heron", parties=12, entries=MIDDLE)
        for _ in range(runs):
            with _opened(home, "heron") as program, Watched("board", "heron", home=home) as wall:
                _on_both(program, wall, lambda screen: TOPIC in screen)
                kept: dict[str, list[tuple[float, float]]] = {"line": [], "curtain": []}
                for number in range(KEPT):
                    kept["line"].append(_seen_twice(program, wall, number))
                    kept["curtain"].append(_covered_twice(program, wall))
                for which, pairs in kept.items():
                    own[which].append(median(seen for seen, _ in pairs))
                    walls[which].append(median(seen for _, seen in pairs))
    ENTER.check("Enter to painted on the laptop", own["line"], "ms")
    return [
        Figure(
            "Enter to the second window's paint", tuple(own["line"]), tuple(walls["line"]), "ms", 100,
            absolute=True,
        ),
        Figure(
            "the curtain to the second window's paint", tuple(own["curtain"]), tuple(walls["curtain"]), "ms",
            100, absolute=True,
        ),
    ]  # fmt: skip


def saving(runs: int) -> list[Figure]:
    """Measure from the curtain's key to the covered wall while the first save of a large session runs, beside
    the same where nothing is saved."""
    rest: list[float] = []
    busy: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        session = kept_session(home, "heron", parties=3, entries=LARGE) / "session.toml"
        for _ in range(runs):
            both = [_covered_in_a_save(home, session) for _ in range(OPENED)]
            busy.append(median(first for first, _ in both))
            rest.append(median(second for _, second in both))
    ENTER.check("The curtain where nothing is saved", rest, "ms")
    name = "the curtain while 10,000 entries are saved"
    return [Figure(name, tuple(rest), tuple(busy), "ms", 100, absolute=True)]


def _covered_in_a_save(home: Path, session: Path) -> tuple[float, float]:
    """Start the clock of a session just opened, whose file's whole text is then made, and draw the curtain.

    Return the milliseconds to the covered wall, then and where nothing is saved.
    """
    with _opened(home, "heron") as program:
        before = session.stat().st_ino
        program.strike(" ")
        program.seen(lambda screen: "clock paused" not in screen)
        assert session.stat().st_ino == before, "the save was over before the curtain"
        took = [_covered(program)]
        program.until(lambda screen: session.stat().st_ino != before)
        for _ in range(KEPT):
            program.press("c")
            program.wait(TOPIC)
            program.settled()
            took.append(_covered(program))
        return took[0], median(took[1:])


def _covered(program: Watched) -> float:
    struck = program.strike("b")
    return (program.seen(lambda screen: TOPIC not in screen) - struck) * 1000


def watching(runs: int) -> list[Figure]:
    """Measure what the room's own screen costs while a clock runs on it and nothing happens."""
    cpu: tuple[list[float], list[float]] = ([], [])
    memory: tuple[list[float], list[float]] = ([], [])
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        kept_session(home, "heron", parties=3, entries=SMALL)
        for _ in range(runs):
            with (
                bare("clock", home) as clock,
                _opened(home, "heron") as program,
                Watched("board", "heron", home=home) as wall,
            ):
                program.press("space")
                _on_both(program, wall, lambda screen: "min left" in screen)
                both = (clock, wall)
                for each in (*both, program):
                    each.settled()
                before = [used(each.pid) for each in both]
                _let_pass(IDLE, (*both, program))
                after = [used(each.pid) for each in both]
                for which in (0, 1):
                    cpu[which].append((after[which].seconds - before[which].seconds) / IDLE * 100)
                    memory[which].append(after[which].megabytes)
    CPU.check("A bare ticking clock", cpu[0], "% of a processor")
    return [
        Figure("the second window, idle: processor", tuple(cpu[0]), tuple(cpu[1]), "%", 1.5),
        Figure("the second window, idle: memory", tuple(memory[0]), tuple(memory[1]), "MB", 1.5),
    ]


def idle(runs: int) -> list[Figure]:
    """Measure what a running clock costs while nobody does anything, both apps at the same time."""
    cpu: tuple[list[float], list[float]] = ([], [])
    memory: tuple[list[float], list[float]] = ([], [])
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        kept_session(home, "heron", parties=3, entries=SMALL)
        with bare("clock", home) as clock, _opened(home, "heron"):
            clock.wait("╯")  # the first start compiles, which takes memory
        for _ in range(runs):
            with bare("clock", home) as clock, _opened(home, "heron") as program:
                program.press("space")  # it opens with its clock held
                both = (clock, program)
                for each in both:
                    each.settled()
                before = [used(each.pid) for each in both]
                _let_pass(IDLE, both)
                after = [used(each.pid) for each in both]
                for which in (0, 1):
                    cpu[which].append((after[which].seconds - before[which].seconds) / IDLE * 100)
                    memory[which].append(after[which].megabytes)
    CPU.check("A bare ticking clock", cpu[0], "% of a processor")
    MEMORY.check("A bare ticking clock", memory[0], "MB")
    return [
        Figure("idle with a running clock: processor", tuple(cpu[0]), tuple(cpu[1]), "%", 1.5),
        Figure("idle with a running clock: memory", tuple(memory[0]), tuple(memory[1]), "MB", 1.5),
    ]


ROWS = (
    Row("start", "from the command to what can be seen and done", start),
    Row("keys", "from a key to its letter", keys),
    Row("enter", "from Enter to painted and to durable", enter),
    Row("large", "the same with 10,000 entries and with 10", large),
    Row("boards", "from a key to the board it shows, with much on each", boards),
    Row("saving", "from the curtain's key to a covered wall while a large session is saved", saving),
    Row("second", "from a key to the room's own screen", second),
    Row("watching", "what the room's own screen costs while nothing happens", watching),
    Row("idle", "what a running clock costs", idle),
    Row("archive", "what list, due, find, report and the first index take over 10,000 sessions", archive),
)


NOT_YET = ("`report` over 10,000 sessions: there is no `report`",)


def _anything(screen: str) -> bool:
    return bool(screen.strip())


def _opened(home: Path, code: str) -> Watched:
    """Open a session and lift its curtain."""
    program = Watched("open", code, home=home)
    program.wait(TITLE)
    program.press("c")
    program.wait(TOPIC)
    return program


def _open_line(program: Watched, key: str = "t") -> None:
    """Open a line by its key, for a topic unless told otherwise; the room may watch it."""
    program.strike(key)
    program.seen(lambda screen: "━┛" in screen)


def _letters(number: int) -> str:
    """Return that many letters, no five in a row of which come twice."""
    return "".join(chr(ord("a") + (n * n + n // 26) % 26) for n in range(number))


def _echo(program: Watched, text: str) -> float:
    """Type the last letter of *text*, whose others are there; return the milliseconds until it is seen."""
    struck = program.strike(text[-1])
    return (program.seen(lambda screen: text in screen) - struck) * 1000


def _board(program: Watched, keys: str, frame: str) -> float:
    """Show a board by its keys; return the milliseconds until its frame is seen."""
    for key in keys[:-1]:
        program.strike(key)
        program.seen(lambda screen: "Look at:" in screen)
    struck = program.strike(keys[-1])
    return (program.seen(lambda screen: frame in screen) - struck) * 1000


def _keep(program: Watched, path: Path, number: int) -> tuple[float, float]:
    """Write a want and keep it; return the milliseconds from Enter to it on the board, and on the disk.

    It is on the disk when the file has been replaced and the screen says that all is saved; the word is
    painted after the fact, so this is the most it can have been. The want is then taken back: every one
    finds the same board.
    """
    text = f"qx{number}"
    _open_line(program, "w")
    program.type(text)
    program.wait(text)
    before = path.stat().st_ino
    struck = program.strike("\r")
    painted = program.until(lambda screen: "━┛" not in screen and text in screen)
    durable = program.until(lambda screen: path.stat().st_ino != before and screen.endswith(" saved"))
    kept = path.stat().st_ino
    program.strike("u")
    program.until(lambda screen: text not in screen and path.stat().st_ino != kept)
    program.settled()
    return (painted - struck) * 1000, (durable - struck) * 1000


def _on_both(program: Watched, wall: Watched, is_so: Callable[[str], bool]) -> tuple[float, float]:
    """Read the laptop's screen and the room's in turns until both are as wanted; return when each was."""
    end = time.monotonic() + PATIENCE
    moments, looked = [0.0, 0.0], [-1, -1]
    while time.monotonic() < end:
        for which, each in reversed(list(enumerate((program, wall)))):
            each._read(0.0005)
            if not moments[which] and len(each.received) != looked[which]:
                looked[which] = len(each.received)
                moments[which] = each.arrived if is_so(each.text()) else 0.0
        if all(moments):
            return moments[0], moments[1]
    raise AssertionError(f"never came:\n{wall.text()}")


def _seen_twice(program: Watched, wall: Watched, number: int) -> tuple[float, float]:
    """Keep a want; return the milliseconds until it is on the laptop, and on the wall. It is taken back."""
    text = f"qx{number}"
    _open_line(program, "w")
    program.type(text)
    _on_both(program, wall, lambda screen: text in screen)  # the room watches it being written
    struck = program.strike("\r")
    own, seen = _on_both(program, wall, lambda screen: "━┛" not in screen and text in screen)
    program.strike("u")
    _on_both(program, wall, lambda screen: text not in screen)
    program.settled()
    return (own - struck) * 1000, (seen - struck) * 1000


def _covered_twice(program: Watched, wall: Watched) -> tuple[float, float]:
    """Draw the curtain; return the milliseconds until the laptop is covered, and the wall. It is lifted."""
    struck = program.strike("b")
    own, seen = _on_both(program, wall, lambda screen: TOPIC not in screen)
    program.strike("c")
    _on_both(program, wall, lambda screen: TOPIC in screen)
    program.settled()
    return (own - struck) * 1000, (seen - struck) * 1000


def _written(path: Path) -> float:
    """Write the bytes of *path* durably beside it; return the milliseconds."""
    data = path.read_bytes()
    began = time.perf_counter()
    write_durably(path.parent, "floor.toml", data)
    return (time.perf_counter() - began) * 1000


def _let_pass(seconds: float, programs: tuple[Watched, ...]) -> None:
    """Read what the programs draw, and do nothing else."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for each in programs:
            each.look()
