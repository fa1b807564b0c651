from __future__ import annotations

import pytest

from index.names.posts.fitting import fit
from index.names.posts.posts import body, post

PARTS = [
    ("the Polish foreign minister", ("head", "foreign", "poland")),
    ("Poland's top diplomat", ("head", "foreign", "poland")),
    ("Minister of Foreign Affairs of Poland", ("head", "foreign", "poland")),
    ("head of the Polish foreign ministry", ("head", "foreign", "poland")),
    ("the Pentagon chief", ("head", "defence", "united-states")),
    ("US secretary of defense", ("head", "defence", "united-states")),
    ("secretary of state", ("head", "foreign", "united-states")),
    ("the Kremlin chief", ("head", "presidency", "russia")),
    ("Russian leader", ("head", "presidency", "russia")),
    ("Estonia's leader", ("head", "government", "estonia")),
    ("the Dutch premier", ("head", "government", "netherlands")),
    ("Austria's chancellor", ("head", "government", "austria")),
    ("Chancellor of the Exchequer", ("head", "finance", "united-kingdom")),
    ("top American general", ("head", "military", "united-states")),
    ("head of Ukraine's presidential office", ("chief-of-staff", "presidency", "ukraine")),
    ("Kyiv's chief negotiator", ("negotiator", "", "ukraine")),
    ("Bank of England governor", ("head", "central-bank", "united-kingdom")),
    ("House speaker", ("head", "house", "united-states")),
    ("UN refugee chief", ("head", "", "unhcr")),
    ("UN high commissioner for refugees", ("head", "", "unhcr")),
    ("head of the UN's World Food Program", ("head", "", "wfp")),
    ("WHO chief", ("head", "", "who")),
    ("EU foreign policy chief", ("head", "foreign", "european-union")),
    ("Quai d'Orsay spokeswoman", ("spokesman", "foreign", "france")),
    ("the prime minister's spokesman", ("spokesman", "government", "")),
    ("missouri secretary of state", ("secretary-of-state", "", "missouri")),
    ("the US commander-in-chief", ("head", "presidency", "united-states")),
    ("Ukraine's commander-in-chief", ("head", "military", "ukraine")),
    ("minister-president of Bavaria", ("head", "government", "bavaria")),
    ("NATO's supreme commander", ("supreme-commander", "", "nato")),
    ("NATO's top general", ("supreme-commander", "", "nato")),
    ("the Donetsk rebels' leader", ("head", "", "donetsk-republic")),
    ("Fed chair", ("head", "central-bank", "united-states")),
    ("president of the Republic of Belarus", ("head", "presidency", "belarus")),
    ("the Kingdom of Norway's prime minister", ("head", "government", "norway")),
    ("the district attorney", ("district-attorney", "", "")),
]


@pytest.mark.parametrize(("title", "parts"), PARTS)
def test_a_title_is_a_rank_of_a_department_of_a_place(title: str, parts: tuple[str, str, str]) -> None:
    found = post(title)
    assert (found.rank, found.department, found.polity, found.rest) == (*parts, ())
    assert found.known


def test_what_the_lists_do_not_know_tells_which_post_it_is() -> None:
    assert post("head of the Lisbon bakers' union").rest == ("baker", "union", "lisbon")
    assert post("the Lima development bank president").rest == ("development", "bank", "lima")
    assert post("Moscow's ambassador to Washington").rest == ("to~united-states",)
    assert not post("Ana Kovac").known
    assert not post("President Kovac").known


SAME = [
    ("number two of the Polish foreign ministry", "polish deputy foreign minister"),
    ("NATO's number two", "nato deputy secretary general"),
    ("the senator from Texas", "texas junior senator"),
    ("leader of Hezbollah", "leader of lebanese shia militants hezbollah"),
    ("leader of the Donetsk People's Republic", "leader of the self-proclaimed donetsk people's republic"),
    ("the head of the alliance", "the alliance's secretary general"),
    ("the chief", "chief"),
    ("the leader", "dockers' leader"),
    ("the inspector", "chief inspector"),
    ("the chief inspector of prisons", "chief inspector of prisons"),
    ("NATO's top general", "nato's supreme allied commander"),
    ("Iran's military chief of staff", "iran's armed forces chief of staff"),
    (
        "leader of the Donetsk separatists",
        "separatist leader of the self-proclaimed donetsk people's republic",
    ),
    ("the British ambassador", "britain's ambassador to poland"),
    ("the Kremlin spokesman", "kremlin press secretary"),
    ("Russian defence minister", "Defense Minister of the Russian Federation"),
    ("UK foreign secretary", "british foreign minister"),
    ("the Elysee chief", "french president"),
    ("head of the IAEA", "International Atomic Energy Agency Director General"),
    ("NATO chief", "13th secretary general of NATO"),
    ("head of the IMF", "IMF managing director"),
    ("Kyiv mayor", "the mayor of Kiev"),
    ("mayor of Slavyansk", "mayor of sloviansk"),
    ("Russia's US ambassador", "russian ambassador to the united states"),
    ("head of the bakers' union", "president of the bakers and food workers union"),
    ("head of the BFWU", "president of the bakers and food workers union"),
    ("Ukraine's commander-in-chief", "commander of the armed forces of Ukraine"),
    ("governor of Luhansk", "luhansk regional governor"),
    ("the senator", "republican senator"),
    ("US VP", "vice president of the united states"),
    (
        "deputy head of Russia's security council",
        "who currently serves as deputy chair of the russian security council",
    ),
    ("head of the Syrian Observatory", "head of britain-based syrian observatory for human rights."),
    ("the Treasury secretary", "us treasury secretary"),
    ("Colour of Mercy's director", "director of colour of mercy"),
    ("the Guild of Bakers' president", "president of the guild of bakers"),
    ("the democratic senator from Ohio", "democratic sen. of ohio"),
]


