# ruff: noqa: E501 - stories are laid out as their paragraphs are
"""Five news stories that every layout prints: what is to be read of them, block by block; nobody in them exists."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape


@dataclass(frozen=True)
class Block:
    """One block of a story: its ``kind`` (p, h, li, q, pull or fig), its markup, and for a quotation who is cited."""

    kind: str
    html: str
    cite: str = ""

    @property
    def lines(self) -> list[str]:
        """The lines that are to be read of it: none of a picture, or of words pulled out of the story."""
        words = " ".join(unescape(re.sub(r"<[^>]+>", "", self.html)).replace("\xad", "").split())
        if self.kind == "q":
            return [f"“{words}”", self.cite] if self.cite else [words]
        return [] if self.kind in {"fig", "pull"} else [words]


@dataclass(frozen=True)
class Story:
    title: str
    author: str
    day: str
    blocks: tuple[Block, ...]

    @property
    def lines(self) -> list[str]:
        return [line for block in self.blocks for line in block.lines]


def _story(title: str, author: str, day: str, source: str) -> Story:
    """Take a story from lines: ``h ``, ``li ``, ``q ``, ``pull `` and ``fig `` begin what is no paragraph."""
    blocks = []
    for line in filter(None, map(str.strip, source.splitlines())):
        kind, _, rest = line.partition(" ")
        named = kind in {"h", "li", "q", "pull", "fig"}
        words, _, cite = (rest if named else line).partition(" ~ ")
        blocks.append(Block(kind if named else "p", words, cite))
    return Story(title, author, day, tuple(blocks))


STORIES = (
    _story(
        "Council votes to drain the old dam",
        "Ines Marr",
        "2025-03-07",
        """
Mayor Ada Brandt told the council of Olm on Tuesday that the old dam above the town would be drained before the winter, after three reports had warned of cracks in its northern wall.
“We will not wait for a fourth report,” Brandt said. “The people below the wall have waited long enough, and they want to sleep.”
fig The northern wall of the dam in February, seen from the ferry pier at Tarsk.
The council voted by nine to four for the plan, which will cost the town about two million crowns over three years, and which the <a href="/state">state will support with a loan</a>.
h “It is late”
“It is the right thing, and it is late,” said Olaf Reyn, who farms the land under the dam with his two sons and a daughter. He has kept a packed cart by the door since January.
pull The people below the wall have waited long enough, and they want to sleep. ~ Ada Brandt, mayor of Olm
Four members of the council voted against the plan. One of them, Rolf Hagen, called it “a very expensive puddle” and left before the count.
Yes.
That was all the engineer, Mia Lund, answered when she was asked whether the wall could break this spring.
Work is to begin in May, as soon as the hay is in, and the ferry will not sail while the gates stand open.
""",
    ),
    _story(
        "Ferry to Tarsk will sail in every weather, says minister",
        "Jonas Weir and Rosa Klein",
        "2025-04-02",
        """
TARSK — Transport Minister Greta Falk has promised a ferry that sails in every weather, eleven days after the last one turned back with forty passengers and a <em>very</em> angry goat.
“The ferry will sail in every weather,” Falk said on Wednesday. “We counted eleven days without a boat last winter — eleven. That ends now.”
The ministry will buy two boats. It agreed with the crews that:
li nobody sails alone at night
li the pier at Olm is lit until the last boat is in, “whatever it costs”, according to harbour master Piet Olsen
li crews are paid for days on which the sea is too high
h What it costs
The boats cost four million crowns each, and the yard at Holm has asked for half of it before it lays a keel. Falk said that she had the money, and that she had counted it twice.
fig Piet Olsen at the pier. “She rolls,” he said of the old ferry.
q I have seen the pier at six in the morning, and nobody in the ministry has. ~ Piet Olsen, harbour master
Opposition leader Pavel Dorn called the promise “brave, and rather wet”. His party will vote for the boats all the same, he said, because its voters want to get to work.
The first boat is due in <strong>November</strong>. The second will follow in spring, if the yard keeps its word.
""",
    ),
    _story(
        "Volkonin denies that gauges ran dry",
        "Lena Voss",
        "2025-05-12",
        """
Foreign Minister Igor Volkonin has denied that any gauge on the river ran dry last summer, and has asked his critics to bring a bucket.
“No gauge was ever dry,” Volkonin told reporters in Olm. “If they were, the fish would have told us.”
He had come with two experts, Otto Brehm and Vera Asker, who measured the water for an hour while <a href="/rain">it rained</a>.
“The levels are what they are,” said Brehm. “People can look at the river; it is right there.”
pull No gauge was ever dry. If they were, the fish would have told us. ~ Igor Volkonin
Asker was less sure. She said that two gauges near the border had shown nothing from June to August, which could mean that they were dry, that they were broken, or that somebody had taken them home.
The minister’s office later wrote:
q The gauges have been found. They were in the cellar of the customs house, where they had been brought to be cleaned, and nobody had asked for them since.
“I do not believe a word of it,” said Ada Brandt, who is mayor of the town on the other bank.
Volkonin is to answer questions in parliament on 20 May.
""",
    ),
    _story(
        "Talks in Tarsk go into a third night",
        "Ola Berg",
        "2025-04-05",
        """
Negotiators from Olm and Tarsk went into a third night of talks on Saturday without a treaty on the bridge, but with two soups.
“We are not leaving without a signature,” chief negotiator Lea Horn said at noon. Her delegation had slept in the library, on the maps.
“Nor are we,” said Pavel Dorn for the other side, “and we have brought sandwiches.”
h The bridge
The bridge would be the first between the two towns since the flood of 1911, and it would carry carts, bicycles and, on Sundays, the band.
Asked what the treaty would mean, Horn answered with a saying of her grandmother’s: “A bridge is a promise with legs.”
fig Lea Horn at the window of the library. “Later,” she said.
What is still open, according to both sides:
li who pays for the lamps
li who may fish from it
li what it is called
h No sleep
A spokesman for the ministry said the talks would go on overnight. Tea had been ordered, and blankets for the stenographers.
Residents were not impressed.
“My boat is faster than all of them,” said Hedda Storm, 81, who rows across twice a day and charges nothing.
""",
    ),
    _story(
        "Library of Olm to lend umbrellas",
        "Mira Tal",
        "2025-06-18",
        """
The library of Olm will lend umbrellas from July, its director said on Monday, after a summer in which more books came back wet than dry.
“A wet book is an unhappy book,” said director Vera Sund. “We have dried four thousand of them on the roof, and then it rained on the roof.”
Readers may keep an umbrella for two weeks. Whoever loses one pays twelve crowns, or brings back two of his own.
The idea came from a pupil, Nils Ruud, aged nine, who wrote to the library in March:
q Dear library, my book about boats became a boat. Please lend me something against the rain. ~ Nils Ruud, reader
Sund said that she had read the letter to the whole staff, and that nobody had laughed “for very long”.
The council has given the library nine hundred crowns. Its treasurer, Edda Vik, said she would have given more if anybody had asked her before the budget was closed.
“It is not the umbrella that costs money,” said Vik. “It is the stand.”
The stand will be made by the carpenters’ school in Holm. It will hold two hundred umbrellas and one sword, for reasons that the school would not explain.
“Come and see,” its head, Knut Aas, told this paper.
""",
    ),
)
