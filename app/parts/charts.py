"""What all charts have in common."""

from typing import Any

# Nothing of these leads outside: no logo, no cloud, no menu.
CONFIG: Any = {"displaylogo": False, "displayModeBar": False, "showSendToCloud": False, "plotlyServerURL": ""}
