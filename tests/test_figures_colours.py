"""Colours of regions in one chart: seen on the paper, and told apart whatever colours a reader sees."""

import re
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from app.figures import palette

SHEET = (Path(__file__).parent.parent / "assets" / "0-base.css").read_text("utf-8")
SCHEMES = dict(
    zip(("light", "dark"), re.findall(r"^:root[^{]*{(.*?)^}", SHEET, re.M | re.S)[:2], strict=True)
)
LEAST_CONTRAST = 3.0  # of graphics, WCAG 2 (1.4.11)
LEAST_APART = 8.0  # hundredths of the length of Oklab's lightness

# How linear light is seen without one kind of cone (Machado, Oliveira and Fernandes 2009).
SIGHT = {
    "all cones": np.eye(3),
    "no red cones": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "no green cones": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "no blue cones": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
# Oklab (Ottosson 2020): cones from linear light, and the three axes from their cube roots.
CONES = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
AXES = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)


def light(name: str, scheme: str) -> np.ndarray:
    """The linear light of a token, as the style sheet has it in a scheme."""
    (found,) = re.findall(rf"^ *{name}: (#[0-9a-f]{{3,6}});", SCHEMES[scheme], re.M)
    digits = found[1:] if len(found) == 7 else "".join(2 * digit for digit in found[1:])
    parts = np.array([int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def token(colour: str) -> str:
    return colour.removeprefix("var(").removesuffix(")")


def contrast(one: np.ndarray, other: np.ndarray) -> float:
    low, high = sorted(float(each @ [0.2126, 0.7152, 0.0722]) + 0.05 for each in (one, other))
    return high / low


def seen(colour: np.ndarray, sight: str) -> np.ndarray:
    return AXES @ np.cbrt(CONES @ np.clip(SIGHT[sight] @ colour, 0, 1)) * 100


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("colour", palette.CATEGORY)
def test_a_region_is_seen_on_the_paper(colour, scheme):
    assert contrast(light(token(colour), scheme), light("--paper", scheme)) >= LEAST_CONTRAST


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_six_regions_and_their_targets_are_told_apart_by_all_eyes(scheme, sight):
    names = [*map(token, palette.CATEGORY), token(palette.TARGET)]
    colours = {name: seen(light(name, scheme), sight) for name in names}
    near = {
        pair: round(float(np.linalg.norm(colours[pair[0]] - colours[pair[1]])), 1)
        for pair in combinations(names, 2)
    }
    assert {pair: apart for pair, apart in near.items() if apart < LEAST_APART} == {}
