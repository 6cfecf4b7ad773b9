"""How much can be asked for at once; said in the index, in the OpenAPI description and in docs/api.md."""

from app.whole import MOST_AT_ONCE
from etl.labels import API_LIMIT, API_LIMITS, LISTED
from etl.text import Text

LONGEST_QUERY = 8192  # bytes
MOST_VALUES = 200  # of one parameter
LONGEST_WORDS = 100  # characters of q
MOST_JSON_ROWS = 100_000
MOST_XLSX_ROWS = 1_000_000  # a sheet holds 1,048,576, some of which are heads


def limits() -> dict[str, int]:
    """Every limit by name."""
    return {
        "query_bytes": LONGEST_QUERY,
        "values_per_parameter": MOST_VALUES,
        "characters_of_q": LONGEST_WORDS,
        "json_rows": MOST_JSON_ROWS,
        "xlsx_rows": MOST_XLSX_ROWS,
        "made_at_once": MOST_AT_ONCE,
    }


def told() -> Text:
    """All limits in words."""
    each = [API_LIMIT[name].filled(most=f"{most:,}") for name, most in limits().items()]
    zh, en = LISTED.zh.join(text.zh for text in each), LISTED.en.join(text.en for text in each)
    return API_LIMITS.filled(listed=Text(zh, en))
