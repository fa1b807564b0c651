"""The patterns of questions: `index.question.shapes` tells what each makes of one.

``who`` is in all of them whose words are asked for, ``tail`` what may lead up to the topic.
"""

from __future__ import annotations

import re

from index.lexicon import entries

_AUX = r"(?:did|does|do|has|have|had|is|was|are|were|will|would|should|could|might|can)(?:n['’]t)?"
_WH = r"(?:what|how|why|when|where|whom?|which|in what)"
PREPOSITION = re.compile(
    r"^[\s,:]*(?:(?:anything|something|things?|much|more|publicly|ever|about|on|to|regarding|concerning|re"
    r"|over|of|towards?|that|whether|if|when|after|with|as|for|in response to|in on|his|her|their)\b[\s,]*)*",
    re.IGNORECASE,
)
THERE_IS = re.compile(
    r"^there\s+(?:(?:would|will|could|might|should|has|have|had)(?:\s+(?:not|never))?\s+(?:be|been)|is|are|was|were)\s+",
    re.IGNORECASE,
)
ADVERB = re.compile(
    r"(?:[\s,]+(?:ever|actually|really|publicly|also|once|first|just|recently|himself|herself|themselves|always|"
    r"previously|already|not|exactly|specifically|last|have|has|had|been|be|is|was|are|were))+$",
    re.IGNORECASE,
)
POLITE = re.compile(
    r"^(?:(?:hi|hello|hey|ok|okay|so|and|but|well|please|pls|fyi)[\s,]+)*"
    r"(?:(?:re|q|(?:quick )?q(?:uestion)?|quotes?|urgent|needed|verify|check|fact[ -]?check)\s*:\s+)?"
    r"(?:(?:can|could|would) (?:you|u|anyone|somebody) (?:please )?|please "
    r"|(?:(?:i|we) (?:want|need)|need)(?: to (?:know|see|hear))? (?:an? |some )?"
    r"|i(?:['’]d| would) like to (?:know|see) |do (?:you|we) (?:know|remember|recall)(?: if| whether)? "
    r"|do (?:you|we) have "
    r"|(?:i['’]m )?looking for )?"
    r"(?:(?:tell|show|give|find|get|remind|list|quote(?! (?:from|by|of|in|on|about)\b)) (?:(?:me|us) )?"
    r"(?:(?:all|the|some|any) )*(?:about )?)?",
    re.IGNORECASE,
)
ALL_OF = re.compile(r"^(?:both|either|neither|all|just|only)(?: of)?\s+(?=\S)", re.IGNORECASE)
SHORTENED = re.compile(r"^(what|where|how)s\s+", re.IGNORECASE)
MISTYPED = re.compile(r"^(?:wat|wut|waht|wht|whta|wot|hwat)(?=['’]?s?\s)", re.IGNORECASE)
WHO = re.compile(
    r"^(?:who(?:['’]s)?|which \w+|has any(?:one|body)|did any(?:one|body)|what (?:has been|was|is being|is))"
    r"(?: (?:else|all|is|was|are|were|has|have|had|been|ever|publicly|first|quoted as))*"
    r" (?P<verb>[a-z]+)\b(?P<tail>.*)$",
    re.IGNORECASE,
)


def _alternation(name: str) -> str:
    return "|".join(sorted((re.escape(line.rstrip(" ?")) for line in entries(name)), key=len, reverse=True))


