"""Who is who, followed by what changed, is what the pure function says of all names, whatever happens.

The bounds are lowered, so that a few names are many.
"""

from __future__ import annotations

import random
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from index.errors import StoreError
from index.names.directory.bearers import named
from index.names.directory.directory import directory
from index.names.directory.following import followed
from index.names.identity import identity
from index.names.identity.identity import Who
from index.store import seal, settling, speakers, store, ties, where, write
from index.store.write import Cut, Read
from index.types import Article, Person, Reading, Speaker
from tests.index import making
from tests.index.store.served import empty

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.names.directory.directory import Directory
    from index.store.store import Writer
    from index.types import Place

PHASES = [Phase.explicit, Phase.reuse, Phase.generate]

GIVEN = ["Ada", "Robert", "Bob", "R.", "Kristen", "Kirsten", "Krister", "Adela", "Jon", "John", "Al"]
GIVEN += ["Thomas", "Thmoas", "Mohammed", "Muhammad"]
MIDDLE = ["", "", "L. ", "Louise ", "Adela ", "R. "]
SURNAMES = ["Birch", "Kovac", "Kovacs", "Birch-Kovac", "Birchkovac", "Reed", "Reid", "de Ruiter", "al-Tarn"]
SURNAMES += ["Tarn", "Robert", "Mota", "Tar Mok", "Tarmok"]
BODIES = ["{} campaign", "{}’s campaign", "{} Foundation", "Foundation for {}", "Office of {}"]
SHORT = ["FFR", "FFB", "RF", "KC", "F.F.R.", "BC", "AP"]
LISTED = ["Iran", "Tehran", "United States", "U.S.", "Kyiv", "Kiev", "AP", "Associated Press", "Reuters"]
BODIES_OF_LANDS = ["Iranian Foreign Ministry", "Foreign Ministry of Iran", "Association of Pilots"]
ROLES = ["senator", "mayor of Tarsk", "teacher", "river minister"]


def doings(given: list[str], surnames: list[str]) -> st.SearchStrategy[Several]:
    """Return whom articles name at first, what is done then, and what people had decided before."""
    parts = st.tuples(st.sampled_from(given), st.sampled_from(MIDDLE), st.sampled_from(surnames))
    full = parts.map(lambda said: f"{said[0]} {said[1]}{said[2]}")
    told = st.one_of(
        full, full.map("Outside {}".format), full.map("{} Jr.".format), full.map("Mrs. {}".format)
    )
    alone = st.sampled_from(surnames)
    lone = st.one_of(alone, st.sampled_from(given), alone.map("Mr. {}".format))
    body = st.tuples(st.sampled_from(BODIES), st.one_of(lone, full)).map(lambda two: two[0].format(two[1]))
    others = st.sampled_from([*SHORT, *LISTED, *BODIES_OF_LANDS])
    name = st.one_of(told, told, lone, body, others)
    person = st.builds(
        Person,
        name,
        st.lists(st.one_of(lone, st.sampled_from(SHORT)), max_size=2).map(tuple),
        st.lists(st.sampled_from(ROLES), max_size=2, unique=True).map(tuple),
    )
    people = st.lists(person, max_size=4, unique_by=lambda one: one.name).map(tuple)
    deed = st.tuples(st.integers(0, 9), st.one_of(people, people, st.none()))
    names = st.lists(name, max_size=2).map(tuple)
    written = st.lists(st.builds(Who, name, names, st.just(()), names.map(lambda some: some[:1])), max_size=2)
    then = st.tuples(st.one_of(deed, deed, written), st.sampled_from([True, True, False]))
    return st.tuples(
        st.lists(people, min_size=1, max_size=10), st.lists(then, min_size=1, max_size=6), written
    )


Several = tuple[
    list[tuple[Person, ...]],
    list[tuple[tuple[int, tuple[Person, ...] | None] | list[Who], bool]],
    list[Who],
]


"""Whom articles name at first; what is done then (an article's people now, or its removal, or what people
decide), and whether it is worked out at once who is who; and what people had decided before."""

