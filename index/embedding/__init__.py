"""Embedding: passages and questions as vectors."""
