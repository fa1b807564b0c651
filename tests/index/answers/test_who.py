"""Questions after whoever said it: other words for the same count, and more of theirs is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index import phrases
from index.answers.answer import Silence
from tests.index.answers.one_article import answered

if TYPE_CHECKING:
    from pathlib import Path

    from index.embedding.encoder import Encoder

TOLLS = """The council met on Monday about the bridge tolls in Tarsk.

Ada Birch promised new benches for the park.

“The bridge tolls have to be scrapped altogether,” said Otto Kovac. “Scrapping the tolls on the bridge is
the first thing I will do,” he said.

Mina Reyn said the choir would sing in May.
"""

ACCUSED = """Tarsk has argued about its bridge for a year.

Ada Birch accused Otto Kovac of wasting the bridge money.

Otto Kovac accused Ada Birch of sleeping while the bridge fell apart.

Mina Reyn accused the ferry company of greed.
"""

MILL = """It rained in Tarsk all week.

Otto Kovac said the mill would feed the whole valley.

Mina Reyn said the mill would grind rye from May on.

“The mill is the best thing that Tarsk has built,” Otto Kovac said.
"""

AGAINST = f"""{MILL}
Ada Birch slammed the mill as a waste of money.

Rolf Lenz said he had always been against the mill.

Ilse Marow called the mill a ruin.
"""

LEFT_OUT = f"""{MILL}
Ada Birch, the harbour minister, said that the mill was too loud.

The harbour minister said on Friday that the mill had to close at night.
"""

OPPONENTS = """Mina Reyn accused opponents of preferring a bridge of wood to good relations with Otto Kovac.
"""

ASIDE = """Otto Kovac said the gym would stay shut until the roof was mended. “Nobody asked us,” Kovac said.

Mina Reyn said the choir would sing in May. The hall has been full since Easter, and tickets are sold out.

Rolf Lenz keeps the church. Lenz said the organ had cost a year of collections, and that the bell was next.

The mill was sold in spring to a family from Olm, who will grind rye there again and bake on Fridays.

"""

PASSING = f"""The council met on Monday in Tarsk.

{ASIDE * 4}Ada Birch, who runs the ferry, spoke for an hour. Birch said that she had learnt to mend a sail, to
cook for nine in a gale and to sleep on her feet, that no child of hers would do the same, that a cup of tea
on deck cost more than a ticket and that floods make the news.

{ASIDE * 4}"""


def speakers(tmp_path: Path, encoder: Encoder, text: str, question: str) -> list[str | None]:
    shown = answered(tmp_path, encoder, text, question).evidence
    return [one.speaker.name if one.speaker else None for one in shown]


def test_who_promised_it_may_be_told_with_another_verb(tmp_path: Path, encoder: Encoder) -> None:
    found = speakers(tmp_path, encoder, TOLLS, "Who promised to scrap the bridge tolls?")
    assert found == ["Otto Kovac", "Otto Kovac"]


def test_who_did_it_to_whom_is_told_apart_from_whoever_else_did(tmp_path: Path, encoder: Encoder) -> None:
    found = speakers(tmp_path, encoder, ACCUSED, "Who accused Otto Kovac of wasting the bridge money?")
    assert found == ["Ada Birch"]


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Who accused Otto Kovac of stealing lamps?", []),
        ("Who accused Otto Kovac?", ["Ada Birch"]),
        ("who accused Mina Reyn of sleeping?", []),
        ("Who accused the ferry company of greed?", ["Mina Reyn"]),
        ("Who praised Ada Birch?", []),
    ],
)
def test_whoever_did_something_else_or_to_somebody_else_did_not_do_that(
    tmp_path: Path, encoder: Encoder, question: str, names: list[str]
) -> None:
    assert speakers(tmp_path, encoder, ACCUSED, question) == names


def test_who_said_just_that_is_told_though_it_was_said_in_passing(tmp_path: Path, encoder: Encoder) -> None:
    assert speakers(tmp_path, encoder, PASSING, "Who said that floods make the news?") == ["Ada Birch"]


def test_who_said_just_that_leaves_out_whoever_said_the_like(tmp_path: Path, encoder: Encoder) -> None:
    text = f"{PASSING}\n\nOtto Kovac said that storms make more news than floods.\n"
    found = speakers(tmp_path, encoder, text, "Who said that floods make the news?")
    assert found == ["Ada Birch"]


def test_a_line_in_marks_over_the_paragraphs_is_nobody_who_said_it(tmp_path: Path, encoder: Encoder) -> None:
    told = "said that the harbour board had “kept its first promise” by mending the pier and the lamps on it"
    text = f"""It rained in Tarsk, and the harbour board met.

‘Promise kept’

The harbour board was heard in the old customs house. Its envoy Otto Kovac {told}.

