import stat
from pathlib import Path

import pytest

from mediator.archive import drafts
from mediator.archive.drafts import DRAFT, Draft, DraftKeeper, read_drafts
from mediator.archive.reading import Unreadable
from mediator.text import OnItsWay
from tests.strategies import HOSTILE


def draft(text: str, kind: str = "topic") -> Draft:
    return Draft(kind=kind, text=text, watched=True)


def test_the_newest_is_there_when_it_is_closed_for_this_user_alone(tmp_path: Path) -> None:
    keeper = DraftKeeper(tmp_path)
    for n in range(50):
        keeper.keep((draft(f"half a thought {n}"), draft("ask", kind="jot")))
    keeper.close()
    assert read_drafts(tmp_path) == (draft("half a thought 49"), draft("ask", kind="jot"))
    assert stat.S_IMODE((tmp_path / DRAFT).stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == [DRAFT]


def test_once_nothing_is_left_the_file_is_gone(tmp_path: Path) -> None:
    keeper = DraftKeeper(tmp_path)
    keeper.keep((draft("half a thought"),))
    keeper.keep(())
    keeper.close()
    assert not list(tmp_path.iterdir())
    assert read_drafts(tmp_path) == ()


def test_without_a_draft_nothing_is_written_and_no_thread_runs(tmp_path: Path) -> None:
    keeper = DraftKeeper(tmp_path)
    keeper.keep(())
    keeper.close()
    assert not list(tmp_path.iterdir())


def test_a_disk_that_refused_is_asked_again_with_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really, asked = drafts._write, []

    def full_at_first(folder: Path, lines: tuple[Draft, ...], seal: OnItsWay | None) -> None:
        asked.append(lines)
        if len(asked) == 1:
            raise OSError(28, "No space left on device")
        really(folder, lines, seal)

    monkeypatch.setattr(drafts, "_write", full_at_first)
    keeper = DraftKeeper(tmp_path)
    keeper.keep((draft("one"),))
    while not asked or keeper._wanted is not None:
        pass
    keeper.keep((draft("one"),))
    keeper.close()
    assert read_drafts(tmp_path) == (draft("one"),)


def test_a_folder_that_is_gone_ends_nothing(tmp_path: Path) -> None:
    keeper = DraftKeeper(tmp_path / "gone")
    keeper.keep((draft("one"),))
    keeper.keep((draft("two"),))
    keeper.close()


@pytest.mark.parametrize("text", HOSTILE)
def test_any_words_come_back(tmp_path: Path, text: str) -> None:
    keeper = DraftKeeper(tmp_path)
    keeper.keep((draft(text),))
    keeper.close()
    assert read_drafts(tmp_path) == (draft(text),)


@pytest.mark.parametrize("content", [b"", b"\x00" * 100, b"format = 2", b"[["])
def test_a_damaged_file_says_so(tmp_path: Path, content: bytes) -> None:
    (tmp_path / DRAFT).write_bytes(content)
    with pytest.raises(Unreadable):
        read_drafts(tmp_path)


def test_a_link_planted_in_its_way_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("keep me")
    (tmp_path / f".~{DRAFT}.tmp").symlink_to(tmp_path / "precious")
    keeper = DraftKeeper(tmp_path)
    keeper.keep((draft("one"),))
    keeper.close()
    assert (tmp_path / "precious").read_text() == "keep me"
