"""Agreement points: one promise each."""

from typing import ClassVar, Literal

from mediator.record.entry import AddEntry, Entry


class AgreementPoint(Entry):
    """A point of the agreement, numbered so that people can say "point three"."""

    noun: ClassVar[str] = "point"
    part: ClassVar[Literal["session", "agreement"]] = "agreement"
    shelf: ClassVar[str] = "points"
    series: ClassVar[str] = "points"
    everyone_confirms: ClassVar[bool] = True


class AddPoint(AddEntry):
    entry: AgreementPoint
