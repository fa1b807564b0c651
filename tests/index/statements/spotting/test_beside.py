"""Roles beside a name: what is so called locally, who speaks for whom, and whose "its spokesman" is."""

from __future__ import annotations

import pytest

from index.statements.register.register import Register


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Ada Birch, the harbour master, said so.", "harbour master"),
        ("“We wait,” said the harbor master, Ada Birch.", "harbor master"),
        ("Stationmaster Ada Birch waved.", "stationmaster"),
        ("The skipper, Ada Birch, agreed.", "skipper"),
        ("Ada Birch, who speaks for the opposition on energy, agreed.", "spokesman of opposition on energy"),
        ("Ada Birch, who speaks for the Guild of Bakers, agreed.", "spokesman of guild of bakers"),
        ("Ada Birch, the mayor’s sister and leader of the opposition, agreed.", "leader of the opposition"),
        ("Ada Birch, sister of the mayor and the judge, agreed.", "sister of the mayor"),
        ("Ada Birch, who leads the council and the band, agreed.", "leader of council"),
        ("Ada Birch, who heads the transport office, agreed.", "head of transport office"),
        ("“No,” said Ada Birch, who leads the festival. Paul Reed left.", "leader of festival"),
        ("“No,” said Ada Birch, who chairs the council\n\nPaul Reed left.", "chair of council"),
        ("Ada Birch, who heads the St. Olm Guild of Ely, agreed.", "head of st. olm guild of ely"),
        ("Ada Birch, who runs the ferry company, agreed.", "head of ferry company"),
        ("We met Ada Birch, who chairs the council. She agreed.", "chair of council"),
        ("We met Ada Birch, who runs St. Mary's Hospital. She agreed.", "head of st. mary's hospital"),
        ("The opposition in Holm objected. Its spokesman on fish, Ada Birch, agreed.",
         "opposition’s spokesman on fish"),
        ("The teachers’ union objected.\n\nIts leader, Ada Birch, agreed.", "teachers’ union’s leader"),
        ("The Harbour Trust objected. Its chairwoman, Ada Birch, agreed.", "harbour trust’s chairwoman"),
        ("The Guild of Bakers objected. Its chair, Ada Birch, agreed.", "guild of bakers’ chair"),
        ("Ada Birch, who owns eleven grocery shops in Ely, agreed.", "owner of eleven grocery shops in ely"),
        ("Ada Birch, who runs two bakeries, agreed.", "head of two bakeries"),
        ("Ada Birch, who runs a small bakery near the harbour, agreed.",
         "head of small bakery near the harbour"),
        ("Ada Birch, who owns the Red Lion pub in Olm and a boat, agreed.", "owner of red lion pub in olm"),
        ("Ada Birch, who leads the search for survivors, agreed.", "leader of search for survivors"),
        ("Ada Birch, who leads Mr. Lund’s Council of Bakers, agreed.", "leader of lund’s council of bakers"),
        ("Ada Birch, who founded the Warm Hands in 2003, agreed.", "founder of warm hands"),
        ("The crane driver Ada Birch agreed.", "crane driver"),
        ("The embattled mayor Ada Birch agreed.", "mayor"),
        ("The court heard former signal operator Ada Birch.", "former signal operator"),
        ("Ada Birch, then minister of culture, agreed.", "then minister of culture"),
        ("Now 54, and in her second term as mayor of Port Olm, Ada Birch won.", "mayor of port olm"),
        ("In his third term as mayor, Ada Birch has opened a school.", "mayor"),
        ("Ada Birch, who is six months into her first year as coach of Olm Rovers, agreed.",
         "coach of olm rovers"),
        ("Tom Reed wrote a book. Its publisher, Ada Birch, agreed.", "publisher"),
        ("The union met Tom Reed. He sang. Its leader, Ada Birch, agreed.", "leader"),
    ],
)  # fmt: skip
def test_what_stands_beside_a_name_is_its_role(text: str, role: str) -> None:
    register = Register(text)
    (entry,) = (one for one in register.entries if one.form == "Ada Birch")
    assert list(entry.roles) == [role]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Birch, who runs every morning, agreed.",
        "Ada Birch, who runs marathons, agreed.",
        "Ada Birch, who leads by three points, agreed.",
        "In her second term as mayor of Port Olm, Ada Birch built the harbour.",
        "In her second term as mayor of Port Olm, Ada Birch said the harbour would never silt up.",
        "Ada Birch, in her second term as mayor, built the harbour.",
        "The former trawler Sea Hawk leaks.",
    ],
)
def test_no_role_is_read_into_what_somebody_does_or_was(text: str) -> None:
    assert not any(entry.roles for entry in Register(text).entries)
