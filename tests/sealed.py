"""A key whose pass-phrase opens it quickly; it and one sealed note were made by another age than ours."""

import base64
import io
import shutil
from pathlib import Path

import pytest
from age.algorithms.scrypt import scrypt_encrypt_file_key
from age.file import Encryptor
from age.keys.password import PasswordKey

from mediator.archive.places import Places
from mediator.archive.sealing import Key, open_key

FIXTURE = Path(__file__).parent / "fixtures" / "sealed"
PASSPHRASE = "a heron stood in the reeds"
NOTE = (FIXTURE / "note.age").read_text()
NOTE_SAYS = "Sie fürchtet den Umzug – bis Mai."


def home(folder: Path) -> Places:
    """Return places in *folder*, which is made, without a key."""
    folder.mkdir(parents=True, exist_ok=True)
    return Places(folder / "sessions", folder / "agendas", folder / "settings.toml")


def with_key(folder: Path) -> Places:
    """Return places in *folder* that have the key."""
    here = home(folder)
    shutil.copy(FIXTURE / "notes-key.age", here.key)
    shutil.copy(FIXTURE / "notes-key.pub", here.public_key)
    return here


def key(folder: Path) -> Key:
    """Return the key, opened."""
    return open_key(with_key(folder), PASSPHRASE)


def armoured(data: bytes) -> str:
    """Return *data* in age's armour."""
    text = base64.b64encode(data).decode()
    lines = [text[at : at + 64] for at in range(0, len(text), 64)]
    return "\n".join(["-----BEGIN AGE ENCRYPTED FILE-----", *lines, "-----END AGE ENCRYPTED FILE-----", ""])


def make_scrypt_quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let keys that are made be quick to open: pyrage makes only slow ones, as people need them."""

    def quickly(data: bytes, passphrase: str, armored: bool = False) -> bytes:
        assert armored, "people copy it"
        buffer = io.BytesIO()
        encryptor = Encryptor([PasswordKey(passphrase.encode())], buffer)
        encryptor.write(data)
        encryptor.close()
        return armoured(buffer.getvalue()).encode()

    def cheaply(key: PasswordKey, file_key: bytes) -> tuple[bytes, int, bytes]:
        made: tuple[bytes, int, bytes] = scrypt_encrypt_file_key(key, file_key, 10)
        return made

    monkeypatch.setattr("age.recipients.scrypt.scrypt_encrypt_file_key", cheaply)
    monkeypatch.setattr("pyrage.passphrase.encrypt", quickly)
