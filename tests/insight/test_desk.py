from datetime import timedelta

from mediator.archive.hint_words import hint_words
from mediator.insight.desk import DeskView, desk_view
from mediator.insight.shown import Shown
from mediator.record.agenda import EnterStage, StartBreak, StartClock
from mediator.record.agreement import GiveConsent
from mediator.record.caucus import Rejoin, SetCaucusDefault, StartCaucus
from mediator.record.entry import Confirm, Erase
from mediator.record.note import AddNote, KeepPrivate, Note, Release, ReleaseNote
from mediator.record.record import Record
from mediator.record.session_type import SessionType, StageOfType
from mediator.record.stuck import TryMove, UntryMove
from mediator.record.summary import Heard, SumUp
from mediator.text import Sealed
from tests.record.cases import ANA, BEN, after, at, refusal, start, topic, want
from tests.strategies import NINE, SESSION_TYPE

OPENING = StageOfType(id="opening", title="Opening", purpose="To begin", prompts=("Who?", "What for?"))
WITH_PROMPTS = SESSION_TYPE.model_copy(update={"stages": (OPENING, *SESSION_TYPE.stages[1:])})


def view(
    record: Record, minutes: float = 0, prompt: int | None = None, session_type: SessionType = WITH_PROMPTS
) -> DeskView:
    shown = Shown(curtain=False)
    return desk_view(record, session_type, shown, at(minutes), prompt, hint_words=hint_words("en"))


def test_the_desk_names_who_said_yes_in_the_opening_for_the_wall_does_not() -> None:
    record = after(start(ANA, BEN, rules=("Quiet",)), GiveConsent(at=NINE, party="ana"))
    rule = record.session.rules[0].id
    assert view(record).cues == ("Consent to take part: yes: Ana · not yet: Ben",)
    record = after(record, GiveConsent(at=NINE, party="ben"), Confirm(at=NINE, entry=rule, party="ben"))
    assert view(record).cues == ("1 Quiet: yes: Ben · not yet: Ana",)
    assert view(after(record, Confirm(at=NINE, entry=rule, party="ana"))).cues == ()


def said(
    note: str, text: str, room: str | None = None, kind: str = "note", about: str | None = None
) -> AddNote:
    return AddNote(at=NINE, note=Note(id=note, text=text, at=NINE, room=room, kind=kind, about=about))


def met(*changes: AddNote) -> Record:
    """Return a session in which Ana was alone with the mediator for ten minutes."""
    record = after(start(ANA, BEN), StartCaucus(at=at(1), id="c", party="ana"))
    return after(record, *changes, Rejoin(at=at(11)))


def test_a_question_is_shown_when_it_is_asked_for_and_after_the_last_comes_the_first() -> None:
    record = start(ANA)
    assert view(record).prompt is None
    assert (view(record).purpose, view(record).prompts) == ("To begin", 2)
    shown = [view(record, prompt=n).prompt for n in range(3)]
    assert [(p.text, p.number, p.of) for p in shown if p] == [
        ("Who?", 1, 2), ("What for?", 2, 2), ("Who?", 1, 2),
    ]  # fmt: skip


def test_a_stage_that_the_type_does_not_know_has_no_questions() -> None:
    assert view(start(ANA), prompt=0, session_type=SESSION_TYPE).prompt is None


def test_every_party_is_there_with_number_and_minutes_met_alone_or_not() -> None:
    made = view(met(), 30)
    assert [(party.name, party.number, party.minutes) for party in made.alone] == [
        ("Ana", 1, 10),
        ("Ben", 0, 0),
    ]
    assert view(start(ANA, BEN)).alone == ()


def test_the_meeting_that_is_going_on_is_named_and_counted_up_to_now() -> None:
    record = after(start(ANA, BEN), StartCaucus(at=at(1), id="c", party="ben", apart=True, until=at(30)))
    made = view(record, 5)
    assert made.meeting is not None
    assert (made.meeting.name, made.meeting.apart, made.meeting.until) == ("Ben", True, at(30))
    assert made.alone[1].minutes == 4
    assert made.wall == "a private meeting"


def test_what_was_said_alone_says_how_it_stands_with_sharing_it() -> None:
    record = met(said("n", "One", "c", "idea"), said("m", "Two", "c", "want"), said("o", "Three", "c", "jot"))
    cleared = Release(words="Uno", to=("ben",), said_by="ana", condition="he asks", at=at(12))
    record = after(
        record, ReleaseNote(at=at(12), note="n", release=cleared), KeepPrivate(at=at(12), note="m")
    )
    assert [line.aside for line in view(record).alone[0].lines] == [
        "an idea · may be shared with Ben, if he asks: “Uno” (Ana said so at 09:12)",
        "a want · stays private",
        "a jot · not gone through: private",
    ]


def test_where_meetings_are_open_what_was_not_gone_through_may_be_shared() -> None:
    record = after(
        start(ANA, BEN),
        SetCaucusDefault(at=NINE, default="open"),
        StartCaucus(at=NINE, id="c", party="ana"),
        said("n", "One", "c", "idea"),
    )
    assert view(record).alone[0].lines[0].aside == "an idea · not gone through: may be shared"


