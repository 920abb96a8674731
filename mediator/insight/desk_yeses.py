"""Who said yes in the opening: the wall says only that everyone did, so the names are for the desk."""

from mediator.record.agenda import BoardName
from mediator.record.party import Party
from mediator.record.record import Record
from mediator.record.words import Words
from mediator.text import fill


def open_consents(record: Record) -> tuple[Party, ...]:
    """Return the parties whose consent to take part is not noted."""
    return tuple(p for p in record.session.parties if record.agreement.consent_of(p.id) is None)


def yeses(record: Record, words: Words, board: BoardName) -> tuple[str, ...]:
    """Return the cues beside the opening: whose consent and whose yes to a rule is there, whose is not.

    A rule that nobody has affirmed yet is not worth a cue, nor what everybody said yes to.
    """
    if board != "opening":
        return ()
    parties, open_ = record.session.parties, open_consents(record)
    cues = [_said(words.consent, parties, open_, words)] if open_ else []
    for rule in record.session.rules:
        open_ = tuple(party for party in parties if not rule.has_yes_of(party.id))
        if rule.in_its_place() and 0 < len(open_) < len(parties):
            cues.append(_said(f"{rule.number} {rule.text}", parties, open_, words))
    return tuple(cues)


def _said(what: str, parties: tuple[Party, ...], open_: tuple[Party, ...], words: Words) -> str:
    yes = ", ".join(party.name for party in parties if party not in open_)
    not_yet = f"not yet: {', '.join(party.name for party in open_)}"
    return f"{what}: " + " · ".join(filter(None, (fill(words.yes_of, names=yes) if yes else "", not_yet)))
