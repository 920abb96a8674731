"""Coverage: reasons that no idea serves yet, and parties with nothing in any idea, as questions to ask.

For the desk: on a wall it would be a tally of who gets what. (practice §5.3)
"""

from mediator.record.record import Record


def uncovered(record: Record) -> tuple[str, ...]:
    """Return questions, those about a whole party first; () while there is no idea."""
    session = record.session
    ideas = [option for option in session.options if not option.struck]
    if not ideas:
        return ()
    served = {reason for idea in ideas for reason in idea.interests}
    reasons = [reason for reason in session.interests if not reason.struck]
    names = {party.id: party.name for party in session.parties}
    left_out = [
        party
        for party in names
        if not any(reason.id in served for reason in reasons if party in reason.parties)
    ]
    questions = [f"What in these ideas is there for {names[party]}?" for party in left_out]
    for reason in reasons:
        if reason.id not in served:
            whose = ", ".join(names[party] for party in reason.parties if party in names)
            questions.append(f"Which idea would help with “{reason.text}”{f' ({whose})' if whose else ''}?")
    return tuple(questions)
