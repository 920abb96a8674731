"""The words of the board and of paper, in one catalogue.

A session type says any of them differently in its `[words]` table (`nouns` and `said` by key), and another
language is another set of the same keys.
"""

from pydantic import Field

from mediator.record.base import Frozen
from mediator.record.paper_words import PaperWords
from mediator.text import Line

NOUNS = {
    "rule": "a ground rule",
    "topic": "a topic",
    "want": "a want",
    "reason": "a reason",
    "idea": "an idea",
    "to_find_out": "a thing to find out",
    "key_date": "a date to keep in view",
    "point": "an agreement point",
    "jot": "a jot",
    "note": "a note",
}

SAID = {
    "AddRule": "{noun} kept",
    "AddIssue": "{noun} kept",
    "AddPosition": "{noun} kept",
    "AddInterest": "{noun} kept",
    "AddOption": "{noun} kept",
    "AddFactCheck": "{noun} kept",
    "AddPoint": "{noun} kept",
    "AddKeyDate": "{noun} kept",
    "AddJot": "{noun} kept",
    "Sort": "a jot sorted",
    "Reword": "{noun} reworded",
    "Strike": "{noun} struck",
    "Erase": "{noun} erased",
    "Hide": "{noun} off the wall",
    "Show": "{noun} on the wall",
    "Give": "{noun} given to another party",
    "Share": "{noun} shared",
    "Unshare": "{noun} no longer shared",
    "Confirm": "a yes to {noun}",
    "TakeBackYes": "a yes to {noun} taken back",
    "Park": "{noun} parked",
    "PickUp": "{noun} picked up",
    "SetInterestKind": "the kind of {noun} noted",
    "LayUnder": "{noun} laid under a want",
    "MoveToIssue": "{noun} moved to another topic",
    "MoveKeyDate": "{noun} moved to another day",
    "SetTitle": "a new title",
    "AddParty": "a party joined",
    "RenameParty": "a party renamed",
    "AddPerson": "a person joined",
    "SetSide": "the order of speaking",
    "ChangeType": "another kind of session",
    "StartClock": "the clock runs",
    "PauseClock": "the clock stands",
    "EnterStage": "another stage",
    "LeaveOutGap": "a gap left out",
    "CountGap": "the gap counts",
    "AddMinutes": "minutes changed",
    "StartBreak": "a break",
    "EndBreak": "the break is over",
    "StopNow": "stopped",
    "Tick": "the checklist",
    "GiveConsent": "a consent given",
    "TakeBackConsent": "a consent taken back",
    "SetOutcome": "the outcome noted",
    "SetNextDate": "the next date noted",
    "AddNote": "{noun} kept",
    "RewordNote": "{noun} reworded",
    "EraseNote": "{noun} erased",
    "ReleaseNote": "{noun} gone through",
    "KeepPrivate": "{noun} gone through",
    "UseNote": "{noun} kept",
    "StartCaucus": "a private meeting",
    "ChangeRooms": "a private meeting",
    "Rejoin": "the private meeting is over",
    "SetCaucusDefault": "private meetings agreed",
}


