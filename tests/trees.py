"""Looking into pages as trees of components."""

from collections.abc import Iterator

from dash.development.base_component import Component


def walk(part: object) -> Iterator[Component]:
    """A component and everything inside it."""
    if isinstance(part, Component):
        yield part
        yield from walk(getattr(part, "children", None))
    elif isinstance(part, list | tuple):
        for each in part:
            yield from walk(each)


def words(part: object) -> str:
    """All text inside a component, one piece a line."""
    if isinstance(part, Component):
        return words(getattr(part, "children", None))
    if isinstance(part, list | tuple):
        return "\n".join(words(each) for each in part)
    return "" if part is None else str(part)


def has_class(part: Component, name: str) -> bool:
    return name in (getattr(part, "className", None) or "").split()


def classed(part: object, name: str) -> list[Component]:
    """The components inside one that have a class, in order."""
    return [each for each in walk(part) if has_class(each, name)]


def by_id(part: object, name: str) -> Component:
    return next(each for each in walk(part) if getattr(each, "id", None) == name)


def hrefs(part: object) -> list[str]:
    """Where the links inside a component lead, in order."""
    return [each.href for each in walk(part) if getattr(each, "href", None)]
