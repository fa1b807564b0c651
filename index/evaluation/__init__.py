"""Evaluation: how good retrieval and answers are on questions whose answers are known."""