class Words(Frozen):
    """The catalogue. A word in braces is filled in; leave it as it is."""

    practice: Line = "practice"
    agenda: Line = "Agenda"
    stage_of: Line = "stage {n} of {m}"
    min_left: Line = "{n} min left"
    time_reached: Line = "time reached"
    over: Line = "+{n}"
    clock_paused: Line = "clock paused"
    ends_about: Line = "ends about {time}"

    opening: Line = "Opening"
    checklist: Line = "To go through"
    checklist_of: Line = "{n} of {m}"
    checklist_done: Line = "All gone through"
    consent: Line = "Consent to take part"
    also_here: Line = "Also here"
    no_rules: Line = "What do you need from each other to speak freely?"
    key_dates: Line = "Dates to keep in view"
    no_key_dates: Line = "What date or deadline should we keep in view?"
    today: Line = "today"
    tomorrow: Line = "tomorrow"
    in_days: Line = "in {n} days"
    yesterday: Line = "yesterday"
    days_ago: Line = "{n} days ago"
    everyone: Line = "everyone"
    yes_of: Line = "yes: {names}"
    mediator: Line = "Mediator"

    accounts: Line = "Each person's account"
    speaking: Line = "speaking: {name}"
    listening: Line = "Everyone will have their turn"

    topics: Line = "Topics"
    no_topics: Line = "What needs talking about?"
    topic_of: Line = "topic {n} of {m}"
    no_topic: Line = "Not under a topic yet"
    wants_and_reasons: Line = "Wants and reasons"
    want: Line = "What I want"
    reason: Line = "Why it matters"
    also: Line = "also {names}"
    common_ground: Line = "Common ground"
    no_common_ground: Line = "What matters to everyone here will stand here"
    ideas: Line = "Ideas"
    no_ideas: Line = "What could be tried? Ideas are not promises"
    agreement: Line = "Agreement points"
    no_points: Line = "Who will do what, by when?"
    parking_lot: Line = "Parking lot"
    no_parked: Line = "Nothing is parked"
    to_find_out: Line = "To find out"
    no_facts: Line = "Nothing to find out"
    unsorted: Line = "Jotted down"

    closing: Line = "Closing"
    next_date: Line = "We meet again"
    no_next_date: Line = "no date yet"
    follow_up: Line = "The centre asks how it is going"
    follow_up_days: Line = "after {days} days"
    and_: Line = "and"
    thanks: Line = "Thank you for your time and your words"

    lifts: Line = "{key}  goes on"
    break_title: Line = "A break"
    break_until: Line = "We go on at {time}"
    caucus_card: Line = "A private meeting"
    caucus_ends: Line = "{key}  ends the private meeting"
    caucus_private: Line = "Private meetings: what is said stays there, unless its party lets it go"
    caucus_open: Line = "Private meetings: what is said may be shared, unless its party says no"
    stopped_title: Line = "We stop here for today"

    support_person: Line = "with {name}, support person"
    interpreter: Line = "{name}, interpreter"
    observer: Line = "{name}, observer"
    representative: Line = "{name} speaks for them"
    authority: Line = "{name} speaks for them, can decide {authority}"

    to_the_wall: Line = "writing to the wall"
    writing: Line = "writing"
    page: Line = "page {n} of {m}"

    saved: Line = "saved"
    saving: Line = "saving"
    not_saved: Line = "not yet saved"
    waits: Line = "1 note"
    wait: Line = "{n} notes"
    read_only: Line = "looking only"
    board_follows: Line = "board follows"
    board_holds: Line = "board holds: {board}"
    board_behind: Line = "board not reached"
    last_update: Line = "last update {n} s ago"
    last_update_minutes: Line = "last update {n} min ago"
    undone: Line = "undone: {what}"
    redone: Line = "done again: {what}"

    paper_script: Line = "Script"
    paper_keys: Line = "Keys: a small letter writes, its capital shows, digits are people"
    paper_before: Line = "Before the room comes in"
    paper_turn: Line = "Speaking: {who}"
    paper_supporters: Line = "Speaking: those who came with {who}"
    paper_breaks: Line = "Breaks that have a purpose"
    paper_plan: Line = "Plan"
    paper_stages: Line = "Stages"
    paper_minutes: Line = "{n} min"
    paper_minutes_in_all: Line = "{n} minutes in all"
    paper_no_time: Line = "no time set"
    paper_decision: Line = "How this room decides"
    paper_regime: Line = "What protects this talk, in the centre's words"
    paper_no_rules: Line = "none to start from"
    paper_writing: Line = "While a line is written"
    paper_together: Line = "the room watches"
    paper_hidden: Line = "the room sees it once it is kept"
    paper_safeguards: Line = "To make sure of"
    paper_variants: Line = "Other ways of doing the same"
    paper_name: Line = "Name"
    paper_who: Line = "Who"
    paper_what: Line = "Does what"
    paper_by_when: Line = "By when"
    paper_how_known: Line = "How known"
    paper_if_not: Line = "What if not"
    paper_review: Line = "Review"

    papers: PaperWords = PaperWords()
    nouns: dict[str, Line] = Field(default_factory=lambda: dict(NOUNS))
    said: dict[str, Line] = Field(default_factory=lambda: dict(SAID))
