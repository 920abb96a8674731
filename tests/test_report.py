"""`mediator report`: figures with what they mean, no names, and bars where people would rather look."""

import csv
import io
import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from markdown_it import MarkdownIt

from mediator.archive.session_files import Header, encode
from mediator.cli import main
from mediator.cli.reporting import figures_text
from mediator.insight.counted import Counted
from mediator.insight.figures import NOT_KNOWN, SECTIONS
from mediator.insight.report import report
from mediator.papers.year_figures import WITHHELD, as_markdown, as_text
from mediator.papers.year_plot import PLAIN_BARS, plot
from mediator.record.tally import Tally, TallyRow
from tests.archive_of import archive_of
from tests.rooms import MORNING

YEAR = ("--from", "2026", "--to", "2026")


def run(*arguments: str) -> Result:
    hook = sys.excepthook
    try:
        return CliRunner().invoke(main, ["report", *arguments])
    finally:
        sys.excepthook = hook


@pytest.fixture
def sessions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep 9 and 6 cases of March 2026, voluntary and mandated, and one of February; return their folder."""
    monkeypatch.setenv("MEDIATOR_HOME", str(tmp_path))
    folder = tmp_path / "sessions"
    folder.mkdir()
    rows = tuple(
        TallyRow.model_validate(
            {
                "code": f"2026-03-{n + 1:02}-heron", "type": "community", "regime": "mediation",
                "day": date(2026, 3, n + 1) if n else date(2026, 2, 1), "closed": date(2026, 3, 30),
                "minutes": 60, "parties": 2, "outcome": "full" if n < 10 else "none",
                "source": "=court" if n < 10 else "", "referral": "voluntary" if n < 10 else "mandated",
            }
        )
        for n in range(16)
    )  # fmt: skip
    data = encode(Tally(sessions=rows), Header(format=1, revision=1, saved=MORNING))
    (folder / "tally-2026.toml").write_bytes(data)
    return folder


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Keep 60 invented sessions; return where they are."""
    folder = tmp_path_factory.mktemp("home")
    archive_of(folder / "sessions", 60)
    return folder


def lines(text: str) -> list[list[str]]:
    return [line.split() for line in text.splitlines()]


@pytest.mark.usefixtures("sessions")
def test_the_table_has_every_figure_with_its_definition_and_what_is_not_known() -> None:
    done = run(*YEAR)
    assert (done.exit_code, done.stderr) == (0, "")
    assert ["Cases", "10", "6"] in lines(done.stdout)
    assert ["Agreement,", "by", "case", "10", "of", "10", "(100%)", "0", "of", "6", "(0%)"] in lines(
        done.stdout
    )
    flat = " ".join(done.stdout.split())
    for section in SECTIONS:
        assert section.title.upper() in flat
        assert section.says in flat
        for figure in section.figures:
            assert figure.says in flat
    for name, why in NOT_KNOWN:
        assert f"{name}: {why}." in flat
    assert max(map(len, done.stdout.splitlines())) <= 80


@pytest.mark.usefixtures("sessions")
def test_the_days_are_a_day_a_month_or_a_year() -> None:
    week, months = ("--from", "2026-03-02", "--to", "2026-03-08"), ("--from", "2026-2", "--to", "2026-03")
    for days, cases in ((week, "7"), (months, "10"), (YEAR, "10"), (("--to", "2026-12-31"), "10")):
        told = lines(run(*days).stdout)
        assert told[told.index(["CASES", "voluntary", "mandated"]) + 1][:2] == ["Cases", cases]
    for wrong in ("2026-13", "2026-02-30", "soon", "26", ""):
        done = run("--from", wrong)
        assert (done.exit_code, done.stdout) == (2, "")
    assert run("--from", "2026-03", "--to", "2026-02").exit_code == 2


@pytest.mark.usefixtures("sessions")
def test_a_month_of_one_case_is_withheld_with_the_next_smallest() -> None:
    done = run(*YEAR, "--by", "month")
    assert ["2026-02", WITHHELD, "0"] in lines(done.stdout)
    assert ["2026-03", WITHHELD, "6"] in lines(done.stdout)


def test_by_month_no_line_is_without_anything() -> None:
    """Of May there is no line; of what was parked, 3 in March and 3 in July, there is one."""
    rows = [
        Counted(
            f"{day}-{n}", "community", day, referral="voluntary", outcome="full", minutes=60, parked=n < 3
        )
        for day in (date(2026, 3, 5), date(2026, 7, 5))
        for n in range(6)
    ]
    made = report(rows, [], lambda _: None, date(2026, 1, 1), date(2026, 12, 31), "month")
    text = as_text(made, 80)
    assert "2026-05" not in text
    told = lines(text)
    assert ["2026-03", "6", "0"] in told
    parked = told.index(["Parked", "6", "0"])
    assert ["by", "month:", "all", "withheld,", "or", "0"] in told[parked : parked + 4]
    assert "by month: all withheld, or 0" in as_markdown(made)


