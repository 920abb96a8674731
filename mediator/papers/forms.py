"""Blank papers to fill by hand, in the words of a session type: a plan, an agreement, a follow-up."""

from __future__ import annotations

from collections.abc import Callable

from mediator.papers.document import Blank, Document, Section, Signatures, Signer, Table
from mediator.record.session_type import SessionType
from mediator.text import fill

_POINTS = 4
"""Points that there is room for; another sheet has more."""

_INSTALMENTS = 12

_MOST_PARTIES = 6


def plan(session_type: SessionType) -> Document:
    """Return room for dates, topics, what each party wants and why, common ground and ideas."""
    words = session_type.words
    parties = (_party(number, session_type) for number in range(1, _parties(session_type) + 1))
    sections = [
        _about(session_type),
        *([_lines(words.key_dates, 3)] if session_type.dates else []),
        _lines(words.topics, 6, numbered=True),
        *parties,
        _lines(words.common_ground, 3),
        _lines(words.ideas, 8, numbered=True),
        _lines(words.parking_lot, 3),
        _lines(words.to_find_out, 3),
    ]
    return _form(words.papers.form_plan, session_type, sections)


def agreement(session_type: SessionType) -> Document:
    """Return room for points with their parts, the next date, and a block to sign for each party."""
    words, papers = session_type.words, session_type.words.papers
    fields = (
        (words.paper_who, 1), (words.paper_what, 3), (words.paper_by_when, 1), (words.paper_how_known, 1),
        (words.paper_if_not, 2), (words.paper_review, 1),
    )  # fmt: skip
    points = [
        Section(f"{papers.point} {number}", tuple(Blank(label, lines) for label, lines in fields))
        for number in range(1, _POINTS + 1)
    ]
    when = Section("", (Blank(papers.sign_when, boxes=papers.sign_choices), Blank(words.next_date)))
    sections = [_about(session_type), *points, when]
    return _form(papers.form_agreement, session_type, sections, _to_sign(session_type))


def follow_up(session_type: SessionType) -> Document:
    """Return room for how each point went, as one person tells it; nobody judges whose account is right."""
    papers = session_type.words.papers
    asked = tuple(fill(papers.after_days, n=days) for days in session_type.follow_up_days)
    which = (Blank(session_type.words.follow_up, boxes=asked),) if asked else ()
    about = Section("", (Blank(papers.account_of), Blank(papers.signed_on), Blank(papers.title), *which))
    points = [
        Section(
            f"{papers.point} {number}",
            (
                Blank(session_type.words.paper_what, lines=2),
                Blank(papers.asked, boxes=papers.states),
                Blank(papers.in_the_way, lines=2),
                Blank(papers.next_step),
            ),
        )
        for number in range(1, _POINTS + 1)
    ]
    questions = Section("", tuple(Blank(question, lines=2) for question in papers.follow_up_questions))
    return _form(papers.form_follow_up, session_type, [about, *points, questions])


def payment(session_type: SessionType) -> Document:
    """Return room for a payment plan: its terms, and a line for each instalment."""
    papers = session_type.words.papers
    rows = (("",) * len(papers.payment_columns),) * _INSTALMENTS
    terms = Section("", tuple(Blank(field, lines=2) for field in papers.payment_fields))
    table = Section(papers.form_payment, (Table(papers.payment_columns, rows, by_hand=True),))
    return _form(
        papers.form_payment, session_type, [_about(session_type), terms, table], _to_sign(session_type)
    )


def repair(session_type: SessionType) -> Document:
    """Return room for a repair agreement."""
    papers = session_type.words.papers
    return _fields(papers.form_repair, papers.repair_fields, 2, session_type)


def safety(session_type: SessionType) -> Document:
    """Return room for a safety plan."""
    papers = session_type.words.papers
    return _fields(papers.form_safety, papers.safety_fields, 1, session_type)


def family(session_type: SessionType) -> Document:
    """Return room for a family's plan: tasks, who, by when, who looks."""
    papers = session_type.words.papers
    return _fields(papers.form_family, papers.family_fields, 6, session_type, lines=1)


def memorandum(session_type: SessionType) -> Document:
    """Return room for a memorandum of understanding."""
    papers = session_type.words.papers
    return _fields(papers.form_memorandum, papers.memorandum_fields, 1, session_type, lines=3)


FORMS: dict[str, Callable[[SessionType], Document]] = {
    "plan": plan,
    "agreement": agreement,
    "follow-up": follow_up,
    "payment": payment,
    "repair": repair,
    "safety": safety,
    "family": family,
    "memorandum": memorandum,
}
"""The last five are kinds of agreements with fields of their own. (practice §4.1)"""


def _form(
    title: str, session_type: SessionType, sections: list[Section], signatures: tuple[Signatures, ...] = ()
) -> Document:
    return Document(
        title=title,
        language=session_type.language,
        under=(session_type.name,),
        sections=tuple(sections),
        signatures=signatures,
        page=session_type.words.page,
    )


def _fields(
    title: str, labels: tuple[str, ...], sheets: int, session_type: SessionType, *, lines: int = 2
) -> Document:
    """Return room behind each of *labels*, so many times, and to sign."""
    papers = session_type.words.papers
    many = tuple(
        Section(
            f"{papers.point} {number}" if sheets > 1 else "", tuple(Blank(label, lines) for label in labels)
        )
        for number in range(1, sheets + 1)
    )
    return _form(title, session_type, [_about(session_type), *many], _to_sign(session_type))


def _to_sign(session_type: SessionType) -> tuple[Signatures, ...]:
    papers = session_type.words.papers
    signers = (Signer(),) * _parties(session_type)
    return (
        Signatures(papers.signatures, (), signers, papers.name, papers.signature, papers.signed_on),
        Signatures(
            "", (papers.sign_interpreter,), (Signer(),), papers.name, papers.signature, papers.signed_on
        ),
    )


def _about(session_type: SessionType) -> Section:
    papers = session_type.words.papers
    return Section("", (Blank(papers.title), Blank(papers.signed_on), Blank(papers.took_part, lines=2)))


def _lines(title: str, count: int, *, numbered: bool = False) -> Section:
    return Section(title, tuple(Blank(number=str(n) if numbered else "") for n in range(1, count + 1)))


def _party(number: int, session_type: SessionType) -> Section:
    words = session_type.words
    blocks = (Blank(words.papers.name), Blank(words.want, lines=3), Blank(words.reason, lines=3))
    return Section(f"{words.papers.party} {number}", blocks)


def _parties(session_type: SessionType) -> int:
    """Return for how many parties there is room: as many as the type is meant for, up to six."""
    return min(max(session_type.most_parties, session_type.least_parties), _MOST_PARTIES)
