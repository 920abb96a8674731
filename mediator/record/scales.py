"""The scales that a session type can name; it can bring its own. (practice §1.4: make the scale data)"""

from mediator.record.support import Counts, Level, Scale


def _scale(scale_id: str, name: str, *levels: tuple[str, str, Counts]) -> Scale:
    return Scale(id=scale_id, name=name, levels=tuple(Level(key=k, text=t, counts=c) for k, t, c in levels))


SCALES = (
    _scale(
        "consent",
        "Consent",
        ("1", "I can live with it", "yes"),
        ("2", "I stand aside", "aside"),
        ("3", "I need more talk", "open"),
        ("4", "I block it", "block"),
    ),
    _scale(  # Kaner's gradients of agreement
        "gradients",
        "Eight gradients",
        ("1", "Wholehearted support", "yes"),
        ("2", "Support with a minor point", "yes"),
        ("3", "Support with reservations", "yes"),
        ("4", "I abstain", "abstain"),
        ("5", "I need more talk", "open"),
        ("6", "I do not like it and will support it", "yes"),
        ("7", "Serious disagreement", "no"),
        ("8", "I block it", "block"),
    ),
    _scale(
        "fist_to_five",
        "Fist to five",
        ("5", "Five: I will help to lead it", "yes"),
        ("4", "Four: I will work for it", "yes"),
        ("3", "Three: fine with me", "yes"),
        ("2", "Two: small concerns to talk about", "open"),
        ("1", "One: serious concerns", "no"),
        ("0", "Fist: I block it", "block"),
    ),
    _scale(
        "thumbs",
        "Thumbs",
        ("1", "Up", "yes"),
        ("2", "Sideways", "abstain"),
        ("3", "Down", "no"),
    ),
)
