"""A case with three parties and four points, closed, to be followed up."""

from datetime import date
from pathlib import Path

from mediator.archive.session_files import PARTS, Header, encode, file_name
from mediator.record.agreement_point import AddPoint, AgreementPoint, SetPart
from mediator.record.change import Change
from mediator.record.close import Close
from mediator.record.entry import Confirm
from mediator.record.record import Record
from tests.rooms import MORNING, record

CODE = "2026-11-22-heron"
CALLS = (date(2026, 12, 22), date(2027, 2, 20))

_POINTS = (
    ("Maria buys a thick carpet for the hall", "4 December", date(2026, 12, 4)),
    ("No music after ten on working days", "every evening", None),
    ("Mr Cole says so when a shift is early", "", None),
    ("The rent of March comes in three instalments", "1 March", date(2027, 3, 1)),
)


def closed_case() -> Record:
    """Return the case on the day after its session, with two calls planned."""
    made = record("Maria", "Mr Cole", "Housing office")
    changes: list[Change] = []
    for n, (text, by_when, day) in enumerate(_POINTS, 1):
        point = AgreementPoint(id=f"a{n}", text=text, at=MORNING)
        changes.append(AddPoint(at=MORNING, entry=point))
        if by_when:
            changes.append(SetPart(at=MORNING, entry=point.id, part="by_when", text=by_when, day=day))
        changes += [Confirm(at=MORNING, entry=point.id, party=f"p{p}") for p in (1, 2, 3)]
    changes.append(Close(at=MORNING, outcome="full", referral=None, follow_ups=CALLS))
    for change in changes:
        made = change.apply(made)
    return made


def keep_case(sessions: Path) -> Path:
    """Keep the case as files; return its folder."""
    folder = sessions / CODE
    folder.mkdir(parents=True, mode=0o700)
    made = closed_case()
    for part in PARTS:
        data = encode(getattr(made, part), Header(format=1, revision=1, saved=MORNING))
        (folder / file_name(part)).write_bytes(data)
    return folder