def test_own_notes_say_what_they_are_about_also_once_that_is_gone() -> None:
    record = after(
        start(ANA),
        topic("t", "Evenings"),
        said("a", "first"),
        said("b", "second", about="ana"),
        said("c", "third", about="t"),
        said("d", "fourth", about="lost"),
    )
    asides = [(note.text, note.aside) for note in view(record).notes]
    assert asides == [
        ("fourth", "something that is gone"),
        ("third", "“Evenings”"),
        ("second", "Ana"),
        ("first", ""),
    ]
    assert view(Erase(at=NINE, entry="t").apply(record)).notes[1].aside == ""


def test_own_notes_of_a_private_meeting_are_among_the_notes_and_say_whose_room_it_was() -> None:
    made = view(met(said("n", "tired", "c", "note")))
    assert [(note.text, note.aside) for note in made.notes] == [("tired", "alone with Ana")]
    assert made.alone[0].lines == ()


def test_who_was_not_heard_for_a_while_is_said_as_that_and_only_where_others_were() -> None:
    record = after(start(ANA, BEN), StartClock(at=NINE), EnterStage(at=NINE, stage="topics"))
    assert view(record, 20).cues == ()
    record = after(record, want("w", "ana"))
    assert view(record, 9).cues == ()
    later = want("v", "ana").entry.with_(at=at(15))
    record = record.adding(later)
    assert view(record, 20).cues == ("Ben has not been heard for a while",)
    assert view(record, 26).cues == ()


def test_what_the_room_sees_is_said_in_a_word() -> None:
    record = start(ANA)
    words = hint_words("en")
    shown = [
        desk_view(record, SESSION_TYPE, Shown(curtain=c), NINE, hint_words=words).wall for c in (True, False)
    ]
    assert shown == ["the curtain", "the board"]
    pause = StartBreak(at=NINE, until=NINE + timedelta(minutes=5)).apply(record)
    assert view(pause).wall == "a break"


def test_of_a_sealed_note_it_is_said_that_it_is_there_and_from_when_and_never_its_cipher() -> None:
    sealed = Sealed("-----BEGIN AGE ENCRYPTED FILE-----\nQUdF\n-----END AGE ENCRYPTED FILE-----\n")
    release = Release(words=Sealed(sealed.age + "\n"), said_by="ana", condition=sealed, at=NINE)
    lines = (
        Note(id="n", text=sealed, at=NINE),
        Note(id="m", text=sealed, at=NINE, about="n"),
        Note(id="l", text=sealed, at=NINE, room="c", kind="want", release=release),
    )
    made = view(met(*(AddNote(at=NINE, note=line) for line in lines)))
    assert [note.text for note in made.notes] == ["a sealed note of 22 November, 09:00"] * 2
    assert made.notes[0].aside.endswith("“a sealed note of 22 November, 09:00”")
    (line,) = made.alone[0].lines
    assert line.text == "a sealed note of 22 November, 09:00"
    assert "if sealed words: “sealed words”" in line.aside
    assert "QUdF" not in repr(made)
    assert "Sealed(" not in repr(made)


def test_who_was_not_summed_up_is_said_while_the_stage_is_one_of_listening() -> None:
    def sum_up(party: str, heard: Heard, stage: str = "wants", text: str = "") -> SumUp:
        return SumUp(at=at(3), party=party, stage=stage, heard=heard, text=text)

    record = after(start(ANA, BEN), EnterStage(at=NINE, stage="wants"))
    assert view(record).cues == ("not summed up yet in Understanding: Ana, Ben",)
    record = after(record, sum_up("ana", "corrected", text="Sleep"), sum_up("ben", "not_yet"))
    assert view(record).cues == ("not summed up yet in Understanding: Ben",)
    assert [(line.text, line.aside) for line in view(record).summaries] == [
        ("Sleep", "Ana: corrected"),
        ("", "Ben: not yet checked"),
    ]
    elsewhere = after(record, sum_up("ben", "right", stage="accounts"))
    assert view(elsewhere).cues == ("not summed up yet in Understanding: Ben",)
    assert view(after(elsewhere, EnterStage(at=NINE, stage="ideas"))).cues == ()


def test_a_summary_stands_once_for_a_party_and_a_stage_and_keeps_its_words() -> None:
    record = after(start(ANA), SumUp(at=NINE, party="ana", stage="wants", heard="not_yet", text="Sleep"))
    record = after(record, SumUp(at=at(1), party="ana", stage="wants", heard="right"))
    assert [(s.heard, s.text) for s in record.private.summaries] == [("right", "Sleep")]
    again = SumUp(at=at(2), party="ana", stage="wants", heard="right")
    assert refusal(record, again) == "That is noted already."


def test_what_was_tried_is_said_in_the_words_of_the_card_with_its_time() -> None:
    record = after(start(ANA), TryMove(at=at(2), move="smaller"), TryMove(at=at(1), move="pause"))
    assert [(line.text, line.at) for line in view(record).tried] == [
        ("take a break", at(1)),
        ("a smaller step, or a trial", at(2)),
    ]
    assert refusal(record, UntryMove(at=NINE, move="caucus")) == "It was not tried."


def test_best_and_worst_stand_under_their_party_and_nowhere_else() -> None:
    record = met(
        said("n", "Moving away", "c", "best", about="ana"), said("m", "Court", kind="worst", about="ben")
    )
    made = view(record)
    assert [(party.name, [(line.text, line.aside) for line in party.lines]) for party in made.without] == [
        ("Ana", [("Moving away", "best · not gone through: private")]),
        ("Ben", [("Court", "worst")]),
    ]
    assert made.notes == ()
    assert made.alone[0].lines == ()