deeds_of_several = st.one_of(
    st.just((GIVEN, SURNAMES)),
    st.tuples(*(st.lists(st.sampled_from(words), min_size=1, max_size=2) for words in (GIVEN, SURNAMES))),
).flatmap(lambda words: doings(*words))
"""What is done to many who have little in common, or to a few who are nearly called alike."""


@pytest.fixture(autouse=True)
def _low_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settling, "MANY", 1)
    monkeypatch.setattr(settling, "SHARE", 0)


def do(opened: Writer, number: int, named: tuple[Person, ...] | None) -> None:
    path = f"{number}.md"
    if named is None:
        write.remove(opened, path)
    else:
        read = Read(1, Reading((), named))
        write.put(opened, Article(path, f"{random.random()}"), f"{random.random()}", Cut(1, 1, [], []), read)


def agrees(opened: Writer) -> None:
    """See that who is who is what the whole pure function says, with the seal and the ties of a whole."""
    found, decided = speakers.named(opened), speakers.decided(opened)
    right = identity.identify(found, decided)
    assert dict(opened._db.execute("SELECT name, speaker FROM identity")) == right
    assert speakers.everybody(opened) == identity.speakers(found, right, decided)
    assert opened.meta("identities") == seal.of_identities(opened._db)
    held = dict(opened._db.execute("SELECT name, ties FROM tied"))
    with opened.change():
        opened.set_meta("tied", "")
        opened._db.execute("INSERT INTO unsettled SELECT name, FALSE FROM identity LIMIT 1")
    settling.update(opened)
    if right:
        assert dict(opened._db.execute("SELECT name, ties FROM tied")) == held
        pairs = {(tie, one) for one, some in ties.of(opened, held).items() for tie in some}
        assert set(opened._db.execute("SELECT tie, name FROM tie")) == pairs


def looked_up(book: Directory) -> list[object]:
    """Return what a directory has, with names in the place of numbers."""

    def named(found: list[Any]) -> list[Any]:
        return [
            (book.at[one[0]].name, one[1]) if isinstance(one, tuple) else book.at[one].name for one in found
        ]

    indexes = book.by_name, book.by_word, book.by_role_word
    assert [book.at[number] for number in book.numbers] == list(book.speakers)
    assert sorted(book.at) == list(book.numbers)
    return [
        book.speakers,
        book.latest,
        *({key: named(found) for key, found in held.items()} for held in indexes),
    ]


@settings(deadline=None, max_examples=150, phases=PHASES)
@given(deeds_of_several)
def test_what_follows_a_change_is_what_all_names_say(several: Several) -> None:
    with TemporaryDirectory() as folder:
        follows(Path(folder), several)


@settings(deadline=None, max_examples=5, phases=PHASES)
@given(deeds_of_several)
def test_what_follows_a_change_on_a_server_is_what_all_names_say(several: Several) -> None:
    follows(empty(), several)


def follows(home: Place, several: Several) -> None:
    first, deeds, decided = several
    with closing(store.create(where.fresh(home), "model", 4)) as opened:
        settling.decide(opened, decided)
        for number, named in enumerate(first):
            do(opened, number, named)
        settling.update(opened)
        book, since = speakers.directory(opened), opened.generation
        for one, at_once in deeds:
            if isinstance(one, list):
                settling.decide(opened, one)
            else:
                do(opened, *one)
            if at_once:
                settling.update(opened)
                book, since = speakers.follow(opened, book, since), opened.generation
                assert looked_up(book) == looked_up(speakers.directory(opened))
                agrees(opened)
                since = opened.generation  # in which all were looked at again, and are the same
        settling.update(opened)
        agrees(opened)


SHARING = {
    "a nickname": ("Robert Birch", "Bob Birch"),
    "an initial": ("Ada Birch", "A. Birch"),
    "two initials": ("A. L. Birch", "A. Birch"),
    "a middle name": ("Ada Louise Birch", "Louise Birch"),
    "half a surname": ("Ada Birch-Kovac", "Ada Kovac"),
    "a particle": ("Ahmed al-Tarn", "Al Tarn"),
    "letters alone": ("Ada Tar Mok", "Ada Tarmok"),
    "levelled vowels": ("Mohammed Tarn", "Muhammad Tarn"),
    "a slip at the end": ("Kristen Birch", "Kristem Birch"),
    "a slip at the front": ("Kristen Birch", "Ktisten Birch"),
    "a letter fewer": ("Kristen Birch", "Kristn Birch"),
    "a glued word": ("Ada Birch", "Outside Ada Birch"),
    "a surname": ("Ada Birch", "Birch"),
    "a given name and a role": ("Adela Birch", "Adela"),
}


