"""Control characters that an article may hold, shown as pictures of themselves.

So no article can steer a terminal or break a page; and a text keeps its length, so that offsets hold.
"""

from __future__ import annotations

_PICTURES = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\n\t"}
_OVERRIDES = (0x202D, 0x202E)
"""What shows letters in another order than they stand in; what only embeds Arabic or Hebrew does not."""

_PICTURES |= {
    0x7F: 0x2421,
    **dict.fromkeys(_OVERRIDES, 0xFFFD),
    **dict.fromkeys((*range(0x80, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF), 0xFFFD),
}


def pictured(text: str) -> str:
    """Return a text with each control character, line feed and tab apart, as one that can be seen."""
    return text.translate(_PICTURES)
