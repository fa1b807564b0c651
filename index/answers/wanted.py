"""The words and the meaning that are sought of a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.asked import Form
from index.question.pronouns import in_full
from index.search.topic import in_every_form, prepare
from index.text.english import likely_forms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.asked import Understood
    from index.embedding.encoder import Encoder
    from index.search.topic import Query


def prepared(asked: Understood, question: str, encoder: Encoder, names: Sequence[str]) -> Query:
    """Return what is sought, made ready: of a question about nobody, its words as they are.

    :param names: of those whose words are asked for.
    """
    wanted, full, surnames = without_verb(asked), in_full(asked), asked.surnames
    query = prepare(asked.topic or question, encoder, wanted, full, names, surnames=surnames)
    return query if not names and asked.form is Form.PLAIN else in_every_form(query)


def without_verb(asked: Understood) -> str:
    """Return a topic without what whoever is asked for did to it: how words are told says whether they did;
    that others have the same word does not count.
    """
    first, _, rest = asked.topic.partition(" ")
    tells = bool(asked.verb) and asked.form is Form.WHO
    tells = tells and not asked.besides  # "who praised Birch?" asks of no more than that
    return rest if tells and first.lower() in likely_forms(asked.verb) else asked.topic
