"""Positions that are counted out again are those that YAML itself gives, in any document."""

from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from etl import strict_yaml
from etl.places import Position, Trail

words = st.text(st.sampled_from("ab1 浙江：“😀%'\"#-"), max_size=6)
keys = st.text(st.sampled_from("abc浙江_"), min_size=1, max_size=4)
contents = st.recursive(
    words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
    max_leaves=15,
)
styles = st.fixed_dictionaries(
    {
        "default_flow_style": st.sampled_from([None, True, False]),
        "default_style": st.sampled_from([None, '"', "'"]),
        "indent": st.integers(2, 6),
        "width": st.sampled_from([12, 80, 1000]),
        "line_break": st.sampled_from(["\n", "\r\n"]),
    }
)


def composed(node: yaml.Node, trail: Trail = ()) -> Iterator[tuple[Trail, Any, Any]]:
    """Each trail with the mark of its value, and of its key where it has one; of equal keys the first."""
    yield trail, node.start_mark, None
    if isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            yield from composed(item, (*trail, number))
    if isinstance(node, yaml.MappingNode):
        seen = set()
        for key, value in node.value:
            if key.value not in seen:
                seen.add(key.value)
                inside = (*trail, key.value)
                yield inside, value.start_mark, key.start_mark
                yield from (
                    (deeper, *marks) for deeper, *marks in composed(value, inside) if deeper != inside
                )


def position(mark: Any) -> Position:
    return Position(mark.line + 1, mark.column + 1)


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return tmp_path_factory.mktemp("places") / "file.yaml"


def compared(path, text: str, mark: str = "") -> int:
    path.write_bytes((mark + text).encode())
    document = strict_yaml.read(path)
    seen = 0
    for trail, value, key in composed(yaml.compose(text, yaml.SafeLoader)):
        assert document.places.of_value(trail) == position(value), trail
        assert document.places.of_key(trail) == (position(key) if key else None), trail
        seen += 1
    return seen


@settings(max_examples=60)
@given(st.dictionaries(keys, contents, min_size=1, max_size=4), styles, st.sampled_from(["", "\ufeff"]))
def test_every_key_and_value_stands_where_yaml_says(path, content, style, mark):
    text = yaml.dump(content, Dumper=yaml.SafeDumper, allow_unicode=True, sort_keys=False, **style)
    assert compared(path, text, mark) > len(content)


@settings(max_examples=25)
@given(
    st.lists(
        st.tuples(keys, st.sampled_from(["1", "{a: 1, a: 2}", "[x, {b: c}]", "'浙: 江'", '"a\\tb"'])),
        min_size=1,
    ),
    st.sampled_from(["\n", "\r\n"]),
)
def test_what_comes_after_keys_that_stand_twice_is_found_too(path, pairs, end):
    assert compared(path, "".join(f"{key}: {value}{end}" for key, value in pairs)) > 0


def test_what_is_not_there_is_shown_at_the_nearest_thing_around_it(path):
    path.write_text("a:\n  - b: 1\n    c: [2, 3]\n", encoding="utf-8")
    places = strict_yaml.read(path).places
    assert places.of_value(("a", 0, "c", 9)) == (3, 8)
    assert places.of_value(("a", 0, "x", "y")) == (2, 5)
    assert places.of_value(("x",)) == (1, 1)
    assert places.of_key(("a", 0, "x")) is None


@pytest.mark.parametrize(
    ("written", "length"),
    [
        pytest.param("浙江", 2, id="a word"),
        pytest.param("超8 万亿元", 6, id="words"),
        pytest.param('"浙 江"', 5, id="double quotes"),
        pytest.param("'it''s'", 7, id="single quotes with one inside"),
        pytest.param('"a\\"b"', 6, id="an escape"),
        pytest.param("[64, 66]", 8, id="a list"),
        pytest.param("{zh: 中文, en: x}", 15, id="a mapping"),
        pytest.param('""', 2, id="nothing in quotes"),
        pytest.param("浙江  # 注释", 2, id="without its comment"),
    ],
)
def test_as_much_is_pointed_at_as_was_typed(path, written, length):
    path.write_text(f"键: {written}\n", encoding="utf-8")
    places = strict_yaml.read(path).places
    assert places.length(("键",)) == length
    assert places.length(("键",), at_key=True) == 1
