"""Intake: articles come into the index, change, and go."""
