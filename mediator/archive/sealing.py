"""Sealed notes: private texts on the disk that only a key under a pass-phrase opens. (reliability §4.5)

The format is age's (age-encryption.org), so any age tool opens what is sealed here, with or without this
program. The key is an X25519 identity in a file that age has sealed with the pass-phrase (scrypt, about two
seconds by design); its public half stands beside it, and is all that sealing needs.
"""

from collections.abc import Callable, Iterable, Mapping
from hashlib import blake2b
from pathlib import Path
from secrets import token_bytes
from typing import TypeVar

from mediator.archive.durable import filled, make_private_folder, write_durably
from mediator.archive.folder import Folder
from mediator.archive.places import Places
from mediator.archive.reading import Problem, Unreadable
from mediator.record.private_texts import PrivateTexts
from mediator.text import PrivateText, Sealed, one_line

P = TypeVar("P", bound=PrivateTexts)

SHORTEST = 12
"""Letters of the shortest pass-phrase that is taken."""

_LARGEST = 64 * 1024
"""Bytes of the largest key file that is read; ours have less than one thousand."""

_MEND = "`mediator notes change-passphrase` writes it again from the key."


_NO_KEY = "There is no key here: notes are not sealed. `mediator notes init` makes one."


class NoKey(Exception):  # noqa: N818 - it is an answer with what to do next
    """The key cannot be had or made. Its text says why and what to do; nothing was changed."""


class Sealer:
    """Seals private texts to the public half of a key, each once: the same text stays the same bytes.

    For several threads. Raises `ValueError` where *public* is no such key.
    """

    def __init__(self, public: str) -> None:
        from pyrage import RecipientError, x25519  # only where there is a key

        try:
            self._to = x25519.Recipient.from_str(public)
        except RecipientError:
            raise ValueError("it is no public key of age") from None
        self._sealed: dict[bytes, str] = {}
        """By a digest that only this run can make: what has to be out of memory is not kept here."""
        self._digest = blake2b(key=token_bytes(32))

    def __call__(self, text: PrivateText) -> str:
        if isinstance(text, Sealed):
            return text.age
        if not text:
            return text
        digest = self._digest_of(text)
        known = self._sealed.get(digest)
        return known if known is not None else self._sealed.setdefault(digest, self._anew(text))

    def knows(self, words: Mapping[str, str]) -> None:
        """Seal those words, by what they were sealed as, as they were."""
        for age, text in words.items():
            self._sealed[self._digest_of(text)] = age

    def _digest_of(self, text: str) -> bytes:
        digest = self._digest.copy()
        digest.update(text.encode())
        return digest.digest()

    def _anew(self, text: str) -> str:
        from pyrage import encrypt

        sealed: bytes = encrypt(text.encode(), [self._to], armored=True)
        return sealed.decode()


class Key:
    """A key that its pass-phrase has opened."""

    def __init__(self, secret: str) -> None:
        from pyrage import x25519

        self._identity = x25519.Identity.from_str(secret)
        self.secret = secret
        self.public = str(self._identity.to_public())

    def open(self, sealed: Sealed) -> str:
        """Return the text. Raises `NoKey` where it is damaged or was sealed to another key."""
        from pyrage import DecryptError, decrypt

        try:
            return one_line(decrypt(sealed.age.strip().encode(), [self._identity]).decode())
        except (DecryptError, ValueError):
            raise NoKey("It is damaged, or was sealed to another key.") from None


def sealer(here: Places) -> Sealer | None:
    """Return what seals private texts; None where no key was made.

    Raises `Unreadable` where there is a key and its public half cannot be used: nothing private may then be
    written, for it would be plain.
    """
    if not here.public_key.exists() and not here.key.exists():
        return None
    try:
        return Sealer(public_half(here))
    except NoKey as error:
        raise Unreadable([Problem("Private notes could not be sealed", None, str(error))]) from None


def public_half(here: Places) -> str:
    """Return the public half of the key. Raises `NoKey`."""
    shown = one_line(str(here.public_key))
    try:
        public = _public(here.public_key)
        Sealer(public)
    except FileNotFoundError:
        if not here.key.exists():
            raise NoKey(_NO_KEY) from None
        raise NoKey(f"{shown} is not there, and the key of sealed notes is. {_MEND}") from None
    except ValueError:
        raise NoKey(f"{shown} is damaged. {_MEND}") from None
    except OSError as error:
        raise NoKey(
            f"{shown} cannot be read: {error.strerror}. Ask its owner for leave to read it."
        ) from None
    return public


def make_key(here: Places, passphrase: str) -> Key:
    """Make a key, write it durably, then its public half. Raises `NoKey` where there is one, and `OSError`.

    What was written before its public half is there is not sealed, and nothing is sealed to a key that is not
    on the disk.
    """
    from pyrage import x25519

    refuse_where_there_is_one(here)
    key = Key(str(x25519.Identity.generate()))
    data = _under(passphrase, key)
    make_private_folder(here.key.parent)
    refuse_where_there_is_one(here)  # the two seconds were long enough for somebody else's
    write_durably(here.key.parent, here.key.name, data)
    _write_public(here, key)
    return key


