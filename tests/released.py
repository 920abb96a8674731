"""Sessions as released versions wrote them: what was written once can be read for ever."""

import shutil
from pathlib import Path

FORMATS = Path(__file__).parent / "fixtures"
FIRST = FORMATS / "format-1"
CODE = "2026-11-22-heron"


def first_format(sessions: Path) -> Path:
    """Put a session of the first format among *sessions*, and return its folder."""
    there = sessions / CODE
    sessions.mkdir(parents=True, exist_ok=True)
    shutil.copytree(FIRST, there)
    return there
