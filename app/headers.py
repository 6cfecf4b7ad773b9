"""What every answer says of itself to the browser: where it may load from, and how long it keeps."""

from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256

from flask import Flask, Response, request

from app.guard import POLICY, SAID

# Programs and pages from anywhere may read these (see `app.api.answering.SHARED`).
PUBLIC = "/api/"


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

    @server.after_request
    def say(response: Response) -> Response:
        for name, value in {**SAID, POLICY: policy}.items():
            response.headers.setdefault(name, value)
        if request.path.startswith(PUBLIC):
            response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        if response.mimetype == "text/html":
            response.headers.setdefault("Cache-Control", "no-cache")
        return response
