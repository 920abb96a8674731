"""Writing a file of a session again after a small change, without making its whole text again."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from mediator.archive.session_files import Header, sealed
from mediator.archive.written import as_toml, as_written
from mediator.record.base import Frozen
from mediator.text import OnItsWay

SLICE = 50
"""Things whose text is made between two looks at whether there is something more urgent to do."""

_LONG = {"long": "-" * 100}
_LONG_BLOCK = '\n[[{name}]]\nlong = "' + _LONG["long"] + '"\n'


@dataclass(frozen=True)
class _Text:
    """One thing of a list as TOML, and the thing itself: an id alone may come again for another object."""

    thing: Frozen
    block: bytes
    """As a table of its own."""
    inline: bytes | None
    """As a line in a list; None where it does not fit on one."""


@dataclass
class _Shelf:
    """The texts of one list, as they were last joined."""

    things: tuple[Frozen, ...] = ()
    texts: dict[int, _Text] = field(default_factory=dict)
    joined: bytes = b""


class Encoder:
    """Makes the same bytes as `session_files.encode`, keeping the text of every thing that stays.

    One for each file; it holds the texts of what was last written and no others. Not for two threads.
    """

    def __init__(self, seal: OnItsWay | None = None) -> None:
        self._seal = seal
        self._shelves: dict[str, _Shelf] = {}

    def encode(self, part: Frozen, header: Header) -> bytes:
        """Return the bytes of the file."""
        literals = [as_toml(header.model_dump()).encode()]
        tables: list[bytes] = []
        lists = _lists(part)
        self._shelves = {name: self._joined(name, things) for name, things in lists.items()}
        for name in type(part).model_fields:
            if name in lists:
                text = self._shelves[name].joined
            else:
                text = as_toml(as_written(part, self._seal, {name})).encode()
            # TOML wants what belongs to no table to stand before the first of them.
            (tables if text.startswith(b"[") else literals).append(text)
        return sealed(b"\n".join([b"".join(literals), *tables]))

    def warm(self, part: Frozen) -> Iterator[None]:
        """Make the texts of *part* beforehand, a slice at a time, so that its first change is quick too."""
        for name, things in _lists(part).items():
            shelf = self._shelves.setdefault(name, _Shelf())
            for number, thing in enumerate(things, 1):
                shelf.texts[id(thing)] = self._text_of(name, thing, shelf)
                if number % SLICE == 0:
                    yield

    def _joined(self, name: str, things: tuple[Frozen, ...]) -> _Shelf:
        before = self._shelves.get(name, _Shelf())
        if before.things is things:
            return before
        texts = [self._text_of(name, thing, before) for thing in things]
        lines = [text.inline for text in texts if text.inline is not None]
        if len(lines) == len(texts):  # tomli-w makes a list of lines where every thing fits on one
            joined = f"{name} = [\n".encode() + b"".join(lines) + b"]\n"
        else:
            joined = b"\n".join([text.block for text in texts])
        return _Shelf(things, {id(text.thing): text for text in texts}, joined)

    def _text_of(self, name: str, thing: Frozen, shelf: _Shelf) -> _Text:
        known = shelf.texts.get(id(thing))
        return known if known is not None and known.thing is thing else self._made(name, thing)

    def _made(self, name: str, thing: Frozen) -> _Text:
        data = as_written(thing, self._seal)
        text = as_toml({name: [data]})
        if text.startswith("["):
            return _Text(thing, text.encode(), None)
        line = text.removeprefix(f"{name} = [\n").removesuffix("]\n")
        block = as_toml({name: [data, _LONG]}).removesuffix(_LONG_BLOCK.format(name=name))
        return _Text(thing, block.encode(), line.encode())


def _lists(part: Frozen) -> dict[str, tuple[Frozen, ...]]:
    """Return the fields of *part* that are lists of things and hold any."""
    fields = {name: getattr(part, name) for name in type(part).model_fields}
    return {
        name: value
        for name, value in fields.items()
        if isinstance(value, tuple) and value and isinstance(value[0], Frozen)
    }
