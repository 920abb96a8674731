"""What is due: readings of an agreement and a day."""

from datetime import date, timedelta

from mediator.record.agreement import Agreement

WITHIN = 14
"""Days that one looks ahead."""


def meets_soon(agreement: Agreement, today: date) -> bool:
    """Say whether the room meets again today or within the next `WITHIN` days."""
    planned = agreement.next_date
    return planned is not None and today <= planned.day <= today + timedelta(days=WITHIN)
