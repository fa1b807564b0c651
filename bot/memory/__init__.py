"""What the bot itself remembers."""
