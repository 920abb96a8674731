"""Letters faster than fingers are words; keys of a person are commands."""

from mediator.desk.bursts import FASTEST_FINGERS, KeyGate


def arrive(gate: KeyGate, text: str, gap: float, start: float = 100.0) -> str:
    flood = ""
    for n, letter in enumerate(text):
        flood += gate.press(letter, letter, start + n * gap)
    return flood


def test_letters_faster_than_fingers_are_a_flood_from_their_first_letter() -> None:
    assert arrive(KeyGate(), "xXu are no commands", FASTEST_FINGERS / 10) == "xXu are no commands"


def test_a_persons_keys_are_never_a_flood() -> None:
    gate = KeyGate()
    assert arrive(gate, "1wgbu", FASTEST_FINGERS * 1.5) == ""
    assert gate.release() == [(key, key) for key in "1wgbu"]


def test_two_keys_rolled_together_are_two_keys() -> None:
    gate = KeyGate()
    assert arrive(gate, "1w", 0.0) == ""
    assert gate.release() == [("1", "1"), ("w", "w")]


def test_one_key_many_times_is_a_person_on_a_busy_machine() -> None:
    gate = KeyGate()
    assert arrive(gate, "yyyyyy", 0.0) == ""
    assert len(gate.release()) == 6


def test_a_flood_ends_with_a_pause() -> None:
    gate = KeyGate()
    assert arrive(gate, "hello", 0.001) == "hello"
    assert gate.press("u", "u", 200.0) == ""
    assert gate.release() == [("u", "u")]


def test_released_keys_are_not_held_any_longer() -> None:
    gate = KeyGate()
    gate.press("g", "g", 1.0)
    assert gate.release() == [("g", "g")]
    assert gate.release() == []


def test_enter_in_a_flood_belongs_to_the_words_and_a_persons_enter_does_not() -> None:
    gate = KeyGate()
    arrive(gate, "go", 0.001)
    assert gate.press_enter(100.003) == "go"
    arrive(gate, "g", 0.001, start=200.0)
    assert gate.press_enter(200.002) == ""
    assert gate.release() == [("g", "g")]


def test_keys_held_too_long_are_let_go_first() -> None:
    gate = KeyGate()
    arrive(gate, "t", 0.0)
    assert not gate.is_stale(100.001)
    assert gate.is_stale(100.5)
