"""Which figures are withheld, so that nobody can be recognised in one. (practice §7: cells under five)

A figure from 1 to 4 is withheld; and so is any other from which, with those that are shown, such a figure
could be worked out by adding and taking away. Nought is shown: it is about nobody.
"""

from __future__ import annotations

from collections.abc import Container, Hashable, Iterable, Sequence
from typing import NamedTuple

FEWEST = 5
"""The smallest figure that is shown, but for 0."""

Name = tuple[str, str]
"""What a figure is, and of which group."""

Atom = Hashable
"""The smallest part of which figures are sums."""

Vector = dict[Atom, int]

_PRIME = 2**61 - 1
"""Fractions are counted modulo this; with so few whole numbers as here that is as good as exactly."""


class Cell(NamedTuple):
    """A figure: the sum of some atoms, none of which is nought."""

    name: Name
    atoms: frozenset[Atom]
    amount: int
    over: int
    """How many cases or sessions it is a sum over; of fewer than five, no sum is shown either."""

    @property
    def small(self) -> bool:
        return small(self.amount, self.over)


def small(amount: int, over: int = FEWEST) -> bool:
    """Say whether such a figure, a sum *over* so many, is too small to be shown."""
    return 0 < amount < FEWEST or (amount > 0 and over < FEWEST)


def shown(
    cells: Sequence[Cell],
    differences: Iterable[tuple[Name, Name]] = (),
    sums: Iterable[Sequence[Name]] = (),
    never: Container[Name] = (),
) -> set[Name]:
    """Return the names of the cells that can be shown, those that come first before the others.

    Of each pair in *differences* the second is part of the first, and what is left of it is no figure under
    five that anybody may work out. Each of *sums* are cells that add up to another one: the small ones of
    them together are not worked out either while they are under five. What is in *never* is not shown.
    """
    by_name = {cell.name: cell for cell in cells}
    secrets = [_vector(cell.atoms) for cell in cells if cell.small]
    for whole, part in differences:
        one, other = by_name[whole], by_name[part]
        if small(one.amount - other.amount, one.over - other.over or FEWEST):
            secrets.append(_vector(one.atoms - other.atoms))
    for parts in sums:
        few = [by_name[name] for name in parts if by_name[name].small]
        if len(few) > 1 and small(sum(cell.amount for cell in few)):
            secrets.append(_vector(frozenset().union(*(cell.atoms for cell in few))))
    if not secrets:
        return {name for name in by_name if name not in never}
    known = _Known(secrets)
    return {
        cell.name
        for cell in cells
        if not cell.small and cell.name not in never and known.take(_vector(cell.atoms))
    }


class _Known:
    """What a reader can work out, as equations solved by each other; the secrets are kept unsolved."""

    def __init__(self, secrets: list[Vector]) -> None:
        self._solved: dict[Atom, Vector] = {}
        self._secrets = secrets

    def take(self, told: Vector) -> bool:
        """Let the reader know one more sum, unless that would tell a secret; say whether it was told."""
        for atom in list(told):
            if atom in self._solved:
                told = _without(told, atom, self._solved[atom])
        if not told:
            return True
        pivot = next(iter(told))
        inverse = pow(told[pivot], -1, _PRIME)
        told = {atom: number * inverse % _PRIME for atom, number in told.items()}
        secrets = [_without(secret, pivot, told) for secret in self._secrets]
        if not all(secrets):
            return False
        self._secrets = secrets
        self._solved = {atom: _without(known, pivot, told) for atom, known in self._solved.items()}
        self._solved[pivot] = told
        return True


def _vector(atoms: Iterable[Atom]) -> Vector:
    return dict.fromkeys(atoms, 1)


def _without(vector: Vector, pivot: Atom, known: Vector) -> Vector:
    """Return *vector* with *pivot* replaced by what is *known* of it, in which it stands once."""
    times = vector.get(pivot)
    if not times:
        return vector
    left = dict(vector)
    for atom, number in known.items():
        rest = (left.get(atom, 0) - times * number) % _PRIME
        if rest:
            left[atom] = rest
        else:
            left.pop(atom, None)
    return left
