"""What stands around and between the words of an article in a web page, and what only looks like it.

Most of it is trafilatura's to find. Here stands what it cannot know: which container holds the article,
whatever its name says; which paragraph is a label, or only leads elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from fnmatch import translate
from functools import cache
from typing import TYPE_CHECKING

from index import lexicon
from index.articles.blocks import PROSE, leaves, names_of, prose, words
from index.articles.set_apart import part_what_is_glued, set_quotations

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.html import HtmlElement

SHORT = 300
"""Characters up to which a block can be a label, a pointer or a caption."""

SHARE = 0.3
"""Of an article's prose, what blocks of one name must hold to be its own, whatever they are called."""

POINTING = 0.25
"""Of a block that begins like a pointer to another page, how much must be a link for it to be one."""

COMMAND = 60
"""Characters up to which a block that begins with a verb and has no full stop is a command."""

TITLE = 12
"""Characters from which a link beside a block is the title of another article."""

LAID_OUT = 2
"""Blocks of prose from which a table lays a page out, and holds no figures."""

SURE = 0.8
"""Of a page's prose, what a container must hold to be surely the article."""

_APART = frozenset(("nav", "aside", "footer", "dialog", "form", "figure", "header"))
_TITLES = frozenset(("h2", "h3", "h4", "h5"))
_READERS = frozenset(("nav", "footer", "dialog"))
_ROLES = frozenset(
    ("alertdialog", "banner", "complementary", "contentinfo", "dialog", "navigation", "search")
)
_PARAGRAPHS = frozenset(("p", "li", "h1", "h2", "h3", "h4", "dd", "dt", "td", "figcaption"))
_LAYOUT = frozenset(("table", "tbody", "thead", "tfoot", "tr", "td", "th"))
_COMMENTS = re.compile(
    r"(?:^|[\s_-])(?:comments?|commentlist|disqus\w*|responses|replies)(?:$|[\s_-])", re.IGNORECASE
)
_CAPTION = re.compile(r"(?:^|[\s_-])captions?(?:$|[\s_-])|[a-z]Caption\b", re.IGNORECASE)
_FURNITURE = re.compile(
    "ad-|-ad|advert|aside|author|bar|banner|breadcrumb|button|byline|comment|consent|cookie|embed|expand|footer|hid|menu|"
    "message|meta|modal|more|nav|newsletter|next|obfuscated|options|outbrain|overlay|paid|paywall|permission|popular|"
    "premium|print|promo|rating|recommend|related|reply|shar|slide|social|sponsor|stories|subscri|suggest|taboola|tag|"
    "teaser|viewport|viral|widget",
    re.IGNORECASE,
)
_BOX = re.compile(
    "newsletter|sign-?up|subscription|subscribe-|upgrade-cta|recirc|related|outbrain|taboola|promo-|consent|"
    "addthis|mailing-list|recommended|most-?popular|most-?read|popular-(?:posts|stories)|trending|read-next|also-read|see-also|"
    r"(?:^|[\s_-])rail(?:$|[\s_-])",
    re.IGNORECASE,
)
_PAID = re.compile(r"paywall|regwall|premium|subscri|piano|meter|membership", re.IGNORECASE)
_OFFER = re.compile(
    r"\b(?:subscri|regist|unlock|member|log[ -]?in\b|sign[ -]?(?:in|up)\b|(?:free|full) (?:article|stor)|"
    r"trial\b|(?:a|per|each) (?:week|month|year)\b|(?:continue|keep|go on) reading|read (?:on|all)\b)",
    re.IGNORECASE,
)
_TEXTS = frozenset(("p", "div"))
_BOXES = frozenset(("div", "section", "aside"))
_END = re.compile(r"[.!?…][\"'”’)\]]*$|[“”\"]")
_NO_WORDS = re.compile(r"[\W_]+")
_MARKS = " \t\n\xa0.:…–—-•*>»|()[]→▶"


