"""The last line of each of our files, by which damage is noticed: its length and a checksum."""

import hashlib
import re


def sealed(text: bytes) -> bytes:
    """Return *text* with the last line that says its length and its checksum."""
    return text + f"# mediator bytes={len(text)} sha256={hashlib.sha256(text).hexdigest()}\n".encode()


_SEAL = re.compile(rb"# mediator bytes=(\d+) sha256=([0-9a-f]{64})\r?\n?$")


def is_as_written(data: bytes) -> bool:
    """Say whether a file is byte for byte as this program wrote it; editing by hand is allowed and shows."""
    found = _SEAL.search(data)
    if found is None:
        return False
    text = data[: found.start()]
    return len(text) == int(found[1]) and hashlib.sha256(text).hexdigest().encode() == found[2]
