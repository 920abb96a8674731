"""Issues: the topics, worded neutrally and jointly ("How will ... ?")."""

from typing import ClassVar

from mediator.record.entry import AddEntry, Entry


class Issue(Entry):
    """A matter to be talked about; "topic" on screen."""

    noun: ClassVar[str] = "topic"
    shelf: ClassVar[str] = "issues"
    series: ClassVar[str] = "issues"


class AddIssue(AddEntry):
    entry: Issue