def take_out(tree: HtmlElement) -> None:
    """Prepare a page for trafilatura: what is surely furniture goes, what only looks like it stays."""
    _keep_article(tree)
    part_what_is_glued(tree)
    set_quotations(tree)
    _drop_labels(tree)
    held = _held(prose(tree))
    for table in list(tree.iter("table")):
        if held[table] >= LAID_OUT:
            for part in [one for one in table.iter() if one.tag in _LAYOUT]:
                part.tag = "div"
    for element in tree.iter("time", "label"):  # in a sentence they are words like others
        parent = element.getparent()
        if (
            parent is not None
            and parent.tag in {"p", "li", "span", "em", "strong"}
            and len(words(parent)) > PROSE
        ):
            element.tag = "span"
    for element in tree.iter("q"):
        element.text, element.tag = f"“{element.text or ''}", "span"
        element.tail = f"”{element.tail or ''}"


def paragraphs(tree: HtmlElement) -> list[str]:
    """Return the prose of a page that is neither its readers' nor its foot's."""
    return [
        said
        for block, said in prose(tree).items()
        if not _is_among(block, _READERS) and not _is_comment(block)
    ]


# -- what holds the article


def _keep_article(tree: HtmlElement) -> None:
    """Take names of furniture from what holds the article, and from the blocks that most of it stands in."""
    amounts = {block: len(said) for block, said in prose(tree).items()}
    main = _main(amounts)
    if main is None:
        return
    _drop_teasers(main, amounts)
    within = {block: amount for block, amount in amounts.items() if main in (block, *block.iterancestors())}
    had_names = [_unname(element) for element in (main, *main.iterancestors()) if element.tag != "body"]
    everything = sum(amount for block, amount in amounts.items() if not _is_among(block, _APART))
    if any(had_names) or sum(within.values()) >= SURE * everything:
        main.set("itemprop", "articleBody")  # by which trafilatura knows it
    for named in _by_name(main, within).values():
        if sum(amount for _, amount in named) >= SHARE * sum(within.values()):
            for element, _ in named:
                _unname(element)


def _by_name(main: HtmlElement, within: dict[HtmlElement, int]) -> dict[str, list[tuple[HtmlElement, int]]]:
    """Return the blocks of prose and what is around them up to ``main``, with amounts, by their names."""
    held: dict[str, list[tuple[HtmlElement, int]]] = defaultdict(list)
    for block, amount in within.items():
        for element in (block, *block.iterancestors()):
            if element is main:
                break
            held[names_of(element).strip() or element.tag].append((element, amount))
    return held


def _drop_teasers(main: HtmlElement, amounts: dict[HtmlElement, int]) -> None:
    """Take out cards that lead to other articles, outside of what holds this one."""
    held = _held(amounts)
    for card in [found for one in amounts if (found := _card(one, held, "a", *_TITLES)) is not None]:
        leads_on = card.tag == "article" or next(card.iter("a"), None) is not None
        if leads_on and main not in (card, *card.iterancestors(), *card.iterdescendants()):
            card.drop_tree()


def _main(amounts: dict[HtmlElement, int]) -> HtmlElement | None:
    """Return what holds most prose close by: the parent of a block in full, what is further up by half.

    What readers write comes after an article: what comes before all else is not theirs, whatever its name.
    """
    scores: dict[HtmlElement, float] = defaultdict(float)
    held, has_begun = _held(amounts), False
    for block, amount in amounts.items():
        is_card = _card(block, held, "a", *_TITLES) is not None
        apart = is_card or _is_among(block, _APART) or (has_begun and _is_comment(block))
        has_begun = has_begun or not apart
        worth = amount / 4 if apart else float(amount)
        for element in [block, *block.iterancestors()][block.tag in _PARAGRAPHS :][:5]:
            scores[element] += worth
            worth /= 2
    return max(scores, key=lambda element: scores[element], default=None)


def _held(blocks: Iterable[HtmlElement]) -> Counter[HtmlElement]:
    """Return how many of some blocks stand in each element."""
    return Counter(above for block in blocks for above in block.iterancestors())


