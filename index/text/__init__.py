"""Text: its sentences, passages, quotation marks and cues."""
