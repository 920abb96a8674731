"""What is drawn, cell by cell: are two colours far enough apart, and is any of them red?"""

import colorsys
from collections.abc import Iterator
from functools import lru_cache

from rich.color import Color, ColorSystem
from rich.color_triplet import ColorTriplet
from textual.app import App

TEXT, LINES = 4.5, 3.0
"""Contrast (WCAG 2.2, 1.4.3 and 1.4.11) that words and that mere frames must have."""

_FRAMES = {chr(code) for code in range(0x2500, 0x25A0)}


@lru_cache(4096)
def contrast(first: ColorTriplet, second: ColorTriplet) -> float:
    """Return the contrast ratio of WCAG, 1 to 21."""
    darker, lighter = sorted((_luminance(first), _luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: ColorTriplet) -> float:
    parts = [part / 255 for part in colour]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@lru_cache(4096)
def is_red(colour: ColorTriplet) -> bool:
    """Say whether one would call it red: a red hue that is not nearly grey."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*(part / 255 for part in colour))
    strength = saturation * (1 - abs(2 * lightness - 1))
    return (hue < 20 / 360 or hue > 330 / 360) and strength > 0.12


def pairs(app: App[None]) -> Iterator[tuple[str, ColorTriplet, ColorTriplet]]:
    """Yield every run of cells with the colours that it is drawn in and on."""
    for strip in app.screen._compositor.render_strips():
        for text, style, _ in strip:
            if style is not None and style.color is not None and style.bgcolor is not None:
                colours = style.color.get_truecolor(), style.bgcolor.get_truecolor()
                yield text, *(reversed(colours) if style.reverse else colours)


@lru_cache(4096)
def of_256(colour: ColorTriplet) -> ColorTriplet:
    """Return the colour that a terminal of 256 colours shows instead."""
    return Color.from_triplet(colour).downgrade(ColorSystem.EIGHT_BIT).get_truecolor()


def faults(app: App[None]) -> list[str]:
    """Return what is too weak or red on the screen in front, in all colours or in 256."""
    found = []
    for text, *colours in pairs(app):
        words = text.strip()
        least = LINES if set(words) <= _FRAMES else TEXT
        for ink, ground in (colours, map(of_256, colours)):
            if words and contrast(ink, ground) < least:
                ratio = f"{contrast(ink, ground):.1f}"
                found.append(f"{words!r}: {ink.hex} on {ground.hex} is {ratio}, not {least}")
            found += [f"{words!r}: {colour.hex} is red" for colour in (ink, ground) if is_red(colour)]
    return found
