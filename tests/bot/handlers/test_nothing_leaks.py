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
NO_WORDS = {".csv", "Helpful", "Not helpful"}
"""The buttons that bring no words, or a file (of the same excerpts that are copied for a story)."""

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
    presses = [one for one in pressable(message(asked)) if one["label"] not in NO_WORDS]
    sent += [told(await on.alice.click(message(asked), custom_id=one["custom_id"])) for one in presses]
    like = await on.alice.context_menu(on.news, "Find similar statements", last)
    checked = await on.alice.context_menu(on.news, "Check quotes", last)
    return [*sent, words(last), str(suggested), told(like), told(checked), *await said(on, name, word)]


async def said(on: Scene, name: str, word: str) -> list[str]:
    """Ask on by a reply, and doubt an answer and a quotation; return all that the bot says to that."""
    assert on.client.user is not None
    mention = on.client.user.mention
    first = on.news.last_message
    assert first is not None
    pasted = await on.bob.send(on.news, f"“The {word} of the harbour is dear to us,” said {name}.")
    before = len(on.news.history())
    await on.alice.send(on.news, f"and {name}?", reply_to=first)
    await on.alice.send(on.news, f"{mention} did {name} really say that?", reply_to=first)
    await on.alice.send(on.news, f"{mention} did {name} really say that?", reply_to=pasted)
    return [words(one) for one in on.news.history()[before:] if one.author == on.client.user]


async def in_direct_messages(on: Scene, name: str, word: str) -> list[str]:
    """Ask in direct messages; return what is said there."""
    channel = on.alice.user.dm_channel
    before = len(channel.history())
    for asked in (f"What did {name} say about {word}?", f"and {name}?", "and who else?"):
        await on.alice.send_dm(asked)
    return [words(one) for one in channel.history()[before:] if one.author == on.client.user]


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
        general = (of_server or EVERYTHING).meet(granted or EVERYTHING)
        hidden = [number for number in closed if not shows(general, paths[number])]  # in direct messages

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
            for number in hidden:
                for one in await in_direct_messages(on, NAMES[number], "tea"):
                    assert not [n for n in hidden if WORDS[n] in one or (n != number and NAMES[n] in one)], (
                        one
                    )
            for command in ("speakers", "sources", "help"):
                one = told(await on.alice.slash(on.news, command))
                assert not [n for n in closed if NAMES[n] in one or WORDS[n] in one], one
            on.met()

        Stage(index, encoder, Path(place) / "bot.db").play(story)
