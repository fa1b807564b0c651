"""Pictures of answers for docs/: what the bot sends, drawn by a page that knows nothing of it.

``python -m tests.bot.pictures`` asks over the emulator, draws each message as Discord documents its
components and markdown, wide and 400 pixels narrow, and photographs that in headless Chromium.
"""

from __future__ import annotations

import html
import os
import re
import subprocess
import sys
import tempfile
from importlib import import_module
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt

from index.embedding.load import load
from index.intake.build import Makers, Source, bring_up_to_date
from tests.bot.e2e.conftest import BOT, EMULATOR, ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PAGES = ROOT / "docs" / "pictures"
WIDTHS = {"desktop": 800, "phone": 400}
TALLEST = 1500

STYLE = """
body { margin: 0; background: #313338; color: #dbdee1; font: 16px/1.375 'DejaVu Sans', sans-serif }
main { padding: 12px 16px; max-width: 672px; box-sizing: border-box }
.name { color: #fff; font-weight: 600 }
.tag { background: #5865f2; color: #fff; border-radius: 3px; font-size: 10px; padding: 1px 4px; margin: 4px }
.box { border: 1px solid #45474d; border-radius: 8px; background: #2b2d31; padding: 12px 14px }
blockquote { border-left: 4px solid #4e5058; margin: 2px 0; padding: 0 0 0 10px }
a { color: #00a8fc; text-decoration: none }
p { margin: 0; overflow-wrap: anywhere }
.sub { color: #949ba4; font-size: 13px }
hr { border: 0; border-top: 1px solid #45474d; margin: 10px 0 }
.row { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 8px }
.button { background: #4e5058; color: #fff; border-radius: 8px; padding: 5px 12px; font-size: 14px }
.style1 { background: #5865f2 }
.style4 { background: #da373c }
.style5::after { content: ' ↗'; color: #b5bac1 }
"""

_INLINE = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable("strikethrough")


def asked(world: Any) -> dict[str, Any]:
    """Return the messages to photograph, by name."""
    dam = "What did Volkonin say about the dam?"
    silent = world.slash("ask", question="What did Pavel Dorn say about ferries?")
    checked = world.slash("check", text="The dam will hold back no more than a third of the river")
    return {
        "answer": world.slash("ask", question=dam).message,
        "silence": silent.message,
        "check": checked.message,
        "quotes": world.slash("quotes", speaker="Dario Lenz").message,
    }


def page(raw: dict[str, Any]) -> str:
    """Return a message as a page of its own."""
    inner = "".join(drawn([{"type": 10, "content": raw["content"]}] if raw["content"] else []))
    inner += "".join(drawn(raw["components"]))
    head = f"<!doctype html><meta charset=utf-8><style>{STYLE}</style>"
    return f"{head}<main><span class=name>On Record</span><span class=tag>APP</span>{inner}</main>"


def drawn(components: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Yield components as HTML, by the numbers of Discord's documentation."""
    for one in components:
        inner = "".join(drawn(one.get("components", ())))
        match one["type"]:
            case 1:
                yield f"<div class=row>{inner}</div>"
            case 2:
                yield f"<span class='button style{one['style']}'>{html.escape(one['label'])}</span>"
            case 10:
                yield "".join(marked(one["content"]))
            case 14:
                yield "<hr>"
            case 17:
                yield f"<div class=box>{inner}</div>"


def marked(text: str) -> Iterator[str]:
    """Yield Discord's markdown as HTML."""
    for is_quoted, lines in groupby(text.split("\n"), key=lambda line: line.startswith(">")):
        if is_quoted:
            words = "\n".join(line[1:].removeprefix(" ") for line in lines)
            yield f"<blockquote>{_INLINE.renderInline(words)}</blockquote>"
            continue
        for line in lines:
            is_sub = line.startswith("-# ")
            inner = _INLINE.renderInline(re.sub(r"^-# ", "", line)) or "&nbsp;"
            yield f"<p class={'sub' if is_sub else 'text'}>{inner}</p>"


def photograph(page_: str, file: Path, width: int) -> None:
    """Take a picture of a page, as tall as it is."""
    with tempfile.TemporaryDirectory() as folder:
        source, measured = Path(folder) / "page.html", Path(folder) / "tall.html"
        page_ = page_.replace("body {", f"body {{ width: {width}px;")
        source.write_text(page_, encoding="utf-8")
        measured.write_text(
            page_ + "<script>document.title = document.querySelector('main').offsetHeight</script>",
            encoding="utf-8",
        )
        told = _chromium("--dump-dom", f"--window-size={width},{TALLEST}", measured.as_uri())
        found = re.search(r"<title>(\d+)</title>", told)
        tall = int(found[1]) if found else TALLEST  # headless Chromium takes no window below 500 wide for it
        _chromium(f"--screenshot={file}", f"--window-size={width},{tall}", source.as_uri())


def _chromium(*arguments: str) -> str:
    command = ["chromium", "--headless=new", "--no-sandbox", "--hide-scrollbars", "--disable-gpu"]
    done = subprocess.run([*command, *arguments], check=True, capture_output=True, text=True, timeout=120)
    return done.stdout


def main() -> None:
    """Ask, draw and photograph."""
    sys.path.insert(0, str(EMULATOR))
    PAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        index = Path(folder) / "index"
        bring_up_to_date(index, Source(ROOT / "documents"), Makers(load))
        settings = {
            "ONRECORD_DOCUMENTS": str(ROOT / "documents"),
            "ONRECORD_INDEX": str(index),
            "ONRECORD_BOT_STATE": str(Path(folder) / "bot.db"),
        }
        with import_module("discord_emulator").World() as world:
            world.start_bot(BOT, cwd=ROOT, env=os.environ | settings, commands=["ask", "admin"])
            for name, message in asked(world).items():
                for size, width in WIDTHS.items():
                    photograph(page(message.raw), PAGES / f"{name}-{size}.png", width)


if __name__ == "__main__":
    main()
