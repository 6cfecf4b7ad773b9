"""What every answer says of itself to the browser: where it may load from, and how long it keeps."""

from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256

from flask import Flask, Response


def hashed(script: str) -> str:
    """The source expression of a script that stands in a page."""
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


def register(server: Flask, inline_scripts: Sequence[str]) -> None:
    """Nothing is loaded from elsewhere, no script runs that is not a file of ours or one of these (by hash)."""
    policy = "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' {' '.join(inline_scripts)}",
            "style-src 'self' 'unsafe-inline'",  # Mantine and plotly write style elements
            "img-src 'self' data: blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'self'",
        )
    )
    said = {
        "Content-Security-Policy": policy,
        "X-Content-Type-Options": "nosniff",
        # The controls of a page are asked for by its address.
        "Referrer-Policy": "same-origin",
    }

    @server.after_request
    def say(response: Response) -> Response:
        for name, value in said.items():
            response.headers.setdefault(name, value)
        if response.mimetype == "text/html":
            response.headers.setdefault("Cache-Control", "no-cache")
        return response