NOUNS = _alternation("asking_nouns")
NOUN = re.compile(rf"\b(?:{NOUNS})\b", re.IGNORECASE)
_LEAD = (
    r"(?:(?:what|where|how|which)(?:['’]s|\s+(?:is|was|are|were|has been|have been))\s+|has\s+)?"
    r"(?:(?:is|was|are|were|has|have|had)\s+there\s+(?:been\s+)?)?(?:any\s+)?"
)
_TO = r"on|about|to|regarding|over|against|towards?|concerning|at|in|after|before|during"
_NOT_ASKED = rf"(?!(?:{_WH}|who|{_AUX})\b)"
ATTITUDE = re.compile(
    rf"^{_LEAD}{_NOT_ASKED}(?P<who>.+?)(?:['’]s?)\s+(?:(?!\b(?:on|about|to|of)\b)[\w-]+\s+){{0,2}}?(?P<noun>{NOUNS})\b"
    r"(?:\s+(?:been|was|is|were|are))?(?P<tail>(?:\s+(?:on|about|to|of|regarding|over|against|toward|towards|for|"
    r"after|when|that|in|at|before|during|with|concerning|from)\b.*)?)$",
    re.IGNORECASE,
)
ATTITUDE_OF = re.compile(
    rf"^{_LEAD}(?:the\s+)?(?:[\w-]+\s+)?(?P<noun>{NOUNS}|anything|something|everything)\s+(?:of|by|from)\s+(?P<who>.+?)"
    rf"(?P<tail>(?:\s+(?:{_TO})\b.*)?)$",
    re.IGNORECASE,
)
ATTITUDE_FROM = re.compile(
    rf"^{_LEAD}(?:the\s+)?(?:[\w-]+\s+)?(?P<noun>{NOUNS}|anything|something)"
    r"(?P<tail>\s+(?:on|about|to|regarding|over)\s+.+?)\s+(?:from|by)\s+(?P<who>.+)$",
    re.IGNORECASE,
)
QUOTES = re.compile(
    rf"^{_LEAD}{_NOT_ASKED}(?P<who>.+?)\s+(?P<noun>{NOUNS})"
    r"(?P<tail>\s+(?:on|about|to|regarding|over|against|towards?|concerning)\b.*)$",
    re.IGNORECASE,
)
ABOUT = re.compile(
    rf"^{_LEAD}(?:the\s+)?(?:{NOUNS}|anything|something|everything)\s+(?:made\s+|said\s+)?"
    r"(?:about|on|regarding|concerning)\s+(?P<tail>.+)$",
    re.IGNORECASE,
)
_AT = "criticisms?|critique|condemnation|praise|denunciation|defen[cs]e|endorsement|rejection"
DIRECTED = re.compile(
    rf"^{_LEAD}{_NOT_ASKED}(?P<who>.+?)\s+(?P<noun>{_AT})(?P<tail>\s+of\s+.+)$", re.IGNORECASE
)
"""What somebody does to whom stands behind "of": "Birch criticism of the mill" is no mill's."""

DESCRIBED = re.compile(r"^(?:the|a|an)\s+[\w-]+(?:\s+[\w-]+){0,4}?,?\s+who\s+\w", re.IGNORECASE)
_BEEN = r"^(?:what|anything|everything|whatever)(?:\s+that)?\s+(?:has\s+been|have\s+been|was|were|got|is)\s+"
SAID_BY = (
    re.compile(
        rf"{_BEEN}(?:ever\s+|publicly\s+)?(?P<verb>[a-z]+)\s+by\s+(?P<who>.+?)(?P<tail>(?:\s+(?:{_TO})\b.*)?)$",
        re.IGNORECASE,
    ),
    re.compile(rf"{_BEEN}(?P<verb>[a-z]+)\b(?P<tail>\s+.+?)\s+by\s+(?P<who>.+)$", re.IGNORECASE),
)
AUXILIARY = re.compile(
    rf"^(?:(?P<wh>{_WH}\b(?:\s+(?!{_AUX}\b)\S+){{0,4}}?)\s+)?(?P<aux>{_AUX})\s+(?P<rest>.+)$|"
    rf"^(?:(?P<wh2>{_WH})['’](?:s|d|ve))\s+(?P<rest2>.+)$",
    re.IGNORECASE,
)
RELATIVE = re.compile(
    r"^(?:what(?:\s+(?:is|are|was|were)\s+(?:something|one\s+\w+|some\s+\w+|the\s+\w+))?|whatever|everything|anything|"
    r"something|all|things|the\s+(?:things|words))(?:\s+that)?\s+(?P<rest>.+)$",
    re.IGNORECASE,
)
NO_SUBJECT = re.compile(
    r"^(?:if|whether|when|why|how|what|where|on|about|regarding|concerning)\b", re.IGNORECASE
)
"""What nobody's name begins with."""