Mina Reyn said the choir would sing in May. The hall has been full since Easter, and tickets are sold out.
"""
    assert speakers(tmp_path, encoder, text, "Who said the board kept its promise?") == ["Otto Kovac"]


def test_who_said_most_of_it_did_not_say_just_that(tmp_path: Path, encoder: Encoder) -> None:
    found = answered(tmp_path, encoder, PASSING, "Who said that fires make the news?")
    assert (found.silence, found.evidence) == (Silence.NOTHING, ())


def test_none_who_takes_the_other_side_is_shown_for_who_took_one(tmp_path: Path, encoder: Encoder) -> None:
    found = answered(tmp_path, encoder, MILL, "Who criticised the mill?")
    assert (found.silence, found.evidence) == (Silence.NOTHING, ())
    assert "Otto Kovac" in {one.speaker.name for one in found.near if one.speaker}


def test_a_side_is_taken_with_other_words_too(tmp_path: Path, encoder: Encoder) -> None:
    found = speakers(tmp_path, encoder, AGAINST, "Who criticised the mill?")
    assert found
    assert found[0] == "Ada Birch"
    assert set(found) <= {"Ada Birch", "Rolf Lenz", "Ilse Marow"}


def test_all_who_spoke_about_it_are_shown_each_at_their_best_first(tmp_path: Path, encoder: Encoder) -> None:
    found = speakers(tmp_path, encoder, AGAINST, "Who spoke about the mill?")
    five = {"Otto Kovac", "Mina Reyn", "Ada Birch", "Rolf Lenz", "Ilse Marow"}
    assert (set(found[:5]), found[5:]) == (five, ["Otto Kovac"])


def test_bodies_without_a_name_are_among_all_who_spoke_about_it(tmp_path: Path, encoder: Encoder) -> None:
    text = f"{MILL}\nThe transport ministry of Varnia said it would look into the mill. It said no more.\n"
    found = answered(tmp_path, encoder, text, "What did people say about the mill?")
    assert {one.speaker.name if one.speaker else None for one in found.evidence} == {
        "Otto Kovac",
        "Mina Reyn",
        None,
    }
    (nobodys,) = [one for one in found.evidence if one.speaker is None]
    assert [span.of(nobodys.article.text) for span in nobodys.unnamed] == ["The transport ministry of Varnia"]


def test_whoever_may_be_the_one_left_out_is_left_out(tmp_path: Path, encoder: Encoder) -> None:
    found = speakers(tmp_path, encoder, LEFT_OUT, "what did everyone except Birch say about the mill?")
    assert set(found) == {"Otto Kovac", "Mina Reyn"}


def test_who_is_only_named_where_others_are_accused_is_not_accused(tmp_path: Path, encoder: Encoder) -> None:
    assert speakers(tmp_path, encoder, OPPONENTS, "Who accused Otto Kovac of preferring wood?") == []


HERRING = """“You do not solve it by refusing to sit at the table,” Otto Kovac said.

Her deputy, Rolf Lenz, said that she had no plans to go. “The minister is no quitter,” he said of her.

In Olm, Mina Reyn said she was “pleased and a little astonished”. The boats, she said, could be home “before
the herring”.

Otto Kovac was once a fisherman. “I counted those herring,” he said.
"""


def test_words_with_one_stem_are_told_apart_where_one_is_a_stop_word(
    tmp_path: Path, encoder: Encoder
) -> None:
    found = answered(tmp_path, encoder, HERRING, "who talked about herring?")
    shown = [one.excerpt for one in (*found.evidence, *found.doubtful)]
    assert len(shown) == 2
    assert all("herring" in one for one in shown)


IDEA = """A bell was stolen from the museum of Tarsk.

Rolf Lenz said he had always suspected somebody of the museum. Mina Reyn called the idea nonsense.
"""

DAM = """Two engineers told the council that the water behind the dam must be lowered.

“There is a crack you can put your arm in,” Ada Birch told the council.

Olm Power, which owns the dam, disagreed. “It is sound,” its spokesman, Otto Kovac, said.
"""


@pytest.mark.parametrize(
    ("text", "question", "told"),
    [
        (IDEA, "did anyone call the idea nonsense?", "Mina Reyn called the idea nonsense."),
        (DAM, "who disagreed with the engineers?", "Olm Power, which owns the dam, disagreed."),
    ],
)
def test_what_only_is_told_to_have_been_said_is_shown(
    tmp_path: Path, encoder: Encoder, text: str, question: str, told: str
) -> None:
    found = answered(tmp_path, encoder, text, question)
    assert found.evidence[0].excerpt.startswith(told)


def test_that_nobody_called_for_it_is_told_and_not_that_nobody_called_it_so(
    tmp_path: Path, encoder: Encoder
) -> None:
    text = (
        "The council met about the mill of Tarsk.\n\n“They are all useless,” said Otto Kovac of the mill.\n"
    )
    (tmp_path / "so").mkdir()
    (tmp_path / "for").mkdir()
    so = answered(tmp_path / "so", encoder, text, "who called the mill useless?")
    nobody = answered(tmp_path / "for", encoder, text, "who called for the useless mill?")
    assert phrases.whom(so) == []
    assert phrases.whom(nobody) == [phrases.NOT_DONE.format(act="call")]


def test_a_sentence_with_what_two_say_is_no_version_of_itself(tmp_path: Path, encoder: Encoder) -> None:
    text = (
        "Leopold Brandt misled inspectors. Ms Sandoval said the message was sent eleven days before he told "
        "inspectors that no asbestos had ever been reported."
    )
    found = answered(tmp_path, encoder, text, "who spoke about asbestos")
    assert [one.differs for one in found.evidence] == [(), ()]
