"""Posts of forums: the tag that says that one is solved."""

from __future__ import annotations

import logging

import discord

from bot.shown.escape import label

_log = logging.getLogger(__name__)

SOLVED = frozenset(
    {"solved", "answered", "resolved", "solution"}
    | {"gelöst", "beantwortet", "erledigt", "résolu", "répondu", "вирішено", "решено"}
)
"""What tags are called that say so."""

TAGS = 5
"""Tags of a post, at most."""


async def solved(post: discord.Thread) -> str | None:
    """Give a post its forum's tag for what is solved, if there is one; return what is left to be done.

    Discord lets those who moderate threads set a post's tags, and who began it.
    """
    forum = post.parent
    tags = forum.available_tags if isinstance(forum, discord.ForumChannel) else []
    tag = next((one for one in tags if one.name.strip(" ✅✔!").lower() in SOLVED), None)
    if tag is None or tag in post.applied_tags or len(post.applied_tags) >= TAGS:
        return None
    if post.permissions_for(post.guild.me).manage_threads:
        try:
            await post.add_tags(tag, reason="An answer was marked as the solution.")
        except discord.HTTPException as refused:
            _log.warning("A post could not be tagged: %s", refused)
        else:
            return None
    return f"I may not set the tag “{label(tag.name)}” here. You can, or give me *Manage Threads*."
