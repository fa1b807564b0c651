"""What can go wrong in Discord in a way that a person can mend; shown like the core's errors."""

from __future__ import annotations

from index.errors import OnRecordError


class RefusedError(OnRecordError):
    """Somebody asks for what they may not, or cannot, have; told to them alone."""


class BusyError(OnRecordError):
    """Too many questions wait already."""


class TooLateError(OnRecordError):
    """A question took longer than the time limit."""


class StateError(OnRecordError):
    """The bot's own database cannot be opened."""


class RecordError(OnRecordError):
    """An answer is kept in a way that this program cannot read."""
