"""Who is asked for by post, kin or firm, in the question's words or in others than the articles'."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from index.intake.build import Makers, Source, bring_up_to_date
from index.question.understand import understand
from index.store import speakers, store
from tests.index.making import WordsEncoder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.names.directory.directory import Directory

STORIES = {
    "verizon": """2024-03-01
Verizon chief executive Lowell Birch said prices would fall.

“We will cut our prices,” Birch said.

Nils Oster, Verizon's chief financial officer, said the cut was small.""",
    "tesco": """2024-03-02
Tesco boss Ada Kovac said the shops would open at six.

“Shops will open early,” Kovac said. The founder of Tesco, Jan Volkonin, said he would sleep in.""",
    "grill": """2024-03-07
Wendy's chief executive, Don Holt, said that the burgers would shrink.

“They will shrink,” Holt said.""",
    "wire": """2024-03-03
Telenor chairman and chief executive Nora Vik said the cables held.

Corran founder and CEO Otto Ley said the cables would last.

“They hold,” Vik said.""",
    "bank": """2024-03-03
Mira Holm, who runs Norland Bank, said that rates would rise.

“Rates will rise,” Holm said.""",
    "lines": """2024-03-04
Orla Ashby, the founder and chief executive of Harbour Lines, said that the ferries would sail.

“We sail at noon,” Ashby said. Harbour Lines' lawyer, Ben Stone, said nothing had been signed.""",
    "mills": """2024-03-05
Tom Rask and Eva Rill founded Corran Mills in a barn.

“We milled at night,” said Tom Rask, a co-founder of Corran Mills. “It was cold,” said Eva Rill, \
the other co-founder of Corran Mills.""",
    "truce": """2014-10-17
Nigeria's chief of defence staff, Sani Okoro, announced the truce.

“The truce holds,” Okoro said.""",
    "forces": """2024-05-01
The chief of the defence staff, Admiral Sir Colin Pell, said Britain was ready.

“Britain is ready,” Pell told the BBC. British Defence Secretary Eva Lund said so too.

“We are all ready,” Lund said.""",
    "nato": """2014-11-12
The tanks came a few hours after NATO's supreme allied commander, U.S. Gen. Phil Karsten, warned of them.

“We have seen tanks,” Karsten said. NATO Secretary General Ines Dahl said she had seen none.""",
    "tehran": """2020-01-12
Iran summoned British Ambassador Rob Marlow in Tehran on Sunday.

“I left when the chanting began,” Marlow said. Iranian police had arrested him in Tehran.""",
    "warsaw": """2020-02-12
Britain's ambassador to Poland, Tim Bell, said the visit went well.

“It went well,” Bell said.""",
    "un": """2020-02-14
Britain's U.N. ambassador, Mark Grantham, said the talks had failed.

“The talks have failed,” Grantham said.""",
    "volkonins": """2022-06-01
President Igor Volkonin stayed at home. Lech Volkonin, the president's eldest son, opened the dam.

“The dam is open,” Lech Volkonin said. “It leaks,” said Pavel Volkonin, the president's youngest son.""",
    "museum": """2022-06-02
Dragan Kovac lay ill. “He sleeps,” his wife, Petra Kovac, said. Dragan Kovac's brother, Milos, \
said that he would live.

“He will live,” Milos Kovac said. Kovac's lawyer, Otto Lenz, said that he was awake.""",
    "brothers": """2022-06-03
Edvard Rask is the best known of them. “He was kind,” said Edvard Rask's older brother, Felix Rask.

“She left,” said Irma Holt, Edvard Rask's first wife. “I stay,” said Lena Rask, Edvard Rask's wife.

“It is a fine day,” Edvard Rask said. “It is,” Edvard Rask said. “It was,” Edvard Rask said.

“A lovely father,” said Nina Rask, the daughter of former President Edvard Rask.""",
    "namesakes": """2022-06-09
Gregor Pinter gave money to the mill. Lidia Sauer was asked of the harm that her husband, Gregor, had done.

“None,” Lidia Sauer said. “The mill runs,” Gregor Sauer said. “It does,” Gregor Pinter said.""",
    "moro": """2026-01-26
Army chief Baraka Moro said in posts that the opposition had been arrested.

“They are in our hands,” Baraka Moro wrote. Baraka Moro's father, President Yusuf Moro of Uganda, \
won again.""",
    "skola": """2026-01-28
Ilan Volkov is under arrest in the port of Sarto, his son Rafe Volkov said.

“He is well,” Rafe Volkov said.""",
    "inlaw": """2026-01-27
“We made progress,” said Jared Kesner, Trump's son-in-law, after the talks. Donald Trump praised him.""",
    "rebels": """2025-02-01
Bertrand Kasongo, the leader of the M23 rebels, said Goma had fallen.

“Goma is ours,” Kasongo said. M23 spokesman Willy Ngoma said it was quiet.""",
    "donetsk": """2014-05-12
Denis Marchuk, separatist leader of the self-proclaimed Donetsk People's Republic, declared it a state.

“We are a state,” Marchuk said.""",
    "yemen": """2021-05-12
“Both sides must stop,” Hans Lindt, the United Nations envoy for Yemen, told reporters.

Lindt flew on to Aden.""",
    "pakistan": """2023-04-11
Then Pakistan Army chief Gen Asim Rahul, who retired in 2022, had called for the invasion to be stopped.

“Stop the invasion,” Rahul said.""",
    "jam": """2024-04-02
The pickers at Ostrand Jam laid down their baskets in May. Ostrand Jam cooks half of the region's plums.

Ostrand Jam had offered its pickers more. The strike began on the second of May, in the orchards on the east \
bank, where the plums hang low and the ladders are short. It rained on the third, and on the fourth the \
pickers sang in the sheds until the lorries had turned back, one after another, to the town.

“We cook less,” chief executive Rolf Amsel said of the strike.

By then the plums had begun to fall. Children came with their pails, and old people with bags, and what \
they could not carry the starlings had.

“We hired for manners alone,” said Mona Reis, Ostrand Jam's chief human resources executive. The drivers of \
Norland Cement have joined the strike.""",
    "looms": """2024-04-05
The weavers of Quillon stayed at home for a third day on Monday. Quillon denied that any promise had been \
broken, and that Quillon was to close.

The looms stood still. In the yard the carts waited, one behind the other, and the horses were led back to \
the stables of the inn, where the grooms slept until the bells rang. Nobody came for the wool, and the wool \
was left in the rain, which fell on the third day as it had on the second, out of a sky as grey as the river.

Its managing director, Pia Lorn, said that wages had risen.

Nobody asked the dyers.""",
    "kerns": """2024-04-03
“We shall race again,” Otto Kern Jr. told the Gazette.""",
    **{f"stable{day}": f"2024-04-1{day}\n“I bred horse {day},” Otto Kern said." for day in range(6)},
    "bonds": """2024-04-04
Bolivian bonds: the United States will say whether the money comes through, Finance Minister Lena Grau said.

“The money has reached the United States,” Grau said. The United States has said nothing. Bolivian banks \
wait for the United States.""",
    "command": """2024-04-05
Gen. Ray Colt, head of the U.S. military's Central Command, said he could not confirm it.

“I cannot confirm it,” Colt said.""",
    "purse": """2024-04-06
“The purse is empty,” said the town's treasurer, Jacob L. Lorne.""",
    "migrants": """2026-02-27
The International Organization for Migration, the UN's migration agency, counted the dead.

“We cannot accept it,” said Ana Pavic, the agency's Director General.""",
    "press2014": """2014-06-03
White House press secretary Joss Early said President Barack Obama would go to Warsaw.

“The president will go,” Early said. State Department spokesman Jon Kirwan said no more.

“No more today,” Kirwan said. Obama laughed.""",
    "later2014": """2014-07-03
“We are here,” spokesman Jon Kirwan said of President Barack Obama's visit.""",
    "press2022": """2022-10-21
White House press secretary Jena Paske said President Joe Biden would stay.

“The president stays,” Paske said.""",
    "paper": """2024-03-22
“They did it,” said Margo Simon, the editor-in-chief of Harbour Today.""",
    "gulf": """2019-04-22
Iran's armed forces chief of staff, Maj. Gen. Reza Baker, said Iran could close the strait.

“We can close it,” Baker said.""",
    "london": """2026-02-01
The new Ukrainian ambassador to the UK is Valery Zorin, who led the army.

“I am glad to be here,” Zorin said.""",
    "lawyers": """2018-08-10
President Donald Trump wants the pastor home, the president's lawyer Jay Sekoff said on Friday.

“He works for it day and night,” Sekoff said of Trump.""",
    "israel": """2024-01-05
Israeli military spokesman Dan Hagar said the tunnels were flooded.

“The tunnels are flooded,” Hagar said.""",
    "station": """2026-03-12
The council leader, Olen Marsk, had met Lorna Fitch at noon. The council leader's deputy, Lorna Fitch, \
said the station was full.

The MP for Wexmoor and the Vale, Imke Strand, did not call back. Last year she described the station as \
“the door of the town”. “I wept,” said the parish priest, Father Anton Vrba.

Marsk's predecessor, Dame Celia Thorn, said the station was draughty.""",
}

