"""The bot, but for a core that waits as long as a file is there: so a test says how slow answering is."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import Any

from bot import __main__ as bot
from index.answers import answer


def main() -> int:
    gate, ask = Path(os.environ["ONRECORD_TEST_GATE"]), answer.ask

    def gated(*arguments: Any, **named: Any) -> answer.Answer:
        while gate.exists():
            time.sleep(0.01)
        return ask(*arguments, **named)

    answer.ask = gated
    return bot.main()


if __name__ == "__main__":
    sys.exit(main())
