from __future__ import annotations

from collections import Counter

import pytest

from index.names.polities import departments, polities, polity
from index.names.posts.posts import body, post

MEMBERS_OF_THE_UN = """
Afghanistan Albania Algeria Andorra Angola Antigua_and_Barbuda Argentina Armenia Australia Austria
Azerbaijan Bahamas Bahrain Bangladesh Barbados Belarus Belgium Belize Benin Bhutan Bolivia
Bosnia_and_Herzegovina Botswana Brazil Brunei Bulgaria Burkina_Faso Burundi Cambodia Cameroon Canada
Cape_Verde Central_African_Republic Chad Chile China Colombia Comoros Congo Republic_of_the_Congo Costa_Rica
Croatia Cuba Cyprus Czechia Denmark Djibouti Dominica Dominican_Republic Ecuador Egypt El_Salvador
Equatorial_Guinea Eritrea Estonia Eswatini Ethiopia Fiji Finland France Gabon Gambia Georgia Germany Ghana
Greece Grenada Guatemala Guinea Guinea-Bissau Guyana Haiti Honduras Hungary Iceland India Indonesia Iran
Iraq Ireland Israel Italy Ivory_Coast Jamaica Japan Jordan Kazakhstan Kenya Kiribati Kuwait Kyrgyzstan Laos
Latvia Lebanon Lesotho Liberia Libya Liechtenstein Lithuania Luxembourg Madagascar Malawi Malaysia Maldives
Mali Malta Marshall_Islands Mauritania Mauritius Mexico Micronesia Moldova Monaco Mongolia Montenegro
Morocco Mozambique Myanmar Namibia Nauru Nepal Netherlands New_Zealand Nicaragua Niger Nigeria North_Korea
North_Macedonia Norway Oman Pakistan Palau Panama Papua_New_Guinea Paraguay Peru Philippines Poland Portugal
Qatar Romania Russia Rwanda Saint_Kitts_and_Nevis Saint_Lucia Saint_Vincent_and_the_Grenadines Samoa
San_Marino Sao_Tome_and_Principe Saudi_Arabia Senegal Serbia Seychelles Sierra_Leone Singapore Slovakia
Slovenia Solomon_Islands Somalia South_Africa South_Korea South_Sudan Spain Sri_Lanka Sudan Suriname Sweden
Switzerland Syria Tajikistan Tanzania Thailand East_Timor Togo Tonga Trinidad_and_Tobago Tunisia Turkey
Turkmenistan Tuvalu Uganda Ukraine United_Arab_Emirates United_Kingdom United_States Uruguay Uzbekistan
Vanuatu Venezuela Vietnam Yemen Zambia Zimbabwe
""".split()  # noqa: SIM905

COUNTRIES = [name.replace("_", " ") for name in MEMBERS_OF_THE_UN]


def test_every_member_of_the_united_nations_is_a_country() -> None:
    assert len(COUNTRIES) == 193
    assert [name for name in COUNTRIES if not polity(name) or not polities()[polity(name)].country] == []
    assert len({polity(name) for name in COUNTRIES}) == 193


def test_every_country_has_a_word_for_its_people() -> None:
    alone = [name for name in COUNTRIES if len(polities()[polity(name)].names) < 2]
    assert alone == ["Dominica"]  # whose people are called as the Dominican Republic's are


def test_no_word_means_two_places() -> None:
    words = Counter(words for one in polities().values() for words in one.names)
    assert [said for said, times in words.items() if times > 1] == []


def test_what_a_country_calls_its_departments_is_in_the_list_of_departments() -> None:
    organs = {name for one in polities().values() for name, _ in one.organs}
    assert organs <= departments().keys()


@pytest.mark.parametrize(
    ("seat", "parts"),
    [
        ("the Casa de Nariño", ("presidency", "colombia")),
        ("the Élysée", ("presidency", "france")),
        ("Prague Castle", ("presidency", "czechia")),
        ("the Sabor", ("parliament", "croatia")),
        ("Wellington", ("", "new-zealand")),
        ("the Reserve Bank of India", ("central-bank", "india")),
    ],
)
def test_seats_of_government_stand_for_it(seat: str, parts: tuple[str, str]) -> None:
    assert body(seat) == parts


def test_what_a_capital_does_not_tell() -> None:
    assert post("the mayor of Vaduz").polity == ""
    assert post("Vaduz's foreign minister").polity == "liechtenstein"
