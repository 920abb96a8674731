"""When garbage is collected: not before the first picture, and never among what the start made."""

import gc


def collect_again() -> None:
    """Let garbage be collected from now on, where the start put it off.

    What is there by now stays: looking through it takes a tenth of a second, in the middle of some key.
    """
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
