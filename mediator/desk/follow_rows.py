"""What a follow-up call shows: each point with the accounts of it; of the chosen one, everything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from mediator.desk.page import Row
from mediator.insight.accounts import followed_up, how_it_went, latest
from mediator.insight.board_points import PART_WORDS
from mediator.insight.days import short_day
from mediator.insight.payments import Paid, accounts_of_payments, plan_of, standing
from mediator.record.account import Account
from mediator.record.agreement import Agreement
from mediator.record.agreement_point import AgreementPoint
from mediator.record.money import said
from mediator.record.words import Words

NOTHING = "nothing told yet"


def rows_of(agreement: Agreement, words: Words, who: int, at: int, day: date, today: date) -> list[Row]:
    """Return the rows: the parties, the points, when it is asked again, what was said beyond points."""
    parties = agreement.parties
    names = "   ".join(f"{'▸' if n == who else ' '}{n + 1} {one.name}" for n, one in enumerate(parties))
    rows = [Row(f"{names}     {short_day(day)}"), Row("")]
    points = followed_up(agreement)
    for n, point in enumerate(points):
        rows.append(Row(f"{point.number}  {point.text}", here=n == at))
        lines = _whole(agreement, point, words, today) if n == at else [_brief(agreement, point, words, day)]
        rows += [Row(f"   {line}", quiet=n != at, more=n == at) for line in lines]
    if not points:
        rows.append(Row("There is no point. t asks the questions of a follow-up call.", quiet=True))
    rows += _referrals(agreement, at - len(points))
    rows.append(Row(""))
    calls = [short_day(call.day) for call in agreement.follow_ups if call.day >= today]
    rows.append(Row(f"You ask again: {', '.join(calls) or 'no day is planned'}", quiet=not calls))
    teller = parties[who].id if who < len(parties) else ""
    for talk in (talk for talk in agreement.talks if talk.party == teller):
        rows += [Row(f"{short_day(talk.day)}  {one.question} {one.answer}", quiet=True) for one in talk.said]
    return rows


def rows_before(agreements: Iterable[Agreement], today: date) -> Iterator[Row]:
    """Yield the points of earlier sittings that still hold, to be read, and where they are followed up."""
    for agreement in agreements:
        points = [point for point in followed_up(agreement) if _holds(point, agreement, today)]
        if points:
            yield Row("")
            yield Row(f"Agreed before, in {agreement.id}: mediator follow {agreement.id}", quiet=True)
        for point in points:
            yield Row(f"{point.number}  {point.text}", quiet=True)


def _holds(point: AgreementPoint, agreement: Agreement, today: date) -> bool:
    over = point.until_day is not None and point.until_day < today
    return not over and how_it_went(latest(agreement, point.id).values()) != "not_needed"


def _referrals(agreement: Agreement, at: int) -> Iterator[Row]:
    """Yield the referrals that are not done; *at* is the one that is chosen."""
    for n, one in enumerate(one for one in agreement.referrals if one.is_open()):
        yield Row(f"Referral: {one.text}", here=n == at)
        whom = " · ".join(filter(None, (one.resource, one.contact, one.caller.name if one.caller else "")))
        day = f"by {short_day(one.day)}" if one.day is not None else "no day"
        yield Row(f"   {' · '.join(filter(None, (whom, day)))}", quiet=n != at, more=n == at)


def _name(agreement: Agreement, party: str) -> str:
    return next((one.name for one in agreement.parties if one.id == party), "?")


def _brief(agreement: Agreement, point: AgreementPoint, words: Words, day: date) -> str:
    """Say how a point went, as each party told it last; the day only where it was not in this call."""
    accounts = latest(agreement, point.id)
    parts = [
        f"{_name(agreement, party)}: {_went(account, words)}"
        + (f", {short_day(account.day)}" if account.day != day else "")
        for party, account in accounts.items()
    ]
    if how_it_went(accounts.values()) == "different":
        parts.append(words.papers.different_accounts)
    return " · ".join(parts) or NOTHING


def _went(account: Account, words: Words) -> str:
    word: str = getattr(words.papers, f"went_{account.went}")
    return word


def _whole(agreement: Agreement, point: AgreementPoint, words: Words, today: date) -> Iterator[str]:
    """Yield all there is of a point: its day, every account with its own, payments, earlier words."""
    if point.by_when:
        day = f" ({short_day(point.by_when_day)})" if point.by_when_day is not None else ""
        yield f"{words.paper_by_when}: {point.by_when}{day}"
    accounts = sorted((one for one in agreement.accounts if one.point == point.id), key=lambda one: one.day)
    for account in accounts:
        yield f"{short_day(account.day)}  {_name(agreement, account.party)}: {_went(account, words)}"
        if account.in_the_way:
            yield f"   {words.papers.in_the_way}: {account.in_the_way}"
        if account.next_step:
            yield f"   {words.papers.next_step}: {account.next_step}"
    if how_it_went(latest(agreement, point.id).values()) == "different":
        yield words.papers.different_accounts
    if not accounts:
        yield NOTHING
    yield from _payments(agreement, point, words, today)
    for one in agreement.earlier:
        if one.point == point.id:
            yield f"until {short_day(one.until)}, {_part(one.part, words)}{one.text or 'nothing'}"


def _part(part: str, words: Words) -> str:
    if part == "text":
        return ""
    label: str = getattr(words, PART_WORDS[part])  # type: ignore[index]
    return f"{label}: "


def _payments(agreement: Agreement, point: AgreementPoint, words: Words, today: date) -> Iterator[str]:
    plan = plan_of(agreement, point.id)
    if plan:
        yield "Plan: " + ", ".join(f"{one.money} {short_day(one.day)}" for one in plan)
    told = accounts_of_payments(agreement, point.id, today)
    for party, paid in told.items():
        yield f"{_name(agreement, party)}: {figures(paid)}"
    if len({paid.paid for paid in told.values()}) > 1:
        yield words.papers.different_accounts
    if not told and (paid_by_nobody := standing(plan, (), today)) is not None:
        yield f"Nobody told of payments: {figures(paid_by_nobody)}"


def figures(paid: Paid) -> str:
    """Say what was paid of a plan, what is open, late or too much; figures, and no word on why."""
    found = [f"{said(paid.paid, paid.currency)} paid"]
    for amount, word in ((paid.open, "open"), (paid.late, "of it late"), (paid.too_much, "too much")):
        if amount and (paid.planned or word == "open"):
            found.append(f"{said(amount, paid.currency)} {word}")
    return ", ".join(found)
