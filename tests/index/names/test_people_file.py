from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import PeopleError
from index.names.people_edit import HEADING, merged, parted, undone
from index.names.people_file import read
from index.names.rules import Who, same_name
from index.types import Office

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT = """# Our people.
- name: Ada Birch  # the mayor
  aliases:
    - A. Birch   # as the Gazette has it
    - "Ада Бирч"
  posts:
    - post: mayor of Ely
      from: 2019-05
      to: 2023
    - head of the council

# The miller.
- {name: Tom Reed, not: [Tom Reed Jr.]}
- aliases: Old Rask
  name: Jon Rask
"""


def test_a_file_is_read() -> None:
    assert read(TEXT) == (
        Who(
            "Ada Birch",
            ("A. Birch", "Ада Бирч"),
            (Office("mayor of Ely", date(2019, 5, 1), date(2023, 12, 31)), Office("head of the council")),
        ),
        Who("Tom Reed", others=("Tom Reed Jr.",)),
        Who("Jon Rask", ("Old Rask",)),
    )
    assert read("") == read("# nobody yet\n") == read("[]") == ()
    assert read("- name: No\n  aliases:\n  not: ''\n") == (Who("No"),)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- name: Ada: Birch", "line 1 is not YAML"),
        ("- name: Ada\n\t- b", "line 2 is not YAML"),
        ("name: Ada Birch", "line 1 begins no list"),
        ("- Ada Birch", "line 1 is no speaker"),
        ("- aliases: [Ada]", "line 1 begins a speaker without a name"),
        ("- name: Ada Birch\n  alias: A. Birch", "line 2 tells “alias” of a speaker: what can be told"),
        ("- name: Ada Birch\n  name: Eve", "line 2 tells “name” a second time"),
        ("- name: Ada Birch\n  aliases: [A, {b: c}]", "line 2 is no name or post"),
        (f"- name: {'A' * 201}", "line 1 is longer than 200 characters"),
        ("- name: Ada\n  posts:\n    - from: 2019", "line 3 begins a post without its name"),
        ("- name: Ada\n  posts:\n    - post: mayor\n      since: 2019", "line 4 tells “since” of a post"),
        ("- name: Ada\n  posts:\n    - post: mayor\n      from: May", "line 4 is no date"),
        ("- name: Ada\n  posts:\n    - {post: mayor, from: 2019-02-30}", "line 3 is no date"),
        ("- name: Ada\n  posts:\n    - {post: mayor, to: 2019-13}", "line 3 is no date"),
        ("- name: Ada\n  posts:\n    - post: mayor\n      from: 2019\n      to: 2018", "line 5 ends before"),
        ("- name: Ada Birch\n- name: Eve\n  aliases: [ada  birch]",
         "line 2 begins Eve, called “ada birch” like Ada Birch in line 1"),
        ("- name: Ada Birch\n  not: [Ada Birch]", "line 1 begins Ada Birch, who both is and is “not” Ada"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_line(text: str, told: str) -> None:
    with pytest.raises(PeopleError) as fault:
        read(text)
    assert str(fault.value).startswith(told)
    assert ":" in str(fault.value)


def test_a_merge_leaves_all_else_as_it_was_written() -> None:
    assert merged(TEXT, "Ady Birch", "Ada Birch") == TEXT.replace(
        '    - "Ада Бирч"\n', '    - "Ада Бирч"\n    - Ady Birch\n'
    )
    assert merged(TEXT, "Tommy Reed", "Tom Reed") == TEXT.replace(
        "not: [Tom Reed Jr.]}", "not: [Tom Reed Jr.], aliases: [Tommy Reed]}"
    )
    assert merged(TEXT, "Tom Reed Jr.", "Tom Reed") == TEXT.replace(
        "not: [Tom Reed Jr.]}", "not: [], aliases: [Tom Reed Jr.]}"
    )
    assert merged(TEXT, "J. Rask", "Old Rask") == TEXT.replace("Old Rask", "[Old Rask, J. Rask]")
    assert merged(TEXT, "Eve: a", "Ann") == TEXT + '- name: Ann\n  aliases: ["Eve: a"]\n'
    assert merged(TEXT, "A. BIRCH", "Ada Birch") == TEXT


def test_two_who_are_merged_are_one_with_all_that_is_told_of_them() -> None:
    text = merged(TEXT, "Ada Birch", "Tom Reed")
    assert "# The miller." in text
    both = read(text)[0]
    assert both.aliases == ("Ada Birch", "A. Birch", "Ада Бирч")
    assert both.posts == read(TEXT)[0].posts
    apart = parted(TEXT, "Ада Бирч", "Tom Reed")
    assert read(merged(apart, "Ada Birch", "Tom Reed"))[0].aliases == both.aliases


def test_a_split_is_written_down_and_undoes_a_merge() -> None:
    assert parted(TEXT, "A. Birch", "Ada Birch") == TEXT.replace(
        "    - A. Birch   # as the Gazette has it\n", ""
    ).replace("  aliases:", "  not: [A. Birch]\n  aliases:", 1)
    assert parted(TEXT, "Old Rask", "Jon Rask").endswith("- name: Jon Rask\n  not: [Old Rask]\n")
    assert parted(TEXT, "Jon Rask", "Old Rask") == parted(TEXT, "Old Rask", "Jon Rask")
    assert parted("", "Bill", "Hannah").endswith("- name: Hannah\n  not: [Bill]\n")
    again = merged(parted(TEXT, "A. Birch", "Ada Birch"), "A. Birch", "Ada Birch")
    assert set(read(again)[0].aliases) == {"A. Birch", "Ада Бирч"}
    assert not read(again)[0].others


@pytest.mark.parametrize("deed", [merged, parted])
def test_what_is_taken_back_leaves_no_empty_speaker(deed: Callable[[str, str, str], str]) -> None:
    before = f"{HEADING}- name: Tom Reed\n  aliases: [Thomas]\n"
    assert undone(deed(before, "Bill", "Hannah"), "Bill", "Hannah") == before
    assert undone(deed("", "Bill", "Hannah"), "Bill", "Hannah") == HEADING
    noted = deed("", "Bill", "Hannah").replace("name: Hannah", "name: Hannah  # of the mill")
    assert read(undone(noted, "Bill", "Hannah"))[0].name == "Hannah"  # somebody's own words stay
    held = f"{HEADING}- name: Hannah\n  posts: [{{post: mayor}}]\n"
    assert undone(deed(held, "Bill", "Hannah"), "Bill", "Hannah") == held


NAMES = st.sampled_from(
    ["Ada Birch", "A. Birch", "Ада Бирч", "Tom Reed", "Tom Reed Jr.", "Old Rask", "Eve: a", "No"]
)
DEEDS = st.lists(st.tuples(st.sampled_from([merged, parted]), NAMES, NAMES), max_size=8)


@settings(deadline=None)
@given(
    DEEDS,
    st.sampled_from(
        [TEXT, "", "[]", "- name: Tom Reed\n  aliases:\n  - Old Rask", "  - name: No\n    not: No one\n"]
    ),
)
def test_whatever_is_decided_the_file_can_be_read_and_says_so(
    deeds: list[tuple[object, str, str]], text: str
) -> None:
    for deed, name, other in deeds:
        if same_name(name) == same_name(other):
            continue
        text = deed(text, name, other)  # type: ignore[operator]
        one = {form: who for who in read(text) for form in map(same_name, who.forms)}
        together = one.get(same_name(name)) is not None and one.get(same_name(name)) == one.get(
            same_name(other)
        )
        assert together == (deed is merged)
