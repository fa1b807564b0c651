"""On Record in Discord."""
