"""Where the words are found that are worth a question on a draft: a file of `hints/` for each language."""

import contextlib
from functools import cache
from pathlib import Path

from mediator.archive.places import packaged_folder
from mediator.archive.reading import Unreadable, read
from mediator.insight.hints import HintWords

ENGLISH = "en"


@cache
def hint_words(language: str) -> HintWords:
    """Return the words of that language, such as "en" or "pt-BR".

    Without a file for it, or for what stands before the hyphen, or with a mistake in that file, no word is
    worth a question, and what is missing is asked for in English.
    """
    for name in (language, language.partition("-")[0]):
        with contextlib.suppress(Unreadable):
            return read(file_of(name), HintWords)
    english = read(file_of(ENGLISH), HintWords)
    return HintWords(format=1, language=language, questions=english.questions, lasting=english.lasting)


def file_of(language: str) -> Path:
    """Return the file of a language, which need not be there."""
    return packaged_folder("hints") / f"{language}.toml"
