"""Content: which words of a sentence a cue's complements give to its speaker."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from index import lexicon
from index.names.roles import is_role
from index.statements.grammar.asides import without_asides
from index.statements.grammar.following import following
from index.statements.grammar.inserted import around, condition, is_insertion, without_before
from index.statements.grammar.judged import is_quality, is_second
from index.statements.grammar.loose import and_that, loose_that, told_to
from index.statements.grammar.mention import (
    goes_on_after_passive,
    is_after_second_noun,
    is_main_after_all,
    may_speak,
)
from index.statements.grammar.parse import PUNCTUATION
from index.statements.grammar.tails import (
    called_before,
    rest_of_list,
    rest_of_object,
    shared_object,
    subject_after_day,
)
from index.text.cues import Cue, cue, is_cue_noun
from index.text.english import singular

if TYPE_CHECKING:
    from index.statements.grammar.parse import Tree

_CLAUSES = frozenset({"ccomp", "parataxis"})
_OBJECTS = frozenset({"dobj", "oprd", "attr", "obj"})
_LEADING = frozenset({"advmod", "cc", "intj", "mark", "npadvmod", "prep", "punct"})
_LONGEST_LEAD = 6  # words
_TOPICS = frozenset({"of", "about"})  # may open a sentence: "Of Birch, she said"
_EMPTY = frozenset({"CC", "UH"})  # tags of what leads up to a clause and says nothing
_SAME = frozenset({"he", "she"})
_NEUTRAL = frozenset({"address", "discuss"})
_ASKING = frozenset({"ask", "wonder", "inquire"})
_QUESTIONS = frozenset({"if", "whether", "when", "where", "why", "how"})


def content_of(tree: Tree, verb: int, known: Cue, speaker: int | None) -> set[int]:
    """Return the words that the complements of the cue at ``verb`` say."""
    content = _complements(tree, verb, known, speaker)
    if content and "np" in known.complements and min(content) > verb:
        content = set(range(min(content), max(content) + 1))
    if not content and ("that" in known.complements or _is_between_commas(tree, verb)):
        content = _parenthetical(tree, verb)
    if not content and known.particle and verb + 2 < len(tree.words) and tree.words[verb + 2].text == ":":
        content = _after_colon(tree, verb)
    if "that" in known.complements:
        content = content or loose_that(tree, verb) or told_to(tree, verb, known)
        content = _after_colon(tree, verb) or content
        content |= and_that(tree, content) if content else set()
        if not content and speaker is not None and speaker < verb:
            content = following(tree, verb)
    if speaker is not None:
        content -= tree.subtree(speaker) - (tree.subtree(verb) if _goes_on_after(tree, verb) else set())
        if not content and "np" in known.complements:
            content = _passive(tree, verb, speaker)
    content = without_asides(tree, verb, content - _other_sayings(tree, verb, content))
    content |= _rest_of_fragments(tree, content)
    return content if speaker is None else _whole(tree, verb, known, speaker, content)


def _goes_on_after(tree: Tree, verb: int) -> bool:
    """Tell a verb that the parser hung on its own speaker: "officials acknowledging that ..."."""
    word = tree.words[verb]
    if word.tag == "VBG":
        clause = tree.kid(verb, "ccomp") is not None and tree.kid(verb, "mark") is None
        told = word.dep == "acl" and may_speak(tree, word.head)
        return told and (clause or tree.words[verb - 1].text == ",")
    return word.tag == "VBD" or is_main_after_all(tree, verb) or is_after_second_noun(tree, verb)


def _whole(tree: Tree, verb: int, known: Cue, speaker: int, content: set[int]) -> set[int]:
    """Return content with what the parser hung on other words, and without what it took from them."""
    clause = "that" in known.complements
    if clause:
        content = around(tree, verb, speaker, content)
    if content and "np" in known.complements and speaker < verb < min(content):
        content |= rest_of_object(tree, verb, content)
    if content and clause and speaker < verb:
        content = without_before(tree, verb, content)
        content |= subject_after_day(tree, verb, content) | condition(tree, verb, speaker)
        content |= rest_of_list(tree, verb, content) | shared_object(tree, verb, content)
    return content


def _passive(tree: Tree, verb: int, speaker: int) -> set[int]:
    """Return what "was criticised by Birch"."""
    what, by = tree.kid(verb, "nsubjpass", "csubjpass"), tree.kid(verb, "agent")
    if what is None or by is None or what > verb or tree.words[speaker].head != by:
        return set()
    if not may_speak(tree, what):
        return tree.subtree(what)
    charges = (*tree.kids[verb], *tree.kids[speaker])  # "Birch was accused by Holm of lying"
    return next((tree.subtree(kid) for kid in charges if kid > speaker and _is_charge(tree, kid)), set())


def _is_charge(tree: Tree, kid: int) -> bool:
    word = tree.words[kid]
    return word.dep == "prep" and word.lower == "of" and tree.kid(kid, "pcomp") is not None


def _rest_of_fragments(tree: Tree, content: set[int]) -> set[int]:
    """Return the words of every quoted fragment that the content has in part."""
    begun = {tree.words[at].fragment for at in content} - {None}
    return {at for at, word in enumerate(tree.words) if word.fragment in begun} if begun else set()


def _complements(tree: Tree, verb: int, known: Cue, speaker: int | None) -> set[int]:
    """Return the words of the dependents of a verb that say something."""
    content: set[int] = set()
    for kid in tree.kids[verb]:
        if kid == speaker or (speaker is not None and speaker in tree.subtree(kid)):
            continue
        if is_insertion(tree, verb, kid):
            continue  # "Studies, she says, found ..."
        extends = content and (_extends(tree, verb, kid, known) or _goes_on(tree, kid, known, content))
        if extends or _is_content(tree, verb, kid, known):
            content |= tree.subtree(kid)
        elif content and (_is_second_fragment(tree, kid) or is_second(tree, kid, content)):
            content |= tree.subtree(kid) | set(range(max(content) + 1, tree.first[kid]))
    return content | called_before(tree, verb, content)


def _is_second_fragment(tree: Tree, kid: int) -> bool:
    """Tell a quoted noun after "and" that the parser hung on the verb: "called it odd and “a risk”"."""
    word = tree.words[kid]
    if word.dep != "conj" or word.tag.startswith(("VB", "MD")) or not word.is_quoted:
        return False
    return tree.words[tree.first[kid] - 1].tag == "CC"


def _is_content(tree: Tree, verb: int, kid: int, known: Cue) -> bool:
    """Tell whether a dependent is a complement that says something."""
    word = tree.words[kid]
    if word.dep == "advcl":
        called_for = "for" in known.complements and _opens_with_for(tree, kid)
        judged = "np" in known.complements and is_quality(tree, kid)
        return kid > verb and (called_for or judged or _is_question(tree, verb, kid, known))
    if word.dep in _CLAUSES:
        return "that" in known.complements or word.quotation is not None
    if word.dep == "xcomp":
        return _is_infinitive(tree, verb, kid, known)
    if word.dep in _OBJECTS:
        greets = known.verb == "welcome" and (may_speak(tree, kid) or is_role(singular(word.lower)))
        return "np" in known.complements and kid > verb and not greets
    if word.dep not in {"prep", "dative"} or (kid < verb and word.lower not in _TOPICS):
        return False
    relative = word.lower == "as" and _is_of_relative(tree, verb, known)  # "which she denounced as a fraud"
    return relative or ("to_np" if word.lower == "to" else word.lower) in known.complements


def _is_of_relative(tree: Tree, verb: int, known: Cue) -> bool:
    """Tell a verb whose object is a relative pronoun before it."""
    what = tree.kid(verb, "dobj")
    return "np" in known.complements and what is not None and what < verb and tree.words[what].tag[0] == "W"


def _is_infinitive(tree: Tree, verb: int, kid: int, known: Cue) -> bool:
    """Tell what somebody promises or orders; not "declined to say", where the second verb is the cue."""
    word = tree.words[kid]
    if word.tag in {"VB", "VBN"} and cue(word.lower) is not None:
        return False  # nor "is reported to have ruled out"
    if known.verb == "tell" and (word.tag != "VB" or tree.first[kid] == verb + 1):
        return False  # "they were told to leave", by nobody
    if known.particle and tree.words[tree.first[kid]].tag == "TO":
        return "to" in known.complements  # "set out to mend it"
    return "to" in known.complements or "np" in known.complements


def _opens_with_for(tree: Tree, clause: int) -> bool:
    """Tell the clause of "called for the dam to be drained"."""
    mark = tree.kid(clause, "mark")
    return mark is not None and tree.words[mark].lower == "for"


def _is_question(tree: Tree, verb: int, clause: int, known: Cue) -> bool:
    """Tell what somebody asks, or does not say: "asked them if it would hold", "has not said when"."""
    opening = tree.first[clause]
    if tree.words[opening].lower not in _QUESTIONS or tree.words[opening - 1].tag == ",":
        return False
    if known.verb in _ASKING:
        return True
    return opening == verb + 1 and tree.kid(verb, "neg") is not None and "that" in known.complements


def _extends(tree: Tree, verb: int, kid: int, known: Cue) -> bool:
    """Tell whether a dependent completes an object: "accused her of lying", "blamed it for the delay"."""
    word = tree.words[kid]
    if "np" not in known.complements or kid < verb:
        return False
    if word.dep == "prep":
        return word.lower in lexicon.words("object_prepositions")
    is_adjective = word.dep == "advmod" and word.is_quoted  # “cowardly”, which the parser takes for an adverb
    return is_adjective or word.dep in {"xcomp", "acl"}


def _goes_on(tree: Tree, kid: int, known: Cue, content: set[int]) -> bool:
    """Tell the rest of "called for missiles to be sent" that the parser set apart."""
    opens = tree.words[tree.first[kid]].tag == "TO" and tree.first[kid] == max(content) + 1
    return "for" in known.complements and opens and tree.words[kid].dep in {"advcl", "xcomp", "acl"}


def _parenthetical(tree: Tree, verb: int) -> set[int]:
    """Return the clause into which "he said" is set: "the plan, he said, will fail"."""
    word = tree.words[verb]
    if word.tag == "VBG" or word.dep not in {"parataxis", "ccomp", "advcl"}:
        return set()
    mark = tree.kid(verb, "mark")
    is_as = mark is not None and tree.words[mark].lower == "as"
    if word.dep != "parataxis" and not is_as:
        return set()
    return without_lead(tree, tree.subtree(word.head) - tree.subtree(verb))


def without_lead(tree: Tree, content: set[int]) -> set[int]:
    """Cut off the "But" that leads up to a clause into which a phrase is set: "But, he said, ..."."""
    numbers = sorted(content)
    gap = next((one for one, two in pairwise(numbers) if two > one + 1), None)
    if gap is None:
        return content
    lead = [at for at in numbers if at <= gap]
    return content - set(lead) if _says_nothing(tree, lead, numbers[len(lead) :]) else content


def _says_nothing(tree: Tree, lead: list[int], rest: list[int]) -> bool:
    """Tell "But," and, before a quotation, "In May,", which may tell when it was said."""
    words = [tree.words[at] for at in lead]
    if all(word.tag in _EMPTY or word.tag in PUNCTUATION for word in words):
        return True
    if any(word.is_quoted or word.tag.startswith("VB") for word in words):
        return False
    tops = [word for word in words if word.head not in lead]
    leads = all(word.dep in _LEADING for word in tops) and len(lead) <= _LONGEST_LEAD
    if not leads:
        return False
    on_a_day = words[0].lower == "on" and any(word.lower in lexicon.words("calendar") for word in words)
    told = on_a_day or any(word.tag.startswith("NN") and is_cue_noun(word.lower) for word in words)
    return told or all(
        tree.words[at].quotation is not None or tree.words[at].tag in PUNCTUATION for at in rest
    )


def _is_between_commas(tree: Tree, verb: int) -> bool:
    """Tell "..., he continued, ..."."""
    first, last = tree.first[verb], tree.last[verb]
    if tree.words[verb].dep != "parataxis" or not first or last + 1 >= len(tree.words):
        return False
    start = tree.words[first].text if tree.words[first].text == "," else tree.words[first - 1].text
    return start == "," and "," in {tree.words[last].text, tree.words[last + 1].text}


def _after_colon(tree: Tree, verb: int) -> set[int]:
    """Return the clause after the colon of a headline: "Birch warns the council: the dam will break"."""
    if tree.words[verb].tag in {"VBG", "VBN", "VB"}:
        return set()
    colon = next((at for at in range(verb + 1, len(tree.words)) if tree.words[at].text == ":"), None)
    if colon is None or any(word.tag.startswith(("VB", "MD")) for word in tree.words[verb + 1 : colon]):
        return set()
    said = range(colon + 1, len(tree.words))
    is_clause = any(tree.words[at].tag in {"VBZ", "VBP", "VBD", "MD"} for at in said)
    return set(said) if is_clause and not any(tree.words[at].quotation is not None for at in said) else set()


def _other_sayings(tree: Tree, verb: int, content: set[int]) -> set[int]:
    """Return what the parser took into the content though the speaker goes on: "said A and denied B"."""
    tag = tree.words[verb].tag
    found: set[int] = set()
    for at in content:
        word = tree.words[at]
        if at < verb or word.is_quoted or not word.tag.startswith("VB") or not _says(word.lower):
            continue
        own = tree.kid(at, "nsubj", "nsubjpass", "aux")
        second = word.tag == tag or goes_on_after_passive(tree, at)
        alike = word.dep == "conj" and second and (own is None or tree.words[own].lower in _SAME)
        adding = word.tag == "VBG" and word.dep in {"advcl", "acl"} and _after_comma(tree, at)
        if alike or adding:
            found |= tree.subtree(at)
            if alike:
                found |= {kid for kid in tree.kids[word.head] if kid < at and tree.words[kid].dep == "cc"}
    return found


def _says(word: str) -> bool:
    """Tell a verb of saying that tells what is said: not "discussed"."""
    return (known := cue(word)) is not None and known.verb not in _NEUTRAL


def _after_comma(tree: Tree, at: int) -> bool:
    return at > 0 and tree.words[tree.first[at] - 1].tag in {",", "''"}
