"""Sealing: what is private leaves for the disk sealed, comes back as it was, and opens with the key alone."""

import base64
import io
import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from age.file import Decryptor
from age.keys.agekey import AgePrivateKey
from cryptography.exceptions import InvalidSignature
from hypothesis import given, settings

from mediator.archive import sealing
from mediator.archive.encoder import Encoder
from mediator.archive.places import Places
from mediator.archive.reading import Unreadable
from mediator.archive.sealing import Key, NoKey, Sealer
from mediator.archive.session_files import FORMAT, PARTS, Header, encode, read_part, sealed
from mediator.archive.written import as_toml, as_written
from mediator.record.private import Private
from mediator.text import Sealed
from tests.sealed import (
    FIXTURE,
    NOTE,
    NOTE_SAYS,
    PASSPHRASE,
    armoured,
    home,
    key,
    make_scrypt_quick,
    with_key,
)
from tests.strategies import NINE, History, histories

HEADER = Header(format=FORMAT, revision=7, saved=NINE)


@pytest.fixture
def here(tmp_path: Path) -> Places:
    return with_key(tmp_path / "home")


@pytest.fixture
def the_key(here: Places) -> Key:
    return sealing.open_key(here, PASSPHRASE)


@pytest.fixture
def seal(the_key: Key) -> Sealer:
    return Sealer(the_key.public)


@pytest.fixture
def quick_scrypt(monkeypatch: pytest.MonkeyPatch) -> None:
    make_scrypt_quick(monkeypatch)


# With another implementation of age


def test_what_another_implementation_sealed_is_opened(the_key: Key) -> None:
    assert the_key.open(Sealed(NOTE)) == NOTE_SAYS
    assert the_key.public == (FIXTURE / "notes-key.pub").read_text().strip()


def opened_by_the_other(armoured: str, secret: str) -> str | None:
    """Return the text; None where it stumbles over a placeholder that pyrage adds at random."""
    data = without_armour(armoured)
    try:
        with Decryptor([AgePrivateKey.from_private_string(secret)], io.BytesIO(data)) as opened:
            return bytes(opened.read()).decode()
    except InvalidSignature:
        assert data.count(b"\n-> ") > 1, "the fault is not where it is known to be"
        return None


def without_armour(armoured: str) -> bytes:
    return base64.b64decode("".join(armoured.splitlines()[1:-1]))


def test_what_is_sealed_here_another_implementation_opens(the_key: Key) -> None:
    words = "Er möchte „Ruhe“ 🌙"
    found = {opened_by_the_other(Sealer(the_key.public)(words), the_key.secret) for _ in range(12)}
    assert found - {None} == {words}


# What is written


@settings(max_examples=40, deadline=None)
@given(histories(most=25))
def test_a_sealed_file_is_the_same_in_both_ways_and_opens_to_what_it_was(
    history: History,
) -> None:
    the_key = _KEY[0]
    seal = Sealer(the_key.public)
    encoders = {part: Encoder(seal) for part in PARTS}
    for record in history.records:
        for part, encoder in encoders.items():
            content = getattr(record, part)
            written = encoder.encode(content, HEADER)
            assert written == encode(content, HEADER, seal)
            assert part == "private" or written == encode(content, HEADER)
    private = history.records[-1].private
    came_back = Private.model_validate(as_written(private, seal))
    assert sealing.opened(came_back, the_key, pytest.fail) == private
    assert as_written(came_back, Sealer(the_key.public)) == as_written(private, seal), "written back as it is"
    summed_up = any(summary.text for summary in private.summaries)
    assert bool(came_back.sealed_texts()) == bool(private.notes or private.wordings or summed_up)
    assert not private.sealed_texts()


_KEY: list[Key] = []


@pytest.fixture(autouse=True, scope="module")
def _one_key(tmp_path_factory: pytest.TempPathFactory) -> None:
    _KEY[:] = [key(tmp_path_factory.mktemp("key"))]


def test_the_same_text_is_sealed_once_and_an_empty_one_stays_empty(seal: Sealer) -> None:
    assert seal("one") == seal("one") != seal("two")
    assert seal("") == ""
    assert seal(Sealed("-----BEGIN")) == "-----BEGIN"


def note_file(folder: Path, text: str) -> Path:
    path = folder / "private.toml"
    note = {"id": "n1", "text": text, "at": NINE}
    path.write_bytes(sealed(as_toml({**HEADER.model_dump(), "id": "s", "notes": [note]}).encode()))
    return path


def test_a_sealed_note_stands_in_the_file_as_any_age_tool_reads_it(tmp_path: Path, seal: Sealer) -> None:
    text = note_file(tmp_path, seal("words")).read_text()
    assert f'text = """\n{seal("words")}"""\n' in text


@pytest.mark.parametrize(
    "change", [lambda t: t[:150], lambda t: t[9:], lambda t: t.replace("A", "B"), lambda t: t + "\x01\tx"]
)
def test_a_damaged_sealed_note_is_kept_as_it_is_and_quoted_nowhere(
    tmp_path: Path, the_key: Key, seal: Sealer, change: object
) -> None:
    assert callable(change)
    damaged = change(NOTE)
    path = note_file(tmp_path, damaged)
    before = path.read_bytes()
    private = read_part(path, Private)[1]
    assert private.notes[0].text == Sealed(damaged)
    assert "AGE" not in repr(private)
    assert encode(private, HEADER, seal) == before == encode(private, HEADER)
    told: list[str] = []
    opened = sealing.opened(private, the_key, told.append)
    assert opened.notes[0].text == sealing.CANNOT_BE_OPENED
    assert told == ["It is damaged, or was sealed to another key."]


