"""On Record's core: from articles to answers in the words themselves."""
