"""How it ended, as a class and without a reason, and how they came. (practice §3.4, §7)"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediator.desk.after.page_of_close import Page
from mediator.desk.closing import OUTCOMES
from mediator.desk.page import Row
from mediator.record.agreement import Referral

if TYPE_CHECKING:
    from mediator.desk.after_they_left import AfterTheyLeft

AS_BEFORE = "Said as in the session before, where this one said nothing: change what is otherwise."

REFERRALS: tuple[tuple[str, str, Referral | None], ...] = (
    ("v", "of their own accord", "voluntary"),
    ("m", "sent by a court or an authority", "mandated"),
    ("n", "not said", None),
)
"""Key, words and class: figures of the two are never pooled. (practice §7)"""


def _outcome_rows(closing: AfterTheyLeft) -> list[Row]:
    outcomes = [*OUTCOMES, ("0", "not said", None)]
    rows = [Row(f"{key}  {words}", here=kind == closing.outcome) for key, words, kind in outcomes]
    came = [Row(f"{key}  {words}", here=kind == closing.referral) for key, words, kind in REFERRALS]
    as_before = [Row(AS_BEFORE, quiet=True)] if closing.from_before else []
    return [*rows, Row(""), Row("They came:"), *came, *as_before]


def _press_outcome(closing: AfterTheyLeft, key: str) -> None:
    for letter, _, outcome in (*OUTCOMES, ("0", "", None)):
        if key == letter:
            closing.outcome = outcome
    for letter, _, referral in REFERRALS:
        if key == letter:
            closing.referral = referral


ENDING = Page("How did it end?", "Press a digit, and a letter. Enter goes on.", _outcome_rows, _press_outcome)
