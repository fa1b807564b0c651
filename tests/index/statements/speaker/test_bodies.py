from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.statements.extract import read

if TYPE_CHECKING:
    from index.types import Statement


def last(text: str) -> Statement:
    (found,) = read([text])
    return found.statements[-1]


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("The Dockers' Federation was angry.", "Dockers' Federation"),
        ("Vasker Shipping raised its fares on Monday.", "Vasker Shipping"),
        ("The Milk Board rejected this.", "Milk Board"),
        ("The Milk Board has sued the city. It will not wait.", "Milk Board"),
        ("The Union of Head Teachers was more cautious.", "Union of Head Teachers"),
        ("The Foundation for Old Boats has a new home.", "Foundation for Old Boats"),
        ("The Ferrymen's Guild was furious.", "Ferrymen's Guild"),
        ("The Milk Board met in May. The board was furious.", "Milk Board"),
        ("The Milk Board met at the University of Olm.", "Milk Board"),
        ("The Milk Board issued a letter.", "Milk Board"),
        ("The Milk Board's report was harsh.", "Milk Board"),
    ],
)
def test_it_is_the_body_that_the_sentence_before_is_about(before: str, name: str) -> None:
    assert last(f"{before} It said that a strike would follow.").name == name
    assert last(f"Clara Voll said that milk was dear.\n\n{before} It said that it would sue.").name == name
    assert last(f"The Bakers' Guild said that milk was dear.\n\n{before} It said that rice is.").name == name


@pytest.mark.parametrize(
    "before",
    [
        "The Milk Board sued the Dockers' Federation.",
        "The Milk Board was bought by the Dockers' Federation.",
        "The Milk Board was told by the Dockers' Federation to wait.",
        "Vasker Shipping lost to Corran Freight.",
        "The Milk Board was unmoved, and the Dockers' Federation was furious.",
        "The Milk Board and its neighbour met.",
        "The Milk Board got a letter.",
        "The Milk Board published a leaked letter.",
        "The Milk Board passed the Clean Churns Act in 1970.",
        "The Milk Board read the verdict.",
        "The Milk Board has passed a rule.",
        "The Milk Board asked the council for help.",
        "The Treaty of Olm bans nets.",
        "The Milk Board was furious. Clara Voll was not.",
        "The Milk Board was furious. The bridge is old.",
        "The Republicans met.",
        "The government disagreed.",
        "A report came out.",
    ],
)
def test_nobody_is_it_where_another_may_be(before: str) -> None:
    assert last(f"{before} It said that a strike would follow.").name is None


@pytest.mark.parametrize(
    ("since", "name"),
    [
        ("", "Farmers' Union"),
        ("The price fell. ", "Farmers' Union"),
        ("Clara Voll was angry. ", "Farmers' Union"),
        ("The union was angry. ", "Farmers' Union"),
        ("The government disagreed. ", None),
        ("A report came out. ", None),
        ("The Milk Board's offer was refused. ", None),
        ("Clara Voll sued the Milk Board. ", None),
        ("When the Milk Board met, it said that it will sue.", None),
    ],
)
def test_who_spoke_last_goes_on_where_no_other_body_comes_up(since: str, name: str | None) -> None:
    told = since if since.endswith("sue.") else f"{since}It said that it will sue."
    assert last(f"The Farmers' Union said that milk was dear.\n\n{told}").name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Milk Board met. The Milk Board was late, it said.", None),
        ("The Milk Board met. It is important to say that milk is dear.", None),
        ("The Milk Board met. It was quick to say that milk is dear.", "Milk Board"),
        ("The Milk Board will sue, the ministry said. It added that milk is dear.", None),
        ("The mill will close, the Milk Board said. It added that milk is dear.", "Milk Board"),
        ("The Milk Board's letter said that it will sue. It added that milk is dear.", "Milk Board"),
    ],
)
def test_it_is_nobody_that_it_names_and_need_not_be_anything(text: str, name: str | None) -> None:
    assert last(text).name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Vasker Shipping said that fuel was dear. It added that milk is dear.", "Vasker Shipping"),
        ("Bellwin said that its sales fell. It added that milk is dear.", "Bellwin"),
        ("Bellwin cut its prices. It said that milk is dear.", "Bellwin"),
        ("Bellwin cut prices. It said that milk is dear.", None),
        ("Bellwin was late. It said that milk is dear.", None),
        ("Varga said that fuel was dear. It added that milk is dear.", None),
        ("Selm Varga said that she was ill. It said that milk is dear.", None),
        ("Vasker Shipping said that a report was out. It said that milk is dear.", None),
        ("Tom Reed of the Milk Board left. It said that milk is dear.", None),
        ("Ada Birch of the Milk Board left. The board said that milk is dear.", "Milk Board"),
    ],
)
def test_a_firm_of_no_list_is_it_by_two_words_or_by_its(text: str, name: str | None) -> None:
    assert last(text).name == name


@pytest.mark.parametrize(
    ("before", "the", "name"),
    [
        ("Vasker Shipping raised its fares.", "The company", "Vasker Shipping"),
        ("The tyre maker Bellwin was late.", "The firm", "Bellwin"),
        ("The tyre maker Bellwin said that milk was dear.", "The company", "Bellwin"),
        ("The Red Lantern relief agency was late.", "The agency", "Red Lantern"),
        ("The Red Lantern relief agency was late.", "The company", None),
        ("Vasker Shipping sued Corran Freight.", "The company", None),
        ("Bellwin was sued by a small company.", "The company", None),
        ("Clara Voll bought Vasker Shipping.", "The company", None),
        ("The Milk Board was late.", "The company", None),
    ],
)
def test_the_company_is_the_firm_that_the_sentence_before_is_about(
    before: str, the: str, name: str | None
) -> None:
    assert last(f"{before} {the} said that a strike would follow.").name == name
