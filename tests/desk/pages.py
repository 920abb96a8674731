"""Pages for the mediator's eyes, without their screen: keys pressed, and what is shown."""

from mediator.desk.page import Pages


def go(pages: Pages, *steps: str) -> None:
    """Press keys; what begins with a colon is a line that was asked for, `:esc` one that is closed."""
    for step in steps:
        if step.startswith(":"):
            assert pages.wanted is not None, pages.said
            pages.type(None if step == ":esc" else step[1:])
        else:
            pages.press(step)


def shown(pages: Pages) -> str:
    """Return the page as a text."""
    return "\n".join([pages.heading(), *(row.text for row in pages.rows())])
