"""Open formats: what the tables hold, in files that other programs read."""
