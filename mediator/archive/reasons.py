"""Why a file could not be written, in words for the mediator: no file names, nobody's text, no numbers."""

import errno

_PLAIN = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of this disk is used up",
    errno.EFBIG: "the disk takes no file of this size",
    errno.EROFS: "the disk can only be read",
    errno.EACCES: "this folder may not be written to",
    errno.EPERM: "this folder may not be written to",
    errno.ENOENT: "the folder is gone",
    errno.ENOTDIR: "the folder is gone",
    errno.ENODEV: "the disk is gone",
    errno.ENXIO: "the disk is gone",
    errno.EIO: "the disk does not work as it should",
    errno.EMFILE: "too many files are open",
    errno.ENFILE: "too many files are open",
    errno.ESTALE: "the disk on the network is gone",
    errno.ETIMEDOUT: "the disk on the network does not answer",
    errno.EEXIST: "another program is saving this session",
    errno.EINTR: "the system interrupted the writing",
}


def plain_reason(error: Exception) -> str:
    """Return the reason as half a sentence."""
    if not isinstance(error, OSError):
        return f"a mistake of the program ({type(error).__name__})"
    return _PLAIN.get(error.errno or 0) or error.strerror or "the disk refused"
