"""What is shown in Discord, as text; nothing here knows of its library."""
