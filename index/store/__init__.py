"""The store: SQLite, the truth, and FAISS, its cache, in one folder."""
