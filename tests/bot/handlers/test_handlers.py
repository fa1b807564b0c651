"""What the handlers do, in a Discord within this process; tests/bot/e2e does it over real connections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.explained import OF_THE_MACHINE
from index.errors import StoreError
from tests.bot.scene import Scene, Stage, labels, message, quoted, text, words
from tests.bot.shown.markdown_reader import shown

if TYPE_CHECKING:
    from pathlib import Path


QUESTION = "What did Dario Lenz say about islands?"
WORDS = "“An island is not a luxury,” Lenz said."


def test_a_question_is_answered_with_its_context_and_marks(stage: Stage) -> None:
    async def story(on: Scene) -> None:
        done = await on.alice.slash(on.general, "ask", question=QUESTION)
        assert any(words.startswith(WORDS) for words in quoted(text(done)))
        around = await on.bob.click(message(done), label="Context")
        assert around.ephemeral
        assert "“Fuel costs twice" not in text(around)
        assert "He said that fares had been promised" in text(around)
        await on.bob.click(message(done), label="Helpful")
        why = await on.alice.click(message(done), label="Not helpful")
        await on.alice.click(message(why), label="Outdated")
        assert on.client.state.marks(on.guild.id) == {"helpful": 1, "outdated": 1}

    stage.play(story)


def test_a_mention_and_a_reply_ask(stage: Stage) -> None:
    async def story(on: Scene) -> None:
        assert on.client.user is not None
        await on.alice.send(on.general, f"{on.client.user.mention} {QUESTION}")
        first = on.general.last_message
        assert first is not None
        assert any(words.startswith(WORDS) for words in quoted(words(first)))
        await on.alice.send(on.general, "and Marta Quill?", reply_to=first)
        then = on.general.last_message
        assert then is not None
        assert "**Marta Quill**" in words(then)
        await on.bob.send(on.general, "Good to know.", reply_to=first)
        await on.bob.send(on.general, QUESTION)
        assert on.general.last_message is not None
        assert on.general.last_message.author.id == on.bob.id

    stage.play(story)


def test_a_private_answer_is_shared_by_a_press(stage: Stage) -> None:
    async def story(on: Scene) -> None:
        done = await on.alice.slash(on.general, "ask", question=QUESTION, private=True)
        assert done.ephemeral
        shared = await on.alice.click(message(done), label="Share")
        assert not message(shared).ephemeral
        assert any(words.startswith(WORDS) for words in quoted(text(shared)))

    stage.play(story)


def test_a_silence_offers_who_did_speak(stage: Stage) -> None:
    async def story(on: Scene) -> None:
        done = await on.alice.slash(
            on.general, "ask", question="What did Zebulon Pike say about ferry fares?"
        )
        assert "Zebulon Pike is never quoted in these articles." in text(done)
        offered = "Marta Quill"
        assert offered in labels(message(done))  # no number: what is asked for may be more, or fewer
        asked = await on.bob.click(message(done), label=offered)
        assert "— **Marta Quill**" in text(asked)

    stage.play(story)


def test_a_closed_collection_shows_nowhere(stage: Stage) -> None:
    async def story(on: Scene) -> None:
        await on.mod.slash(on.general, "admin channels", channel=on.news, collections="top")
        done = await on.alice.slash(on.news, "ask", question=QUESTION)
        assert "Dario Lenz is never quoted" in text(done)
        assert not [one for one in labels(message(done)) if "Quill" in one]
        for command, options in (("sources", {}), ("speakers", {}), ("help", {}), ("check", {"text": WORDS})):
            told = text(await on.alice.slash(on.news, command, **options))
            for hidden in ("Lenz said", "Marta Quill", "Ferry fares", "Port Amber"):
                assert hidden not in told.replace(WORDS, ""), command
        suggested = await on.alice.autocomplete(on.news, "ask", "speaker", "quill")
        assert "Marta Quill" not in [one["name"] for one in suggested]
        assert any(
            words.startswith(WORDS)
            for words in quoted(text(await on.alice.slash(on.general, "ask", question=QUESTION)))
        )

    stage.play(story)


def test_only_admins_administer_whatever_discord_allows(stage: Stage) -> None:
    async def story(on: Scene) -> None:
        command = next(one for one in await on.client.tree.fetch_commands() if one.name == "admin")
        on.guild.set_command_permissions(command.id, {on.alice.user: True})
        refused = await on.alice.slash(on.general, "admin status")
        assert refused.ephemeral
        assert text(refused).startswith("Only those who manage this server")
        assert "articles" in text(await on.mod.slash(on.general, "admin status"))
        assert on.met() == ["Only those who manage this server, or have the role set for it, may do that."]

    stage.play(story)


def test_the_role_that_managers_set_administers_and_cannot_set_another(stage: Stage) -> None:
    async def story(on: Scene) -> None:
        editors = on.guild.create_role("Editors")
        carol = on.guild.add_member(on.env.create_user("carol"), roles=[editors])
        command = next(one for one in await on.client.tree.fetch_commands() if one.name == "admin")
        on.guild.set_command_permissions(command.id, {on.alice.user: True, carol.user: True})
        await on.mod.slash(on.general, "admin role", role=editors)
        assert "articles" in text(await carol.slash(on.general, "admin status"))
        refused = await carol.slash(on.general, "admin role")
        assert text(refused).startswith("Only those who manage this server may do that")
        assert text(await on.alice.slash(on.general, "admin status")).startswith("Only those who manage")
        assert on.client.state.places.role(on.guild.id) == editors.id
        assert len(on.met()) == 2

    stage.play(story)


def test_what_is_kept_is_said_and_forgotten(stage: Stage) -> None:
    async def story(on: Scene) -> None:
        done = await on.alice.slash(on.general, "ask", question=QUESTION)
        assert "1 question and 0 marks" in text(await on.alice.slash(on.general, "privacy"))
        assert "are gone" in text(await on.alice.slash(on.general, "forget"))
        assert "no longer kept" in text(await on.alice.click(message(done), label="Context"))
        assert len(on.met()) == 1

    stage.play(story)


def test_an_index_that_is_missing_or_being_built_is_said_so(stage: Stage, tmp_path: Path) -> None:
    async def story(on: Scene) -> None:
        done = await on.alice.slash(on.general, "ask", question=QUESTION)
        assert text(done) == OF_THE_MACHINE[StoreError]
        told = await on.mod.slash(on.general, "ask", question=QUESTION)
        assert message(told).ephemeral
        assert shown(text(told)).text.startswith(f"There is no index in {tmp_path / 'none'}. ")
        assert shown(text(told)).text.endswith(" Mend: onrecord index")
        on.client.reindexing.is_running = True
        done = await on.alice.slash(on.general, "ask", question=QUESTION)
        assert text(done) == "The index is being built. Ask again when that is done."
        assert len(on.met()) == 3

    Stage(tmp_path / "none", stage.encoder, stage.state).play(story)


def test_who_turns_the_pages_of_somebody_elses_answer_has_a_copy_to_turn(stage: Stage) -> None:
    async def story(on: Scene) -> None:
        done = await on.alice.slash(on.general, "quotes", speaker="Volkonin")
        own = await on.bob.click(message(done), label="More")
        assert own.ephemeral
        assert "page 2" in text(own)
        await on.bob.click(message(own), label="Back")
        assert "page 1" in text(own)
        assert "page 1" in text(done)

    stage.play(story)
