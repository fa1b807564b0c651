"""What a party to a case says or does, and so hardly its judge: "she would appeal", "he pleaded guilty"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.statements.register.register import Register
    from index.types import Span

_BENCH = frozenset({"judge", "justice", "magistrate", "recorder"})
_CASE = r"(?:ruling|verdict|sentence|conviction|judgment|judgement|decision|fine|charges?|order)"
_APPEALS = r"appeal(?:ed|s|ing)?\b(?!\s(?:to|for)\b(?![^.;]*\bcourt))"  # not "appeal to the public"
_LEADS = (
    r"(?:\s(?:am|is|was|were|be|will|would|has|had|have|not|never|also|later|now|still|then|going|plan(?:s|ned)?"
    r"|intend(?:s|ed)?|want(?:s|ed)?|hope(?:s|d)?|to)\b|['’](?:ll|d|m))*"
)
_ACTS = (
    rf"\s(?:{_APPEALS}|plead(?:ed|s|ing)?\b"
    r"|(?:den(?:ies|ied|y)|admit(?:s|ted)?)\s(?:(?:the|all|any|both)\s)?(?:charges?|counts?|wrongdoing|guilt)\b"
    rf"|(?:fight|fought|contest(?:ed)?|challenge[ds]?|overturn(?:ed)?)\s(?:the|this|that|his|her|my)\s{_CASE})"
)
_CLAIMS = (
    r"\s(?:(?:\w+\s)?(?:innocent|not\sguilty|sorry\sfor\swhat|ashamed\sof\swhat)|nothing\sto\shide"
    r"|take\s(?:this|it|the\scase|the\smatter)\sto\s(?:a|the)\s(?:higher|highest|high|supreme|appeals?)\s)"
)
_DOES = re.compile(_LEADS + _ACTS)


def judges_passed_over(
    text: str, position: int, content: Sequence[Span], register: Register
) -> frozenset[int]:
    """Return the judges of an article where the pronoun at ``position`` stands for a party to their case.

    :param content: what they say, if they do.
    """
    pronoun = re.compile(r"\w+").match(text, position)
    if pronoun is None:
        return frozenset()
    own = re.compile(rf"\b(?:{pronoun[0]}|I|we){_LEADS}(?:{_ACTS}|{_CLAIMS})", re.IGNORECASE)
    says = any(own.search(text, *span) for span in content)
    if not says and _DOES.match(text, pronoun.end()) is None:
        return frozenset()
    return frozenset(number for number, one in enumerate(register.entries) if _is_judge(one.roles))


def _is_judge(roles: Iterable[str]) -> bool:
    """Tell "district judge" and "justice of the high court" from "justice minister"."""
    return any(not _BENCH.isdisjoint(role.partition(" of ")[0].split()[-1:]) for role in roles)
