"""`python -m app.packing`: compress, once and as well as can be, what browsers load from here.

Part of setting the project up. What is not packed is compressed in haste when it is first asked for.
"""

import re
from collections.abc import Iterator

import dash_ag_grid
import dash_mantine_components
from dash import Dash

from app.static import Static, pack

# Named, so that Dash lists their scripts.
LIBRARIES = (dash_ag_grid, dash_mantine_components)


def suites() -> Iterator[bytes]:
    """The scripts of Dash and of the component libraries, as the pages name them."""
    app = Dash("app", serve_locally=True, compress=False, enable_mcp=False, include_assets_files=False)
    app.layout = []
    client = app.server.test_client()
    for address in re.findall(r'<script src="([^"]+)"', client.get("/").text):
        yield client.get(address).data


def main() -> None:
    """Pack the project's own files and those of the libraries."""
    pack([*(file.content for file in Static().files.values()), *suites()])


if __name__ == "__main__":
    main()
