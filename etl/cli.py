"""The command `indicators`. What prints, exits, or catches what we raise on purpose is in `etl.command`.

A command is loaded when it is asked for: `check` answers in a fraction of the time that pandas takes to load.
"""

from importlib import import_module

import click

from etl.command.options import both
from etl.labels import COMMAND

# The commands in the order of an editor's work, and the room of each.
_ROOMS = {
    "check": "check",
    "problems": "problems",
    "preview": "preview",
    "diff": "diff",
    "publish": "publish",
    "releases": "publish",
    "rollback": "publish",
    "load": "load",
    "stored": "load",
    "template": "template",
    "import": "import_",
    "schema": "schema",
    "audit": "texts",
    "verify": "texts",
    "serve": "serve",
    "build": "build",
    "export": "export",
    "compare": "listings",
    "targets": "listings",
    "coverage": "listings",
}


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names, as help lists them."""
        return list(_ROOMS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command; None where there is none of that name."""
        room = _ROOMS.get(cmd_name)
        if room is None:
            return None
        module = import_module(f"etl.command.{room}")
        return next(
            each
            for each in vars(module).values()
            if isinstance(each, click.Command) and each.name == cmd_name
        )


@click.command(cls=_Commands, help=both(COMMAND["indicators"]), context_settings={"max_content_width": 100})
def main() -> None:
    """Entry point of the console script."""
