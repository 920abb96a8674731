"""What papers are made from: a session and its agreement. The private part is not in it, so no paper can be
made of it whatever a builder does.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from mediator.insight.times import days_met
from mediator.record.agreement import Agreement
from mediator.record.paper_words import PaperWords
from mediator.record.party import Party, Person
from mediator.record.session import Session
from mediator.record.session_type import SessionType
from mediator.record.words import Words
from mediator.text import fill


class NotMade(Exception):  # noqa: N818 - it is an answer, not an error
    """A paper cannot be made. Its text is for the person who asked for it."""


@dataclass(frozen=True)
class Source:
    agreement: Agreement
    session: Session | None
    """None where it is gone: what stands for itself in the agreement can still be a paper."""
    session_type: SessionType
    now: datetime
    """When the paper is made."""
    damaged: bool = False
    """Whether a part of it could not be read as it was last written."""

    centre: str = ""
    """The centre's name, as its settings have it; "" where it has none."""

    @property
    def words(self) -> Words:
        return self.session_type.words

    @property
    def paper_words(self) -> PaperWords:
        return self.session_type.words.papers

    @property
    def parties(self) -> tuple[Party, ...]:
        return self.agreement.parties

    @property
    def people(self) -> tuple[Person, ...]:
        """Those who are no parties by themselves."""
        return self.session.people if self.session is not None else ()

    def whole_session(self) -> Session:
        """Return the session. Raises `NotMade` where it is gone."""
        if self.session is None:
            raise NotMade(
                "That is in session.toml, which is gone or cannot be read. "
                "The agreement, the record of consent and the outcome can still be exported."
            )
        return self.session

    def days_met(self) -> tuple[date, ...]:
        """Return the days on which the room met; where the session is gone, as the close noted them."""
        return days_met(self.session) if self.session is not None else self.agreement.met

    def day(self, day: date) -> str:
        """Say a day in the words of the session type."""
        words = self.paper_words
        return fill(
            words.date,
            weekday=words.weekdays[day.weekday()],
            day=day.day,
            month=words.months[day.month - 1],
            year=day.year,
        )

    def date_in(self, said: str, day: date) -> str:
        """Say the date of a day that was *said* already, without the name of its weekday where that was."""
        weekday = self.paper_words.weekdays[day.weekday()]
        date_ = self.day(day)
        return date_.replace(weekday, "").strip(" ,") if weekday.casefold() in said.casefold() else date_

    def moment(self, moment: datetime) -> str:
        """Say a day and the time of day where this machine is."""
        local = moment.astimezone()
        return f"{self.day(local.date())}, {local:%H:%M}"