@pytest.mark.usefixtures("sessions")
def test_for_a_spreadsheet_no_cell_is_a_formula() -> None:
    done = run(*YEAR, "--as", "csv")
    table = list(csv.DictReader(io.StringIO(done.stdout_bytes.decode("utf-8-sig"))))
    by_name = {(row["figure"], row["path"]): row for row in table}
    rate = by_name["Agreement, by case", "voluntary"]
    assert (rate["amount"], rate["of"], rate["percent"], rate["withheld"]) == ("10", "10", "100", "False")
    assert all(row["means"] for row in table)
    assert ("'=court", "voluntary") in by_name
    cells = [cell for row in csv.reader(io.StringIO(done.stdout_bytes.decode("utf-8-sig"))) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


@pytest.mark.usefixtures("sessions")
def test_for_another_program() -> None:
    told = json.loads(run(*YEAR, "--as", "json", "--by", "source").stdout)
    assert (told["first"], told["last"], told["by"]) == ("2026-01-01", "2026-12-31", "source")
    rows = [row for row in told["figures"] if row["figure"] == "Cases"]
    assert [(row["group"], row["path"], row["amount"], row["withheld"]) for row in rows] == [
        ("all", "voluntary", 10, False), ("all", "mandated", 6, False),
        ("=court", "voluntary", 10, False), ("=court", "mandated", 0, False),
        ("not said", "voluntary", 0, False), ("not said", "mandated", 6, False),
    ]  # fmt: skip
    assert len(told["not_known"]) == len(NOT_KNOWN)


@pytest.mark.usefixtures("sessions")
def test_as_markdown_it_is_tables() -> None:
    done = run(*YEAR, "--as", "md", "--by", "month")
    html = MarkdownIt("gfm-like").render(done.stdout)
    assert html.count("<table>") == len(SECTIONS) + 1
    assert '<td>Cases</td>\n<td style="text-align:right">10</td>' in html
    assert "<em>" not in html


def test_what_is_not_counted_is_said_beside_it(sessions: Path) -> None:
    for name in ("2026-05-01-wren", "2026-05-02-wren", "2025-05-02-wren"):
        (sessions / name).mkdir()
    (sessions / "tally-2025.toml").write_text("sessions = [")
    done = run(*YEAR)
    assert done.exit_code == 0
    assert ["Cases", "10", "6"] in lines(done.stdout)
    assert len(done.stderr.splitlines()) == 2
    assert "tally-2025.toml cannot be read" in done.stderr
    assert "2 sessions of these days are not counted: not closed." in done.stderr
    both = run("--from", "2025", "--to", "2026").stderr
    assert "2 sessions of these days are not counted" in both, "of the third it is not known"


def test_what_is_not_counted_stands_in_the_report_itself(sessions: Path) -> None:
    """What goes into a file would go without what is said beside it."""
    (sessions / "tally-2025.toml").write_text("sessions = [")
    for more in ((), ("--plot",), ("--as", "md"), ("--as", "csv"), ("--as", "json")):
        done = run(*YEAR, *more)
        assert done.exit_code == 0
        text = " ".join(done.stdout.replace("*", "").split())
        assert "ot counted" in text or "not_counted" in text, more
        assert "tally-2025.toml cannot be read" in text, more
    assert len(json.loads(run(*YEAR, "--as", "json").stdout)["not_counted"]) == 1
    first = next(csv.DictReader(io.StringIO(run(*YEAR, "--as", "csv").stdout_bytes.decode("utf-8-sig"))))
    assert (first["section"], first["amount"]) == ("Not counted", "")


def test_where_nothing_is_known_there_are_no_noughts(sessions: Path) -> None:
    (sessions / "tally-2026.toml").write_text("sessions = [")
    for more in ((), ("--plot",), ("--as", "md"), ("--as", "csv"), ("--as", "json")):
        done = run(*YEAR, *more)
        assert (done.exit_code, done.stdout) == (1, ""), more
        assert "tally-2026.toml cannot be read" in done.stderr
        assert "there are no figures" in done.stderr
    assert "there are no figures" in figures_text(sessions, date(2026, 11, 22))(60)


def test_without_sessions_there_is_nothing_to_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEDIATOR_HOME", str(tmp_path))
    for arguments in ((), ("--plot",), ("--by", "month"), ("--as", "csv"), ("--as", "md"), ("--as", "json")):
        done = run(*arguments)
        assert (done.exit_code, done.stderr) == (0, "")
    assert "Nothing is counted in these days." in run("--plot").stdout


# The plot


def months() -> list[Counted]:
    """Return 40 sessions of January, 20 of February with 5 agreements, and 3 of April."""
    return [
        Counted(f"{day}-{n}", "community", day, referral="voluntary", outcome=outcome, minutes=60)
        for day, number, outcome in (
            (date(2026, 1, 5), 40, "full"), (date(2026, 2, 5), 5, "partial"), (date(2026, 2, 6), 15, "none"),
            (date(2026, 4, 5), 3, "full"), (date(2026, 5, 5), 5, "full"),
        )
        for n in range(number)
    ]  # fmt: skip


def drawn(width: int, rows: list[Counted], **more: tuple[str, str]) -> str:
    days = date(2026, 1, 1), date(2026, 12, 31)
    return plot(report(rows, [], lambda _: None, *days, "month"), width, **more)


def test_bars_are_as_long_as_there_are_sessions_and_never_wider_than_the_terminal() -> None:
    text = drawn(120, months())
    assert f"2026-01  {'█' * 40} 40" in text
    assert f"2026-02  {'█' * 5}{'░' * 15} 5 of 20" in text
    assert "2026-03  0" in text
    april = lines(text).index(["2026-04", "*", "0"])
    assert lines(text)[april + 1] == ["2026-05", "*", "0"], "5, and the next smallest"
    for width in (60, 80, 120):
        narrow = drawn(width, months())
        assert max(map(len, narrow.splitlines())) <= width
        assert "40" in narrow
    assert drawn(120, months(), bars=PLAIN_BARS).isascii()


def test_where_the_locale_is_another_the_bars_are_plain(sessions: Path) -> None:
    for locale, bar in (("C", "#"), ("en_US.UTF-8", "█")):
        done = subprocess.run(
            [sys.executable, "-m", "mediator", "report", *YEAR, "--plot"],
            env={"MEDIATOR_HOME": str(sessions.parent), "LC_ALL": locale, "COLUMNS": "80", "NO_COLOR": "1"},
            capture_output=True, check=True,
        )  # fmt: skip
        text = done.stdout.decode()
        assert f"{bar} " in text
        assert text.isascii() == (locale == "C")
        assert "\x1b" not in text


@pytest.mark.usefixtures("sessions")
def test_a_plot_is_by_time_and_drawn() -> None:
    for more in (("--by", "type"), ("--as", "csv")):
        assert run("--plot", *more).exit_code == 2
    drawn = run(*YEAR, "--plot").stdout
    assert "by quarter, 2026" in drawn
    assert "By month more would have to be withheld than could be shown." in drawn


def test_on_the_screen_it_fits_any_width(sessions: Path) -> None:
    text = figures_text(sessions, date(2026, 11, 22))
    for width in (30, 52, 66, 98):
        assert "10 of 10 (100%)" in text(width)
    assert max(map(len, text(66).splitlines())) <= 66
    nothing = report([], [], lambda _: None, date(2026, 1, 1), date(2026, 2, 1))
    assert max(map(len, as_text(nothing, 60).splitlines())) <= 60


# What it takes


@pytest.mark.usefixtures("sessions")
def test_little_is_loaded() -> None:
    """Neither the models nor the screen, and no index: hundreds of milliseconds for nothing."""
    code = (
        "import sys; from mediator.cli import main; main(['report'], standalone_mode=False);"
        "print(sorted({'pydantic', 'textual', 'rich', 'tomli_w', 'sqlite3', 'docx'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_no_name_or_code_is_in_any_form(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What an archive's sessions are called, and who came, is nowhere; its sources and barriers are."""
    monkeypatch.setenv("MEDIATOR_HOME", str(home))
    files = [path.read_text(encoding="utf-8") for path in home.glob("sessions/*/agreement.toml")]
    names = {name for text in files for name in re.findall(r'\bname = "([^"]+)"', text)}
    codes = {folder.name for folder in (home / "sessions").iterdir() if folder.is_dir()}
    assert len(names) > 50
    for more in ((), ("--by", "type"), ("--by", "month"), ("--by", "source"), ("--plot",)):
        for form in ("table", "csv", "json", "md") if "--plot" not in more else ("table",):
            done = run("--from", "2026", *more, "--as", form)
            assert done.exit_code == 0
            assert not [word for word in names | codes if word in done.output]
    assert "housing office" in run("--from", "2020").stdout
