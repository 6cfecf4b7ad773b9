"""While there is no good data: every address answers with what is wrong, and comes alive once that is mended."""

from flask import Flask, request

from app import document, faults, headers, sending
from app.preview import bar
from app.preview.desk import Desk
from app.static import Static
from etl.text import Language


def alone(desk: Desk) -> Flask:
    """The app that shows nothing but the bar."""
    server, static = Flask("app"), Static()
    headers.register(server, [headers.hashed(static.text(document.EARLY))])
    sending.register(server, static)
    faults.register(server)

    @server.get("/", defaults={"_path": ""})
    @server.get("/<path:_path>")
    def page(_path: str) -> str:
        language: Language = "en" if request.args.get("lang") == "en" else "zh"
        return document.alone(static, language, bar.BESIDE, bar.news(desk.state, language))

    return server
