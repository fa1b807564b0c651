"""Questions: whose words they ask for, on what, from when and where."""
