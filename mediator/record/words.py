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
    "standard": "a fair standard",
    "package": "a package",
    "ledger_line": "a figure",
    "offer": "an offer",
    "request": "a request",
    "to_find_out": "a thing to find out",
    "referral": "a referral",
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
    "AddCriterion": "{noun} kept",
    "AddPackage": "{noun} kept",
    "AddLedgerLine": "{noun} kept",
    "AddOffer": "{noun} kept",
    "AddRequest": "{noun} kept",
    "AddFactCheck": "{noun} kept",
    "AddReferral": "{noun} kept",
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
    "Serve": "what {noun} is for",
    "PutIn": "what is in {noun}",
    "SetAmount": "another amount",
    "Withdraw": "{noun} withdrawn, or not",
    "SetCondition": "the condition of {noun}",
    "SetUntil": "the last day of {noun}",
    "SetRequest": "an amount of {noun}",
    "SetBudget": "the sum to share out",
    "OpenRating": "ideas can be rated",
    "CloseRating": "ideas are gathered again",
    "StartRound": "a round of support",
    "GiveAnswer": "an answer to {noun}",
    "SayOfAnswer": "the words of an answer",
    "SettleCondition": "a condition",
    "TakeBackAnswer": "an answer taken back",
    "ShowAnswers": "the answers are shown",
    "SetDecision": "how the room decides",
    "LayUnder": "{noun} laid under a want",
    "AlsoUnder": "{noun}: its topics",
    "MoveToIssue": "{noun} moved to another topic",
    "PlaceIssue": "{noun} in another place",
    "LeaveOpen": "{noun}: how it stands",
    "SetPart": "{noun}: a part noted",
    "SetPointKind": "the kind of {noun} noted",
    "SetPointState": "how far {noun} goes is noted",
    "AnswerTopic": "the topic of {noun} noted",
    "AnswerPoint": "an answer to {noun} noted",
    "MoveKeyDate": "{noun} moved to another day",
    "Settle": "{noun}: what becomes of it",
    "Entrust": "{noun}: with whom",
    "SetFinder": "{noun}: who finds out",
    "FindOutBy": "{noun}: by when",
    "AnswerFact": "{noun}: the answer",
    "SetResource": "{noun}: who can help",
    "SetCaller": "{noun}: who calls",
    "CallBy": "{noun}: by when",
    "SettleReferral": "{noun}: how it stands",
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
    "AskFreeChoice": "the free choice noted",
    "SetAdvice": "the time for advice noted",
    "Close": "the session is closed",
    "NoteForClose": "noted for the close",
    "GiveAccount": "how a point went",
    "NoteTalk": "a follow-up call noted",
    "PlanCall": "the day of a follow-up call",
    "FollowReferral": "a referral followed up",
    "SetPlan": "a payment plan noted",
    "NotePayment": "a payment noted",
    "ChangeByAgreement": "a point changed by agreement",
    "AddNote": "{noun} kept",
    "RewordNote": "{noun} reworded",
    "EraseNote": "{noun} erased",
    "ReleaseNote": "{noun} gone through",
    "KeepPrivate": "{noun} gone through",
    "UseNote": "{noun} kept",
    "OfferWords": "{noun} in other words",
    "AcceptWords": "{noun} kept",
    "SumUp": "a summary noted",
    "TryMove": "noted as tried",
    "UntryMove": "a tick taken away",
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
    nobody_speaking: Line = "Nobody has the floor"
    listening: Line = "Everyone will have their turn"

    topics: Line = "Topics"
    no_topics: Line = "What needs talking about?"
    topic_hint: Line = "How will … ?"
    topic_opened: Line = "opened"
    topic_explored: Line = "explored"
    topic_ideas: Line = "ideas"
    topic_agreed: Line = "agreed"
    topic_left_open: Line = "left open"
    topic_of: Line = "topic {n} of {m}"
    no_topic: Line = "Not under a topic yet"
    under: Line = "under “{topic}”"
    wants_and_reasons: Line = "Wants and reasons"
    want: Line = "What I want"
    reason: Line = "Why it matters"
    also: Line = "also {names}"
    grid: Line = "Who said what about which topic"
    grid_empty: Line = "nothing yet"
    common_ground: Line = "Common ground"
    no_common_ground: Line = "What matters to everyone here will stand here"
    ideas: Line = "Ideas"
    idea_for: Line = "topic {numbers}"
    serves: Line = "serves {numbers}"
    no_ideas: Line = "What could be tried? Ideas are not promises"
    standards: Line = "Fair standards"
    no_standards: Line = "What would everyone here call fair to go by?"
    offers: Line = "Offers"
    no_offers: Line = "Who would do what about it?"
    offer_hint: Line = "such as 450 EUR towards it, or in words"
    offer_from_to: Line = "{maker} to {to}"
    answers_offer: Line = "answers {n}"
    offer_if: Line = "if {condition}"
    offer_until: Line = "until {day}"
    withdrawn: Line = "withdrawn"
    packages: Line = "Packages"
    package_number: Line = "Package {n}"
    more_packages: Line = "also there: {numbers}"
    no_packages: Line = "Ideas that go together can stand here side by side"
    support: Line = "Levels of support"
    no_support: Line = "Nothing has been weighed yet"
    level: Line = "Level of support"
    in_own_words: Line = "In their own words"
    yes_if: Line = "Yes, if …"
    settled: Line = "settled"
    answers_given: Line = "Answers are being given: {n} of {m}"
    ledger: Line = "The ledger"
    no_ledger: Line = "What does your record show?"
    claims: Line = "What is owed"
    credits: Line = "What was paid"
    instalments: Line = "Instalments"
    sums: Line = "Sums"
    pays: Line = "{payer} to {payee}"
    agreed_figure: Line = "agreed"
    claimed_paid: Line = "owed {claimed}, paid {paid}"
    still_open: Line = "{amount} open"
    overpaid: Line = "{amount} too much"
    set_off: Line = "once one is set against the other"
    instalments_sum: Line = "Instalments come to {amount}"
    instalments_fit: Line = "to the cent"
    instalments_less: Line = "{amount} less than is open"
    instalments_more: Line = "{amount} more than is open"
    budget: Line = "The budget"
    no_budget: Line = "What is there to share out, and what should it make possible?"
    requests: Line = "Requests"
    asks: Line = "asks {amount}"
    at_least: Line = "least {amount}"
    gets: Line = "gets {amount}"
    to_share_out: Line = "To share out: {amount}"
    asked_in_all: Line = "Asked for: {amount}"
    least_in_all: Line = "Least useful amounts: {amount}"
    given_in_all: Line = "Given so far: {amount}"
    left: Line = "{amount} left"
    more_than_there_is: Line = "{amount} more than there is"
    decision: Line = "How we decide"
    decision_everyone: Line = "Everyone has to say yes"
    decision_consensus: Line = "Nobody blocks it; who is not for it can stand aside"
    decision_number: Line = "{n} of {m} have to say yes"
    decision_number_and: Line = "{n} of {m} have to say yes, and with them {names}"
    decision_one: Line = "{name} decides, after hearing everyone"
    stands: Line = "it stands"
    not_yet: Line = "not yet"
    agreement: Line = "Agreement points"
    no_points: Line = "Who will do what, by when?"
    points_confirmed: Line = "{n} of {m} confirmed by everyone"
    part_where: Line = "Where"
    part_for_whom: Line = "For whom"
    part_until: Line = "How long"
    part_condition: Line = "Only if"
    part_who_may_see: Line = "Who may see it"
    also_noted: Line = "also noted: {parts}"
    in_principle: Line = "agreed in principle"
    partial: Line = "a part of it"
    interim: Line = "for the time being"
    trial: Line = "on trial"
    conditional: Line = "on a condition"
    was: Line = "before: {text}"
    was_nothing: Line = "new"
    read_back: Line = "Read back"
    point_of: Line = "point {n} of {m}"
    draft: Line = "The whole draft"
    topic_open: Line = "still open"
    conditions: Line = "Still to settle"
    parking_lot: Line = "Parking lot"
    parked_done: Line = "done"
    parked_next_time: Line = "next time"
    parked_dropped: Line = "let go"
    parked_with: Line = "with {name}"
    no_parked: Line = "Nothing is parked"
    to_find_out: Line = "To find out"
    find_out_by: Line = "by {day}"
    no_facts: Line = "Nothing to find out"
    referrals: Line = "Referrals"
    no_referrals: Line = "Who needs what, and who could help?"
    referral_helps: Line = "Who can help"
    referral_caller: Line = "Who calls"
    referral_calls: Line = "{name} calls"
    referral_gap: Line = "nobody found yet"
    referral_done: Line = "done"
    unsorted: Line = "Jotted down"
    last_time: Line = "Last time"
    last_time_on: Line = "Last time, {day}"

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
    whose: Line = "whose?"
    page: Line = "page {n} of {m}"

    saved: Line = "saved"
    saving: Line = "saving"
    not_saved: Line = "not yet saved"
    kept: Line = "kept"
    waits: Line = "1 for later"
    wait: Line = "{n} for later"
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
