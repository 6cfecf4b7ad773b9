"""Changes to figures as the smallest change of the YAML text: all other characters stay as they are.

`figures.located` tells which characters a figure is written with, `patch.patched` makes the changes.
"""
