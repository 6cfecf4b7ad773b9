"""What the server says where there is nothing to show: in one line, never in the words of a library."""

from http import HTTPStatus

from flask import Flask, Response
from werkzeug.exceptions import HTTPException

from app.refused import KIND, line

# Of what an error says beside its words, what a client needs: which methods there are, and when to come again.
_KEPT = ("Allow", "Retry-After")


def told(error: HTTPException) -> Response:
    """The answer to a request that cannot be answered."""
    status = error.code or HTTPStatus.BAD_REQUEST
    also = {name: value for name, value in error.get_headers() if name in _KEPT}
    return Response(line(status), status, also, content_type=KIND)


def register(server: Flask) -> None:
    """Tell so whatever has no words of its own."""
    server.register_error_handler(HTTPException, told)
