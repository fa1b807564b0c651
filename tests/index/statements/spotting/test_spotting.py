from __future__ import annotations

import pytest

from index.statements.spotting.spotting import namings


def _names(text: str) -> list[str]:
    return [found.text for found in namings(text)]


def _roles(text: str) -> list[tuple[str, str]]:
    return [(found.text, found.role or found.beside) for found in namings(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Plumber Jon Rask said the pipes were dry.", "Jon Rask"),
        ("Skiers Ida Worm and others fell.", "Ida Worm"),
        ("Retired Ida Worm told a friend.", "Ida Worm"),
        ("The firm, Holm-based Carl Finn said, would pay.", "Carl Finn"),
        ("Add Donald Brill to the list.", "Donald Brill"),
        ("On Wednesday Alexander Zorin, who had slept, spoke.", "Alexander Zorin"),
        ("One of Brill’s aides spoke.", "Brill"),
        ("CLOSE Ada Birch speaks to the crowd.", "Ada Birch"),
        ("It was Birch Ada Birch who spoke.", "Ada Birch"),
        ("Inside Russia the mood is grim.", "Russia"),
        ("So said the anti-Brill Observatory for Law.", "Observatory for Law"),
        ("PRESIDEN BRILL: We agree.", "Brill"),
        ("Continued Brill, “It is so.” They saw Mr. Brill.", "Brill"),
        ("Shopper Hollis Grieve walked.", "Hollis Grieve"),
        ("Dog-walker Hollis Grieve walked.", "Hollis Grieve"),
        ("Postwoman Hollis Grieve walked.", "Hollis Grieve"),
        ("So said Passenger Ynez Varga.", "Ynez Varga"),
        ("Parker Hollis Grieve walked.", "Parker Hollis Grieve"),
        ("Angler Kovash Bay closed.", "Angler Kovash Bay"),
        ("Commuter Kovash Trains closed.", "Commuter Kovash Trains"),
        ("The plan, Regional Development Andrei Spinu said, was good.", "Andrei Spinu"),
        ("A Harbour Safety Board study of the harbour came.", "Harbour Safety Board"),
        ("Harbour Safety Board studies of the harbour came.", "Safety Board"),
    ],
)
def test_words_that_open_a_sentence_or_name_an_occupation_are_no_part_of_a_name(text: str, name: str) -> None:
    assert _names(text)[0] == name


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Ratepayer Hollis Grieve walked.", "Hollis Grieve", "ratepayer"),
        ("UN High Commissioner for Human Rights Vulkan Tork wept.", "Vulkan Tork",
         "un high commissioner for human rights"),
        ("Acting State Attorney for the District of Northmark Helen Pryce spoke to her.", "Helen Pryce",
         "acting state attorney for the district of northmark"),
        ("Minister of Trade and Regional Development Andrei Spinu spoke.", "Andrei Spinu",
         "minister of trade and regional development"),
        ("We condemn it, Courier Editor-in-Chief Alessandra Gallo said.", "Alessandra Gallo",
         "courier editor-in-chief"),
        ("The call came, said study co-author Anezka Solman.", "Anezka Solman", "co-author"),
        ("Treasury Chief Sec Simon Marlow spoke.", "Simon Marlow", "treasury chief sec"),
        ("The British PM Marlow spoke.", "Marlow", "british pm"),
        ("Then Pres. Birch spoke.", "Birch", "pres."),
        ("Ada Birch left. The secretary of State Birch spoke.", "Birch", "secretary of state"),
        ("The mayor of New Holm Bill Kovac spoke.", "Bill Kovac", "mayor of new holm"),
        ("The president of New York Ferries spoke.", "New York Ferries", ""),
        ("A friend of Bill Kovac spoke.", "Bill Kovac", ""),
        ("Representatives James E. Clay and others spoke.", "James E. Clay", "representatives"),
        ("It falls, said Ole Hansk, an analyst at Saxony Bank.", "Ole Hansk", "analyst at saxony bank"),
        ("So said Ole Hansk, chief of mission for the U.N. refugee agency.", "Ole Hansk",
         "chief of mission for the u.n. refugee agency"),
        ("So said Ole Hansk, an adviser to Mrs. Birch, in May.", "Ole Hansk", "adviser to mrs. birch"),
        ("So said Ole Hansk, but he retains his title as campaign chairman.", "Ole Hansk", ""),
        ("They met former U.S. President Ada Birch.", "Ada Birch", "former u.s. president"),
        ("So said Malvanian intelligence chief Major-General Ole Hansk.", "Ole Hansk",
         "malvanian intelligence chief"),
        ("The defence minister, Gen. Ole Hansk, said so.", "Ole Hansk", "defence minister"),
        ("So said the local priest, Father Ole Hansk.", "Ole Hansk", "local priest"),
        ("So said a local vicar, the Rev Ole Hansk.", "Ole Hansk", "local vicar"),
        ("It was Father Ole Hansk.", "Ole Hansk", "father"),
        ("So said the pathologist, Professor Ole Hansk.", "Ole Hansk", "pathologist"),
        ("It was Professor Ole Hansk.", "Ole Hansk", "professor"),
        ("The Bishop of Ely, the Right Reverend Ole Hansk, wept.", "Ole Hansk", "bishop of ely"),
        ("The MP for Ely and the Vale, Ada Birch, was late.", "Ada Birch", "mp for ely and the vale"),
        ("They met then-President Ada Birch.", "Ada Birch", "then president"),
        ("They met under President Ada Birch.", "Ada Birch", "president"),
        ("A lawyer for Mr. Holm, Ole Hansk, said no.", "Ole Hansk", "lawyer for mr. holm"),
        ("Late on, the president of the Bakers' Union, Ole Hansk, said no.", "Ole Hansk",
         "president of the bakers' union"),
        ("So said the mayor of Clarkton, Ole Hansk.", "Ole Hansk", "mayor of clarkton"),
        ("They met the mayor of Clarkton, Ole Hansk, and Ada Birch.", "Ole Hansk", ""),
        ("They told the mayor of Clarkton, Ole Hansk and others.", "Ole Hansk", ""),
        ("In the harbour of Clarkton, Ole Hansk, as ever, was late.", "Ole Hansk", ""),
        ("So said Ole Hansk, Colour of Mercy's executive director.", "Ole Hansk",
         "colour of mercy's executive director"),
        ("So said Malvanian interior ministry spokesman Ole Hansk.", "Ole Hansk",
         "malvanian interior ministry spokesman"),
        ("So said U.S. national security adviser Ole Hansk.", "Ole Hansk", "u.s. national security adviser"),
        ("Malvania’s new ambassador to the United Nations, Ole Hansk, wept.", "Ole Hansk",
         "malvania’s new ambassador to the united nations"),
        ("A Hamar spokesman, Ole Hansk, wept.", "Ole Hansk", "hamar spokesman"),
        ("So the head of the town’s council, Ole Hansk, wept.", "Ole Hansk", "head of the town’s council"),
        ("They spoke to a friend of the mayor, Ole Hansk, and left.", "Ole Hansk", "mayor"),
        ("It was a talk on the chief, Ole Hansk, who wept.", "Ole Hansk", "chief"),
        ("Ole Hansk, who serves as chief of staff for the Office of Roads, wept.", "Ole Hansk",
         "chief of staff for the office of roads"),
        ("Ole Hansk, who served as mayor, wept.", "Ole Hansk", "former mayor"),
        ("It is a defence post. Defence Minister Ole Hansk wept.", "Ole Hansk", "defence minister"),
        ("It is a national armed force. Armed Forces Minister Ole Hansk wept.", "Ole Hansk",
         "armed forces minister"),
        ("It was then. Then Minister Ole Hansk wept.", "Ole Hansk", "minister"),
        ("It is truer than that of the city’s mayor, Ole Hansk said.", "Ole Hansk", ""),
        ("So said ex-MG6 chief Sir Ole Hansk.", "Ole Hansk", "ex-mg6 chief"),
    ],
)  # fmt: skip
def test_a_name_is_found_behind_its_title_and_its_role_beside_it(text: str, name: str, role: str) -> None:
    assert (name, role) in _roles(text)


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("Sen. Ada Birch (D-Conn.) left.", "democratic sen. of connecticut"),
        ("Rep. Ada Birch, R-N.Y., left.", "republican rep. of new york"),
        ("Representative Ada Birch, Republican of Rhode Island, left.",
         "republican representative of rhode island"),
        ("State Senator Ada Birch (D-Clarkton) left.", ""),
        ("Senator Ada Birch of Ohio left.", "senator of ohio"),
        ("Chancellor Ada Birch of Germany left.", "chancellor of germany"),
        ("Mayor Ada Birch of Clarkton left.", "mayor of clarkton"),
        ("Senator Ada Birch of Clarkton left.", ""),
        ("Chancellor Ada Birch of Germany's greens left.", ""),
        ("Mrs. Ada Birch of Ohio left.", ""),
    ],
)  # fmt: skip
def test_the_place_behind_a_titled_name_is_of_the_title(text: str, beside: str) -> None:
    assert [found.beside for found in namings(text) if found.text == "Ada Birch"] == [beside]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Kovland’s General Staff said it was over.", ["Kovland", "General Staff"]),
        ("The Joint Chiefs of Staff said so.", ["Joint Chiefs of Staff"]),
        ("A note of the Center for Law and Sea Studies said so.", ["Center for Law and Sea Studies"]),
        ("The Sunday Times said so.", ["Sunday Times"]),
        ("The Republican Party of Holm said so.", ["Republican Party of Holm"]),
        ("The Federation of Professional and Technical Engineers met there with others from elsewhere.",
         ["Federation of Professional and Technical Engineers"]),
        ("The Holm Prosecutor’s Office spoke.", ["Holm Prosecutor’s Office"]),
        ("The Lower Holm People’s Republic said so.", ["Lower Holm People’s Republic"]),
        ("The United Bakers Union said so.", ["United Bakers Union"]),
        ("The United Cantons of Lir said so.", ["United Cantons of Lir"]),
        ("The United States of Marr said so.", ["United States of Marr"]),
        ("The Republic of Tarn said so.", ["Republic of Tarn"]),
        ("The Holm Islands said so.", ["Holm Islands"]),
    ],
)  # fmt: skip
def test_bodies_keep_their_words(text: str, names: list[str]) -> None:
    assert _names(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "SENIOR ADMINISTRATION OFFICIAL: We thank you all for coming.",
        "FILE PHOTO: the harbour of the town at noon.",
        "The bloc would invoke Article 5 of the pact.",
        "He cited the 2001 Authorization for the use of force.",
        "They met the Minister of Health.",
        "Nobody spoke to the Prime Minister there.",
        "Many Russians and some Danish Muslims agree.",
    ],
)
def test_posts_and_plain_words_in_capitals_name_nobody(text: str) -> None:
    assert _names(text) == []


