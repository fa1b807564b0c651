"""Whatever is opened where, and whoever says what: nothing that is sent has anything of what is closed."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from bot.memory.places import Place
from index.intake.build import Makers, Source, bring_up_to_date
from index.store.filter import EVERYTHING, Sight
from tests.bot.scene import Scene, Stage, labels, message, pressable, text, words
from tests.index.store.test_sight import FOLDERS, NAMES, WORDS, shows, written

if TYPE_CHECKING:
    import simcord

    from index.embedding.encoder import Encoder

sights = st.none() | st.builds(Sight, st.frozensets(st.sampled_from(FOLDERS), min_size=1))
opened = st.builds(Sight, st.frozensets(st.sampled_from(FOLDERS), min_size=1, max_size=3))
COMMANDS = {
    "ask": ("question", "What did {} say about {}?"),
    "quotes": ("speaker", "{}"),
    "speakers": ("name", "{}"),
    "check": ("text", "“The {1} of the harbour is dear to us,” said {0}."),
}


def told(done: simcord.InteractionResult) -> str:
    return " ".join([text(done), *labels(message(done))])


async def everything_sent(on: Scene, name: str, word: str) -> list[str]:
    """Ask about somebody and something in every way; return what came of it."""
    sent = [
        told(await on.alice.slash(on.news, command, **{option: asked.format(name, word)}))
        for command, (option, asked) in COMMANDS.items()
    ]
    assert on.client.user is not None
    await on.alice.send(on.news, f"{on.client.user.mention} What did {name} say about {word}?")
    last = on.news.last_message
    assert last is not None
    suggested = [
        await on.alice.autocomplete(on.news, "ask", one, name[:3]) for one in ("speaker", "publisher")
    ]
    asked = await on.alice.slash(on.news, "ask", question=f"What did {name} say about {word}?")
    for press in ("Copy for a story", "Context"):
        custom = [one["custom_id"] for one in pressable(message(asked)) if one["label"] == press]
        sent += [told(await on.alice.click(message(asked), custom_id=one)) for one in custom]
    like = await on.alice.context_menu(on.news, "Find similar statements", last)
    return [*sent, words(last), str(suggested), told(like)]


@settings(deadline=None, max_examples=5, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(st.permutations(FOLDERS), sights, sights, opened)
def test_nothing_sent_has_anything_of_what_is_closed(
    encoder: Encoder, folders: list[str], granted: Sight | None, of_server: Sight | None, own: Sight
) -> None:
    with TemporaryDirectory() as place:
        documents, index = Path(place) / "documents", Path(place) / "index"
        paths = written(documents, folders)
        bring_up_to_date(index, Source(documents), Makers(lambda: encoder))
        sight = next(one for one in (own, of_server, EVERYTHING) if one).meet(granted or EVERYTHING)
        closed = [number for number, path in enumerate(paths) if not shows(sight, path)]

        async def story(on: Scene) -> None:
            on.client.state.places.open_server(on.guild.id, granted or EVERYTHING)
            on.client.state.places.set(on.guild.id, 0, Place(of_server))
            on.client.state.places.set(on.guild.id, on.news.id, Place(own))
            for number in closed or [0]:
                for one in await everything_sent(on, NAMES[number], "tea"):
                    assert not [n for n in closed if WORDS[n] in one or (n != number and NAMES[n] in one)], (
                        one
                    )
                for one in await everything_sent(on, "Zebulon Pike", WORDS[number]):
                    assert not [n for n in closed if NAMES[n] in one or (n != number and WORDS[n] in one)], (
                        one
                    )
            for command in ("speakers", "sources", "help"):
                one = told(await on.alice.slash(on.news, command))
                assert not [n for n in closed if NAMES[n] in one or WORDS[n] in one], one
            on.met()

        Stage(index, encoder, Path(place) / "bot.db").play(story)
