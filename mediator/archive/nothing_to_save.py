"""What stands in the place of the save where a session is only looked at: nothing is ever written."""

from collections.abc import Callable

from mediator.archive.saver import SaveState
from mediator.text import OnItsWay


class NothingToSave:
    """Has always saved."""

    state = SaveState("saved")
    seal: OnItsWay | None = None

    def listen(self, on_state: Callable[[SaveState], None]) -> None:
        """There will be nothing to tell."""

    def put_ours_first(self) -> None:
        """There is nothing of ours."""

    def flush(self, seconds: float) -> bool:
        return True

    def settle(self, seconds: float) -> bool:
        return True

    def close(self, seconds: float = 5.0) -> bool:
        return True
