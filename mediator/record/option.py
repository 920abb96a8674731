"""Options: ideas. Possible answers without commitment, owned by nobody while they are gathered."""

from typing import ClassVar

from mediator.record.entry import AddEntry, Entry


class Option(Entry):
    """An idea."""

    noun: ClassVar[str] = "idea"
    shelf: ClassVar[str] = "options"
    series: ClassVar[str] = "options"


class AddOption(AddEntry):
    entry: Option
