"""Turns: who speaks where no sentence says so: transcripts, interviews, headlines, posts, captions."""
