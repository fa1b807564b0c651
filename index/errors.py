"""Everything that can go wrong in a way a person can mend.

    OnRecordError           the base, caught once by each front end
    ├── ArticleError        a file that cannot be read as articles
    ├── StoreError          the index is missing, locked, foreign, newer or damaged
    │   ├── LockedError     another process writes it
    │   └── AwayError       the server that holds it is not reached
    ├── ModelError          the embedding or grammar model is missing or not the one expected
    ├── ClusterError        workers on other machines that cannot be used
    ├── FetchError          an address that cannot, or may not, be fetched
    ├── QuestionError       a question or an option that cannot be understood
    ├── CalibrationError    a file of scalars that is not one
    └── PeopleError         a who's who that cannot be read or written

A message says what is wrong, where, and ends with the command or the edit that mends it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class OnRecordError(Exception):
    """A fault explained to a person: ``str(error)`` is shown as it stands."""


class ArticleError(OnRecordError):
    """A file cannot be read as articles; the message names it, the field and the mend."""


class StoreError(OnRecordError):
    """The index is missing, locked, foreign, newer than this program, or damaged."""


class LockedError(StoreError):
    """Another process writes the index."""


class AwayError(StoreError):
    """The server that holds the index is not reached, or the connection to it was lost."""


class ModelError(OnRecordError):
    """A model is missing, altered, or not the one that the index was built with."""


class ClusterError(OnRecordError):
    """What is to make articles' parts elsewhere is not there, not reached, lost, or another program."""


class FetchError(OnRecordError):
    """An address cannot be fetched, or may not be: one sentence says why."""


class QuestionError(OnRecordError):
    """A question, filter or option cannot be understood."""


class CalibrationError(OnRecordError):
    """A file of scalars cannot be read as one."""


class PeopleError(OnRecordError):
    """The who's who that people keep cannot be read or written; the message names the line and the mend."""


def did_you_mean(names: Iterable[str], otherwise: str = "") -> str:
    """Ask whether one of some names was meant; what ``otherwise`` may be done where there are none."""
    *several, last = list(names) or [""]
    if not last:
        return otherwise
    return f"Did you mean {' or '.join(filter(None, [', '.join(several), last]))}?"
