"""Payments on paper: what is paid when and in all, for everyone; what was paid, for those who keep the file.

(practice §4.1, Payment) Of the ledger only instalments that both sides said yes to are here: what somebody
claims is not agreed.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from mediator.insight.board_ledger import ledger_in_its_place
from mediator.insight.payments import accounts_of_payments, plan_of
from mediator.papers.document import Section, Table
from mediator.papers.source import Source
from mediator.record.agreement_point import AgreementPoint
from mediator.record.ledger import LedgerLine
from mediator.record.money import said
from mediator.text import fill


def of_point(point: AgreementPoint, source: Source) -> str:
    """Return a point's payment plan in a line: what is paid by when, and in all; "" where it has none."""
    words, plan = source.paper_words, plan_of(source.agreement, point.id)
    if not plan:
        return ""
    each = [fill(words.pay_by, amount=str(one.money), date=source.day(one.day)) for one in plan]
    total = sum((one.money.value for one in plan), Decimal())
    return "; ".join([*each, f"{words.in_all}: {said(total, plan[0].money.currency)}"])


def of_ledger(source: Source) -> Section:
    """Return the instalments of the ledger, with the sum between each two; no blocks where there are none."""
    words, rows = source.paper_words, tuple(_settled(source))
    table = Table((words.party, words.what, words.amount), rows)
    return Section(words.payments, (table,) if rows else ())


def what_was_paid(source: Source) -> tuple[Table, ...]:
    """Return what was paid of each point by now, as each party tells it; none where nobody told of any."""
    words, names = source.paper_words, {party.id: party.name for party in source.parties}
    today = source.now.astimezone().date()
    points = (point for point in source.agreement.points if point.in_its_place())
    rows = tuple(
        (str(point.number), names.get(party, ""), _of(paid.paid, paid.planned, paid.currency, source))
        for point in points
        for party, paid in accounts_of_payments(source.agreement, point.id, today).items()
    )
    return (Table((words.point, words.account_of, words.paid), rows),) if rows else ()


def _of(paid: Decimal, planned: Decimal, currency: str, source: Source) -> str:
    told = said(paid, currency)
    return fill(source.paper_words.paid_of, paid=told, planned=said(planned, currency)) if planned else told


def _settled(source: Source) -> Iterator[tuple[str, str, str]]:
    names = {party.id: party.name for party in source.parties}
    pairs: dict[tuple[str, str, str], list[LedgerLine]] = {}
    for line in ledger_in_its_place(source.session) if source.session is not None else ():
        if line.kind == "instalment" and line.is_agreed():
            pairs.setdefault((line.payer, line.payee, line.money.currency), []).append(line)
    for (payer, payee, currency), lines in pairs.items():
        who = fill(source.words.pays, payer=names.get(payer, ""), payee=names.get(payee, ""))
        for line in lines:
            yield who, line.text, str(line.money)
        total = sum((line.money.value for line in lines), Decimal())
        yield who, source.paper_words.in_all, said(total, currency)
