"""The register: the people and bodies that an article names, and what it calls them."""