def test_capitals_of_a_label_are_the_name_that_the_article_has_elsewhere() -> None:
    text = "PRESIDENT MCBIRCH: We agree.\n\nMR. O'BRIEN: We agree.\n\nThe guests met McBirch. NATO left."
    assert _names(text) == ["McBirch", "O'Brien", "McBirch", "NATO"]


@pytest.mark.parametrize("surname", ["Baker", "King", "May", "Dean", "Prince"])
def test_a_surname_that_is_also_a_word(surname: str) -> None:
    text = f"Tessa {surname} met the mayor. {surname} left. The {surname.lower()} stayed."
    assert _names(text)[-1] == surname


def test_whose_relation_somebody_is() -> None:
    text = "Bill Marsden and his wife, Hannah Marsden, left. Eva Marsden, Bill Marsden’s sister, stayed."
    text += " Dorothy Wood, whose husband, the miller Ty Wood, died, spoke."
    kin = {found.text for found in namings(text) if found.kin}
    assert kin == {"Hannah Marsden", "Eva Marsden", "Ty Wood"}


def test_names_with_articles_and_links_stay_whole() -> None:
    text = "President Bashir al-Karim met Ahmed al Ashry, Luiz Inácio Lula da Costa and Jean d'Estang."
    assert _names(text) == ["Bashir al-Karim", "Ahmed al Ashry", "Luiz Inácio Lula da Costa", "Jean d'Estang"]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Chief Medical Officer for the county Dr Amara Okoye said it was late.", "Amara Okoye",
         "chief medical officer for the county"),
        ("Cabinet member for transport Rosa Field said it was late.", "Rosa Field",
         "cabinet member for transport"),
        ("“We sail,” said the head of the union Ada Birch.", "Ada Birch", "head of the union"),
        ("It was late, according to head of the clinic Tess Arden.", "Tess Arden", "head of the clinic"),
        ("Managing director of Brightwater Ada Birch said it was late.", "Ada Birch",
         "managing director of brightwater"),
        ("Chief executive of Karst Water Ada Birch warned that it was late.", "Ada Birch",
         "chief executive of karst water"),
        ("Head of sport at Olm College Tess Arden said it was late.", "Tess Arden",
         "head of sport at olm college"),
        ("“We sail,” director of operations at Brightwater Ada Birch said.", "Ada Birch",
         "director of operations at brightwater"),
    ],
)  # fmt: skip
def test_a_post_with_what_it_is_of_is_a_role_right_before_a_name(text: str, name: str, role: str) -> None:
    assert (name, role) in _roles(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The head of the clinic Ada Birch founded said it was late.", "Ada Birch"),
        ("It rests on the chair of the council Ada Birch said on Monday.", "Ada Birch"),
        ("The lawyer for Zdenkomir Omar Hassan said it was late.", "Zdenkomir Omar Hassan"),
        ("The lawyer for Dr Omar Hassan said it was late.", "Omar Hassan"),
        ("The lawyer for the accused Ada Birch said it was late.", "Ada Birch"),
        ("The director of Karst Victoria Park said it was late.", "Karst Victoria Park"),
    ],
)
def test_who_is_spoken_for_or_told_of_has_not_the_post_before_the_name(text: str, name: str) -> None:
    assert _roles(text)[0] == (name, "")