def _card(block: HtmlElement, held: Counter[HtmlElement], *tags: str) -> HtmlElement | None:
    """Return the card that a block is or alone stands in, with a title in one of ``tags``."""
    first = block[0] if len(block) and not (block.text or "").strip() else None
    if first is not None and first.tag in tags and not (first.tail or "").strip() and _is_headed_by(first):
        return block
    card = block.getparent()
    if card is None or card.tag in {"body", "main"} or held[card] > 1:
        return None
    beside = [one for one in (card.getprevious(), card.getnext()) if one is not None]
    if card.tag == "article" and not any(one.tag == "article" for one in beside):
        return None  # the page's own
    titles = (one for one in card.iter(*tags) if one is not block and block not in one.iterancestors())
    return card if any(map(_is_headed_by, titles)) else None


def _is_headed_by(title: HtmlElement) -> bool:
    """Tell the title of an article from a link that only leads on."""
    return len(words(title)) > TITLE or (title.tag in _TITLES and bool(words(title)))


def _is_among(leaf: HtmlElement, tags: frozenset[str]) -> bool:
    return any(one.tag in tags for one in (leaf, *leaf.iterancestors()))


def _is_comment(leaf: HtmlElement) -> bool:
    return any(_COMMENTS.search(names_of(one)) for one in (leaf, *leaf.iterancestors()))


def _unname(element: HtmlElement) -> bool:
    """Take names of furniture from an element; say whether it had any."""
    before = (element.tag, names_of(element))
    if element.get("role") in _ROLES:
        del element.attrib["role"]
    if element.tag in _APART:
        element.tag = "div"
    for name in {"class", "id"} & {*map(str, element.attrib)}:
        element.set(name, " ".join(word for word in element.get(name).split() if not _FURNITURE.search(word)))
    return before != (element.tag, names_of(element))


# -- labels, captions and pointers


def _drop_labels(tree: HtmlElement) -> None:
    for element in list(tree.iter()):
        if element.get("role") in _ROLES and tree in element.iterancestors():
            element.drop_tree()
    for leaf in list(leaves(tree)):
        said = words(leaf)
        if said and len(said) < SHORT and tree in leaf.iterancestors() and _is_label(leaf, said):
            leaf.drop_tree()
    for element in list(tree.iter("figcaption", *_BOXES, "p", "span", "td")):
        if _is_set_in(element) and tree in element.iterancestors() and len(words(element)) < 2 * SHORT:
            element.drop_tree()


def _is_set_in(element: HtmlElement) -> bool:
    """Tell a caption, a box that leads elsewhere and an offer to subscribe, by what their sites call them."""
    names = names_of(element)
    if element.tag == "figcaption" or _CAPTION.search(names):
        return True
    is_box = element.tag in _BOXES and _BOX.search(names)
    return bool(is_box or (_PAID.search(names) and _OFFER.search(words(element))))


def _is_label(leaf: HtmlElement, said: str) -> bool:
    plain = said.lower().strip(_MARKS)
    if _labels().fullmatch(plain):
        return True
    if _is_command(leaf, plain) and not _END.search(said):
        return True
    linked = sum(len(words(link)) for link in leaf.iter("a"))
    if linked >= POINTING * len(said) and plain.startswith(lexicon.entries("page_pointers")):
        return True
    unlinked = _NO_WORDS.sub("", said), "".join(_NO_WORDS.sub("", words(link)) for link in leaf.iter("a"))
    shouted = leaf.tag in _TITLES and said.isupper()
    return (leaf.tag in _TEXTS or shouted) and unlinked[0] == unlinked[1] and len(plain.split()) > 2


def _is_command(leaf: HtmlElement, plain: str) -> bool:
    """Say whether a short block begins like what a page bids its readers do."""
    first = plain.partition(" ")[0]
    return leaf.tag in _TEXTS and len(plain) <= COMMAND and first in lexicon.words("page_commands")


@cache
def _labels() -> re.Pattern[str]:
    return re.compile("|".join(translate(entry) for entry in lexicon.entries("page_labels")))
