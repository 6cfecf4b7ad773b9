"""Whether a secret is one: long, irregular, and not what an example says."""

import re

LEAST = 32  # characters of one that signs
LEAST_GIVEN = 16  # of one that a provider hands out
DIFFERENT = 10  # characters
# What examples, manuals and hurried people write. Whole words of such length do not come about by chance.
_PLACEHOLDER = re.compile(
    r"change|secret|password|passwd|example|placeholder|default|insecure|your[-_ ]|dummy|letmein|qwerty"
    r"|0123456|1234567|abcdef|[<>{}]|[\u4e00-\u9fff]",
    re.IGNORECASE,
)


def weak(secret: str, least: int = LEAST) -> bool:
    """Whether somebody could guess it."""
    regular = len(set(secret)) < DIFFERENT or any(
        secret == secret[:size] * (len(secret) // size) for size in range(1, len(secret) // 2 + 1)
    )
    return len(secret) < least or regular or bool(_PLACEHOLDER.search(secret))
