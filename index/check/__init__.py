"""Checking quotations: whether they are genuine, and what differs."""
