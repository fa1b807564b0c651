"""An index in a schema of a PostgreSQL database: the tables of a folder, words and vectors found in them."""
