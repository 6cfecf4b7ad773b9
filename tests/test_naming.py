"""Names of files to take away: by ids and version, safe in a header and on any disk."""

import re
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.naming import disposition

NAMED = re.compile(r"""attachment; filename="([0-9A-Za-z._+-]+)"; filename\*=UTF-8''([0-9A-Za-z._~%+-]+)""")


def names(*parts: str) -> tuple[str, str]:
    """The name in ASCII, and the full one."""
    plain, full = NAMED.fullmatch(disposition(parts, "0123456789ab", "csv")).groups()
    return plain, unquote(full)


@pytest.mark.parametrize(
    ("parts", "stem"),
    [
        pytest.param((), "", id="everything"),
        pytest.param(("observations",), "observations_", id="a dataset"),
        pytest.param(("region", "330000"), "region_330000_", id="a page"),
        pytest.param(("2024-01-01/P3Y",), "2024-01-01-P3Y_", id="a span"),
        pytest.param(("330000.gdp.2023.A.first",), "330000.gdp.2023.A.first_", id="a figure"),
        pytest.param(("..", "../../etc"), "etc_", id="dots"),
        pytest.param(('a"b\r\nX: 1',), "a-b-X-1_", id="quotes and line breaks"),
        pytest.param(("浙江", ""), "", id="nothing that ASCII has"),
    ],
)
def test_it_is_named_by_its_parts(parts, stem):
    plain, full = names(*parts)
    assert plain == f"regional-indicators_{stem}0123456789ab.csv"
    assert full == f"区域指标_{stem}0123456789ab.csv"


def test_of_very_many_parts_some_are_counted():
    plain, _ = names("observations", *(f"{code}0000" for code in range(11, 45)))
    assert plain.startswith("regional-indicators_observations_110000_120000_")
    assert re.search(r"_\+\d+_0123456789ab\.csv$", plain)
    assert len(plain) < 200


@given(st.lists(st.text(), max_size=40))
def test_whatever_the_parts_it_is_a_name(parts):
    plain, full = names(*parts)
    assert len(plain) < 255
    assert len(full.encode()) < 255
