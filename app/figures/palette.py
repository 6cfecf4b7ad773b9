"""Colours and type of the charts, as the names that the style sheets give them: light, dark and on paper.

A script puts the values of a page in the place of the names before it draws.
"""

INK = "var(--ink)"
MUTED = "var(--muted)"
RULE = "var(--rule)"
TRACK = "var(--chart-track)"
PAPER = "var(--paper)"
FONT = "var(--font)"

RESULT = "var(--chart-result)"
RESULT_LIGHT = "var(--chart-result-light)"
TARGET = "var(--chart-target)"
TARGET_LIGHT = "var(--chart-target-light)"
TARGET_EDGE = "var(--chart-target-edge)"
BASE = "var(--chart-base)"
BASE_LIGHT = "var(--chart-base-light)"

# Of regions: told apart, and from the amber of targets, under every common kind of colour vision; symbols and
# names tell them apart as well.
CATEGORY = tuple(f"var(--cat-{number})" for number in range(1, 7))
