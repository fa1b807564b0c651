"""Names: what they are made of, whom they mean, and who is who."""
