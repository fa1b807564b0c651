"""The caches in an index's folder, kept in step with its database."""
