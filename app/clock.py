"""The day that the app takes for today: an argument, so that a page can be looked at as of any day."""

from collections.abc import Callable
from datetime import date

Clock = Callable[[], date]
