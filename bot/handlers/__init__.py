"""What people do in Discord, and what the bot does about it."""
