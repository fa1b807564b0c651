"""The README's set-up for Discord, followed as it stands: the token in .env, its invitation, index, bot."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

from tests.bot.e2e.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_who_follows_the_readme_has_a_bot_that_answers(fresh: Callable[..., Any], tmp_path: Path) -> None:
    told = (ROOT / "README.md").read_text(encoding="utf-8").partition("## Discord")[2]
    invitation = re.search(r"scope=bot\+applications\.commands&permissions=(\d+)`", told)
    commands = re.findall(r"`\.venv/bin/onrecord (index|bot)`", told)
    assert invitation is not None
    assert commands == ["index", "bot"]
    world = fresh(bot_permissions=int(invitation[1]))
    shutil.copytree(ROOT / "documents", tmp_path / "documents")
    (tmp_path / ".env").write_text(f"DISCORD_TOKEN={world.emulator.token}\n", encoding="utf-8")
    onrecord = [sys.executable, "-c", "import sys; from index.cli import main; sys.exit(main())"]
    env = {name: value for name, value in os.environ.items() if not name.startswith("ONRECORD_")}
    env |= {"PYTHONPATH": str(ROOT)}
    subprocess.run([*onrecord, "index"], cwd=tmp_path, env=env, check=True, capture_output=True, timeout=120)
    path = {"PYTHONPATH": str(ROOT), "ONRECORD_BOT_STATE": ""}
    world.start_bot([*onrecord, "bot"], cwd=tmp_path, env=path, token_env=None, commands=["ask", "admin"])
    asked = world.say(
        "alice", "general", f"{world.mention()} What did Volkonin say about the dam?", timeout=30
    )
    assert "a tenth of the river" in asked.text
    world.slash("admin channels", user="mod", options={"channel": "news", "threads": True})
    thread = world.say("alice", "news", f"{world.mention()} What did Volkonin say about the dam?")
    assert thread.message.channel != "news"
    assert world.problems() == []