def test_no_sealed_note_opens_with_another_key_or_after_any_change(the_key: Key) -> None:
    from pyrage import x25519

    with pytest.raises(NoKey):
        Key(str(x25519.Identity.generate())).open(Sealed(NOTE))
    data = without_armour(NOTE)
    flipped = [data[:at] + bytes([data[at] ^ (1 << at % 8)]) + data[at + 1 :] for at in range(len(data))]
    cut = [data[:at] for at in range(len(data))]
    assert len(flipped + cut) > 400
    for each in flipped + cut:
        with pytest.raises(NoKey, match=r"^It is damaged, or was sealed to another key\.$"):
            the_key.open(Sealed(armoured(each)))
    for at in range(0, len(NOTE), 7):
        with pytest.raises(NoKey):
            the_key.open(Sealed(NOTE[:at]))


# The key


@pytest.mark.usefixtures("quick_scrypt")
def test_a_key_is_made_and_changed_and_opens_with_its_own_pass_phrase_alone(tmp_path: Path) -> None:
    here = home(tmp_path / "new" / "home")
    assert sealing.sealer(here) is None
    made = sealing.make_key(here, "four words and then more")
    for path in (here.key, here.public_key):
        assert os.name != "posix" or stat.S_IMODE(path.stat().st_mode) == 0o600
    assert made.secret.encode() not in here.key.read_bytes()
    first = here.key.read_bytes()
    sealing.change_passphrase(here, made, "other words that were chosen")
    with pytest.raises(NoKey, match="another pass-phrase was typed"):
        sealing.open_key(here, "four words and then more")
    assert here.key.read_bytes() != first
    again = sealing.open_key(here, "other words that were chosen")
    assert again.secret == made.secret
    sealer = sealing.sealer(here)
    assert sealer is not None
    assert again.open(Sealed(sealer("words"))) == "words"


def test_a_key_is_made_as_hard_to_guess_as_age_makes_it(tmp_path: Path) -> None:
    """The only test that waits for it."""
    here = home(tmp_path)
    sealing.make_key(here, PASSPHRASE)
    cost = re.search(rb"\n-> scrypt [^ ]+ (\d+)\n", without_armour(here.key.read_text()))
    assert cost is not None
    assert int(cost[1]) >= 14, "as much as this machine does in a second"


def test_a_key_that_is_there_is_never_made_again(tmp_path: Path) -> None:
    for name in ("key", "public_key"):
        here = with_key(tmp_path / name)
        getattr(here, name).unlink()
        left = {path: path.read_bytes() for path in tmp_path.rglob("notes-key*")}
        with pytest.raises(NoKey, match="There is a key already"):
            sealing.make_key(here, PASSPHRASE)
        assert {path: path.read_bytes() for path in tmp_path.rglob("notes-key*")} == left


def test_a_short_pass_phrase_is_refused_before_anything_is_written(here: Places, the_key: Key) -> None:
    before = here.key.read_bytes()
    with pytest.raises(NoKey, match="too short"):
        sealing.change_passphrase(here, the_key, "  short     ")
    assert here.key.read_bytes() == before


def test_a_damaged_key_file_says_so_and_stays(here: Places) -> None:
    data = here.key.read_bytes()
    cuts = [data[:at] for at in range(0, len(data) - 1, 9)]
    flips = [data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :] for at in range(0, len(data) - 1, 9)]
    for each in (*cuts, *flips, b"", b"\xff" * 100, b"x" * 100_000):
        if b" 10\n" not in each and b"scrypt" in each:
            continue
        here.key.write_bytes(each)
        with pytest.raises(NoKey, match="damaged") as caught:
            sealing.open_key(here, PASSPHRASE)
        assert str(here.key) in str(caught.value)
        assert here.key.read_bytes() == each


def test_a_copy_of_the_key_is_the_key_and_overwrites_nothing(here: Places, tmp_path: Path) -> None:
    copy = tmp_path / "copy.age"
    sealing.export_key(here, copy)
    assert copy.read_bytes() == here.key.read_bytes()
    assert os.name != "posix" or stat.S_IMODE(copy.stat().st_mode) == 0o600
    with pytest.raises(NoKey, match="is there already"):
        sealing.export_key(here, copy)


@pytest.mark.parametrize("public", [None, "", "age1qqqq", "AGE-SECRET-KEY-1", "x" * 100_000, "age1\xff"])
def test_without_a_good_public_half_nothing_is_sealed(here: Places, public: str | None) -> None:
    good = here.public_key.read_bytes()
    here.public_key.unlink()
    if public is not None:
        here.public_key.write_bytes(public.encode("latin-1"))
    with pytest.raises(Unreadable, match="change-passphrase"):
        sealing.sealer(here)
    here.public_key.write_bytes(b"# a comment\n\n" + good)
    assert sealing.sealer(here) is not None


def test_without_a_key_it_says_what_to_do(tmp_path: Path) -> None:
    here = home(tmp_path)
    with pytest.raises(NoKey, match="`mediator notes init` makes one"):
        sealing.open_key(here, PASSPHRASE)
    with pytest.raises(NoKey, match="`mediator notes init` makes one"):
        sealing.public_half(here)
    here = with_key(tmp_path)
    here.key.unlink()
    with pytest.raises(NoKey, match="Put your copy of it back"):
        sealing.open_key(here, PASSPHRASE)
    assert sealing.sealer(here) is not None, "sealing needs the public half alone"


def test_sealing_loads_nothing_where_there_is_no_key(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from mediator.archive.sealing import sealer; "
        "from mediator.archive.places import places; import mediator.desk.app, mediator.cli; "
        "assert sealer(places()) is None; print('pyrage' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, check=True, timeout=50
    )
    assert done.stdout == "False\n"
