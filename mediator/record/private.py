"""Private: what only the mediator may have, as the file `private.toml` holds it."""

from mediator.record.base import Frozen, Id, Moment
from mediator.text import Code, Line


class Wording(Frozen):
    """Words that were replaced by others."""

    entry: Id
    """The entry they stood in; may be gone since."""
    text: Line
    at: Moment
    """When they were replaced."""


class Private(Frozen):
    """Replaced wordings. Never drawn while a session is live on one screen."""

    id: Code
    wordings: tuple[Wording, ...] = ()
