"""What is written comes back exactly, whatever it is: below the cleaning of texts, at the file itself."""

import math
import sys
import tomllib
from datetime import UTC, timedelta, timezone

import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import Field

from mediator.archive.encoder import Encoder
from mediator.archive.session_files import FORMAT, Header, encode, is_as_written
from mediator.record.base import Frozen
from tests.strategies import HOSTILE, NINE

HEADER = Header(format=FORMAT, revision=1, saved=NINE)


class Thing(Frozen):
    text: str


class Anything(Frozen):
    """A file of things that nobody has cleaned."""

    texts: tuple[str, ...] = ()
    things: tuple[Thing, ...] = ()
    tables: dict[str, str] = Field(default_factory=dict)


def read_back(part: Anything) -> Anything:
    """Write *part* both ways, see that they are the same, and read it as any reader of TOML does."""
    data = encode(part, HEADER)
    assert Encoder().encode(part, HEADER) == data
    assert is_as_written(data)
    found = tomllib.loads(data.decode())
    return Anything.model_validate({key: found[key] for key in found if key in Anything.model_fields})


def test_every_character_there_is_comes_back_in_texts_of_every_kind_and_in_names() -> None:
    everything = [chr(n) for n in range(sys.maxunicode + 1) if not 0xD800 <= n <= 0xDFFF]
    assert len(everything) == 1_112_064
    slices = ["".join(everything[start : start + 4096]) for start in range(0, len(everything), 4096)]
    part = Anything(
        texts=tuple(slices),
        things=tuple(Thing(text=text) for text in slices),
        tables={text: text for text in slices},
    )
    assert read_back(part) == part


hostile = st.lists(
    st.one_of(
        st.sampled_from([text for text in HOSTILE if not any("\ud800" <= c <= "\udfff" for c in text)]),
        st.text(st.characters(codec="utf-8"), max_size=20),
    ),
    max_size=8,
).map("".join)


def anything(most: int) -> st.SearchStrategy[Anything]:
    return st.builds(
        Anything,
        texts=st.lists(hostile, max_size=most).map(tuple),
        things=st.lists(st.builds(Thing, text=hostile), max_size=most).map(tuple),
        tables=st.dictionaries(hostile, hostile, max_size=most),
    )


@pytest.mark.timeout(3600)
@settings(deadline=None)
@given(anything(6))
def test_any_document_comes_back_and_written_again_it_is_the_same_byte_for_byte(part: Anything) -> None:
    found = read_back(part)
    assert found == part
    assert encode(found, HEADER) == encode(part, HEADER)


moments = st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=5, minutes=30))]))
values = st.recursive(
    st.one_of(
        st.booleans(), st.integers(-(2**63), 2**63 - 1), st.floats(), hostile, moments, st.dates(), st.times()
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(hostile, inner, max_size=4)),
    max_leaves=12,
)


@pytest.mark.timeout(3600)
@settings(deadline=None)
@given(st.dictionaries(hostile, values, max_size=5))
def test_any_value_that_toml_knows_comes_back(document: dict[str, object]) -> None:
    text = tomli_w.dumps(document)
    assert same(tomllib.loads(text), document)
    assert tomli_w.dumps(tomllib.loads(text)) == text


def same(one: object, other: object) -> bool:
    """Say whether both are the same, down to the sign of nothing and to what is no number."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, float) and isinstance(other, float):
        return (math.isnan(one) and math.isnan(other)) or str(one) == str(other)
    return type(one) is type(other) and one == other
