"""Which character set a terminal reads."""

import codecs
from collections.abc import Mapping


def charset(environment: Mapping[str, str], stream: str) -> str:
    """Return the character set that what is sent must keep to.

    *stream* is the encoding Python writes with. The locale is what the first of LC_ALL, LC_CTYPE and LANG
    says; where it says nothing the stream is believed, and where the two differ only ASCII is sure.
    """
    locale = next(filter(None, map(environment.get, ("LC_ALL", "LC_CTYPE", "LANG"))), "")
    name, _, encoding = locale.partition("@")[0].partition(".")
    told = encoding or ("ascii" if name in ("C", "POSIX") else stream)
    try:
        sent, wanted = codecs.lookup(stream).name, codecs.lookup(told).name
    except LookupError:
        return "ascii"
    return sent if sent == wanted else "ascii"
