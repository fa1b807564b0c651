"""Grammar: which words of a parsed sentence are said, and by which of its words."""
