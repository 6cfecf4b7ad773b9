"""What this project raises on purpose."""

from etl.text import Text


class IndicatorsError(Exception):
    """Base of every error we raise on purpose; the outermost layer catches this and nothing wider."""


class MisuseError(IndicatorsError):
    """Something was asked for that cannot be had; `message` says why and what to do instead."""

    def __init__(self, message: Text) -> None:
        self.message = message
        super().__init__(message.en)


class TooManyError(MisuseError):
    """More was asked for than can be given at once."""


class TooLongError(MisuseError):
    """What was asked for takes longer to find than a reader is given."""
