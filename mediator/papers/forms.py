"""Blank papers to fill by hand, in the words of a session type: a plan, an agreement, a follow-up."""

from __future__ import annotations

from collections.abc import Callable

from mediator.papers.document import Blank, Document, Section, Signatures, Signer
from mediator.record.session_type import SessionType

_POINTS = 4
"""Points that there is room for; another sheet has more."""

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
    signatures = Signatures(
        papers.signatures,
        (),
        (Signer(),) * _parties(session_type),
        papers.name,
        papers.signature,
        papers.signed_on,
    )
    last = Section("", (Blank(words.next_date),))
    return _form(papers.form_agreement, session_type, [_about(session_type), *points, last], signatures)


def follow_up(session_type: SessionType) -> Document:
    """Return room for how each point went, as one person tells it; nobody judges whose account is right."""
    papers = session_type.words.papers
    about = Section("", (Blank(papers.account_of), Blank(papers.signed_on), Blank(papers.title)))
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


FORMS: dict[str, Callable[[SessionType], Document]] = {
    "plan": plan,
    "agreement": agreement,
    "follow-up": follow_up,
}


def _form(
    title: str, session_type: SessionType, sections: list[Section], signatures: Signatures | None = None
) -> Document:
    return Document(
        title=title,
        language=session_type.language,
        under=(session_type.name,),
        sections=tuple(sections),
        signatures=(signatures,) if signatures is not None else (),
        page=session_type.words.page,
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
