"""Roles: the nouns for what people are, and the gender that a role or a given name tells."""

from __future__ import annotations

from functools import cache

from index.lexicon import entries

PRONOUNS = {
    "he": "m",
    "him": "m",
    "his": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
}
"""The gender that a pronoun tells."""


@cache
def _gendered_roles() -> dict[str, str]:
    return {word: gender for word, _, gender in (entry.partition(" ") for entry in entries("roles"))}


@cache
def _given_genders() -> dict[str, str]:
    male = {name for line in entries("male_names") for name in line.split()}
    female = {name for line in entries("female_names") for name in line.split()}
    return dict.fromkeys(male - female, "m") | dict.fromkeys(female - male, "f")


def given_gender(given: str) -> str:
    """Return the gender that a given name tells: ``m``, ``f`` or nothing."""
    return _given_genders().get(given, "")


def is_role(word: str) -> bool:
    """Tell whether a word, in lower case, says what somebody is."""
    return word in _gendered_roles()


def role_gender(word: str) -> str:
    """Return the gender that a role's noun tells."""
    return _gendered_roles().get(word, "")


def gender_of_role(role: str) -> str:
    """Return the gender that a role's words tell, its noun first."""
    return next((gender for word in reversed(role.split()) if (gender := role_gender(word))), "")