@pytest.mark.parametrize("known_first", [True, False])
@pytest.mark.parametrize("names", SHARING.values(), ids=SHARING)
def test_two_that_share_but_a_mark_are_one_whichever_comes_last(
    home: Place, names: tuple[str, str], known_first: bool
) -> None:
    known, other = (Person(name, (), ("senator of Tarsk",)) for name in names)
    steps = [(range(9), known), (range(9, 10), other)]
    with closing(making.empty_index(home)) as opened:
        for numbers, one in steps if known_first else steps[::-1]:
            for number in numbers:
                do(opened, number, (one,))
            settling.update(opened)
        assert speakers.names_of(opened, names[0]) == {*names}
        agrees(opened)


def test_a_campaign_is_its_owners_of_whom_nothing_else_is_told(home: Place) -> None:
    with closing(making.empty_index(home)) as opened:
        do(opened, 0, (Person("Ada Birch", ("Birch",)), Person("Birch"), Person("Ada Birch campaign")))
        settling.update(opened)
        do(opened, 1, (Person("Birch’s campaign"),))
        settling.update(opened)
        assert speakers.names_of(opened, "Ada Birch campaign") == {"Ada Birch campaign", "Birch’s campaign"}
        agrees(opened)


def test_a_campaign_follows_whose_it_is_however_the_name_is_parted(home: Place) -> None:
    with closing(making.empty_index(home)) as opened:
        do(opened, 0, (Person("al-Tarn campaign"), Person("al-Tarn")))
        settling.update(opened)
        do(opened, 1, (Person("Ada al-Tarn", ("al-Tarn",)),))
        settling.update(opened)
        agrees(opened)


def test_who_is_written_down_may_come_into_articles_before_it_is_worked_out(home: Place) -> None:
    with closing(making.empty_index(home)) as opened:
        do(opened, 0, (Person("Ole Dahl"),))
        settling.update(opened)
        settling.decide(opened, [Who("Ada Birch")])
        do(opened, 1, (Person("Ada Birch"),))
        settling.update(opened)
        speakers.refuse_damaged(opened)
        agrees(opened)


def test_who_is_in_no_article_is_told_of_as_people_decide(home: Place) -> None:
    with closing(making.empty_index(home)) as opened:
        do(opened, 0, (Person("A. Birch"),))
        settling.decide(opened, [Who("Ada Birch")])
        settling.update(opened)
        settling.decide(opened, [Who("Ada Birch", ("Zorvan",))])
        settling.update(opened)
        assert [one.aliases for one in speakers.everybody(opened)] == [("A. Birch", "Zorvan")]
        agrees(opened)


def test_who_was_another_speakers_alias_as_well_leads_again_once_it_is_none(home: Place) -> None:
    with closing(making.empty_index(home)) as opened:
        do(opened, 0, (Person("Ada L. Birch"),))
        settling.decide(opened, [Who("Ada Birch"), Who("Ada Kovac", ("Ada Birch",))])
        settling.update(opened)
        assert speakers.names_of(opened, "Ada Birch") == set()
        settling.decide(opened, [Who("Ada Birch")])
        settling.update(opened)
        assert speakers.names_of(opened, "Ada Birch") == {"Ada L. Birch"}
        agrees(opened)


@pytest.mark.parametrize("now", [(Person("Adela"),), None])
def test_who_went_with_a_name_that_is_written_down_is_left_by_it(
    home: Place, now: tuple[Person, ...] | None
) -> None:
    with closing(making.empty_index(home)) as opened:
        settling.decide(opened, [Who("Adela")])
        do(opened, 0, (Person("Adela", (), ("senator",)),))
        do(opened, 1, (Person("Adela Birch", (), ("senator",)),))
        settling.update(opened)
        assert speakers.names_of(opened, "Adela") == {"Adela", "Adela Birch"}
        do(opened, 0, now)
        settling.update(opened)
        assert speakers.names_of(opened, "Adela Birch") == {"Adela Birch"}
        agrees(opened)


