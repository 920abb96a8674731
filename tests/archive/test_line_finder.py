from hypothesis import given
from hypothesis import strategies as st

from mediator.archive.line_finder import KeyPath, LineFinder


def test_the_line_of_a_place() -> None:
    found = LineFinder(
        'title = """\n[[parties]]\nname = "no"\n"""  # [[parties]]\n'  # 1-4
        "a.b.'c d' = 1\n"  # 5
        "people = [\n  { name = 'x', role = 'y' }, # one\n  { name = '=[' },\n]\n"  # 6-9
        '[[parties]]\nname = "A"\n\n  [[ parties ]]\n  "name" = "B]"\n'  # 10-14
        "[parties.more]\nx = [[1, 2],\n [3]]\n"  # 15-17
        '[words."s a\\u0069d"]\ny = 1\n'  # 18-19
    )
    lines: dict[KeyPath, int | None] = {
        ("title",): 1,
        ("a", "b", "c d"): 5,
        ("people", 0, "role"): 7,
        ("people", 1, "name"): 8,
        ("people", 1, "role"): 8,
        ("parties",): 10,
        ("parties", 0, "name"): 11,
        ("parties", 1): 13,
        ("parties", 1, "name"): 14,
        ("parties", 1, "more", "x", 1, 0): 17,
        ("parties", 1, "missing"): 13,
        ("words", "s aid", "y"): 19,
        ("nowhere",): None,
        (): None,
    }
    assert {place: found.line(place) for place in lines} == lines


VALUES = st.recursive(
    st.sampled_from(
        ["1", "true", '"a # [b"', "'''\n]\n'''", '"""\n\\"""=\n"""', "1979-05-27 07:32:00", "-1.5e3"]
    ),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: "[\n" + ",\n".join(items) + "]")
        | st.lists(inner, max_size=3).map(
            lambda items: "{" + ", ".join(f"k{n} = {item}" for n, item in enumerate(items)) + "}"
        )
    ),
    max_leaves=8,
)


@given(st.lists(st.tuples(st.sampled_from(["", "[t{}]\n", "[[u]] # x\n", "# [no]\n\n"]), VALUES), max_size=6))
def test_every_key_of_any_file_has_its_line(pairs: list[tuple[str, str]]) -> None:
    text, expected = "", []
    for number, (heading, value) in enumerate(pairs):
        text += heading.format(number)
        expected.append((f"key{number}", text.count("\n") + 1))
        text += f"key{number} = {value}\n"
    found = LineFinder(text).found
    lines = {path[-1]: line for path, line in found.items() if str(path[-1]).startswith("key")}
    assert lines == dict(expected)
