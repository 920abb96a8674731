"""Who sees this screen. Only who can show one of these values can draw what is private.

Neither can be found out by a program: the mediator says so, and it holds until something changes.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class DarkWall:
    """One screen, and the mediator has said that the wall is dark for now."""


@dataclass(frozen=True)
class TwoScreens:
    """The mediator has said that the wall is another screen than this one."""


Unseen = DarkWall | TwoScreens
"""The room does not see this screen."""
