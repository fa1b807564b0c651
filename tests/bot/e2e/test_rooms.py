"""In every room: forums and categories, typing, edited questions, replies to questions."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

QUESTION = "What did Mildred Osgood say about trade?"
WORDS = "Amber is a fine thing to trade"
SPRING = "We will trade amber in the spring"


@contextmanager
def unasked(world: Any, channel: str) -> Iterator[None]:
    world.slash("admin channels", user="mod", options={"channel": channel, "unasked": True})
    try:
        yield
    finally:
        world.slash("admin channels", user="mod", options={"channel": channel, "unasked": False})


def test_a_forum_that_answers_unasked_does_so_in_its_posts(world: Any) -> None:
    world.add_channel("questions", kind="forum")
    with unasked(world, "questions"):
        post = world.forum_post("alice", "questions", "About trade", QUESTION)
        assert WORDS in post.text
        then = world.say("alice", post.where, "and in the spring?")
        assert SPRING in then.text
        titled = world.forum_post("bob", "questions", QUESTION, "Anyone know?")
        assert WORDS in titled.text
        for words in ("how are you?", "Thanks!", "Is there a good harbour café open on Sunday?"):
            assert not world.say("alice", post.where, words, expect_reply=False, timeout=1).answered, words
    quiet = world.forum_post("alice", "questions", QUESTION, QUESTION, expect_reply=False, timeout=1)
    assert not quiet.answered


def test_a_category_and_the_whole_server_are_set_like_a_channel(world: Any) -> None:
    desk, copy = world.add_channel("Desk", kind="category"), world.add_channel("copy")
    world._change(copy, lambda: setattr(copy, "parent", desk))
    options = {"channel": "Desk", "unasked": True, "collections": "top"}
    world.slash("admin channels", user="mod", options=options)
    try:
        told = world.say("alice", "copy", QUESTION)
        assert "Mildred Osgood is never quoted" in told.text
        thread = world.start_thread("alice", "copy", "aside")
        assert "Volkonin" in world.say("bob", thread, "What did Volkonin say about the dam?").text
        world.slash("admin channels", user="mod", options={"channel": "copy", "unasked": False})
        assert not world.say("alice", "copy", QUESTION, expect_reply=False, timeout=1).answered
    finally:
        world.slash(
            "admin channels", user="mod", options={"channel": "Desk", "unasked": False, "collections": "all"}
        )
    world.add_channel("lobby")  # of which nothing is set
    world.slash("admin channels", user="mod", options={"unasked": True})
    try:
        assert WORDS in world.say("alice", "lobby", QUESTION).text
    finally:
        world.slash("admin channels", user="mod", options={"unasked": False})


def test_it_is_seen_typing_while_it_works(world: Any) -> None:
    asked = world.say("alice", "general", f"{world.mention()} {QUESTION}")
    assert asked.typed_ms is not None
    assert asked.typed_ms <= asked.first_ms
    told = [world.say("alice", "news", f"{world.mention()} {QUESTION}", wait=False) for _ in range(4)]
    for one in told:
        one.wait(timeout=30)
    assert all(WORDS in one.text for one in told)
    number = world.find_channel("news").id
    shown = [one for one in world.requests if one.path.endswith(f"/channels/{number}/typing")]
    assert 1 <= len(shown) < 4  # once, however many are answered there at a time


def test_an_edited_question_has_its_answer_edited(world: Any) -> None:
    asked = world.say("alice", "general", f"{world.mention()} What did Mildred Osgod say abot the sprong?")
    answer = asked.message
    edited = world.edit(
        asked,
        f"{world.mention()} {QUESTION}",
        until=lambda _: WORDS in answer.refresh().text,
    )
    assert WORDS in answer.refresh().text
    assert not [one for one in edited.messages if one.id != answer.id]
    context = world.click(answer.refresh(), "Context", user="bob")
    assert WORDS in context.text
    world.edit(asked, f"{world.mention()} thanks!", timeout=1)
    assert WORDS in answer.refresh().text


def test_a_reply_to_a_question_follows_on(world: Any) -> None:
    asked = world.say("alice", "general", f"{world.mention()} What did Zebulon Pike say about trade?")
    assert "never quoted" in asked.text
    question = next(one for one in world.history("general") if one.id == asked.message.reply_to)
    then = world.say("bob", "general", "and Mildred Osgood?", reply_to=question)
    assert WORDS in then.text


def test_whoever_began_a_post_may_mark_an_answer_as_its_solution(world: Any) -> None:
    world.add_channel("solved", kind="forum")
    with unasked(world, "solved"):
        post = world.forum_post("alice", "solved", "Trade", QUESTION)
        refused = world.click(post.message, "This solves it", user="bob")
        assert "Only who began this post" in refused.text
        assert "Marked as the solution" not in post.message.refresh().text
        world.click(post.message, "This solves it", user="alice")
        assert post.message.refresh().text.startswith("✅ **Marked as the solution.**")
        assert "This solves it" not in [one.label for one in post.message.refresh().buttons]
        assert WORDS in post.message.refresh().text
    here = world.say("alice", "general", f"{world.mention()} {QUESTION}")
    assert "This solves it" not in [one.label for one in here.message.buttons]


def with_tags(world: Any, forum: Any, *names: str) -> None:
    """Give a forum tags, which the emulator has none of."""
    plain = forum.to_json
    tags = [
        {"id": str(at), "name": name, "moderated": False, "emoji_id": None, "emoji_name": None}
        for at, name in enumerate(names, 70)
    ]
    world._change(forum, lambda: setattr(forum, "to_json", lambda: plain() | {"available_tags": tags}))


def test_a_post_is_tagged_as_solved_or_it_is_said_who_may_tag_it(world: Any) -> None:
    forum = world.add_channel("tagged", kind="forum")
    with_tags(world, forum, "Ferries", "✅ Answered")

    def tagged() -> list[Any]:
        return [one.body["applied_tags"] for one in world.requests if "applied_tags" in (one.body or {})]

    with unasked(world, "tagged"):
        left = world.forum_post("alice", "tagged", "Trade", QUESTION)
        told = world.click(left.message, "This solves it", user="alice", settle=1)
        assert tagged() == []
        (note,) = [one for one in told.messages if one.ephemeral]
        assert note.text == "I may not set the tag “✅ Answered” here. You can, or give me *Manage Threads*."
        world.allow(world.bot_name, "MANAGE_THREADS", channel="tagged")
        post = world.forum_post("alice", "tagged", "Trade again", QUESTION)
        told = world.click(post.message, "This solves it", user="alice", settle=1)
        assert tagged() == [["71"]]
        assert not [one for one in told.messages if one.ephemeral]
        assert post.message.refresh().text.startswith("✅ **Marked as the solution.**")
        refused = world.forum_post("bob", "tagged", "Once more", QUESTION)
        world.fail(1, status=400, route="@original")
        told = world.click(refused.message, "This solves it", user="bob", settle=1)
        assert [one.text for one in told.messages if one.ephemeral] == ["✅ **Marked as the solution.**"]
        assert len(tagged()) == 2
