"""Who takes care of something: somebody here, or anybody by name."""

from mediator.record.base import Frozen, Id
from mediator.text import OptionalName


class Owner(Frozen):
    """A party or a person of this session, or a name from outside of it."""

    who: Id | None = None
    """A party or a person; may be gone since."""
    name: OptionalName = ""
    """Somebody who is not here; "" where *who* says it."""
