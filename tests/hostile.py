"""Texts that would be commands to a terminal, to markup, to a format or to the eye."""

# fmt: off
HOSTILE = [
    # a terminal's commands: colour, screen, title, clipboard, answers, strings, 8 bit, half ones
    "\x1b[38;2;1;2;3mA", "\x1b[2JB", "\x1b[9;9HC", "\x1b]0;taken\x07D", "\x1b]52;c;cHduZWQ=\x07E", "\x1b[6nF",
    "\x1b[cG",
    "\x1bP$qm\x1b\\H", "\x1b_apc\x1b\\I", "\x1b^pm\x1b\\J", "\x1bX sos\x1b\\K", "\x9b31mL", "\x9d0;t\x9cM",
    "\x90q\x9cN",
    "\x1b[?1049lO", "\x1bcP", "\x1b(0Q", "\x0e\x0fR", "\x1b[", "\x1b", "\x07\x08\x7fS", "\x00T", "a\x1b[31",
    "\x85U", "\x84V",
    # direction and joining: overrides, isolates left open, tags, a word from the right
    "\u202egnp.exe", "\u2066open", "\u2067\u2068two", "\u2069\u2069", "\u061cal", "\U000e0041\U000e0042tag",
    "\u200b\u2060z",
    "\u05e9\u05dc\u05d5\u05dd", "\u0645\u0631\u062d\u0628\u0627", "\ufeffbom", "\u00adsoft",
    # markup and patterns of what draws, logs and fills in
    "[bold]m[/]", "[/]", "[/nope]", "[@click=app.quit]n[/]", "[red", "\\[x]", ":smile:", "`rm -rf`",
    "<b>&amp;", "{n}", "{0}",
    "{name!r:>99}", "%s%n", "%(x)d", "${HOME}", "$primary", "$(id)", "\\u001b[31m", "\\x1b[31m", "\\", '"""',
    "'''", "# x", "= 1",
    # look-alikes and shapes: wide, zero width, stacked, private, joined, half of a pair's neighbours
    "\u0430dmin", "\uff21\uff22", "\u3000", "\ufdfd", "Z\u0351\u0352\u0353\u0354\u0355\u0356\u0357", "\u0300",
    "\ue000", "\uffff",
    "\U0010ffff", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\U0001f1e9\U0001f1ea\U0001f1eb",
    "\u2764\ufe0f", "\u1f3fd\U0001f3fd", "\u115f\u3164",
    "\u2028line", "\u2029para", "a\r\nb\rc\nd\te",
]
# fmt: on
