"""The rows of an archive: what its commands take over many sessions, and the first index."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from mediator.archive.index import INDEX
from tests.archive_of import RARE, TODAY, YEARS, archive_of
from tests.benchmarks.figures import Figure, Sane

FEW, MANY = 100, 10_000
"""Sessions of an archive."""

MEASURED = """
import atexit, sys
@atexit.register
def most_memory():
    with open("/proc/self/status") as about:
        (most,) = [line.split()[1] for line in about if line.startswith("VmHWM:")]
    print(most, file=sys.stderr)
"""
"""What each program tells at its end: the kilobytes it had at most."""

IMPORTS = "import sqlite3, click"
OWN = "from mediator.cli import start; start()"
ONE_YEAR = f"report --from {TODAY.year} --to {TODAY.year}"
ALL_YEARS = f"report --from {TODAY.year - YEARS} --to {TODAY.year}"
REPORTS = (ONE_YEAR, ALL_YEARS, f"{ALL_YEARS} --by month")
READS = """
import os, sys
for code in sorted(entry.name for entry in os.scandir(sys.argv[1]) if entry.is_dir()):
    for name in ("session.toml", "agreement.toml"):
        with open(os.path.join(sys.argv[1], code, name), "rb") as file:
            file.read()
"""
PARSES = """
import os, sys, tomllib
for code in sorted(entry.name for entry in os.scandir(sys.argv[1]) if entry.is_dir()):
    for name in ("session.toml", "agreement.toml"):
        with open(os.path.join(sys.argv[1], code, name), "rb") as file:
            try:
                tomllib.load(file)
            except ValueError:
                pass
"""

# What the floors take where nothing else keeps the machine busy.
IMPORTING = Sane(0.02, 0.4, 0.3)
READING = Sane(0.05, 3, 0.3)
PARSING = Sane(2, 100, 0.2)


@dataclass(frozen=True)
class Ran:
    """What a program took from its command to its end."""

    seconds: float
    """Of a processor; none of these waits for anything else, with the files in the system's memory."""
    megabytes: float
    """Of memory, at its most."""


def archive(runs: int) -> list[Figure]:
    """Measure each command in turns with its floor, over many sessions and over few."""
    floors: dict[str, list[Ran]] = {name: [] for name in ("imports", "reads", "parses")}
    own: dict[str, list[Ran]] = {}
    with tempfile.TemporaryDirectory() as folder:
        homes = {many: Path(folder) / str(many) for many in (FEW, MANY)}
        for many, home in homes.items():
            archive_of(home / "sessions", many)
        sessions = str(homes[MANY] / "sessions")
        for run in range(runs + 1):
            took = {
                "imports": _ran(IMPORTS),
                "reads": _ran(READS, sessions),
                "parses": _ran(PARSES, sessions),
            }
            mine = {}
            for many, home in homes.items():
                (home / INDEX).unlink(missing_ok=True)
                mine[f"first {many}"] = _ran(OWN, "list", home=home)
                for words in ("list", "due", f"find {RARE}", "find landlord", *REPORTS):
                    mine[f"{words} {many}"] = _ran(OWN, *words.split(), home=home)
            if run:  # the first one compiles, and brings the files into the system's memory
                for name, ran in took.items():
                    floors[name].append(ran)
                for name, ran in mine.items():
                    own.setdefault(name, []).append(ran)
    IMPORTING.check("Importing sqlite3 and click", _seconds(floors["imports"]), "s")
    READING.check("Reading all files", _seconds(floors["reads"]), "s")
    PARSING.check("Parsing all files with tomllib", _seconds(floors["parses"]), "s")

    def over(floor: list[Ran], name: str, told: str, goal: float) -> Figure:
        return Figure(told, _seconds(floor), _seconds(own[name]), "s", goal)

    common, rare = f"find landlord {MANY}", f"find {RARE} {MANY}"
    return [
        over(floors["imports"], f"list {MANY}", f"list, {MANY:,} sessions, warm", 2),
        over(floors["imports"], f"due {MANY}", f"due, {MANY:,} sessions, warm", 2),
        over(floors["imports"], f"{ONE_YEAR} {MANY}", f"report of a year, of {MANY:,} sessions", 2),
        over(floors["imports"], f"{ALL_YEARS} {MANY}", f"report of all {MANY:,} sessions", 2),
        over(floors["imports"], f"{REPORTS[2]} {MANY}", f"report of all {MANY:,} sessions by month", 2),
        over(floors["reads"], rare, f"find, {MANY:,} sessions, a word in 100", 3),
        over(floors["reads"], common, f"find, {MANY:,} sessions, a word in most", 3),
        over(floors["parses"], f"first {MANY}", f"first index of {MANY:,} sessions", 0.4),
        over(own[f"list {FEW}"], f"list {MANY}", f"list, {MANY:,} sessions to {FEW}", 10),
        over(own[f"due {FEW}"], f"due {MANY}", f"due, {MANY:,} sessions to {FEW}", 10),
        over(own[f"{ALL_YEARS} {FEW}"], f"{ALL_YEARS} {MANY}", f"report, {MANY:,} sessions to {FEW}", 10),
        over(own[f"find {RARE} {FEW}"], rare, f"find, {MANY:,} sessions to {FEW}", 100),
        over(own[f"first {FEW}"], f"first {MANY}", f"first index, {MANY:,} sessions to {FEW}", 100),
        *(
            Figure(
                f"{words.split()[0]}, {MANY:,} sessions: memory", _megabytes(floors["imports"]),
                _megabytes(own[f"{words} {MANY}"]), "MB", 2,
            )
            for words in ("list", "due", f"find {RARE}", ONE_YEAR)
        ),
        Figure(
            "first index: memory", _megabytes(floors["parses"]), _megabytes(own[f"first {MANY}"]), "MB", 3
        ),
    ]  # fmt: skip


def _seconds(ran: list[Ran]) -> tuple[float, ...]:
    return tuple(each.seconds for each in ran)


def _megabytes(ran: list[Ran]) -> tuple[float, ...]:
    return tuple(each.megabytes for each in ran)


def _ran(code: str, *arguments: str, home: Path | None = None) -> Ran:
    """Run Python code to its end, its output thrown away. Raises `RuntimeError` where it fails."""
    environment = os.environ | ({"MEDIATOR_HOME": str(home)} if home else {})
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, "-c", MEASURED + code, *arguments],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment, text=True, check=False,
    )  # fmt: skip
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise RuntimeError(f"{arguments} ended with {done.returncode}: {done.stderr}")
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Ran(seconds, int(done.stderr.split()[-1]) / 1024)
