"""What may be said of a failure: its type and its places in the code, never a text or a value."""

import traceback
from pathlib import Path


def where_it_failed(error: BaseException | None) -> str:
    """Return an error as its type and file:line places, innermost last."""
    if error is None:
        return "an error of its own"
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames]
    return f"{type(error).__name__} at {' '.join(places[-6:])}" if places else type(error).__name__