@pytest.fixture
def opened(home: Place) -> Iterator[Writer]:
    made = making.empty_index(home)
    for number in range(6):
        do(
            made,
            number,
            (Person("Ada Birch", ("Birch",), ("senator",)), Person(f"Jon Reed{'abcdef'[number]}")),
        )
    settling.update(made)
    yield made
    made.close()


def test_only_those_are_looked_at_on_whom_what_changed_bears(
    opened: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at: set[str] = set()
    guessed = identity.guessed

    def noted(found: Iterable[identity.Named], *owners: dict[str, str]) -> dict[str, str]:
        looked_at.update(one.name for one in found)
        return guessed(found, *owners)

    monkeypatch.setattr(identity, "guessed", noted)
    do(opened, 7, (Person("A. Birch"), Person("Zoe Kovac")))
    settling.update(opened)
    assert looked_at == {"Ada Birch", "A. Birch", "Zoe Kovac"}
    agrees(opened)


def test_a_directory_follows_without_reading_all_speakers(
    opened: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    book, since = speakers.directory(opened), opened.generation
    before = looked_up(book)
    do(opened, 2, (Person("Zoe Kovac", (), ("mayor of Tarsk",)), Person("Ada Birch")))
    settling.update(opened)
    read: list[int] = []
    everybody = speakers.everybody

    def counted(*asked: Any) -> list[Speaker]:
        found = everybody(*asked)
        read.append(len(found))
        return found

    monkeypatch.setattr(speakers, "everybody", counted)
    now = speakers.follow(opened, book, since)
    assert read == [2]
    found = named(now, "Kovac").speaker
    assert found is not None
    assert found.name == "Zoe Kovac"
    assert "Jon Reedc" not in {one.name for one in now.speakers}
    assert looked_up(book) == before
    assert looked_up(now) == looked_up(speakers.directory(opened))


def test_where_no_number_is_left_all_are_numbered_anew() -> None:
    book, others = directory([Speaker("A"), Speaker("Z")]), directory(())
    came = [Speaker(f"B{place:03}") for place in range(60)]
    for one in came:
        book = followed(book, (), [one], others)
    assert looked_up(book) == looked_up(directory([Speaker("A"), *came, Speaker("Z")]))


def test_who_is_who_is_not_current_until_it_is_worked_out(opened: Writer) -> None:
    assert speakers.is_current(opened)
    do(opened, 2, (Person("Ole Dahl"),))
    assert not speakers.is_current(opened)
    assert dict(opened._db.execute("SELECT name, speaker FROM identity"))["Ole Dahl"] == "Ole Dahl"
    settling.update(opened)
    assert speakers.is_current(opened)
    with opened.change():
        opened._db.execute("UPDATE identity SET speaker = 'Ada Birch' WHERE name = 'Ole Dahl'")
    with pytest.raises(StoreError, match="its speakers are not those that were stored"):
        speakers.refuse_damaged(opened)


def test_other_rules_look_at_all_names_again(opened: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settling, "fingerprint", lambda: "of other lists")
    with opened.change():
        opened._db.execute("DELETE FROM tie")
    do(opened, 2, (Person("Ole Dahl"),))
    settling.update(opened)
    assert opened.meta("tied") == "of other lists"
    agrees(opened)


def test_nothing_is_left_of_names_that_went(opened: Writer) -> None:
    do(opened, 8, (Person("Zoe Kovac", ("Zorvan",)),))
    settling.update(opened)
    write.remove(opened, "8.md")
    settling.update(opened)
    for table in ("identity", "speaker", "tie", "tied"):
        assert not opened._db.execute(f"SELECT 1 FROM {table} WHERE name LIKE '%Kovac%'").fetchall(), table
    assert not opened._db.execute("SELECT 1 FROM unsettled").fetchall()
