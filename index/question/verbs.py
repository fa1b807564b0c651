"""The verbs with which a question asks for words, in every form: "say", "said", "rule out"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from index.lexicon import entries
from index.text.english import likely_forms


@dataclass(frozen=True, slots=True)
class AskingVerb:
    """A verb of saying: whether it belongs to the topic too, and whether it asks for words of anybody."""

    base: str
    keep: bool
    sure: bool

    def follows(self, auxiliary: str, said: str) -> bool:
        """Whether a form of it can follow an auxiliary, known by its first two letters: "did say"."""
        if auxiliary in {"di", "do"}:
            return said == self.base
        if auxiliary == "ha":
            return said != self.base and not said.endswith(("s", "ing"))
        return said.endswith("ing") if auxiliary in {"is", "wa", "ar", "we"} else said == self.base


@cache
def verbs() -> dict[str, AskingVerb]:
    """Return every form of the verbs of saying, as ``data/asking_verbs.txt`` lists them."""
    forms: dict[str, AskingVerb] = {}
    for line in entries("asking_verbs"):
        base, *rest = line.split()
        verb = AskingVerb(base, "+" in rest, "?" not in rest)
        irregular = [form for form in rest if form not in "+?"]
        forms.update(dict.fromkeys(likely_forms(base, irregular), verb))
    return forms
