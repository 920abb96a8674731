"""What can be done on each board, in the order in which it is likely: the first part of the help."""

from mediator.record.agenda import BoardName

Here = tuple[tuple[str, str], ...]
"""Commands by name, each with what it does here."""

_GO_ON = ("go_on", "on to the next stage, Enter confirms")
_REWORD = ("reword", "say the selected or last line in other words")
_SELECT = ("down", "select a line; the arrow up goes back")
_TURN = ("floor_1", "the first party has the floor; 2 … 9 the others, 0 you")
_PARK = ("park", "put the line aside, into the parking lot")

HERE: dict[BoardName, Here] = {
    "opening": (
        ("confirm", "tick the line shown; on a name, they consent; on a rule, who says yes"),
        ("right", "the next line to go through; the arrow left goes back"),
        ("down", "down to the consents and the rules"),
        ("write_rule", "write a ground rule"),
        _REWORD,
        ("strike", "take a rule away"),
        _GO_ON,
    ),
    "accounts": (
        _TURN,
        ("clock", "start or pause the clock"),
        ("jot", "write something down, off the wall"),
        ("quiet", "a quiet wall while somebody tells of harm"),
        _GO_ON,
    ),
    "topics": (
        ("write_topic", "write a topic, in words that all could sign under"),
        _SELECT,
        ("menu", "go to the wants and reasons of the selected topic"),
        _REWORD,
        _PARK,
        _GO_ON,
    ),
    "wants": (
        ("write_want", "what a party wants"),
        ("write_reason", "why it matters to them"),
        _TURN,
        ("right", "the next topic; the arrow left goes back"),
        _SELECT,
        ("confirm", "the one who said it says: yes, that is right"),
        ("share", "another party shares this reason"),
        ("give", "it was another party's"),
        _REWORD,
        _GO_ON,
    ),
    "grid": (
        _SELECT,
        ("menu", "go to the wants and reasons of the selected topic"),
        ("show_wants", "back to wants and reasons"),
        _GO_ON,
    ),
    "common": (
        _SELECT,
        ("confirm", "a party says yes to it"),
        ("share", "another party shares it"),
        ("show_wants", "back to wants and reasons"),
    ),
    "ideas": (
        ("write_idea", "write an idea; nobody owns it"),
        _SELECT,
        ("menu", "what the selected idea is for; when ideas are gathered, rate them"),
        ("support", "levels of support for it, everyone in turn"),
        _REWORD,
        _PARK,
        ("write_point", "write an agreement point"),
        _GO_ON,
    ),
    "offers": (
        ("menu", "make an offer; on one: answer it, withdraw it, its condition, its last day"),
        _SELECT,
        _REWORD,
        ("show_ideas", "back to the ideas"),
    ),
    "packages": (
        ("right", "the next package beside the one at the left; the arrow left goes back"),
        _SELECT,
        ("menu", "what is in the selected package; lay another one beside it"),
        ("support", "levels of support for the selected package"),
        ("show_ideas", "back to the ideas"),
    ),
    "support": (
        ("support", "ask everyone in turn: each answer is a digit"),
        ("right", "the next idea or point; the arrow left goes back"),
        _SELECT,
        ("menu", "a party's words, a condition settled; the answers shown"),
        ("show_ideas", "back to the ideas"),
    ),
    "ledger": (
        ("menu", "write what is owed, what was paid, an instalment; on a figure, another amount"),
        _SELECT,
        ("confirm", "a party says yes to the selected figure"),
        ("strike", "take a figure away"),
    ),
    "budget": (
        ("menu", "write the sum or a request; on one, what it gets and the least that helps"),
        _SELECT,
        _REWORD,
        ("strike", "take a request away"),
    ),
    "agreement": (
        ("write_point", "write a point: who does what, by when"),
        _SELECT,
        ("menu", "open the point: read it back, its parts, which topic it answers"),
        ("confirm", "read it aloud; each party says yes to it"),
        _REWORD,
        ("strike", "take a point away"),
        _GO_ON,
    ),
    "read_back": (
        ("floor_1", "the first party answers; 2 … 9 the others"),
        ("confirm", "somebody says yes, or everyone; c with a concern, n not yet, o no"),
        ("right", "the next point; the arrow left goes back"),
        ("menu", "its parts, which topic it answers, an answer of any party"),
        _REWORD,
        ("show_agreement", "back to all points"),
    ),
    "draft": (
        _SELECT,
        ("menu", "open a point; with none selected, the free choice and the time for advice"),
        ("write_point", "write a point: who does what, by when"),
        _GO_ON,
    ),
    "parking": (
        ("park", "write something to park"),
        _SELECT,
        ("menu", "pick the selected line up again, or say what it is"),
    ),
    "find_out": (
        ("write_to_find_out", "write what to find out"),
        _SELECT,
        _REWORD,
    ),
    "referrals": (
        ("menu", "write what somebody needs; on a line: who can help, who calls, by when, done"),
        _SELECT,
        _REWORD,
        ("strike", "take a referral away"),
    ),
    "standards": (
        ("menu", "write a fair standard; on a selected one, what can be done with it"),
        _SELECT,
        ("confirm", "each party says yes to it"),
        _REWORD,
    ),
    "closing": (
        ("next_date", "when we meet again"),
        ("outcome", "how it ended: the question is seen, the answer is not"),
        ("menu", "after they left: close the session"),
        ("leave", "leave; everything is kept"),
    ),
}

COVERED: Here = (
    ("lift", "lift the curtain, or come back from a break"),
    ("clock", "start or pause the clock"),
    ("jot", "write something down, off the wall"),
    ("write_note", "write a private note, unseen"),
    ("pause", "a break, with a return time"),
    ("private_meeting", "a private meeting with one party; or end it"),
    ("open_desk", "the desk, where the room cannot see it"),
    ("leave", "leave; everything is kept"),
)
"""What can be done while a card covers the wall."""
