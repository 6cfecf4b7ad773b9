"""Figures: tidy rows and a language in, a chart as plain JSON out. Nothing here knows Dash or computes a value."""
