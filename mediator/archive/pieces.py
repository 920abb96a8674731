"""A file of a session taken apart where its tables and keys begin, without reading it as TOML.

That is safe for a file whose last line says that it is as the program wrote it: there nothing but a key or
the head of a table begins a line. One table of hundreds can then be read, in a fiftieth of the time.
"""

import re
from collections.abc import Iterator

_HEAD = re.compile(rb"\n\[\[?(\w+)\]")
_KEY = re.compile(rb"\n(\w+) = ")


def pieces(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield each key with its value, and each table, with the name it has at the top of the file.

    Every piece is TOML by itself. What a table of a list has within itself stays with it.
    """
    whole = b"\n" + data
    first = _HEAD.search(whole)
    tables = first.start() if first else len(whole)
    for begin, start, end in ((_KEY, 0, tables), (_HEAD, tables, len(whole))):
        found = list(begin.finditer(whole, start, end))
        starts = [*(match.start() for match in found), end]
        for match, stop in zip(found, starts[1:], strict=True):
            yield match[1].decode(), whole[match.start() : stop]
