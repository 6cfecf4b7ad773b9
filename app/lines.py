"""What the log is written in: one line of JSON for whatever happens. Imports nothing heavy."""

import json
import logging
from datetime import UTC, datetime
from traceback import extract_tb

TOLD = "indicators.told"  # in the environment of a request: what the app tells of it, such as whether it was `kept`


class Lines(logging.Formatter):
    """Writes records as lines of JSON. Of an exception its kind and place: what it says may hold values."""

    def format(self, record: logging.LogRecord) -> str:
        """A line."""
        told = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "log": record.name,
            "process": record.process,
            "said": record.getMessage(),
            **getattr(record, "told", {}),
        }
        kind, _, trace = record.exc_info or (None, None, None)
        if kind:
            told["error"] = kind.__name__
            told["at"] = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in extract_tb(trace)]
        return json.dumps(told, ensure_ascii=False)
