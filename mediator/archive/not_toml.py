"""What keeps a text from being TOML, in words for someone who has never heard of TOML.

A message quotes no text of the file but the headings of our own formats.
"""

import re

_SYNTAX = {
    "Invalid statement": "a line starts with a key, such as title = …, a [table], or # for a note of yours",
    "Expected newline or end of document after a statement": (
        "one line holds one key and its value, and nothing after it: no unit, no comma; "
        "inside a text write ' for a quote"
    ),
    "Expected '=' after a key": "after a key comes = and its value",
    "Invalid initial character for a key": "a key has letters, digits, - and _",
    "Expected ']": "the heading of a table ends with ] or ]]",
    "Cannot declare": "this table is there already; join the two",
    "Cannot overwrite a value": "this key is there already; keep one of the two",
    "Duplicate inline table key": "this key is there already; keep one of the two",
    "Cannot mutate immutable namespace": "this table is there already; join the two",
    "Cannot redefine namespace": "this table is there already; join the two",
    "Unclosed array": "a list is not closed: write ] after its last item, and a comma between items",
    "Unclosed inline table": "a table is not closed: write } at its end, and a comma between its keys",
    "Unescaped '\\'": "in double quotes write \\\\ for one \\",
    "Invalid hex value": "after \\u come four digits and after \\U eight",
    "Escaped character is not": "after \\u or \\U comes the number of a letter",
    "Unterminated string": 'a text is not closed: write " at its end',
    "Expected '\"": 'a text is not closed: write """ at its end',
    'Expected "': "a text is not closed: write ''' at its end",
    "Illegal character": 'a text is not closed on its line, or holds a tab or such: close it with "',
    "Found invalid character": "there is a character that TOML does not allow; remove it",
    "Invalid date or datetime": "there is no such day or time",
    "Invalid value": "a value is a text in double quotes, a number, true, false or a list in [ ]",
}
"""What to say for each sentence with which tomllib gives up, by its beginning."""

_CURLY = re.compile("[\u2018\u2019\u201a\u201c\u201d\u201e\u201f\u00ab\u00bb]")
_ODD_SPACE = re.compile("[\u00a0\u2000-\u200b\u202f\u3000\ufeff]")
_YES_OR_NO = re.compile(r"=\s*(yes|no|true|false|on|off)\b", re.IGNORECASE)
_HEADING = re.compile(r"\s*\[\[?\s*(\w+)")


def what_is_not_toml(text: str, message: str, *, quoting: bool = True) -> tuple[int, str]:
    """Return the line, counted from 1, and what is wrong there, from what tomllib said of *text*.

    Without *quoting* no heading is named.
    """
    place = re.search(r"\(at line (\d+), column (\d+)\)$", message)
    number = int(place[1]) if place else text.count("\n") + 1
    where = f"at column {place[2]}" if place else "at the end of the file"
    line = text.split("\n")[number - 1]
    words = _hint(line, int(place[2]) if place else 0, message, quoting=quoting) or next(
        (words for start, words in _SYNTAX.items() if message.startswith(start)), "something is amiss"
    )
    return number, f"is not TOML {where}: {words}."


def _hint(line: str, column: int, message: str, *, quoting: bool) -> str:
    """Say what the line itself gives away, where tomllib's sentence would lead astray."""
    before, at = line[: max(0, column - 1)], line[max(0, column - 1) :]
    code = re.sub(r'"(?:[^"\\]|\\.)*"', '""', line)  # without its whole texts
    heading = _HEADING.match(line)
    if _CURLY.search(code):
        return 'there are curly quotes, as word processors make them; write straight ones, as in "text"'
    if _ODD_SPACE.search(code):
        return "there is a space that is none, as word processors make them; delete it and type a space"
    if message.startswith("Invalid value") and _YES_OR_NO.search(line):
        return "yes is written true, no is written false, in small letters and without quotes"
    if heading and message.startswith(("Invalid value", "Unclosed array")):
        return "the list above it is not closed: write ] after its last item"
    if heading and message.startswith(("Cannot declare", "Cannot overwrite")):
        name = heading[1] if quoting else "…"
        return (
            f"this table is there already; join the two, or, if there are several, write [[{name}]] for each"
        )
    if message.startswith("Expected '='") and at.startswith(":"):
        return "after a key comes =, not :"
    if message.startswith("Unclosed array"):
        if at.startswith(";"):
            return "between the items of a list stands a comma, not a semicolon"
        if not before.strip() and at.startswith(('"', "'")):
            return "a comma is missing at the end of the line above"
    return ""
