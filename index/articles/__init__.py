"""Articles: the files that people keep, read into text and metadata."""