QUESTION_WORD = re.compile(rf"^(?:{_WH}|who|whose|{_AUX}|which|according)\b", re.IGNORECASE)
ON = re.compile(r"\s+(?:on|about|re|regarding|concerning)[\s:]+|:\s+", re.IGNORECASE)
SOMEWHERE = re.compile(r",?\s+(?:at|in|to|before|with)\s+", re.IGNORECASE)
"""What tells where, or to whom, somebody spoke, behind their name: "Birch at the fair on boats"."""

CALLED_ON = re.compile(
    rf"^(?!(?:{_WH}|{_AUX}|{_TO}|from|by|for|with|and|but|if|since|until)\b)"
    rf"(?P<who>[^\s,]+(?:\s[^\s,]+){{0,5}}),\s+(?P<tail>(?:{_WH}|{_AUX})\b.+)$",
    re.IGNORECASE,
)
"""Somebody, and what they are asked: "Birch, what went wrong with the sluice?"."""

ACCORDING = re.compile(r"^according to (?P<who>[^,]+),\s*(?P<tail>.+)$", re.IGNORECASE)
ACCORDING_LAST = re.compile(r"^(?P<tail>.+?),?\s+according to (?P<who>[^,]+)$", re.IGNORECASE)


_FRESH = r"(?:very\s+)?(?:latest|newest|most\s+recent|recent)"
_WORDS = rf"(?:\s+(?:news|words|thing|things|line|{NOUNS}))?"
_TAIL = r"(?P<tail>(?:\s+(?:on|about|re|regarding|concerning|over)\b.*)?)"
LATEST = (
    re.compile(
        rf"^{_LEAD}(?:the\s+)?{_FRESH}{_WORDS}\s+(?:from|by|of)\s+(?P<who>.+?){_TAIL}$", re.IGNORECASE
    ),
    re.compile(
        rf"^{_LEAD}(?:the\s+)?{_FRESH}{_WORDS}(?P<tail>\s+(?:on|about)\s+.+?)\s+(?:from|by)\s+(?P<who>.+)$",
        re.IGNORECASE,
    ),
    re.compile(rf"^{_LEAD}{_NOT_ASKED}(?P<who>.+?)(?:['’]s?)?\s+{_FRESH}{_WORDS}{_TAIL}$", re.IGNORECASE),
    re.compile(rf"^{_LEAD}(?:the\s+)?{_FRESH}\s+(?P<who>.+?)\s+(?:{NOUNS}){_TAIL}$", re.IGNORECASE),
    re.compile(
        rf"^(?:what(?:['’]?s|\s+is)\s+)?(?:new|the\s+news)\s+(?:from|with|by)\s+(?P<who>.+?){_TAIL}$",
        re.IGNORECASE,
    ),
    re.compile(
        rf"^{_LEAD}(?:everything|anything|something|all|more|news|words?|what\s+do\s+(?:we|you)\s+have)"
        rf"(?:\s+(?:new|else|more|recent))?\s+(?:from|by|of)\s+(?P<who>.+?){_TAIL}$",
        re.IGNORECASE,
    ),
)
VERSUS = re.compile(r"\s+(?:vs?\.?|versus|against|with|to|as against)\s+", re.IGNORECASE)
_PAIR = r"(?P<who>.+?\s+(?:and|&|vs?\.?|versus)\s+.+?)"
_DIFFER = r"(?:differ|compare|disagree|agree|clash|diverge|part\s+ways|contradict|stand)(?:e?d)?"
COMPARED = (
    re.compile(
        rf"^(?:how|where|why|what)\s+{_AUX}\s+{_PAIR}\s+{_DIFFER}(?:\s+(?:from\s+)?(?:each\s+other|one\s+another))?{_TAIL}$",
        re.IGNORECASE,
    ),
    re.compile(
        rf"^(?:compare|contrast)\s+(?:what\s+)?(?P<who>.+?\s+(?:and|&|with|to|vs?\.?|versus)\s+.+?)"
        rf"(?:\s+(?:say|said|have\s+said|think))?{_TAIL}$",
        re.IGNORECASE,
    ),
    re.compile(
        rf"^{_LEAD}(?:the\s+)?(?:differences?|disagreements?)\s+(?:between|of)\s+{_PAIR}{_TAIL}$",
        re.IGNORECASE,
    ),
    re.compile(rf"^(?P<who>.+?\s+(?:vs?\.?|versus)\s+.+?){_TAIL}$", re.IGNORECASE),
)
