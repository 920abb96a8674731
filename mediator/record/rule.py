"""Ground rules: what the room consents to, in the room's own words."""

from typing import ClassVar

from mediator.record.entry import AddEntry, Entry


class GroundRule(Entry):
    """One rule; each party affirms it by saying yes."""

    noun: ClassVar[str] = "rule"
    shelf: ClassVar[str] = "rules"
    series: ClassVar[str] = "rules"
    everyone_confirms: ClassVar[bool] = True


class AddRule(AddEntry):
    entry: GroundRule
