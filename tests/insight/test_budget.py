"""The running total of a budget: exact to the cent over whatever is asked and given."""

from hypothesis import given
from hypothesis import strategies as st

from mediator.insight.budget import total
from mediator.record.budget import Request
from mediator.record.money import Money
from tests.strategies import NINE

cents = st.integers(0, 10**14 - 1)


def money(amount: int) -> Money:
    return Money(amount=f"{amount // 100}.{amount % 100:02}", currency="EUR")


@given(
    st.none() | cents,
    st.lists(st.tuples(cents, st.none() | cents, st.none() | cents), min_size=1, max_size=40),
)
def test_every_cent_is_counted_once(
    there: int | None, drawn: list[tuple[int, int | None, int | None]]
) -> None:
    requests = [
        Request(
            id=f"r{n}",
            text="x",
            asks=money(asks),
            least=None if least is None else money(least),
            gets=None if gets is None else money(gets),
            at=NINE,
        )
        for n, (asks, least, gets) in enumerate(drawn)
    ]
    sums = total(None if there is None else money(there), requests)
    assert sums is not None
    assert sums.asked * 100 == sum(asks for asks, _, _ in drawn)
    assert sums.least * 100 == sum(least or 0 for _, least, _ in drawn)
    assert sums.given * 100 == sum(gets or 0 for _, _, gets in drawn)
    assert sums.left * 100 == (there or 0) - sum(gets or 0 for _, _, gets in drawn)


def test_without_a_figure_there_is_no_sum() -> None:
    assert total(None, []) is None
