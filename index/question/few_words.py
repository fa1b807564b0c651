"""What a few words ask of the question before: "who else?", "more", "why?", "who said that?"."""

from __future__ import annotations

import re

WHERE = re.compile(
    r"^(?:in |from )?(?:which|what) (?:articles?|(?:news)?papers?|sources?|publishers?)\b"
    r"|^where\b[^,]*\bth(?:at|is)\b|^(?:where|source|sources|link)\W*$",
    re.IGNORECASE,
)
_SHOWN = r"(?:that|this|it|so|these|those|them)"
WHOSE = re.compile(
    r"^(?:(?:and|but|so) )*(?:"
    r"who (?:(?:exactly|actually|has|is|was) )?(?:said|says?|saying|wrote|writes?|told (?:you|them|us)) "
    rf"{_SHOWN}(?: (?:things?|words?|lines?|quotes?|one|all))?|who (?:is|was) (?:{_SHOWN}|speaking)"
    rf"|whose (?:words?|quotes?|lines?)?(?: ?(?:is|are|was|were) (?:they|{_SHOWN}))?|by whom)\W*$",
    re.IGNORECASE,
)
"""Who spoke what was shown: with it stands whose it is."""

MORE = re.compile(
    r"^(?:(?:show|tell|give) )?(?:(?:me|us) )?(?:and )?(?:(?:any|some)thing |what )?(?:more|else|the rest)"
    r"(?: (?:please|of (?:it|that|them|those)|did (?:he|she|they) say))?\W*$|^(?:go on|continue|next)\W*$",
    re.IGNORECASE,
)
WHY = re.compile(
    r"^(?:and |but )*(?:why|how come|for what reason|what for)"
    r"(?: (?:is|was|were|did|does|do|has|so|that|this|it|not|he|she|they|say|said|think|thinks))*\W*$",
    re.IGNORECASE,
)
WHEN = re.compile(
    r"^(?:and )*(?:since when|from when|since how long|how long|when)"
    r"(?: (?:is|was|did|has|he|she|they|say|said|first|that|this|it|so))*\W*$",
    re.IGNORECASE,
)
EXACTLY = re.compile(
    r"^(?:and |but )*(?:(?:what|how) (?:did (?:he|she|they) )?(?:say |put )?(?:it )?exactly|exactly(?: what)?"
    r"|(?:(?:what|which) (?:were|are) |in )?(?:the|his|her|their) (?:exact|own|actual|very) words"
    r"|word for word|verbatim|literally|(?:the )?(?:exact )?quotes?)\W*$",
    re.IGNORECASE,
)
EVER = re.compile(
    r"^(?:(?:and|but|or) )*(?:ever|whenever|at any (?:other )?time|any ?time|of all (?:times|dates|years)"
    r"|all dates|on any (?:other )?da(?:y|te)|without (?:the |any )?dates?)\W*$",
    re.IGNORECASE,
)
_OTHERS = r"(?:(?:any|some|every)(?:one|body) else|(?:(?:all|any) )?(?:the )?others?(?: people)?)"
WHO_ELSE = re.compile(
    r"^(?:(?:and|but|so) )*(?:what about )?"
    rf"(?:(?:what )?(?:did |do |does |has |have )?(?:who else|{_OTHERS}|of {_OTHERS}))"
    r"(?: (?:did|does|do|has|have|is|was|been|quoted|says?|said|spoken?|speaks?|talk(?:s|ed)?|thinks?|"
    r"comments?|commented|mention(?:ed)?|anything|something|about|on|so|that|this|it|too|then))*\W*$",
    re.IGNORECASE,
)
