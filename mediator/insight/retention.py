"""What is proposed to be kept after the close, by what the talk was. The mediator decides, class by class."""

from collections.abc import Mapping
from datetime import date, timedelta

from mediator.record.keeping import CLASSES, FileClass
from mediator.record.session_type import RegimeKind

Kept = date | None
"""The last day on which a class is kept; None until somebody decides."""

AFTERWARDS = 30
"""Days that what was said is kept after the last date that is planned: until it is known how it went."""

AGREEMENT = 3 * 365
"""Days that an agreement is kept, as one country's community centres do. (practice §3.5)"""

NOT_YOURS: dict[RegimeKind, str] = {
    "agency_record": "This may be part of an agency's record, and not yours to destroy. Ask there first.",
    "school_record": "This may be part of a school's record, and not yours to destroy. Ask there first.",
}
"""What is said wherever files could be destroyed, by what the talk was."""


def proposed(
    regime: RegimeKind,
    days: Mapping[FileClass, int],
    today: date,
    planned: tuple[date, ...],
    *,
    goes_on: bool,
) -> dict[FileClass, Kept]:
    """Return the last day of each class; *today* is at once.

    *days* are the centre's, after the close, by class, and go first. *planned* are the coming dates; where it
    *goes_on* another day, private notes are still needed. What may be somebody else's record has no day.
    """
    if regime in NOT_YOURS:
        usual: dict[FileClass, Kept] = dict.fromkeys(CLASSES)
    else:
        last = max(planned, default=today)
        later = last + min(timedelta(days=AFTERWARDS), date.max - last)
        usual = {
            "session": later,
            "agreement": today + timedelta(days=AGREEMENT),
            "private": later if goes_on else today,
            "drafts": today,
        }
    return usual | {kind: today + timedelta(days=number) for kind, number in days.items()}
