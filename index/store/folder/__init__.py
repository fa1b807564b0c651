"""An index in a folder: which generation is current, who may write, and its SQLite file."""
