"""Make the README's picture and moving picture of the invented case: `python scripts/pictures.py`.

The same changes as `mediator demo --film`, at a clock of their own, so that every run makes the same files.
They are text: sharp at any size, small, and what changed in them can be read.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from html import escape
from itertools import groupby
from pathlib import Path

from rich.color_triplet import ColorTriplet
from textual.strip import Strip

from mediator.archive.agendas import named
from mediator.archive.places import Places
from mediator.archive.settings import Settings
from mediator.desk.app import SessionApp
from mediator.desk.film import film_sitting
from mediator.desk.live_screen import LiveScreen
from mediator.desk.ways_in import WaysIn

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / "docs" / "live-screen.svg"
FILM = ROOT / "docs" / "film.svg"

SECONDS = (30, 85, 262, 330, 600, 2010, 2190, 2500, 2560, 2660, 2790, 2930, 2995, 3050)
"""The moments of the film that are shown; the picture is the last one."""

EACH = 1.8
"""Seconds that each stays."""

BEGINS = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)
COLUMNS, ROWS = 100, 28
WIDTH, HEIGHT, MARGIN = 8.4, 17, 10
"""Of a letter and of the edge, in pixels."""


@dataclass(frozen=True)
class Run:
    """Letters of one look that stand together."""

    column: int
    text: str
    ink: str
    ground: str
    bold: bool


Row = tuple[Run, ...]
Frame = tuple[Row, ...]


async def frames() -> list[Frame]:
    """Play the film to each of the moments and return what the screen shows."""
    shown: list[Frame] = []
    moment = [BEGINS]
    with tempfile.TemporaryDirectory() as folder:
        film = film_sitting(named("community"), Path(folder), real=lambda: moment[0], speed=1)
        here = Places(Path(folder), Path(folder), Path(folder) / "settings.toml")
        app = SessionApp(
            lambda app, _: app.sit(film.sitting),
            lambda: WaysIn(here, Settings(), now=lambda: moment[0]),
            tick=lambda: 0.0,
        )
        async with app.run_test(size=(COLUMNS, ROWS)) as pilot:
            while not isinstance(screen := app.screen, LiveScreen):
                await pilot.pause()
            for second in SECONDS:
                moment[0] = BEGINS + timedelta(seconds=second)
                film.play()
                assert await asyncio.to_thread(film.sitting.saver.flush, 10)
                screen.draw()
                screen.look_at_the_time()
                await pilot.pause()
                shown.append(tuple(map(_row, app.screen._compositor.render_strips())))
        film.sitting.saver.close()
    return shown


def _row(strip: Strip) -> Row:
    runs: list[Run] = []
    column = 0
    for segment in strip:
        style = segment.style
        if style is not None and segment.text:
            ink, ground = _hex(style.color), _hex(style.bgcolor)
            if style.reverse:
                ink, ground = ground, ink
            runs.append(Run(column, segment.text, ink, ground, bool(style.bold)))
        column += segment.cell_length
    return tuple(_joined(runs))


def _hex(colour: object) -> str:
    triplet = getattr(colour, "triplet", None)
    return triplet.hex if isinstance(triplet, ColorTriplet) else ""


def _joined(runs: list[Run]) -> Iterator[Run]:
    """Yield runs, those of one look that follow each other as one."""
    for (ink, ground, bold), same in groupby(runs, key=lambda run: (run.ink, run.ground, run.bold)):
        together = list(same)
        yield Run(together[0].column, "".join(run.text for run in together), ink, ground, bold)


def drawing(shown: list[Frame], title: str) -> str:
    """Return one SVG: a still picture of one frame, or several that take turns.

    A row that several frames share is drawn once. Where a reader wants no motion, the last frame stands.
    """
    ground = shown[-1][0][-1].ground
    total = len(shown)
    spans: set[tuple[int, int]] = set()
    body: list[str] = []
    for number in range(ROWS):
        first = 0
        for row, same in groupby(frame[number] for frame in shown):
            last = first + len(list(same))
            drawn = "".join(_drawn(run, number, ground) for run in row)
            if drawn and last - first == total:
                body.append(drawn)
            elif drawn:
                spans.add((first, last))
                body.append(f'<g class="s{first}-{last}">{drawn}</g>')
            first = last
    width, height = round(COLUMNS * WIDTH + 2 * MARGIN), ROWS * HEIGHT + 2 * MARGIN
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">',
            f"<title>{escape(title)}</title>",
            f"<style>{_style(sorted(spans), total)}</style>",
            f'<rect width="{width}" height="{height}" rx="8" fill="{ground}"/>',
            f'<g transform="translate({MARGIN} {MARGIN})">',
            *body,
            "</g>",
            "</svg>",
            "",
        ]
    )


def _style(spans: list[tuple[int, int]], total: int) -> str:
    font = "14px ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace"
    rules = [f"text{{font:{font};white-space:pre}}.b{{font-weight:700}}"]
    for first, last in spans:
        name = f"s{first}-{last}"
        begin, end = 100 * first / total, 100 * last / total
        others = "visible" if last == total else "hidden"
        rules.append(f".{name}{{visibility:{others};animation:{name} {total * EACH:g}s step-end infinite}}")
        steps = [(0.0, "visible" if first == 0 else "hidden"), (begin, "visible"), (end, "hidden")]
        keys = "".join(f"{at:.4g}%{{visibility:{how}}}" for at, how in dict(steps).items() if at < 100)
        rules.append(f"@keyframes {name}{{{keys}}}")
    if spans:
        rules.append("@media(prefers-reduced-motion){g{animation:none!important}}")
    return "".join(rules)


def _drawn(run: Run, row: int, ground: str) -> str:
    x, y = run.column * WIDTH, row * HEIGHT
    drawn = ""
    if run.ground and run.ground != ground:
        size = f'width="{len(run.text) * WIDTH:g}" height="{HEIGHT}"'
        drawn = f'<rect x="{x:g}" y="{y}" {size} fill="{run.ground}"/>'
    bold = ' class="b"' if run.bold else ""
    for column, words in _words(run.text):
        place = f'x="{x + column * WIDTH:g}" y="{y + 13}" textLength="{len(words) * WIDTH:g}"'
        drawn += f'<text {place} fill="{run.ink}"{bold}>{escape(words, quote=False)}</text>'
    return drawn


def _words(text: str) -> Iterator[tuple[int, str]]:
    """Yield what stands between two or more spaces, with its place."""
    column = 0
    for part in text.split("  "):
        if words := part.strip(" "):
            yield column + part.index(words), words
        column += len(part) + 2


def pictures() -> dict[Path, str]:
    """Return the files and what belongs into each."""
    os.environ["TZ"] = "UTC"
    time.tzset()
    os.environ.pop("NO_COLOR", None)
    shown = asyncio.run(frames())
    return {
        PICTURE: drawing(shown[-1:], "The live screen: the agenda, and what each party wants and why"),
        FILM: drawing(shown, "A mediation from the opening to understanding"),
    }


if __name__ == "__main__":
    for path, made in pictures().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(made, encoding="utf-8")
        sys.stdout.write(f"{path.relative_to(ROOT)}  {len(made.encode()) // 1000} kB\n")
