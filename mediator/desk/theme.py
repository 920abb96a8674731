"""A theme made for a projector: light text on a dark, warm ground, and no red."""

from textual.theme import Theme

PROJECTOR_DARK = Theme(
    name="projector-dark",
    primary="#8ab4d8",
    secondary="#9cc5a9",
    accent="#e0c07c",
    warning="#e0c07c",
    error="#e0a87c",  # trouble is a word on this screen, and never red
    success="#9cc5a9",
    foreground="#f2efe6",
    background="#14181c",
    surface="#1b2025",
    panel="#232a31",
    dark=True,
    variables={
        "text-muted": "#b4b8b5",
        "block-cursor-background": "#e0c07c",
        "block-cursor-foreground": "#14181c",
        "block-cursor-text-style": "bold",
    },
)

THEMES = {"dark": PROJECTOR_DARK}
"""Every theme by the name it has in the settings."""
