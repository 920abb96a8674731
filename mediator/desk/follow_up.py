"""A follow-up call by keys: who tells, which point, how it went; what was paid, and when you ask again.

Knows keys, and no screen. It is for the mediator's eyes: what one party tells of another is in it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from mediator.desk.dates import day_named, read_date, read_past_day
from mediator.desk.follow_rows import rows_before, rows_of
from mediator.desk.following import Following, today
from mediator.desk.new_words import KEYS, NewWords, proposed
from mediator.desk.page import Pages, Row, Wanted
from mediator.desk.payment_lines import plan_words, read_payment, read_plan
from mediator.insight.accounts import followed_up
from mediator.insight.named_day import told_with_year
from mediator.insight.payments import currency_of, payments_of, plan_of
from mediator.record.account import Account, GiveAccount, NoteTalk, Said, Talk, Went
from mediator.record.agreement import Agreement
from mediator.record.agreement_point import AgreementPoint
from mediator.record.base import Refused
from mediator.record.changed_point import ChangeByAgreement, ChangedPart
from mediator.record.followed_referral import FollowReferral
from mediator.record.following_up import FollowingUp, PlanCall
from mediator.record.party import Party
from mediator.record.payment import NotePayment, Payment, SetPlan
from mediator.record.resource_referral import ReferralStatus, ResourceReferral
from mediator.record.words import Words
from mediator.text import one_line

STATE_KEYS: dict[str, Went] = {
    "k": "kept", "l": "kept_late", "p": "partly", "n": "not", "c": "changed", "x": "not_needed",
    "d": "in_dispute", "o": "unknown",
}  # fmt: skip

_ASKED_WHY: frozenset[Went] = frozenset({"kept_late", "partly", "not", "in_dispute"})
"""After these it is asked what got in the way, and what comes next. Both may stay empty."""

ASKS = "Nobody else sees this screen, and no projector shows it?"

IDLE = 300.0
"""Seconds without a key after which nothing is shown: in a call one listens."""

_MORE = (
    "w what got in the way", "s next step", "m what was paid", "i instalments", "r new words", "b by when",
    "t questions of the call", "f when you ask again", "y the day of the call", "Tab next party",
    "Enter what is not told",
)  # fmt: skip

ALL_TOLD = "Everyone has told. t asks the questions, f plans the next call, Esc ends."


class FollowUp(Pages):
    """What is chosen now; what is noted is on the disk at once."""

    def __init__(self, following: Following, words: Words, before: tuple[Agreement, ...] = ()) -> None:
        """*before* are the agreements of the same case before this one, the latest first, to be read."""
        self.following = following
        self.words = words
        self.before = before
        self.day = today(following)
        """The day of the call."""
        self.who = 0
        self.at = 0
        self._more = False
        """Whether the keys that are needed less often are told."""
        self._all = False
        """Whether the next state is that of all points that the party has not told of."""
        self._then: Callable[[], None] | None = None
        """What follows once no more lines are asked for."""
        self._new: NewWords | None = None
        """Words of which it is asked who has said yes to them."""

    @property
    def agreement(self) -> Agreement:
        return self.following.agreement

    @property
    def points(self) -> tuple[AgreementPoint, ...]:
        return followed_up(self.agreement)

    @property
    def point(self) -> AgreementPoint | None:
        return self.points[self.at] if self.at < len(self.points) else None

    @property
    def referrals(self) -> tuple[ResourceReferral, ...]:
        """The referrals that somebody is still to see to; they stand beneath the points."""
        return tuple(one for one in self.agreement.referrals if one.is_open())

    @property
    def referral(self) -> ResourceReferral | None:
        """The one that is chosen, if it is one."""
        there, at = self.referrals, self.at - len(self.points)
        return there[at] if 0 <= at < len(there) else None

    @property
    def party(self) -> Party | None:
        """Who tells."""
        parties = self.agreement.parties
        return parties[self.who] if self.who < len(parties) else None

    # Keys

    def press(self, key: str) -> None:
        """Take a key."""
        self.said, for_all, self._all = "", self._all, False
        try:
            if self._new is not None:
                self._press_yes(key, self._new)
            else:
                self._press(key, for_all=for_all)
        except Refused as refusal:
            self.said = str(refusal)

    def _press(self, key: str, *, for_all: bool) -> None:
        match key:
            case "escape" | "ctrl+q":
                self.left = True
            case "down" | "up":
                self.at = max(0, min(self.choices() - 1, self.at + (1 if key == "down" else -1)))
            case "tab" | "shift+tab":
                self._turn_to(self.who + (1 if key == "tab" else -1))
            case "enter":
                self._go_on()
            case "question_mark":
                self._more = not self._more
            case "a":
                self._all = True
                self.said = "All that is not told yet: how did it go?"
            case "u":
                self.following.undo()
                self.said = "Undone."
            case "f":
                self._want("On which day do you ask again? A day that is planned is taken away", self._call)
            case "y":
                self._want("On which day did you talk?", self._set_day)
            case _ if key in STATE_KEYS:
                self._tell(STATE_KEYS[key], for_all=for_all)
            case _ if key.isdecimal() and 0 < int(key) <= len(self.agreement.parties):
                self._turn_to(int(key) - 1)
            case _ if key in _ABOUT_A_POINT:
                _ABOUT_A_POINT[key](self)
            case "v" | "g" | "e" if (referral := self.referral) is not None:
                self._follow_referral(key, referral)

    def type(self, text: str | None) -> None:
        """Take the line that was wanted, then what follows from it."""
        super().type(text)
        if self.wanted is None and self._then is not None:
            then, self._then = self._then, None
            then()

    def _want(self, question: str, take: Callable[[str], None], text: str = "") -> None:
        self.wanted = Wanted(question, text, take)

    def _do(self, *changes: FollowingUp) -> None:
        self.following.do(*changes)

    # Who tells, and which point is next

    def _turn_to(self, who: int) -> None:
        self.who = who % max(1, len(self.agreement.parties))
        self.at = next(iter(self._untold()), 0)

    def _untold(self) -> list[int]:
        """Return which points the party has not told of in this call."""
        party = self._teller().id
        told = {one.point for one in self.agreement.accounts if (one.party, one.day) == (party, self.day)}
        return [n for n, point in enumerate(self.points) if point.id not in told]

    def _go_on(self) -> None:
        """Go to the next point that was not told of, or to the next party of which nothing was."""
        here = self.who
        for step in range(len(self.agreement.parties)):
            self.who = (here + step) % len(self.agreement.parties)
            if untold := self._untold():
                later = [n for n in untold if n > self.at]
                self.at = (later if not step and later else untold)[0]
                return
        self.who, self.said = here, ALL_TOLD

    def _teller(self) -> Party:
        if self.party is None:
            raise Refused("No party is named in this agreement.")
        return self.party

    def _chosen(self) -> AgreementPoint:
        if self.referral is not None:
            raise Refused("This is a referral: v done, g nobody found, e another day.")
        if self.point is None:
            raise Refused("There is no point. t asks the questions of a follow-up call.")
        return self.point

    # How it went

    def _tell(self, went: Went, *, for_all: bool) -> None:
        at, teller = self.following.now(), self._teller()
        if not self.points and went == "unknown":
            self._do(NoteTalk(at=at, talk=Talk(party=teller.id, day=self.day)))
            self.said = f"Not reached: {teller.name}."
            return
        which = [self.points[n] for n in self._untold()] if for_all else [self._chosen()]
        accounts = [self._account(point, went) for point in which]
        changes = [GiveAccount(at=at, account=one) for one in accounts if one not in self.agreement.accounts]
        if changes:
            self._do(*changes)
        if went in _ASKED_WHY and not for_all:
            self._then = self._go_on
            self._ask_way(then=self._ask_step)
        else:
            self._go_on()

    def _account(self, point: AgreementPoint, went: Went | None = None) -> Account:
        """Return what the party told of it in this call, or is to have told. Raises `Refused`."""
        party = self._teller()
        told = (point.id, party.id, self.day)
        for one in self.agreement.accounts:
            if (one.point, one.party, one.day) == told:
                return one.model_copy(update={"went": went}) if went is not None else one
        if went is None:
            raise Refused(f"How did it go, as told by {party.name}? A letter first.")
        return Account(point=point.id, party=party.id, day=self.day, went=went)

    def _ask_way(self, then: Callable[[], None] | None = None) -> None:
        account = self._account(self._chosen())

        def take(text: str) -> None:
            self._amend(account.model_copy(update={"in_the_way": text}), account)
            if then is not None:
                then()

        self._want(self._about(self.words.papers.in_the_way), take, account.in_the_way)

    def _ask_step(self) -> None:
        account = self._account(self._chosen())

        def take(text: str) -> None:
            self._amend(account.model_copy(update={"next_step": text}), account)

        self._want(self._about(self.words.papers.next_step), take, account.next_step)

    def _about(self, question: str) -> str:
        return f"{self._teller().name}, point {self._chosen().number}: {question}. It may stay empty"

    def _amend(self, account: Account, before: Account) -> None:
        if account != before:
            self._do(
                GiveAccount.model_validate({"at": self.following.now(), "account": account.model_dump()})
            )

    # What was agreed, and what was paid

    def _reword(self, part: ChangedPart) -> None:
        point, teller = self._chosen(), self._teller()
        self._account(point)  # until everyone has said yes, its next step has the words
        present: str = getattr(point, part)

        def take(text: str) -> None:
            text = one_line(text)
            if text == present:
                raise Refused("These are the same words.")
            named = day_named(text, self.day) if part != "text" else None
            said = {party for party, words in proposed(self.agreement, point, part).items() if words == text}
            self._new = NewWords(point, part, text, named, frozenset({teller.id, *said}))

        before = list(proposed(self.agreement, point, part).values())
        asked = "new words" if part == "text" else "by when, or how often, now"
        self._want(f"Point {point.number}: {asked}", take, before[-1] if before else present)

    def _press_yes(self, key: str, new: NewWords) -> None:
        """Take a key while it is asked who has said yes to new words."""
        parties = self.agreement.parties
        match key:
            case "escape" | "ctrl+q":
                self._new, self.said = None, "The words are left out. Nothing has changed."
            case "a":
                self._new = replace(new, yes=frozenset(party.id for party in parties))
            case "enter":
                self._note_new(new)
                self._new = None
            case _ if key.isdecimal() and 0 < int(key) <= len(parties):
                self._new = new.turned(parties[int(key) - 1].id)

    def _note_new(self, new: NewWords) -> None:
        """Change the point where everyone has said yes; else the teller's next step has the words."""
        at, point = self.following.now(), new.point
        if new.of_everyone(self.agreement):
            change = {"point": point.id, "part": new.part, "text": new.text, "named_day": new.named_day}
            yes = tuple(party.id for party in self.agreement.parties)
            self._do(ChangeByAgreement.model_validate({"at": at, "day": self.day, "yes": yes, **change}))
            far = told_with_year(new.text, new.named_day, self.day)
            self.said = f"Changed: everyone has said yes. {far}".strip()
            return
        account = self._account(point)
        self._amend(account.model_copy(update={"next_step": new.as_next_step(account.next_step)}), account)
        self.said = f"Not changed yet: not everyone has said yes. {self._teller().name}'s next step has it."

    def _ask_payment(self) -> None:
        point, teller = self._chosen(), self._teller()
        paid = payments_of(self.agreement, point.id, teller.id)

        def take(text: str) -> None:
            money, day = read_payment(text, currency_of(self.agreement, point.id), self.day)
            told = Payment(point=point.id, party=teller.id, day=day, money=money)
            self._do(NotePayment(at=self.following.now(), payment=told))

        example = f"last {paid[-1].money}" if paid else "such as 150 EUR on 3 Dec"
        self._want(f"What was paid on which day, as told by {teller.name} ({example})", take)

    def _ask_plan(self) -> None:
        point = self._chosen()

        def take(text: str) -> None:
            plan = read_plan(text, currency_of(self.agreement, point.id), self.day)
            self._do(SetPlan(at=self.following.now(), point=point.id, instalments=plan))

        now = plan_words(plan_of(self.agreement, point.id))
        self._want("Instalments, such as 3 x 150 EUR monthly from 1 Dec", take, now)

    # Who could help

    def _follow_referral(self, key: str, referral: ResourceReferral) -> None:
        at = self.following.now()
        if key != "e":
            status: ReferralStatus = "done" if key == "v" else "gap"
            self._do(FollowReferral(at=at, referral=referral.id, status=status, day=referral.day))
            self.at = max(0, min(self.at, self.choices() - 1))
            self.said = f"Noted: {'done' if key == 'v' else 'nobody found'}. It is no longer asked for."
            return

        def take(text: str) -> None:
            day = read_date(text, today(self.following)).day
            self._do(FollowReferral(at=at, referral=referral.id, status=None, day=day))

        self._want(f"By when is it now: {referral.text}", take, f"{referral.day or ''}")

    # The call itself

    def _talk(self) -> None:
        """Ask the questions of a learning talk, one after the other; each answer is kept as it is given."""
        teller, questions = self._teller(), self.words.papers.follow_up_questions
        before = [one for one in self.agreement.talks if (one.party, one.day) == (teller.id, self.day)]
        answers = {said.question: said.answer for talk in before for said in talk.said}

        def ask(n: int) -> None:
            if n == len(questions):
                return

            def take(text: str) -> None:
                if text != answers.get(questions[n], ""):
                    answers[questions[n]] = text
                    said = tuple(Said(question=q, answer=a) for q, a in answers.items() if a)
                    self._do(
                        NoteTalk(at=self.following.now(), talk=Talk(party=teller.id, day=self.day, said=said))
                    )
                ask(n + 1)

            self._want(f"{teller.name}: {questions[n]}", take, answers.get(questions[n], ""))

        ask(0)

    def _call(self, text: str) -> None:
        day = read_date(text, today(self.following)).day
        planned = {call.day for call in self.agreement.follow_ups}
        if day <= today(self.following) and day not in planned:
            raise Refused("That day is not to come.")
        self._do(PlanCall(at=self.following.now(), day=day))

    def _set_day(self, text: str) -> None:
        now = today(self.following)
        self.day = read_past_day(text, now) if text else now
        self.at = next(iter(self._untold()), 0)

    # What is drawn

    def choices(self) -> int:
        """Return how many lines can be chosen."""
        return len(self.points) + len(self.referrals)

    def heading(self) -> str:
        """Return who tells, and of which day the call is."""
        name = self.party.name if self.party is not None else "nobody"
        return f"{self.words.papers.asked}   as told by {name}"

    def rows(self) -> list[Row]:
        """Return the points with what was told of them."""
        if self._new is not None:
            return self._new.rows(self.agreement)
        now = today(self.following)
        rows = rows_of(self.agreement, self.words, self.who, self.at, self.day, now)
        return [*rows, *rows_before(self.before, now)]

    def keys(self) -> str:
        """Return what can be pressed."""
        if self._new is not None:
            return KEYS
        if self.referral is not None:
            return "v done · g nobody found · e another day · ↓ ↑ point · digit party · u undo · Esc ends"
        papers = self.words.papers
        states = [f"{key} {getattr(papers, f'went_{went}')}" for key, went in STATE_KEYS.items()]
        if self._more:
            return f"{' · '.join(_MORE)} · ? the other keys"
        usual = "↓ ↑ point · digit party · a all the rest · u undo · ? more keys · Esc ends"
        return f"{' · '.join(states)}\n{usual}"


_ABOUT_A_POINT: dict[str, Callable[[FollowUp], None]] = {
    "w": FollowUp._ask_way,
    "s": FollowUp._ask_step,
    "m": FollowUp._ask_payment,
    "i": FollowUp._ask_plan,
    "r": lambda following: following._reword("text"),
    "b": lambda following: following._reword("by_when"),
    "t": FollowUp._talk,
}
