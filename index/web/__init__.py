"""The web: one page fetched, from public addresses alone."""
