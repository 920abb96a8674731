"""`mediator board`, noting every file it opens and what it loads: a program for a test to run."""

import json
import os
import sys
from pathlib import Path

OPENED: list[str] = []


def note(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open" and isinstance(arguments[0], str | bytes | os.PathLike):
        OPENED.append(os.fsdecode(arguments[0]))


def main() -> None:
    sys.addaudithook(note)
    from mediator.cli import start

    try:
        start()
    finally:
        told = {"opened": sorted(set(OPENED)), "loaded": sorted(sys.modules)}
        Path(os.environ["BOARD_NOTES"]).write_text(json.dumps(told), encoding="utf-8")


if __name__ == "__main__":
    main()
