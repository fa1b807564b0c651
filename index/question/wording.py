"""Questions in fewer words: "on the subject of eels" is "on eels", "who was it that said" is "who said"."""

from __future__ import annotations

import re

from index.question.patterns import NOUNS
from index.question.verbs import verbs

_WHATS = r"what(?:['’]s| is| was)(?: the)?"
_ON = r"(?=(?:on|about|over|towards?)\b)"
_TURNED = r"(?:what|how|why|did|does|do|has|have|had|is|was)\b"
_REGARD = (
    r"(?:(?:with|in) regards? to|with (?:respect|reference) to|in (?:relation to|connection with)"
    r"|as (?:for|to)|when it (?:comes|came) to|(?:when|after being|if) asked (?:about|on|over))"
)
_HEARERS = r"(?:(?:the )?(?:reporters|journalists|media|press|public|audience|crowd))"
_SAYING = "says?|said|saying|thinks?|thought|talks?|talked|speaks?|spoke|tells?|told"
_DOING = "did|does|do|has|have|had"
_DID = "|".join(sorted(form for form in verbs() if form.endswith("ed"))) + "|said|spoke|told|wrote"
_FEELINGS = "alarm|anger|concerns?|doubts?|fears?|hopes?|misgivings|reservations|support|worry|worries"

_WORDY = (
    # as people type in a chat
    (r"\babt\b", "about"),
    (rf"\b({_SAYING}) ['’]?bout\b", r"\1 about"),
    (r"(?<=\w) re: (?=\w)", " about "),
    (r"^(what|how|why|when|where)['’]d (?=\w)", r"\1 did "),
    (r"^what['’]s (?P<who>\S+(?: \S+)?) (?=said\b)", r"what has \g<who> "),
    (r"\b(?:gotta|got to) say\b", "said"),
    (rf"\b({_SAYING}) (?:smth|sth|somethin)\b", r"\1 something"),
    (rf"\b({_DOING}) (?:that|this) (?:guy|dude|bloke|lady) (?!who\b|that\b|in\b|from\b|with\b)", r"\1 "),
    (r",? (?:lol|lmao|haha|thx|tnx|cheers)$", ""),
    (r"\s*\(\s*\)", ""),  # where a date was
    # the topic first, or after words that only lead up to it
    (rf"^{_REGARD} ", "about "),
    (rf" {_REGARD} ", " about "),
    (
        rf"^(?:on|about|regarding|concerning) (?P<on>[^,]+?), (?={_TURNED})(?P<asks>.+)$",
        r"\g<asks> about \g<on>",
    ),
    *(
        (rf"^{at} (?!what\b|which\b)(?P<on>[^,]+?),? (?={_TURNED})(?P<asks>.+)$", rf"\g<asks> {at} \g<on>")
        for at in ("at", "in", "during", "before", "after")
    ),
    (
        r"^(?P<who>[^:–—]+?)(?:\s*:|\s+[-–—])\s+"
        r"(?P<asks>(?:what|how|why|when|where) (?:did|does|do|has|have|had)) (?:he|she|they|it) (?=\w)",
        r"\g<asks> \g<who> ",
    ),
    (r"^what (?:do (?:we|you) have|have (?:we|you) got) (?=on|about)", "anything "),
    (r"^(what|how) exactly (?=(?:is|was|are|were|did|do|does|has|have|had)\b)", r"\1 "),
    (
        r"^in (?:which|what) (?:article|story|paper|piece|interview|speech) (?=did|do|does|has|have|had)",
        "when ",
    ),
    (r"^confirm (?:that |whether |if )?(?=\w+ \w)", ""),
    (r",? (?:please|pls|thanks|thank you)$|, again$", ""),
    (r"\b(about|on|regarding|to) the (?:issue|question|subject|topic|matter) of ", r"\1 "),
    (r"\b(on|about) any (?:topic|subject)$", r"\1 anything"),
    (r" (?:so|thus) far (?=about|on|regarding)", " "),
    (r" (?:these days|nowadays|at the moment|right now)$", ""),
    # to whom it was said
    (rf"\btell {_HEARERS} (?=about|on|of|that)", "say "),
    (rf"\btold {_HEARERS} (?=about|on|of|that)", "said "),
    # what is but to say
    (r"\bhave to say\b", "say"),
    (r"\bhas to say\b", "says"),
    (r"\bhad to say\b", "said"),
    (r"\b(say|says|said) what (?=about|on)", r"\1 "),
    (r"^(what .+)\bmake of\b", r"\1think of"),
    (rf"^((?:{_WHATS} )?\S+(?: \S+)?['’]s?) (?:\w+ )?(?:line|stand|thinking) {_ON}", r"\1 position "),
    (rf"^({_WHATS} \w+) line {_ON}", r"\1's position "),
    # whoever it was
    (r"^(?P<said>[\"“].+[\"”])[\s,:;–—-]*who (?:said|says|wrote) (?:this|it|that|so)$", r"who said \g<said>"),
    (
        r"^(?P<said>\S+(?: \S+)+?)\s*[,:;.?–—-]+\s*who (?:said|says|wrote) (?:this|it|that|so)$",
        r"who said that \g<said>",
    ),
    (r"^whose (?:words?|quotes?|lines?|phrases?|remarks?) (?:are|were|is|was) (?:it )?", "who said "),
    (r"^who (?:is|was) it (?:that|who) ", "who "),
    (r"^(?:name|list|find|(?:is|are|was|were) there) (?:some|any)(?:one|body) who ", "who "),
    (r"^who (?:has|have|had) (?:anything|something|what) to say (?=(?:about|on|of)\b)", "who spoke "),
    (r"^who refer(?:s|red) to (?P<it>.+?) as ", r"who called \g<it> "),
    (
        rf"^who (?P<where>(?:in|at|on|from) \S+(?: \S+){{0,4}}?) (?P<does>{_DID})\b(?P<rest>.*)$",
        r"who \g<does>\g<rest> \g<where>",
    ),
    (r"^who (?:among|of|out of) (?:the|all|those) (?=\w+ \w)", "which "),
    (r"^(who|which \w+)(?: all)? (?:thinks?|believes?|thought|believed) (?:that )?(?=\w+ \w)", r"\1 said "),
    (r"^(who|which \w+)(?: has| have)? back(?:s|ed) (?!away|down|off|out|up)", r"\1 supported "),
    (r"^(who|which \w+) (?:is|was|are|were) against ", r"\1 opposed "),
    (r"^(who|which \w+) (?:is|was|are|were) in favou?r of ", r"\1 supported "),
    (r"^(who|which \w+) (?:is|was|are|were) critical of ", r"\1 criticised "),
    (
        r"^(who|which \w+)( has| have)? (?:expressed|expresses|raised|raises|aired) "
        rf"(?=(?:\w+ )?(?:{_FEELINGS})\b)",
        r"\1\2 voiced ",
    ),
    (
        r"^(?:the )?(?:international|global|worldwide|world|foreign|public|official|initial|first|early) "
        rf"(?=(?:{NOUNS}) (?:to|on|about)\b)",
        "",
    ),
    (r"^(?:reactions?|responses?|objections?) to ", "comments on "),
)
"""What says in more words what others say in one, and that."""

_PATTERNS = tuple((re.compile(wordy, re.IGNORECASE), plain) for wordy, plain in _WORDY)


def in_fewer_words(question: str) -> str:
    """Return a question without the words that it does not need."""
    for wordy, plain in _PATTERNS:
        question = wordy.sub(plain, question)
    return question
