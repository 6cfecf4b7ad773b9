"""`python -m etl` is the command `indicators`."""

from etl.cli import main

main(prog_name="indicators")
