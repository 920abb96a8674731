"""`mediator follow`: how it is going, as each party tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from mediator.cli.given import CONTEXT, codes, found
from mediator.cli.running import run
from mediator.cli.setting_out import ways
from mediator.cli.telling import fail, needs_terminal

if TYPE_CHECKING:
    from mediator.desk.following import FollowingAlone
    from mediator.record.agreement_point import AgreementPoint
    from mediator.record.following_up import FollowingUp

WENT = ("kept", "kept_late", "partly", "not", "changed", "not_needed", "in_dispute", "unknown")


_ALSO = {
    "k": "kept", "l": "kept_late", "late": "kept_late", "p": "partly", "partly_kept": "partly",
    "n": "not", "not_kept": "not", "c": "changed", "changed_by_agreement": "changed",
    "x": "not_needed", "no_longer_needed": "not_needed", "d": "in_dispute", "dispute": "in_dispute",
    "o": "unknown", "not_reached": "unknown",
}  # fmt: skip
"""The page's letters and words."""


class HowItWent(click.Choice[str]):
    """How a point went, by its name or as the page has it."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        words = str(value).strip().casefold().replace(" ", "_")
        return super().convert(_ALSO.get(words, words), param, ctx)


@click.command(context_settings=CONTEXT)
@click.argument("session", shell_complete=codes)
@click.argument("point", required=False, type=click.IntRange(min=1))
@click.option("--by", type=click.IntRange(min=1), help="who tells it: 1 is the first party on the board")
@click.option("--went", type=HowItWent(WENT), help="how the point went, as that party tells it")
@click.option("--on", "on", default="", metavar="DAY", help="the day of the call; today")
@click.option("--way", "in_the_way", default="", help="what got in the way; a list of processes shows it")
@click.option("--next", "next_step", default="", help="the next step; a list of processes shows it")
@click.option("--plan", default="", help='instalments, such as "3 x 150 EUR monthly from 1 Dec"')
@click.option("--paid", default="", help='what was paid, as that party tells it, such as "150 EUR on 3 Dec"')
@click.option("--again", default="", metavar="DAY", help="a day on which you ask again")
def follow(session: str, point: int | None, **told: Any) -> None:
    """Follow a session up: note in a call how each point went, as each party tells it.

    \b
    Examples:
      mediator follow heron             by keys, in a call that nobody else sees
      mediator follow heron 2 --by 1 --went kept --on 2026-12-01
      mediator follow heron 2 --by 3 --went partly --way "the bus" --next "a lift"
      mediator follow heron 3 --by 1 --paid "150 EUR on 3 Dec"
      mediator follow heron --again +30   the next call, in thirty days

    Accounts of several parties stand side by side, and older ones keep their day. It needs agreement.toml
    alone. unknown is for a party that was not reached, and says nothing of the point.
    """
    folder = found(session)
    if point is None and not any(told.values()):
        needs_terminal("mediator follow", "With --by and --went it notes one account; -h says more.")
        run(lambda app, ways: app.follow(ways.follow(folder)))
        return
    _check(point, told)
    from pydantic import ValidationError

    from mediator.record.base import Refused, what_does_not_fit

    try:
        following = ways().follow(folder)
        try:
            said = _note(following, point, told)
        finally:
            trouble = following.close()
    except Refused as problem:
        fail(str(problem))
    except ValidationError as error:
        fail(f"Not noted: {what_does_not_fit(error)}.")
    click.echo(said)
    if trouble:
        fail(trouble)


def _check(point: int | None, told: dict[str, Any]) -> None:
    """Raise `UsageError` where the options do not go together."""
    about = ("went", "paid", "plan")
    if point is None and (named := [name for name in ("by", *about) if told[name]]):
        raise click.UsageError(f"Of which point? --{named[0]} needs its number before it.")
    if point is not None and not any(told[name] for name in about):
        raise click.UsageError("What of the point? --went, --paid or --plan.")
    if (told["went"] or told["paid"]) and not told["by"]:
        raise click.UsageError("Who tells it? --by 1 is the first party.")
    if (told["in_the_way"] or told["next_step"]) and not told["went"]:
        raise click.UsageError("--way and --next go with --went.")
    if point is None and not told["again"]:
        raise click.UsageError("What is to be noted? -h has examples.")


def _note(following: FollowingAlone, number: int | None, told: dict[str, Any]) -> str:
    """Note all of it as one step, and say so. Raises `Refused` or `ValidationError`."""
    from mediator.desk.dates import read_date
    from mediator.desk.following import today
    from mediator.insight.days import short_day
    from mediator.record.base import Refused
    from mediator.record.following_up import PlanCall

    changes: list[FollowingUp] = []
    if number is not None:
        changes += _of_point(following, _point(following, number), told)
    if told["again"]:
        day = read_date(told["again"], today(following)).day
        if any(call.day == day for call in following.agreement.follow_ups):
            raise Refused("That day is planned already.")
        if day <= today(following):
            raise Refused("That day is not to come.")
        changes.append(PlanCall(at=following.now(), day=day))
    following.do(*changes)
    calls = ", ".join(
        short_day(call.day) for call in following.agreement.follow_ups if call.day > today(following)
    )
    return f"Noted. You ask again: {calls or 'no day is planned'}."


def _of_point(following: FollowingAlone, point: AgreementPoint, told: dict[str, Any]) -> list[FollowingUp]:
    from mediator.desk.dates import read_past_day
    from mediator.desk.following import today
    from mediator.desk.payment_lines import read_payment, read_plan
    from mediator.insight.payments import currency_of
    from mediator.record.account import GiveAccount
    from mediator.record.payment import NotePayment, SetPlan

    at, agreement = following.now(), following.agreement
    day = read_past_day(told["on"], today(following)) if told["on"] else today(following)
    currency = currency_of(agreement, point.id)
    who = {"point": point.id, "party": _party(following, told["by"])}
    changes: list[FollowingUp] = []
    if told["went"]:
        lines = {name: told[name] for name in ("went", "in_the_way", "next_step")}
        changes.append(GiveAccount.model_validate({"at": at, "account": {**who, **lines, "day": day}}))
    if told["plan"]:
        plan = read_plan(told["plan"], currency, day)
        changes.append(SetPlan(at=at, point=point.id, instalments=plan))
        currency = plan[0].money.currency if plan else currency
    if told["paid"]:
        money, paid_on = read_payment(told["paid"], currency, day)
        payment = {**who, "money": money, "day": paid_on}
        changes.append(NotePayment.model_validate({"at": at, "payment": payment}))
    return changes


def _party(following: FollowingAlone, number: int | None) -> str:
    from mediator.record.base import Refused

    parties = following.agreement.parties
    if number is not None and number > len(parties):
        raise Refused(f"There is no party {number}; there are {len(parties)}.")
    return "" if number is None else parties[number - 1].id


def _point(following: FollowingAlone, number: int) -> AgreementPoint:
    from mediator.insight.accounts import followed_up
    from mediator.record.base import Refused

    points = followed_up(following.agreement)
    for point in points:
        if point.number == number:
            return point
    there = ", ".join(str(point.number) for point in points) or "none"
    raise Refused(f"There is no point {number}; there are: {there}.")
