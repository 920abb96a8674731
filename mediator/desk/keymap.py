"""Which key does what: the table's own keys, and those a user puts in their place.

A key is named as Textual names it ("question_mark"); for people it is written as on the keyboard ("?").
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from mediator.archive.explaining import nearest, quoted
from mediator.archive.line_finder import KeyPath as Place

Keys = tuple[str, ...]

_SPOKEN = {
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "shift+tab": "Shift+Tab",
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "home": "Home",
    "end": "End",
    "insert": "Insert",
    "delete": "Delete",
    "backspace": "Backspace",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "space": "space",
    **{f"f{n}": f"F{n}" for n in range(1, 13)},
    **{f"ctrl+{letter}": f"Ctrl+{letter.upper()}" for letter in "abcdefghijklmnopqrstuvwxyz"},
}

_CALLED = {
    **{spoken.casefold(): key for key, spoken in _SPOKEN.items()},
    "page down": "pagedown",
    "page up": "pageup",
    "pagedown": "pagedown",
    "pageup": "pageup",
    "return": "enter",
    "up": "up",
    "down": "down",
    "left": "left",
    "right": "right",
}

_TERMINALS_NAMES = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
"""Where a character's key is not called as Unicode calls the character."""

TAKEN = {"escape", "backspace", "ctrl+c", "ctrl+z", "ctrl+i", "ctrl+j", "ctrl+m", "ctrl+h"}
"""Keys that cannot be given away: the way to the curtain, and those a terminal keeps or sends for others."""


def spoken(key: str) -> str:
    """Return a key as it is written for people."""
    if key in _SPOKEN:
        return _SPOKEN[key]
    return _CHARACTERS.get(key, key)


def is_text(key: str) -> bool:
    """Say whether a key writes something into an open line."""
    return key == "space" or len(key) == 1 or key in _CHARACTERS


def key_named(word: str) -> str | None:
    """Return the key that a person calls *word*, such as "PgUp" or ";"; None where there is none."""
    called = word.strip().casefold()
    if called in _CALLED:
        return _CALLED[called]
    if len(word.strip()) == 1 and word.isprintable():
        return _key_of(word.strip())
    return called if called in _CHARACTERS else None


def _key_of(character: str) -> str:
    if character.isalnum():
        return character
    name = unicodedata.name(character, character).casefold().replace("-", "_").replace(" ", "_")
    return _TERMINALS_NAMES.get(name, name)


_CHARACTERS = {_key_of(chr(code)): chr(code) for code in range(0x21, 0x7F) if not chr(code).isalnum()}


class Keymap:
    """The keys of every command, by the command's name."""

    def __init__(self, keys: Mapping[str, Keys]) -> None:
        self._keys = dict(keys)
        self.by_key = {key: name for name, keys in self._keys.items() for key in keys}

    def keys(self, command: str) -> Keys:
        return self._keys[command]

    def spoken(self, command: str) -> str:
        """Return all keys of a command as they are written for people, or ""."""
        return " ".join(spoken(key) for key in self._keys[command])

    def first(self, command: str) -> str:
        """Return the first key of a command as it is written for people, or ""."""
        return next((spoken(key) for key in self._keys[command]), "")

    def in_a_line(self) -> Keys:
        """Return the keys that are commands while a line is open too; none of them is text."""
        keys = (*self._keys["switch_writing"], *self._keys["write_note"], *self._keys["leave"])
        return tuple(key for key in keys if not is_text(key))

    def with_own(self, own: Mapping[str, Keys]) -> Keymap:
        """Return the keymap in which some commands have the user's *own* keys in place of the table's.

        Keys are written as for people; they have to be without `problems`.
        """
        mine = {name: tuple(key_named(word) or word for word in words) for name, words in own.items()}
        return Keymap({**self._keys, **mine})

    def problems(self, own: Mapping[str, Keys]) -> list[tuple[Place, str]]:
        """List what is wrong with *own* keys: no such command or key, or two meanings for one key."""
        found: list[tuple[Place, str]] = []
        for name, words in own.items():
            if name not in self._keys:
                advice = nearest(name, list(self._keys)) or " `mediator keys --names` lists them."
                found.append((("keys", name), f"is no command.{advice}".removesuffix(".")))
            if not words:
                found.append((("keys", name), "has no key; leave the line out to keep the standard one"))
            found += [(("keys", name), why) for word in words if (why := _unfit(name, word))]
        return found or self.with_own(own)._conflicts(own)

    def _conflicts(self, own: Mapping[str, Keys]) -> list[tuple[Place, str]]:
        holders: dict[str, list[str]] = {}
        for name, keys in self._keys.items():
            for key in dict.fromkeys(keys):
                holders.setdefault(key, []).append(name)
        found: list[tuple[Place, str]] = []
        for key, names in holders.items():
            if len(names) > 1:
                place = next(name for name in reversed(names) if name in own)
                other = next(name for name in names if name != place)
                words = (
                    f"takes {spoken(key)}, which is the key of “{other}” too; give one of them another key"
                )
                found.append((("keys", place), words))
        return found


IN_A_LINE = "switch_writing"
"""The command whose key works while a line is open too, so that no letter can be it."""


def _unfit(command: str, word: str) -> str:
    """Say why a key cannot be given to a command, or nothing where it can."""
    key = key_named(word)
    if command == IN_A_LINE and key is not None and is_text(key):
        return f"takes {word.strip()}, which is a letter of an open line: choose a key such as F2"
    if key is None:
        return f"names a key that is not known, {quoted(word)}: write a letter or a sign, or F6, PgUp, Ctrl+T"
    if key in TAKEN:
        return f"takes {word.strip()}, which cannot have another meaning: choose another key"
    return ""
