"""The tour: five tasks, each noticed when it is done, each skippable."""

from mediator.desk.tour import SKIPS, TASKS, Tour
from tests.rooms import Room, room


def begun() -> tuple[Room, Tour]:
    here, tour = room("Maria", "Mr Cole"), Tour()
    tour.offer(here.desk)
    here.press("enter")
    return here, tour


def now(here: Room, tour: Tour) -> str:
    tour.look(here.desk)
    return tour.line(here.desk)


def test_it_is_offered_and_can_be_left_alone() -> None:
    here, tour = room("Maria"), Tour()
    here.press("b")
    tour.offer(here.desk)
    here.press("c")
    assert here.desk.ask is None
    assert not here.desk.covered()
    assert now(here, tour) == ""
    assert not tour.skip()


def test_each_task_is_noticed_when_it_is_done_and_not_before() -> None:
    here, tour = begun()
    for number, (task, keys) in enumerate(
        zip(TASKS, (["space"], ["g", "enter"], ["b", "c"], ["u"], ["j"]), strict=True), 1
    ):
        assert f"Task {number} of 5" in now(here, tour)
        assert here.desk.keymap.first(task.command) in now(here, tour)
        for key in keys[:-1]:
            here.press(key)
            assert f"Task {number} of 5" in now(here, tour)
        if keys == ["j"]:
            here.write("j", "bring the chart")
        else:
            here.press(keys[-1])
    assert now(here, tour).startswith("✓ That was the tour.")
    assert tour.skip()
    assert now(here, tour) == ""


def test_every_task_can_be_skipped() -> None:
    here, tour = begun()
    for number in range(1, 6):
        assert f"Task {number} of 5" in now(here, tour)
        assert tour.skip()
    assert "That was the tour" in now(here, tour)


def test_a_task_done_before_it_is_asked_does_not_count() -> None:
    here, tour = begun()
    now(here, tour)
    here.press("g", "enter")
    assert "Task 1 of 5" in now(here, tour)
    here.press("space")
    assert "Task 2 of 5" in now(here, tour)


def test_the_key_that_skips_is_no_commands_key() -> None:
    here, _ = begun()
    assert SKIPS not in here.desk.keymap.by_key
