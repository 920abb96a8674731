"""Two themes made for projection, dark and paper. Neither has a red: trouble is a word on this screen.

Every two colours drawn together hold at least the contrast of WCAG AA; a test looks at each cell.
"""

from textual.theme import Theme

PROJECTOR_DARK = Theme(
    name="projector-dark",
    primary="#8ab4d8",
    secondary="#9cc5a9",
    accent="#e0c07c",
    warning="#e0c07c",
    error="#e0c07c",
    success="#9cc5a9",
    foreground="#f2efe6",
    background="#14181c",
    surface="#1b2025",
    panel="#222930",
    dark=True,
    variables={
        "text": "#f2efe6",
        "text-muted": "#b9beba",
        "block-cursor-foreground": "#14181c",
        "block-cursor-background": "#e0c07c",
        "border-blurred": "#66717b",
        "scrollbar": "#66717b",
        "scrollbar-hover": "#8a95a0",
        "scrollbar-active": "#e0c07c",
        "scrollbar-background": "#1b2025",
        "input-selection-background": "#3b5a75",
        "input-selection-foreground": "#f2efe6",
        "screen-selection-background": "#3b5a75",
        "screen-selection-foreground": "#f2efe6",
    },
)

PROJECTOR_PAPER = Theme(
    name="projector-paper",
    primary="#1f4f7a",
    secondary="#23644a",
    accent="#855300",
    warning="#855300",
    error="#855300",
    success="#23644a",
    foreground="#211c15",
    background="#f5f0e4",
    surface="#fbf8f0",
    panel="#e7dfcd",
    dark=False,
    variables={
        "text": "#211c15",
        "text-muted": "#5a5246",
        "block-cursor-foreground": "#fbf8f0",
        "block-cursor-background": "#1f4f7a",
        "border-blurred": "#8a806c",
        "scrollbar": "#8a806c",
        "scrollbar-hover": "#6d6453",
        "scrollbar-active": "#855300",
        "scrollbar-background": "#e6e2d8",
        "input-selection-background": "#c4d5e4",
        "input-selection-foreground": "#211c15",
        "screen-selection-background": "#c4d5e4",
        "screen-selection-foreground": "#211c15",
    },
)

THEMES = {"dark": PROJECTOR_DARK, "paper": PROJECTOR_PAPER}
"""The themes by the names people choose them by."""
