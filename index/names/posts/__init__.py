"""Posts: what somebody is called, taken apart, and whether two wordings mean one post."""
