"""Search: passages and sentences ranked by meaning and by words."""
