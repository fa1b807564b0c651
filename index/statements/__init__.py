"""Statements: who said what, read out of articles."""
