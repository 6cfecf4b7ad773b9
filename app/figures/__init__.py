"""Figures: tidy rows and a language in, a plotly figure out. Nothing here knows Dash or computes a value."""
