"""Answers: evidence, or the kind of silence that a question meets."""
