"""The equal-area projection of maps of China: Albers' conic with standard parallels 25° and 47° north."""

from math import atanh, cos, radians, sin, sqrt

RADIUS = 6378.137  # km at the equator, CGCS2000
FLATTENING = 1 / 298.257222101
CENTRE = 105.0  # degrees east
PARALLELS = (25.0, 47.0)

Point = tuple[float, float]

_E = sqrt(FLATTENING * (2 - FLATTENING))


def projected(longitude: float, latitude: float) -> Point:
    """Degrees east and north → km east of the central meridian, and north of an arbitrary parallel."""
    rho = RADIUS * sqrt(_C - _N * _q(latitude)) / _N
    theta = _N * radians(longitude - CENTRE)
    return rho * sin(theta), _RHO_0 - rho * cos(theta)


def _q(latitude: float) -> float:
    """Grows as the area between the equator and a parallel does."""
    height = sin(radians(latitude))
    return (1 - _E**2) * (height / (1 - (_E * height) ** 2) + atanh(_E * height) / _E)


def _m(latitude: float) -> float:
    """The radius of a parallel, as a share of that of the equator."""
    return cos(radians(latitude)) / sqrt(1 - (_E * sin(radians(latitude))) ** 2)


_M_1, _M_2 = map(_m, PARALLELS)
_N = (_M_1**2 - _M_2**2) / (_q(PARALLELS[1]) - _q(PARALLELS[0]))
_C = _M_1**2 + _N * _q(PARALLELS[0])
_RHO_0 = RADIUS * sqrt(_C) / _N
