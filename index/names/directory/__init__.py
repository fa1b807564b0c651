"""The directory: whom a question can name, and who bears a name."""