def refuse_where_there_is_one(here: Places) -> None:
    """Raise `NoKey` where there is a key, or a half of one."""
    for path in (here.key, here.public_key):
        if path.exists() or path.is_symlink():
            raise NoKey(
                f"There is a key already: {one_line(str(path))}. It was not touched. "
                "`mediator notes change-passphrase` gives it another pass-phrase."
            )


def open_key(here: Places, passphrase: str) -> Key:
    """Return the key; takes about two seconds. Raises `NoKey`."""
    from pyrage import DecryptError, IdentityError
    from pyrage.passphrase import decrypt

    data = read_key(here)
    try:
        lines = decrypt(data, passphrase).decode().splitlines()
        return Key(next(line for line in lines if line.startswith("AGE-SECRET-KEY-")))
    except (DecryptError, IdentityError, ValueError, StopIteration):
        raise NoKey(
            f"{one_line(str(here.key))} does not open: another pass-phrase was typed, or it is damaged. "
            "Try again; if it stays so, put your copy of the file in its place. Nothing was changed."
        ) from None


def read_key(here: Places) -> bytes:
    """Return the key file as it is, sealed with the pass-phrase. Raises `NoKey`."""
    shown = one_line(str(here.key))
    try:
        data = _read(here.key)
    except FileNotFoundError:
        if here.public_key.exists():
            raise NoKey(f"{shown} is not there. Put your copy of it back: only it opens notes.") from None
        raise NoKey(_NO_KEY) from None
    except OSError as error:
        raise NoKey(f"{shown} cannot be read: {error.strerror}.") from None
    except ValueError:
        data = b""
    if not data.startswith((b"-----BEGIN AGE ENCRYPTED FILE-----", b"age-encryption.org/")):
        raise NoKey(f"{shown} is damaged: it is no key file. Put your copy of it in its place.")
    return data


def change_passphrase(here: Places, key: Key, new: str) -> None:
    """Put the key under another pass-phrase, and write its public half again. Raises `NoKey` and `OSError`.

    The new file is opened once before it takes the old one's place. Copies of the old one still open with
    the old pass-phrase.
    """
    write_durably(here.key.parent, here.key.name, _under(new, key))
    _write_public(here, key)


def export_key(here: Places, to: Path) -> None:
    """Write a copy of the key file, sealed as it is, for its owner alone. Raises `NoKey` and `OSError`."""
    data = read_key(here)
    if to.exists() or to.is_symlink():
        raise NoKey(f"{one_line(str(to))} is there already; nothing was written. Choose another name.")
    with Folder(to.parent) as folder:
        filled(folder, folder.create(to.name), data)
        folder.sync_names()


def opened(part: P, key: Key, damaged: Callable[[str], None]) -> P:
    """Return *part* with its private texts opened; *damaged* hears of each one that cannot be."""
    words = opened_texts(part.sealed_texts(), key, damaged)

    def after(text: PrivateText, _: str) -> PrivateText:
        return words.get(text.age, CANNOT_BE_OPENED) if isinstance(text, Sealed) else text

    return part.with_texts(after)


def opened_texts(texts: Iterable[Sealed], key: Key, damaged: Callable[[str], None]) -> dict[str, str]:
    """Return the words of *texts* by what they are sealed as; *damaged* hears of each that cannot be."""
    words: dict[str, str] = {}
    for text in texts:
        try:
            words[text.age] = key.open(text)
        except NoKey as error:
            damaged(str(error))
    return words


CANNOT_BE_OPENED = "[cannot be opened: damaged, or sealed to another key]"


def _under(passphrase: str, key: Key) -> bytes:
    """Return the key file. Raises `NoKey` for a pass-phrase that is too short or does not open it again."""
    from pyrage.passphrase import decrypt, encrypt

    if len(passphrase.strip()) < SHORTEST:
        raise NoKey(f"That is too short to keep anything: {SHORTEST} letters at least. Nothing was changed.")
    text = f"# public key: {key.public}\n{key.secret}\n".encode()
    data: bytes = encrypt(text, passphrase, armored=True)
    if decrypt(data, passphrase) != text:
        raise NoKey("The key could not be read back. Nothing was changed; try again.")
    return data


def _write_public(here: Places, key: Key) -> None:
    write_durably(here.public_key.parent, here.public_key.name, f"{key.public}\n".encode())


def _public(path: Path) -> str:
    lines = _read(path).decode().splitlines()
    keys = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    if len(keys) != 1:
        raise ValueError("it holds no key, or more than one")
    return keys[0]


def _read(path: Path) -> bytes:
    """Return a small file. Raises `OSError`, and `ValueError` where it is no small file."""
    if path.exists() and not path.is_file():
        raise ValueError("it is no file")
    with path.open("rb") as file:
        data = file.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise ValueError("it is too large")
    return data
