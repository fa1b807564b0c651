"""Under which names the book of speakers has whom an article quotes, and who is nobody."""

from __future__ import annotations

import pytest

from index.statements.extract import read


def _sayers(text: str) -> list[str | None]:
    """Return whose each statement of a text is, in order."""
    (found,) = read([text])
    return [one.name for one in found.statements]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Chile’s Foreign Ministry said on Monday that the dam was safe.", "Chilean Foreign Ministry"),
        ("Peru's Border Guard said the bridge was open.", "Peruvian Border Guard"),
        (
            "LIMA, Peru (AP) — The Defense Ministry said that the dam was safe.",
            "Peruvian Defense Ministry",
        ),
        ("LIMA — Chile sent help. The General Staff said the bridge had held.", "Peruvian General Staff"),
        (
            "The Chilean defence minister, Ivo Karst, met the press. The Defence Ministry said it was ready.",
            "Chilean Defence Ministry",
        ),
        (
            "The Chilean Foreign Ministry met envoys of Peru.\n\nThe Foreign Ministry said the talks were "
            "over.",
            "Chilean Foreign Ministry",
        ),
        (
            "Chile shut the border. Chilean troops dug in, and Santiago sent more. The Interior Ministry "
            "said the road was shut. Peru waits.",
            "Chilean Interior Ministry",
        ),
    ],
)
def test_a_body_without_a_country_is_of_the_only_one_it_can_be(text: str, who: str) -> None:
    assert who in _sayers(text)


@pytest.mark.parametrize(
    "text",
    [
        "Chile and Peru met in Quito. The Foreign Ministry said the talks were over.",
        "Chile’s Defence Ministry met Peru’s Defence Ministry.\n\nThe Defence Ministry said it was ready.",
        "The U.S. closed its port. American ships turned round. The Defense Ministry said it was ready.",
        "Chile and Chilean towns voted in Santiago. The Senate said the bill was dead.",
        "The Foreign Ministry said the talks were over.",
    ],
)
def test_a_body_that_may_be_two_countries_is_nobody(text: str) -> None:
    assert set(_sayers(text)) == {None}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "The Harbour Times wrote that it was late. Later the Times said it had left.",
            "Harbour Times",
        ),
        ("The European Commission met. The Commission said the rule was clear.", "European Commission"),
        ("The Times said the ship had left.", None),
        ("The Ely Times and the Olm Times met. The Times said the ship had left.", None),
        ("The Guardian said the ship had left.", "Guardian"),
    ],
)
def test_what_many_are_called_for_short_is_whom_the_article_names_whole(text: str, who: str | None) -> None:
    assert _sayers(text)[-1] == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Chasing Birch\n\nAda Birch is in front. Birch said the race was long.", "Ada Birch"),
        ("Anna Derides Birch\n\nAda Birch ran. Before that, Ms. Birch said the race was long.", "Ada Birch"),
        ("Lonely Birch Fights On\n\nAda Birch ran. Birch said the race was long.", "Ada Birch"),
        ("Poor Peru: What It Can Do\n\nWhen the money was cut, Peru said it had had enough.", "Peru"),
        ("Sunni Qatar said the plane was late. Qatar said so twice.", "Qatar"),
        ("Air India was late. India said the plane would be searched.", "India"),
    ],
)
def test_a_headlines_words_are_no_part_of_a_name(text: str, who: str) -> None:
    assert set(_sayers(text)) - {None} == {who}


@pytest.mark.parametrize(
    "text",
    [
        "Aleppo said the bridge had held.",
        "The Inland Empire said it had had enough.",
        "The Texan said the bridge had held.",
        "The Israelis said the bridge had held.",
        "Shiite Saudis said the bridge had held.",
        "Glienburg Bridge said the river was high.",
        "SYRIA CRISIS: Eight late developments\n\nIt rained.",
        "Top Democrats said the bill was dead.",
        "Accusations Against the bakers said the bread was old.",
        "Ely Insider Reveals The ‘Great Flood’ Will Be Late\n\nIt rained.",
        "Image copyright Reuters Image caption Protesters said the bread was old.",
    ],
)
def test_a_town_a_people_and_a_headline_speak_as_nobody(text: str) -> None:
    assert set(_sayers(text)) <= {None}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("House Democrats said the bill was dead.", "House Democrats"),
        ("Moscow said the bridge had held.", "Moscow"),
        ("Mayor Paris Milan said the bridge had held. Ms. Milan was in Ely.", "Paris Milan"),
        ("Peru said the bridge had held.", "Peru"),
        ("Black Lives Matter said the bridge had held.", "Black Lives Matter"),
        ("Ada Bridge said the bridge had held.", "Ada Bridge"),
        ("River Rights Watch said the bridge had held.", "River Rights Watch"),
        ("August Rask sails. Rask wrote a book. August Rask said the bridge had held.", "August Rask"),
        ("Van Rask, a baker, spoke.\n\nRask said the bridge had held.", "Van Rask"),
        ("The World Health Organization said the bridge had held.", "World Health Organization"),
        ("The UN’s World Health Organization said the bridge had held.", "World Health Organization"),
        ("Chile met Peru. The Security Council said the bridge had held.", "Security Council"),
    ],
)
def test_who_is_called_like_a_town_or_a_people_speaks(text: str, who: str) -> None:
    assert who in _sayers(text)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Top officer General Joanna “Jo” Birch told the press it was late.", "Joanna Birch"),
        ("Air Chief Marshal Rask spoke. The chief of staff, Alex Rask, said it was late.", "Alex Rask"),
        ("Ely Alderman Jason C. Rask said it was late.", "Jason C. Rask"),
        ("The Steel Consumers of America said it was late.", "Steel Consumers of America"),
        ("The Bread Exporters’ Association said it was late.", "Bread Exporters’ Association"),
        (
            "The Organization for Security and Cooperation in Europe said it was late.",
            "Organization for Security and Cooperation in Europe",
        ),
        ("Citizenship and Immigration Services said it was late.", "Citizenship and Immigration Services"),
        ("Britain-based Rask Institute for Bread said it was late.", "Rask Institute for Bread"),
        ("Los Angeles-area Ada Rask said it was late.", "Ada Rask"),
        ("Hezbollah Hassan Rask, a senior official, said it was late.", "Hassan Rask"),
        ("First Lady Ada Birch spoke. President Birch said it was late.", "Birch"),
    ],
)
def test_a_name_is_whole_and_without_its_title(text: str, who: str) -> None:
    assert _sayers(text)[-1] == who
