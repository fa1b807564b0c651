"""The index as the bot reads and changes it."""