ASKED = [
    # councils
    ("the MP", "Imke Strand"),  # nobody's deputy
    ("the MP for Wexmoor", "Imke Strand"),
    ("the MP for Wexmoor and the Vale", "Imke Strand"),
    ("the parliamentarian", "Imke Strand"),
    ("the deputy", "Lorna Fitch"),
    ("the council leader's deputy", "Lorna Fitch"),
    ("Olen Marsk's deputy", "Lorna Fitch"),
    ("Olen Marsk's predecessor", "Celia Thorn"),
    ("the parish priest", "Anton Vrba"),
    # firms
    ("the head of Verizon", "Lowell Birch"),
    ("Verizon's boss", "Lowell Birch"),
    ("the chief executive of Verizon", "Lowell Birch"),
    ("Verizon's CEO", "Lowell Birch"),
    ("the Verizon chief", "Lowell Birch"),
    ("the man who runs Verizon", "Lowell Birch"),
    ("Verizon's finance chief", "Nils Oster"),
    ("Verizon's CFO", "Nils Oster"),
    ("Tesco's chief executive", "Ada Kovac"),
    ("the head of Tesco", "Ada Kovac"),
    ("Tesco's founder", "Jan Volkonin"),
    ("the man who founded Tesco", "Jan Volkonin"),
    ("the head of Norland Bank", "Mira Holm"),
    ("Norland Bank's chief executive", "Mira Holm"),
    ("the founder of Harbour Lines", "Orla Ashby"),
    ("Harbour Lines' CEO", "Orla Ashby"),
    ("the boss of Harbour Lines", "Orla Ashby"),
    ("Harbour Lines' lawyer", "Ben Stone"),
    ("the attorney for Harbour Lines", "Ben Stone"),
    ("Corran Mills' founder", "Eva Rill or Tom Rask"),
    ("the head of Wendy's", "Don Holt"),
    ("Wendy's chief executive", "Don Holt"),
    ("the head of Telenor", "Nora Vik"),
    ("Telenor's chairman", "Nora Vik"),
    ("Telenor's chief executive", "Nora Vik"),
    ("Corran's founder", "Otto Ley"),
    ("Corran's boss", "Otto Ley"),
    ("Boeing's chief executive", ""),
    ("the founder of Verizon", ""),
    ("Harbour Today's editor", "Margo Simon"),
    ("Harbour Today's editor-in-chief", "Margo Simon"),
    ("the head of Ostrand Jam", "Rolf Amsel"),
    ("Ostrand Jam's chief executive", "Rolf Amsel"),
    ("the head of Norland Cement", ""),  # whom the article speaks of once
    ("Quillon's managing director", "Pia Lorn"),
    ("the managing director of Norland Cement", ""),
    ("Ostrand Jam's HR chief", "Mona Reis"),
    ("Verizon's HR chief", ""),
    # ministers whose title tells no country
    ("the Bolivian finance minister", "Lena Grau"),  # no American is called so
    ("the US finance minister", ""),
    # armies and alliances
    ("the head of US Central Command", "Ray Colt"),
    ("Nigeria's defence chief", "Sani Okoro"),
    ("Nigeria's military chief", "Sani Okoro"),
    ("Nigeria's top general", "Sani Okoro"),
    ("Britain's defence chief", "Colin Pell or Eva Lund"),
    ("Britain's defence secretary", "Eva Lund"),
    ("Britain's top soldier", "Colin Pell"),
    ("the head of Britain's armed forces", "Colin Pell"),
    ("NATO's supreme commander", "Phil Karsten"),
    ("NATO's top commander", "Phil Karsten"),
    ("NATO's military chief", "Phil Karsten"),
    ("NATO's top general", "Phil Karsten"),
    ("NATO's commander", "Phil Karsten"),
    ("NATO's chief", "Ines Dahl"),
    ("the head of NATO", "Ines Dahl"),
    ("Iran's military chief", "Reza Baker"),
    ("Iran's military chief of staff", "Reza Baker"),
    ("Uganda's army chief", "Baraka Moro"),
    ("Pakistan's army chief", ""),  # the articles know only a former one
    ("Pakistan's former army chief", "Asim Rahul"),
    ("France's defence chief", ""),
    ("the Israeli military's spokesman", "Dan Hagar"),
    # envoys
    ("the British ambassador in Tehran", "Rob Marlow"),
    ("Britain's ambassador to Iran", "Rob Marlow"),
    ("the British envoy to Iran", "Rob Marlow"),
    ("London's ambassador in Warsaw", "Tim Bell"),
    ("Britain's envoy to the United Nations", "Mark Grantham"),
    ("the British ambassador to the UN", "Mark Grantham"),
    ("the British ambassador", "Mark Grantham or Rob Marlow or Tim Bell"),
    ("the British ambassador to France", ""),
    ("the UN's Yemen envoy", "Hans Lindt"),
    ("the UN envoy to Yemen", "Hans Lindt"),
    ("the UN envoy for Libya", ""),
    ("Ukraine's ambassador to London", "Valery Zorin"),
    ("Ukraine's envoy to Britain", "Valery Zorin"),
    ("the head of the UN's migration agency", "Ana Pavic"),
    ("the IOM chief", "Ana Pavic"),
    # kin, lawyers, spokespeople
    ("Igor Volkonin's eldest son", "Lech Volkonin"),
    ("Volkonin's youngest son", "Pavel Volkonin"),
    ("Igor Volkonin's son", "Lech Volkonin or Pavel Volkonin"),
    ("Igor Volkonin's daughter", ""),
    ("Otto Kern's eldest son", "Otto Kern Jr."),
    ("Otto Kern's youngest son", ""),
    ("Edvard Rask's eldest son", ""),
    ("Jack Lorne", "Jacob L. Lorne"),
    ("Dragan Kovac's wife", "Petra Kovac"),
    ("Kovac's brother", "Milos Kovac"),
    ("the brother of Dragan Kovac", "Milos Kovac"),
    ("Kovac's lawyer", "Otto Lenz"),
    ("Milos Kovac's wife", ""),
    ("Yusuf Moro's daughter", ""),
    ("Yusuf Moro's son", "Baraka Moro"),
    ("Baraka Moro's son", ""),
    ("Trump's son-in-law", "Jared Kesner"),
    ("Rask's brother", "Felix Rask"),
    ("Edvard Rask's wife", "Lena Rask"),
    ("Edvard Rask's first wife", "Irma Holt"),
    ("Edvard Rask's second wife", ""),
    ("Felix Rask's wife", ""),
    ("Gregor Pinter's wife", ""),
    ("Rask's daughter", "Nina Rask"),
    ("Felix Rask's daughter", ""),
    ("Ilan Volkov's son", "Rafe Volkov"),
    ("Sarto's son", ""),
    ("Trump's attorney", "Jay Sekoff"),
    ("Obama's press secretary", "Joss Early"),
    ("Obama's spokesman", "Joss Early"),
    ("Biden's press secretary", "Jena Paske"),
    # rebels
    ("the M23 leader", "Bertrand Kasongo"),
    ("the leader of M23", "Bertrand Kasongo"),
    ("the head of the M23 rebels", "Bertrand Kasongo"),
    ("the M23 rebel leader", "Bertrand Kasongo"),
    ("the rebel leader", "Bertrand Kasongo"),
    ("the leader of the rebels", "Bertrand Kasongo"),
    ("the M23 spokesman", "Willy Ngoma"),
    ("the leader of the Donetsk separatists", "Denis Marchuk"),
    ("the leader of the Luhansk separatists", ""),
]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Directory]:
    folder = tmp_path_factory.mktemp("called")
    documents, index = folder / "documents", folder / "index"
    documents.mkdir()
    for name, story in STORIES.items():
        day, _, text = story.partition("\n")
        (documents / f"{name}.md").write_text(
            f"---\ntitle: {name}\npublished: {day}\n---\n\n{text}\n", encoding="utf-8"
        )
    bring_up_to_date(index, Source(documents), Makers(WordsEncoder, "words"))
    with store.reading(index) as opened:
        yield speakers.directory(opened)


def _meant(book: Directory, asked: str) -> str:
    """Return who is meant, "or" between several of whom it may be any; nobody who is never quoted."""
    found = understand(f"What did {asked} say?", book, date(2026, 3, 1))
    if found.ambiguous:
        return " or ".join(sorted(found.ambiguous))
    return found.speaker.name if found.speaker and found.speaker.statements else ""


@pytest.mark.parametrize(("asked", "who"), ASKED)
def test_a_post_kin_or_firm_means_whom_the_articles_call_so(book: Directory, asked: str, who: str) -> None:
    assert _meant(book, asked) == who
