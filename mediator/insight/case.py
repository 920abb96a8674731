"""A case: the chain of its sessions. Each says which one it continues, and no more is kept of the chain."""

from __future__ import annotations

from collections.abc import Mapping


def chain(code: str, before: Mapping[str, str]) -> tuple[str, ...]:
    """Return the sessions of the case up to *code*, the first one first.

    *before* says by code which session each continues, "" where it is the first. One that is gone is still
    named by the one after it, and the chain ends there.
    """
    found = [code]
    while (earlier := before.get(found[-1], "")) and earlier not in found:  # a hand can tie a ring
        found.append(earlier)
    return tuple(reversed(found))


def last_of(code: str, before: Mapping[str, str]) -> str:
    """Return the last session of the case that goes on from *code*: itself where nothing continues it.

    Where two continue the same, as on two computers, the one with the later code is meant.
    """
    seen = {code}
    while later := [other for other, earlier in before.items() if earlier == code and other not in seen]:
        code = max(later)
        seen.add(code)
    return code


def place_in_case(code: str, before: Mapping[str, str]) -> str:
    """Say of a session which sitting of its case it is; "" of one that continues none."""
    sittings = chain(code, before)
    if len(sittings) == 1:
        return ""
    first = sittings[0]
    return f"sitting {len(sittings)} of {first}" if first in before else f"continues {sittings[-2]}"
