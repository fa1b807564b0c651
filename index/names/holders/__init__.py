"""Who holds a post, and who is meant by what somebody is called."""