@pytest.mark.parametrize(("asked", "held"), SAME)
def test_two_wordings_mean_one_post(asked: str, held: str) -> None:
    found = fit(post(asked), post(held))
    assert found is not None
    assert (found.loose, found.bare) == (0, 0)


def test_an_envoy_to_a_country_may_be_the_ambassador_there() -> None:
    found = fit(post("Moscow's envoy in Warsaw"), post("russian ambassador to poland"))
    assert found is not None
    assert found.bare == 0


OTHER = [
    ("Polish foreign minister", "dutch foreign minister"),
    ("Polish foreign minister", "polish finance minister"),
    ("Polish foreign minister", "deputy polish foreign minister"),
    ("Polish foreign minister", "former polish foreign minister"),
    ("Polish foreign minister", "polish foreign ministry spokesman"),
    ("Chinese president", "research chairman of the china program"),
    ("president of Iran", "commander of iran's revolutionary guards"),
    ("Russian president", "president of the russian chess federation"),
    ("US president", "vice president of the united states"),
    ("US president", "acting us president"),
    ("Kremlin spokesman", "russian defence ministry spokesman"),
    ("UN human rights chief", "director of the syrian observatory for human rights"),
    ("Labour leader", "conservative leader"),
    ("secretary of state", "missouri secretary of state"),
    ("mayor of Kyiv", "ukrainian president"),
    ("head of the bakers' union", "head of the miners' union"),
    ("US ambassador to Poland", "us ambassador to france"),
    ("Russia's US ambassador", "us ambassador to russia"),
    ("Moscow's envoy in Warsaw", "russian ambassador to france"),
    ("the finance minister", "chief"),
    ("Colour of Mercy's director", "colour of mercy's driver"),
    ("the mayor of Kyiv's spokesman", "mayor of kyiv"),
    ("the foreign minister", "minister"),
    ("the defense secretary", "head of the acme legal defense"),
    ("the head of the alliance", "president"),
    ("the head of the alliance", "head of the bakers' union"),
    ("the leader", "polish president"),
    ("the leader", "governor"),
    ("the governor", "chief"),
    ("the governor", "chief inspector"),
    ("the chief executive", "chief inspector"),
    ("the chief inspector", "governor"),
    ("the chief inspector", "chief"),
    ("head of the prisons", "chief inspector of prisons"),
    ("the Polish prime minister", "far-right leader in poland"),
    ("the Polish leader", "labour leader of poland"),
    ("NATO's supreme commander", "armed forces minister"),
    ("Acme's chief executive", "head of global policy at acme"),
    ("the US Navy chief", "secretary of the us navy"),
    ("the Polish government's number two", "polish prime minister"),
    ("leader of Hezbollah", "leader of the hezbollah youth choir"),
    ("the MP", "his deputy"),
    ("the lawmaker", "mayor's deputy"),
    ("the MP", "deputy to the harbour master"),
]


@pytest.mark.parametrize(("asked", "held"), OTHER)
def test_a_half_match_is_no_match(asked: str, held: str) -> None:
    assert fit(post(asked), post(held)) is None


@pytest.mark.parametrize(
    ("held", "bare"), [("foreign minister", 1), ("spokesman", 2), ("polish foreign ministry spokesman", 0)]
)
def test_a_bare_title_says_what_it_does_not_tell(held: str, bare: int) -> None:
    asked = post("Polish foreign minister" if bare == 1 else "Polish foreign ministry spokesman")
    found = fit(asked, post(held))
    assert found is not None
    assert found.bare == bare


BODIES = [
    ("Iran's foreign ministry", ("foreign", "iran")),
    ("Ministry of Foreign Affairs of Iran", ("foreign", "iran")),
    ("the State Department", ("foreign", "united-states")),
    ("German Foreign Office", ("foreign", "germany")),
    ("the Foreign Office", ("foreign", "united-kingdom")),
    ("Foreign Ministry", ("foreign", "")),
    ("the Kremlin", ("presidency", "russia")),
    ("Moscow", ("", "russia")),
    ("World Food Programme", ("", "wfp")),
    ("U.N. World Food Program", ("", "wfp")),
    ("the Western military alliance", ("", "nato")),
    ("General Staff of the Armed Forces of Ukraine", ("military", "ukraine")),
]


@pytest.mark.parametrize(("name", "parts"), BODIES)
def test_a_body_is_a_department_of_a_place(name: str, parts: tuple[str, str]) -> None:
    assert body(name) == parts


@pytest.mark.parametrize("name", ["Washington Post", "the Bakers' Union", "Ana Kovac", "the harbour", ""])
def test_what_is_no_department(name: str) -> None:
    assert body(name) is None


@pytest.mark.parametrize(
    "title", ["mayor's sister", "brother of the president", "the premier's uncle", "mayor’s niece"]
)
def test_who_is_related_to_a_holder_holds_no_post(title: str) -> None:
    for asked in ("mayor", "president", "premier"):
        assert fit(post(asked), post(title)) is None


@pytest.mark.parametrize(
    ("asked", "called"),
    [
        ("the team's coach", "rovers coach"),
        ("the head coach", "coach"),
        ("the fire chief", "chief fire officer of wexley"),
        ("head of Wexley Primary", "head teacher of wexley primary school"),
    ],
)
def test_who_heads_a_team_a_brigade_or_a_school_is_called_so(asked: str, called: str) -> None:
    assert fit(post(asked), post(called)) is not None
