"""`indicators preview`: the dashboard on the working file, following each save."""

from importlib import import_module
from pathlib import Path
from typing import Any

from etl import labels
from etl.command.answering import answering
from etl.command.options import command
from etl.command.serve import standing, where
from etl.text import Language


@command("preview", "indicators preview indicators.yaml --port 8052")
@where(8051)
def preview(
    file: Path, language: Language, host: str, port: int, texts: Path | None, releases: Path | None
) -> None:
    with answering(language):
        # By name, as `serve` does.
        server: Any = import_module("app.preview.server")
        with standing(labels.PREVIEWING, host, port, language):
            server.serve(file, host, port, texts, releases)
