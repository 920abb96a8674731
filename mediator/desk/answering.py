"""A screen that asks something and is closed with one answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, TypeVar

from textual.binding import BindingType
from textual.screen import ModalScreen

A = TypeVar("A")


@dataclass(frozen=True)
class Pasted:
    """Words that were pasted where nobody pastes."""

    text: str


class AnsweringScreen(ModalScreen[A], inherit_bindings=False):
    """Answers once: keys already on their way find it closed."""

    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self) -> None:
        super().__init__()
        self.answered = False

    def answer(self, answer: A) -> None:
        """Close with that answer."""
        if not self.answered:
            self.answered = True
            self.dismiss(answer)
