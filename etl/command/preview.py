"""`indicators preview`: the dashboard on the working file, following each save."""

from importlib import import_module
from pathlib import Path
from typing import Any

from etl import labels
from etl.command.answering import answering
from etl.command.options import command
from etl.command.serve import standing, where
from etl.confined import Confined
from etl.text import Language


@command("preview", "indicators preview indicators.yaml --port 8052")
@where(8051)
def preview(
    file: Path, language: Language, host: str, port: int, texts: Path | None, releases: Path | None
) -> None:
    # Files are read in a process of their own, which gets ready while the rest of the program does.
    with answering(language), Confined("app.preview.whole:Reading") as read:
        # By name, as `serve` does.
        server: Any = import_module("app.preview.server")
        with standing(labels.PREVIEWING, host, port, language):
            server.serve(file, host, port, texts, releases, read=read)
