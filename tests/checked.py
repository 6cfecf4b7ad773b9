"""What `indicators check` prints."""


def told(output: str) -> list[str]:
    """The lines of a report that tell a problem, without the lines of the file below them."""
    return [line for line in output.splitlines() if not line.startswith(" ")]
