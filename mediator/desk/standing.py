"""How it stands, in a word or two under the board: the save, what waits, what lifts the curtain.

Nothing here says what anything is about: the room can read it.
"""

from mediator.desk.commands import BY_NAME, way_to
from mediator.desk.second_screen import SecondScreen
from mediator.desk.state import MARKED, Desk
from mediator.desk.tray import waiting
from mediator.text import fill


def standing(desk: Desk, second: SecondScreen) -> str:
    """Say what the second screen does, how much waits, and how it stands with the save."""
    word = "read_only" if desk.live.read_only else desk.around.save_state().word
    saved: str = getattr(desk.words, word)
    return " · ".join(filter(None, [second.how_it_stands(), *_waiting(desk), saved]))


def lifts(desk: Desk) -> str:
    """Say what lifts the curtain and, as the footer is away, what waits."""
    pattern = desk.words.lifts if desk.caucus() is None else desk.words.caucus_ends
    looking = [desk.words.read_only] if desk.live.read_only else []
    waiting = [f"{way_to(BY_NAME['waiting'], desk.keymap)}  {words}" for words in _waiting(desk)]
    return " · ".join([fill(pattern, key=desk.keymap.first("lift")), *looking, *waiting])


def on_the_card(desk: Desk) -> str:
    """Return the message where it may stand under a card, the same for every line: "" for any other."""
    if desk.message == desk.words.kept:
        return f"{desk.words.kept} · {lifts(desk)}"
    return MARKED if desk.message == MARKED else ""


def _waiting(desk: Desk) -> list[str]:
    """Say how many questions wait; nothing where none does."""
    words, count = desk.words, len(waiting(desk))
    return [words.waits if count == 1 else fill(words.wait, n=count)] if count else []
