"""Spotting: names as they stand in a text, with the titles and roles around them."""
