"""`python -m tests.archive_of FOLDER`: an archive of any number of believable sessions.

The same seed makes the same ones. The files are as the program writes them, checksum and all; some few are
broken, and beside some stand copies that a sync service made of a conflict.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import click

from mediator.archive.agendas import named
from mediator.archive.session_files import file_name
from mediator.archive.written import as_toml
from mediator.board.last_line import sealed
from mediator.record.agenda import Stage
from mediator.record.changing_type import plans

TODAY = date(2026, 11, 22)
YEARS = 4
RARE = "marzipan"
"""A word that stands in a line of every `RARE_EVERY`th session and nowhere else."""
RARE_EVERY = 100
BROKEN_EVERY = 500
COPIES_EVERY = 250

_TYPES = ("community", "community", "community", "housing", "student", "restorative")
_OUTCOMES = ("full", "full", "partial", "partial", "none", "adjourned", "withdrew", "no_session")
# fmt: off
_FIRST = (
    "Maria", "Tom", "Fatima", "José", "Linh", "Ayşe", "Peter", "Nguyễn", "Olga", "Sam", "Łukasz", "Grace",
    "Ahmed", "Ines", "Kofi", "李娜", "Noor", "Erik", "Chloé", "Dev", "Ruth", "Mateo", "ليلى", "Hannah",
)
_LAST = (
    "Cole", "Weber", "Okafor", "Silva", "Tran", "Yılmaz", "Novak", "Haddad", "Berg", "Moreau", "Shah", "Kim",
    "Ortiz", "Nilsson", "Baker", "Mensah",
)
_SOURCES = ("self", "court", "court", "school", "police", "housing office", "agency")
_BARRIERS = {"rule": ("opening hours", "proof of income", "waiting list"),
             "place": ("housing office", "school"), "type": ("language", "transport", "cost")}
_PLACES = ("the stairs", "the yard", "the hedge", "the rent", "the parking place", "the shop", "the hall",
           "the garden", "the class", "the kitchen", "the bins", "the dog")
_WORDS = (
    "I would like to sleep before an early shift", "no noise after ten in the evening", "to be greeted again",
    "that somebody asks before", "a place where the children can play", "to live normally in my own home",
    "it was never about the money alone", "the letter came on a Friday", "to be told a day before",
    "an apology that is meant", "that it is repaired before winter", "a key for both homes", "less of it",
    "to talk to each other and not to the office", "nobody told us that there was a rule", "fair to everyone",
    "the deposit back", "to know whom to call", "a rug in the corridor", "two evenings a week are quiet",
    "we share the cost by halves", "the landlord looks at the boiler", "to feel safe on the way home",
)
_COPIES = (
    "{part} (conflicted copy {day}).toml", "{part} (Anna's conflicted copy {day}).toml",
    "{part}.sync-conflict-{plain}-101112-ABCDEFG.toml", "{part}-LAPTOP.toml", "{part} (1).toml",
    "{part} 2.toml",
)
_NAMES = ("heron", "otter", "acorn", "linden", "plover", "quartz", "swift", "moss", "teal", "wren", "yew")
# fmt: on


@dataclass
class Made:
    """What was made, by the codes of the sessions."""

    codes: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    copies: list[str] = field(default_factory=list)
    rare: list[str] = field(default_factory=list)


def archive_of(sessions: Path, many: int, *, seed: int = 1, today: date = TODAY) -> Made:
    """Write so *many* sessions into the folder *sessions*, the oldest first, and return which is what.

    The first of each kind of trouble stands early, so that a small archive has one of each too.
    """
    made = Made()
    years: dict[str, list[dict[str, Any]]] = {}
    goes_on: list[str] = []
    sessions.mkdir(parents=True, exist_ok=True)
    for number in range(many):
        chance = Random(f"{seed} {number}")
        day = today - timedelta(days=1 + YEARS * 365 * (many - 1 - number) // many)
        code = f"{day}-{_NAMES[number % len(_NAMES)]}-{number}"
        row = _session(sessions / code, chance, day, today, rare=number % RARE_EVERY == 3)
        if row is not None:
            if goes_on and chance.random() < 0.6:
                row["continues"] = goes_on.pop(0)
            if row["outcome"] == "adjourned" or chance.random() < 0.03:
                goes_on.append(code)
            years.setdefault(code[:4], []).append({"code": code} | row)
        made.codes.append(code)
        if number % RARE_EVERY == 3:
            made.rare.append(code)
        if number % BROKEN_EVERY == 5:
            _break(sessions / code, chance)
            made.broken.append(code)
        if number % COPIES_EVERY == 7:
            _copy(sessions / code, chance, day)
            made.copies.append(code)
    for year, rows in years.items():
        saved = datetime(today.year, today.month, today.day, tzinfo=UTC)
        head = {"format": 1, "revision": len(rows), "saved": saved}
        _write(sessions / f"tally-{year}.toml", head | {"sessions": rows})
    return made


@functools.cache
def _stages(type_id: str) -> list[dict[str, Any]]:
    return [
        Stage(**dict(plan)).model_dump(exclude_defaults=True, exclude_none=True)
        for plan in plans(named(type_id))
    ]


def _session(folder: Path, chance: Random, day: date, today: date, *, rare: bool) -> dict[str, Any] | None:
    """Write the files of one session that was held on *day*; return its row in the tally, if it is closed."""
    at = datetime(day.year, day.month, day.day, chance.randrange(8, 18), 5 * chance.randrange(12), tzinfo=UTC)
    end = at + timedelta(minutes=chance.randrange(20, 180))
    type_id = chance.choice(_TYPES)
    stages = _stages(type_id)
    title = f"{chance.choice(_LAST)} and {chance.choice(_PLACES)}"
    names = chance.sample(
        [f"{first} {last}" for first in _FIRST for last in _LAST[:4]], chance.choice((2, 2, 2, 3, 4))
    )
    parties = [{"id": f"p{n}", "name": name} for n, name in enumerate(names, 1)]
    ids = (f"e{n}" for n in range(1, 10_000))

    def lines(least: int, most: int, **more: Any) -> list[dict[str, Any]]:
        """Return entries of one kind, numbered; *more* is what each has beside its text."""
        return [
            {"id": next(ids), "text": _text(chance), **more, "number": n, "at": at + timedelta(minutes=n)}
            for n in range(1, chance.randint(least, most) + 1)
        ]

    issues = lines(1, 4)
    if rare:
        issues[-1]["text"] += f", and the {RARE.capitalize()} of last year"
    positions = lines(3, 14, issue=issues[0]["id"])
    interests = lines(4, 16, issues=[issues[0]["id"]])
    for entry in (*positions, *interests):
        entry["parties"] = [chance.choice(parties)["id"]]
    session = {
        "type": type_id,
        "created": at,
        "stages": stages,
        "visits": [{"stage": stage["id"], "at": at} for stage in stages[: chance.randint(1, len(stages))]],
        "clock": [{"stage": stages[0]["id"], "opened": at, "closed": end, "why": "left"}],
        "parties": parties,
        "rules": lines(3, 5),
        "issues": issues,
        "positions": positions,
        "interests": interests,
        "options": lines(0, 8),
        "fact_checks": lines(0, 2),
        "key_dates": [
            entry | {"day": day + timedelta(days=chance.randint(3, 200))} for entry in lines(0, 2)
        ],
    }  # fmt: skip
    if chance.random() < 0.05:
        session["stopped"] = end
    over = day < today - timedelta(days=60) or chance.random() < 0.3
    agreement: dict[str, Any] = {
        "type": type_id,
        "parties": parties,
        "consents": [{"party": party["id"], "at": at} for party in parties],
        "points": lines(0, 6),
    }
    for point in agreement["points"]:
        point["confirmed"] = [{"party": party["id"], "at": end} for party in parties]
    if over:
        agreement["outcome"] = chance.choice(_OUTCOMES)
    if chance.random() < 0.4:
        agreement["next_date"] = {"day": day + timedelta(days=chance.choice((7, 14, 21, 30, 60, 90)))}
    head = {"format": 1, "revision": chance.randint(1, 90), "saved": end, "id": folder.name}
    folder.mkdir(mode=0o700)
    _write(folder / file_name("session"), head | {"title": title} | session)
    _write(folder / file_name("agreement"), head | {"title": title} | agreement)
    if chance.random() < 0.5:
        notes = [{key: note[key] for key in ("id", "text", "at")} for note in lines(1, 5)]
        _write(folder / file_name("private"), head | {"notes": notes})
    os.utime(folder, (end.timestamp(), end.timestamp()))
    if not over:
        return None
    minutes = round((end - at).total_seconds() / 60)
    return _row(Random(f"{folder.name} row"), session, agreement, minutes, (day, today))


def _row(
    chance: Random, session: dict[str, Any], agreement: dict[str, Any], minutes: int, days: tuple[date, date]
) -> dict[str, Any]:
    """Return what the tally says of a session, as the program writes it: what says nothing is left out."""
    (day, today), outcome, points = days, agreement["outcome"], len(agreement["points"])
    met = outcome != "no_session"
    closed = min(today, day + timedelta(days=chance.randrange(4)))
    row = {
        "type": session["type"],
        "regime": "school_record" if session["type"] == "student" else "mediation",
        "referral": chance.choice(("voluntary", "voluntary", "voluntary", "mandated", "mandated", None)),
        "day": day,
        "closed": closed,
        "outcome": outcome,
        "minutes": minutes if met else 0,
        "private_minutes": chance.choice((0, 0, 10, 25, 40)) if met else 0,
        "parties": len(session["parties"]),
        "topics": len(session["issues"]),
        "settled": min(points, len(session["issues"])) if outcome == "full" else 0,
        "ideas": len(session["options"]),
        "points": points,
        "confirmed": points if outcome == "full" else points // 2 if outcome == "partial" else 0,
        "follow_ups": 2,
        "source": chance.choice(_SOURCES),
        "asked": day - timedelta(days=chance.randrange(3, 40)) if chance.random() < 0.7 else None,
        "children": chance.choice((0, 0, 0, 1, 2, 3)),
        "affected": chance.choice((0, 0, 2, 5, 12)),
        "contacts": list(_contacts(chance, len(session["parties"]), points, closed, today))
        if outcome in ("full", "partial")
        else [],
        "people": {
            role: 1
            for role, often in (("support_person", 0.4), ("interpreter", 0.2), ("observer", 0.1))
            if chance.random() < often
        },
        "barriers": [
            {kind: chance.choice(names) for kind, names in _BARRIERS.items() if chance.random() < 0.7}
            | {"type": chance.choice(_BARRIERS["type"])}
        ]
        if chance.random() < 0.3
        else [],
    }  # fmt: skip
    return {key: value for key, value in row.items() if value not in (None, 0, "", [], {})}


def _contacts(
    chance: Random, parties: int, points: int, closed: date, today: date
) -> Iterator[dict[str, Any]]:
    """Yield how it went when the centre asked after 30 and 90 days, and after half a year."""
    for after, often in ((30, 0.8), (90, 0.6), (180, 0.3)):
        day = closed + timedelta(days=after + chance.randrange(6))
        if day > today or chance.random() > often:
            return
        reached = chance.randrange(parties + 1)
        due = points if reached else 0
        kept = due if chance.random() < 0.8 else due // 2
        contact = {"day": day, "asked": parties, "reached": reached, "due": due, "kept": kept}
        yield {key: value for key, value in contact.items() if value}


def _text(chance: Random) -> str:
    words = ", ".join(chance.sample(_WORDS, chance.choice((1, 1, 1, 2))))
    return f"{words[0].upper()}{words[1:]} ({chance.choice(_PLACES)})"


def _write(path: Path, content: dict[str, Any]) -> None:
    """Write a file as the program does, and as old as it says; what is empty is left out."""
    text = as_toml({key: value for key, value in content.items() if value != []})
    path.write_bytes(sealed(text.encode()))
    os.utime(path, (content["saved"].timestamp(),) * 2)


def _break(folder: Path, chance: Random) -> None:
    """Damage a file as an editor, a full disk or a bad day does."""
    path = folder / file_name(chance.choice(("session", "agreement")))
    data = path.read_bytes()
    old = path.stat().st_mtime
    path.write_bytes(chance.choice((data[: len(data) // 2], b"", data.replace(b"title = ", b"titel = ", 1))))
    os.utime(path, (old, old))


def _copy(folder: Path, chance: Random, day: date) -> None:
    """Put a copy beside a file, as a sync service does that met two versions of it."""
    part = chance.choice(("session", "agreement"))
    name = chance.choice(_COPIES).format(part=part, day=day, plain=f"{day:%Y%m%d}")
    (folder / name).write_bytes((folder / file_name(part)).read_bytes())
    old = (folder / file_name(part)).stat().st_mtime
    for path in (folder / name, folder):
        os.utime(path, (old, old))


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--many", type=click.IntRange(min=1), default=100, help="sessions; 100")
@click.option("--seed", default=1, help="another number makes other sessions")
def main(folder: Path, many: int, seed: int) -> None:
    """Write an archive into FOLDER; MEDIATOR_HOME is the folder above it."""
    made = archive_of(folder, many, seed=seed, today=datetime.now().astimezone().date())
    click.echo(f"{many} sessions, broken: {len(made.broken)}, with copies: {len(made.copies)}")


if __name__ == "__main__":
    main()
