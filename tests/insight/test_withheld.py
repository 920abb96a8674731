"""No figure under five can be read, or worked out from those that are shown."""

from hypothesis import given, settings
from hypothesis import strategies as st

from mediator.insight.withheld import Cell, Name, shown


def cell(name: str, atoms: str, amounts: dict[str, int], over: int | None = None) -> Cell:
    there = frozenset(atom for atom in atoms if amounts[atom])
    amount = sum(amounts[atom] for atom in there)
    return Cell((name, ""), there, amount, amount if over is None else over)


def told(cells: list[Cell], **more: list[tuple[Name, ...]]) -> set[str]:
    return {name for name, _ in shown(cells, **more)}  # type: ignore[arg-type]


def test_where_nothing_is_small_all_is_shown() -> None:
    amounts = {"a": 5, "b": 12, "c": 0}
    cells = [
        cell("all", "abc", amounts),
        cell("a", "a", amounts),
        cell("b", "b", amounts),
        cell("c", "c", amounts),
    ]
    assert told(cells) == {"all", "a", "b", "c"}


def test_one_small_part_takes_another_with_it() -> None:
    """Of 20 = 12 + 5 + 3, with 12 and 5 the 3 would be told: the smaller of the two goes too."""
    amounts = {"a": 12, "b": 5, "c": 3}
    assert told([cell("all", "abc", amounts), *(cell(one, one, amounts) for one in "abc")]) == {"all", "a"}


def test_two_small_parts_hide_each_other_and_nought_is_shown() -> None:
    amounts = {"a": 12, "b": 4, "c": 3, "d": 0}
    assert told([cell("all", "abcd", amounts), *(cell(one, one, amounts) for one in "abcd")]) == {
        "all",
        "a",
        "d",
    }


def test_small_parts_that_together_are_under_five_are_not_told_together() -> None:
    """Of 14 = 12 + 1 + 1, the 12 would tell that there are two of one each."""
    amounts = {"a": 12, "b": 1, "c": 1}
    parts = [(one, "") for one in "abc"]
    cells = [cell("all", "abc", amounts), *(cell(one, one, amounts) for one in "abc")]
    assert told(cells) == {"all", "a"}
    assert told(cells, sums=[tuple(parts)]) == {"all"}


def test_a_total_goes_where_its_only_part_is_small() -> None:
    amounts = {"a": 3, "b": 0}
    assert told([cell("all", "ab", amounts), cell("a", "a", amounts), cell("b", "b", amounts)]) == {"b"}


def test_what_is_left_of_a_share_is_a_figure_too() -> None:
    """11 of 14 would tell of 3; 9 of 14 tells of 5, and may be told."""
    few, enough = {"yes": 11, "no": 3}, {"yes": 9, "no": 5}
    for amounts, expected in ((few, {"whole"}), (enough, {"whole", "part"})):
        whole = Cell(("whole", ""), frozenset(amounts), 14, 14)
        part = Cell(("part", ""), frozenset({"yes"}), amounts["yes"], amounts["yes"])
        assert told([whole, part], differences=[(whole.name, part.name)]) == expected


def test_it_goes_across_a_table_in_both_directions() -> None:
    """A column and a row through a small figure cannot tell it, nor can the way round by other rows."""
    amounts = {"ax": 3, "ay": 9, "bx": 8, "by": 7}
    cells = [
        Cell((name, ""), frozenset(parts), sum(amounts[part] for part in parts), 9)
        for name, parts in (
            ("all", [*amounts]), ("a", ["ax", "ay"]), ("b", ["bx", "by"]), ("x", ["ax", "bx"]),
            ("y", ["ay", "by"]), *((part, [part]) for part in amounts),
        )
    ]  # fmt: skip
    assert told(cells) == {"all", "a", "b", "x", "y"}


def test_a_sum_over_fewer_than_five_is_small_however_large_it_is() -> None:
    amounts = {"a": 900, "b": 300, "c": 200}
    cells = [
        cell("all", "abc", amounts, over=12), cell("a", "a", amounts, over=6),
        cell("b", "b", amounts, over=4), cell("c", "c", amounts, over=2),
    ]  # fmt: skip
    assert told(cells) == {"all", "a"}


@settings(deadline=None)
@given(st.lists(st.lists(st.integers(0, 9), min_size=3, max_size=3), min_size=2, max_size=5))
def test_whatever_the_table_no_small_figure_has_one_solution(table: list[list[int]]) -> None:
    """Solved as equations of what is shown by another way: exact fractions, over all cells at once."""
    atoms = {(row, column): n for row, line in enumerate(table) for column, n in enumerate(line) if n}

    def made(name: str, row: int | None, column: int | None) -> Cell:
        of = frozenset(at for at in atoms if row in (None, at[0]) and column in (None, at[1]))
        amount = sum(atoms[at] for at in of)
        return Cell((name, f"{row} {column}"), of, amount, amount)

    rows, columns = range(len(table)), range(3)
    cells = [made("all", None, None)]
    cells += [made("row", row, None) for row in rows] + [made("column", None, column) for column in columns]
    cells += [made("cell", row, column) for row in rows for column in columns]
    visible = shown(cells)
    known = [one for one in cells if one.name in visible]
    assert all(not one.small for one in known)
    for one in cells:
        if one.small:
            assert rank([*known, one], list(atoms)) > rank(known, list(atoms)), one


def rank(cells: list[Cell], atoms: list[tuple[int, int]]) -> int:
    """Return how many of the sums tell something of their own."""
    from fractions import Fraction

    lines = [[Fraction(atom in cell.atoms) for atom in atoms] for cell in cells]
    found = 0
    for column in range(len(atoms)):
        pivot = next((number for number in range(found, len(lines)) if lines[number][column]), None)
        if pivot is None:
            continue
        lines[found], lines[pivot] = lines[pivot], lines[found]
        for number in range(found + 1, len(lines)):
            times = lines[number][column] / lines[found][column]
            lines[number] = [
                own - times * other for own, other in zip(lines[number], lines[found], strict=True)
            ]
        found += 1
    return found
