"""What this project raises on purpose."""


class IndicatorsError(Exception):
    """Base of every error we raise on purpose; the outermost layer catches this and nothing wider."""
