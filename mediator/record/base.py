"""What every part of a record is made of."""

from datetime import UTC, datetime
from typing import Annotated

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, StringConstraints, ValidationError


class Frozen(BaseModel):
    """A value: never edited, always replaced; unknown keys are mistakes; its errors never quote a text."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, defer_build=True)


class Refused(Exception):  # noqa: N818 - it is an answer, not an error
    """A change that cannot happen now. Its text is for the status line."""


def what_does_not_fit(error: ValidationError) -> str:
    """Return the first of a validation's reasons as words, without the text it is about."""
    message: str = error.errors(include_input=False, include_url=False)[0]["msg"]
    return message.removeprefix("Value error, ")


def _in_milliseconds(moment: datetime) -> datetime:
    try:
        utc = moment.astimezone(UTC)
    except OverflowError:
        raise ValueError("it is outside the years 1 to 9999") from None
    return utc.replace(microsecond=utc.microsecond // 1000 * 1000)


Moment = Annotated[AwareDatetime, AfterValidator(_in_milliseconds)]
"""An instant, kept in UTC to the millisecond."""

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]{1,16}$")]
"""A short name made by the program, never reused within a session."""
