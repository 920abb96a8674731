"""Telling a person's keys from a flood: letters faster than fingers are words, not commands.

Text that arrives while no line is open (pasted without the terminal saying so, or typed by someone who
believes a line is open on a slow connection) must not run as commands.
"""

from dataclasses import dataclass, field

FASTEST_FINGERS = 0.020
"""Seconds between two keys below which no person pressed both. Rolling fingers reach 30 ms."""

FEWEST = 3
"""Different letters that make a flood: two keys pressed together are still two keys, and one key that
arrives several times is a key pressed several times while the program was busy."""


@dataclass
class KeyGate:
    """Holds printable keys for a moment, until it is clear that they are single ones."""

    fastest: float = FASTEST_FINGERS
    _held: list[tuple[str, str]] = field(default_factory=list)
    _latest: float = float("-inf")
    _flooding: bool = False
    _behind_a_menu: bool = False

    def press_menu(self, at: float) -> None:
        """Take the key that opens a menu at *at*: no paste begins with it, so what follows it is pressed."""
        self._latest, self._behind_a_menu = at, True

    def answers_a_menu(self, at: float) -> bool:
        """Say whether a printable key at *at* came right behind the key of a menu, or behind one that did."""
        self._behind_a_menu = self._behind_a_menu and at - self._latest < self.fastest
        if self._behind_a_menu:
            self._latest = at
        return self._behind_a_menu

    def press(self, key: str, character: str, at: float) -> str:
        """Take a printable key pressed at *at* seconds. Return a flood's text so far, or ""."""
        near = at - self._latest < self.fastest
        self._latest = at
        if not near:
            self._flooding = False
        self._held.append((key, character))
        if self._flooding or (near and len({held for held, _ in self._held}) >= FEWEST):
            self._flooding = True
            text = "".join(held for _, held in self._held)
            self._held.clear()
            return text
        return ""

    def press_enter(self, at: float) -> str:
        """Return the letters held if Enter at *at* follows several of them faster than fingers; "" if not."""
        near = at - self._latest < self.fastest
        if near and len({held for held, _ in self._held}) >= FEWEST - 1:
            return "".join(text for _, text in self.release())
        return ""

    def is_stale(self, at: float) -> bool:
        """Say whether keys are held that *at* is too late to belong to."""
        return bool(self._held) and at - self._latest >= self.fastest

    @property
    def held(self) -> int:
        """How many keys are held."""
        return len(self._held)

    def release(self) -> list[tuple[str, str]]:
        """Return the keys held so far with their characters, to be taken singly, and hold them no longer."""
        held, self._held = self._held, []
        return held
