"""The words of the papers that leave the room, a table of the catalogue for itself: `[words.papers]`."""

from typing import Annotated

from pydantic import Field

from mediator.record.base import Frozen
from mediator.text import Line


class PaperWords(Frozen):
    """A word in braces is filled in; leave it as it is."""

    date: Line = "{weekday} {day} {month} {year}"
    weekdays: Annotated[tuple[Line, ...], Field(min_length=7, max_length=7)] = (
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    )  # fmt: skip
    months: Annotated[tuple[Line, ...], Field(min_length=12, max_length=12)] = (
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December",
    )  # fmt: skip

    agreement: Line = "Agreement"
    summary: Line = "Summary"
    consent: Line = "Record of consent"
    outcome: Line = "Report on the outcome"
    calendar: Line = "Dates"

    for_everyone: Line = "For everyone who took part"
    for_party: Line = "For {name}"
    for_co_mediator: Line = "For the co-mediator"
    for_referrer: Line = "For those who referred the parties"
    for_archive: Line = "For the centre's file"
    for_training: Line = "For training: names, places and dates are changed"

    took_part: Line = "Who took part"
    party: Line = "Party"
    role: Line = "Role"
    with_them: Line = "Came with"
    roles_party: Line = "party"
    roles_member: Line = "member of the party"
    roles_representative: Line = "representative"
    roles_support_person: Line = "support person"
    roles_interpreter: Line = "interpreter"
    roles_observer: Line = "observer"
    met: Line = "Met on"
    kind: Line = "Kind of session"
    code: Line = "Number"
    made: Line = "Made on {date}, from what was noted by then."
    damaged: Line = "A file of this session is damaged; this was made of what could be read."

    agreed: Line = "What everyone said yes to"
    agreed_by_rule: Line = "What was agreed, as this room decides"
    not_agreed: Line = "Written down, and not yet everyone's yes"
    no_points: Line = "No points have been written down."
    signatures: Line = "Signatures"
    sign_points: Line = "A signature stands for what is under “{agreed}”, and for nothing else here."
    sign_now: Line = "It is signed now."
    sign_from: Line = "It is signed {days} days after the meeting, from {date} on: time to ask for advice."
    sign_later: Line = "It is signed later: there is time to ask for advice before."
    sign_at_home: Line = "It is taken home, to be signed there or not: there is time to ask for advice."
    sign_when: Line = "When it is signed"
    sign_choices: tuple[Line, ...] = ("now", "after some days, for advice", "taken home")
    signs_for: Line = "{role}, {party}"
    sign_interpreter: Line = "Interpreted in full, for those who needed it, before anybody signed."
    name: Line = "Name"
    signature: Line = "Signature"
    signed_on: Line = "Date"

    your_words: Line = "Wants and reasons of {name}"

    consented: Line = "Consented on"
    gone_through: Line = "What was gone through"
    private_meetings: Line = "About private meetings"
    sign_consent: Line = "A signature says that this was explained and that taking part is their own choice."

    ended: Line = "How it ended"
    outcome_full: Line = "full agreement"
    outcome_partial: Line = "agreement on a part"
    outcome_none: Line = "no agreement"
    outcome_adjourned: Line = "adjourned"
    outcome_withdrew: Line = "ended before its end"
    outcome_not_appropriate: Line = "not appropriate for this process"
    outcome_no_session: Line = "no session took place"
    outcome_not_noted: Line = "not noted"
    left_out: Line = "What this report leaves out, by intention"
    leaves_out: tuple[Line, ...] = (
        "What anybody said, wanted or offered, and what it was about",
        "What the points of an agreement say",
        "Why something was agreed or not, and who said yes or no",
        "Whether there were private meetings, and what was said in them",
        "How long anybody spoke",
        "What the mediator thinks of it",
    )

    day: Line = "Day"
    what: Line = "What"
    remark: Line = "Remark"
    due: Line = "By this day: {what}"
    review: Line = "To look at again: {what}"
    until: Line = "Until this day: {what}"
    repeats_from: Line = "From {date}"
    repeats_until: Line = "{how_often}, until {date}"
    find_out: Line = "To find out by this day: {what}"
    refer: Line = "To call by this day: {what}"
    instalment: Line = "{amount} by this day: {what}"
    call: Line = "The centre asks how it is going"
    call_after: Line = "{days} days after the session"
    call_moved: Line = "{days} days after the session, moved from the weekend"
    weekend: Line = "This is a {weekday}."
    no_dates: Line = "There are no dates."

    training_party: Line = "Party {letter}"
    training_person: Line = "Person {n}"
    training_place: Line = "Place {n}"
    training_title: Line = "A case for training"

    form_plan: Line = "Plan"
    form_agreement: Line = "Agreement"
    form_follow_up: Line = "Follow-up"
    form_payment: Line = "Payment plan"
    payment_fields: tuple[Line, ...] = (
        "Who pays whom", "In all", "How it is paid", "Where", "Days of grace", "What happens if one is late",
        "What happens to the case while it is kept", "What happens when all is paid",
    )  # fmt: skip
    payment_columns: Annotated[tuple[Line, ...], Field(min_length=1, max_length=6)] = (
        "By", "Amount", "Paid on", "Seen by",
    )  # fmt: skip
    form_repair: Line = "Repair agreement"
    repair_fields: tuple[Line, ...] = (
        "What was done", "What will be done about it", "By whom", "For whom", "By when", "With whose help",
        "How everybody sees that it is done", "What the school or the court drops then, and what it keeps",
    )  # fmt: skip
    form_safety: Line = "Safety plan"
    safety_fields: tuple[Line, ...] = (
        "The danger, in plain words", "When it is most likely", "What is done then", "Who does it",
        "How often", "Who steps in if they cannot", "Who looks whether it works",
        "Whom we tell, a tribe among them", "When this plan ends", "Who has a copy",
    )  # fmt: skip
    form_family: Line = "Family plan"
    family_fields: tuple[Line, ...] = ("What", "Who", "By when", "Who looks whether it is done")
    form_memorandum: Line = "Memorandum of understanding"
    memorandum_fields: tuple[Line, ...] = (
        "What it is for", "How we reach each other, and within what time", "Who learns what, and from whom",
        "How others hear of it", "Who speaks for whom", "When we look at it again, and who calls the meeting",
        "How long it holds",
    )  # fmt: skip
    title: Line = "Title"
    asked: Line = "How is it going?"
    account_of: Line = "Told by"
    states: tuple[Line, ...] = (
        "kept", "kept late", "partly kept", "not kept", "not yet due", "changed by agreement",
        "no longer needed", "in dispute", "not reached",
    )  # fmt: skip
    after_days: Line = "after {n} days"
    in_the_way: Line = "What got in the way"
    next_step: Line = "Next step"
    follow_up_questions: tuple[Line, ...] = (
        "What is working?", "What is hard?", "What needs changing?", "What else?",
    )  # fmt: skip
    point: Line = "Point"

    payments: Line = "Payments"
    amount: Line = "Amount"
    pay_by: Line = "{amount} by {date}"
    in_all: Line = "in all"
    paid: Line = "Paid"
    paid_of: Line = "{paid} of {planned}"

    went: Line = "How it went"
    went_kept: Line = "kept"
    went_kept_late: Line = "kept late"
    went_partly: Line = "partly kept"
    went_not: Line = "not kept"
    went_changed: Line = "changed by agreement"
    changed_on: Line = "changed by agreement on {date}"
    went_not_needed: Line = "no longer needed"
    went_in_dispute: Line = "in dispute"
    went_unknown: Line = "not reached"
    different_accounts: Line = "different accounts"
