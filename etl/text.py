"""A piece of text in the two languages of the product."""

from collections.abc import Mapping
from typing import Literal, NamedTuple
from unicodedata import east_asian_width

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")


class Text(NamedTuple):
    """The same words in Chinese and English, with {gaps} where data goes."""

    zh: str
    en: str

    def in_(self, language: Language) -> str:
        """The words in one language."""
        return self.en if language == "en" else self.zh

    def filled(self, **data: object) -> "Text":
        """The same words with their {gaps} filled: by data alike in both languages, or by words in their own."""
        return Text(self.zh.format(**_in("zh", data)), self.en.format(**_in("en", data)))

    def __add__(self, other: object) -> "Text":
        """The other words after these, in both languages."""
        if not isinstance(other, Text):
            return NotImplemented
        return Text(self.zh + other.zh, self.en + other.en)


def across(words: str) -> int:
    """How wide words are, in letters: a Chinese character is as wide as two."""
    return sum(2 if east_asian_width(each) in "WF" else 1 for each in words)


def _in(language: Language, data: Mapping[str, object]) -> dict[str, object]:
    return {name: value.in_(language) if isinstance(value, Text) else value for name, value in data.items()}
