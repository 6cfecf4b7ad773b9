"""Whom the owner lets in: anybody who is named, or only those of a list."""

from collections.abc import Collection
from typing import NamedTuple


class Person(NamedTuple):
    """Somebody who was vouched for. `names` are all names that only this person can have."""

    names: Collection[str]
    groups: Collection[str] = ()
    domain: str = ""  # of a mail address that the provider has verified


class Allowed(NamedTuple):
    """Lists of those who may read; being on one of them is enough. Without any, whoever is named may."""

    persons: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()

    def admits(self, person: Person) -> bool:
        """Whether this person may read."""
        return (
            not any(self)
            or not self.persons.isdisjoint(person.names)
            or not self.groups.isdisjoint(person.groups)
            or person.domain in self.domains
        )
