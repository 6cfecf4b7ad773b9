"""A piece of text in the two languages of the product."""

from typing import Literal, NamedTuple

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
        """The same words with their {gaps} filled, alike in both languages."""
        return Text(self.zh.format(**data), self.en.format(**data))

    def __add__(self, other: object) -> "Text":
        """The other words after these, in both languages."""
        if not isinstance(other, Text):
            return NotImplemented
        return Text(self.zh + other.zh, self.en + other.en)
