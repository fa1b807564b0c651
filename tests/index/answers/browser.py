"""A real Chromium, driven over its DevTools, that tells which words a text fragment highlights."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Iterator

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--hide-scrollbars",
    "--window-size=1000,700", "--remote-debugging-pipe",
)  # fmt: skip

HIGHLIGHT = (
    "::target-text { background-color: rgb(255, 0, 255) !important; color: rgb(255, 0, 255) !important }"
)
READ = """  // the characters whose middle has the highlight's colour in a picture of the page
async (picture) => {
  const image = await createImageBitmap(await (await fetch('data:image/png;base64,' + picture)).blob());
  const canvas = new OffscreenCanvas(image.width, image.height);
  const drawn = canvas.getContext('2d', {willReadFrequently: true});
  drawn.drawImage(image, 0, 0);
  const pixels = drawn.getImageData(0, 0, image.width, image.height).data;
  const isMarked = (x, y) => {
    const at = 4 * (Math.round(y) * image.width + Math.round(x));
    return pixels[at] > 200 && pixels[at + 1] < 60 && pixels[at + 2] > 200;
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const found = [];
  let block = null;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    for (let at = 0; at < node.length; at++) {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const box = Array.from(range.getClientRects()).find((one) => one.width > 0 && one.height > 0);
      if (box === undefined) continue;
      if (!isMarked(box.left + scrollX + box.width / 2, box.top + scrollY + box.height / 2)) continue;
      let around = node.parentElement;
      while (getComputedStyle(around).display.startsWith('inline')) around = around.parentElement;
      if (block !== null && block !== around) found.push('\\n');
      block = around;
      found.push(node.data[at]);
    }
  }
  return found.join('');
}
"""


class Browser:
    """A running Chromium with one page open."""

    def __init__(self, asked: BinaryIO, answered: BinaryIO) -> None:
        self._asked = asked
        self._answered = answered
        self._number = 0
        self._events: list[str] = []
        self._session: str | None = None
        target = self._call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self._call("Page.enable")

    def highlighted(self, address: str) -> str:
        """Return the words that Chromium highlights when it follows ``address``, its blocks on lines."""
        self._open("about:blank")
        self._open(address)
        style = "const style = document.createElement('style'); document.head.append(style);"
        self._run(f"{{ {style} style.textContent = {json.dumps(HIGHLIGHT)} }}")
        size = self._call("Page.getLayoutMetrics")["cssContentSize"]
        clip = {"x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1}
        picture = self._call("Page.captureScreenshot", captureBeyondViewport=True, clip=clip)["data"]
        return str(self._run(f"({READ})({json.dumps(picture)})"))

    def _open(self, address: str) -> None:
        self._events.clear()
        self._call("Page.navigate", url=address)
        while "Page.loadEventFired" not in self._events:
            self._events.append(str(self._next().get("method")))

    def _run(self, script: str) -> Any:
        done = self._call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in done, done
        return done["result"].get("value")

    def _call(self, method: str, **params: object) -> Any:
        self._number += 1
        message: dict[str, object] = {"id": self._number, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        self._asked.write(json.dumps(message).encode() + b"\0")
        self._asked.flush()
        while (told := self._next()).get("id") != self._number:
            self._events.append(str(told.get("method")))
        assert "error" not in told, told
        return told["result"]

    def _next(self) -> dict[str, Any]:
        data = bytearray()
        while (byte := self._answered.read(1)) != b"\0":
            assert byte, "Chromium has ended"
            data += byte
        told: dict[str, Any] = json.loads(data)
        return told


def program() -> str | None:
    """Return where Chromium is; None where it cannot be had."""
    return next((found for name in PROGRAMS if (found := shutil.which(name))), None)


@contextmanager
def running() -> Iterator[Browser]:
    """Start Chromium with a profile of its own, and end it."""
    found = program()
    assert found is not None
    theirs_in, ours_out = os.pipe()
    ours_in, theirs_out = os.pipe()

    moved = f'exec "$0" "$@" 3<&{theirs_in} 4>&{theirs_out}'  # DevTools reads from 3 and writes to 4
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile, subprocess.Popen(
        ["bash", "-c", moved, found, *FLAGS, f"--user-data-dir={profile}"],
        pass_fds=(theirs_in, theirs_out), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    ) as chromium:  # fmt: skip
        os.close(theirs_in)
        os.close(theirs_out)
        with os.fdopen(ours_out, "wb") as asked, os.fdopen(ours_in, "rb") as answered:
            try:
                yield Browser(asked, answered)
            finally:
                chromium.terminate()
                chromium.wait(20)
