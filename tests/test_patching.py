"""Figures changed in the text of a catalogue: nothing else moves, and what is read again is what was wanted."""

import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import DISPUTED, YAML

from etl.patching.figures import located
from etl.patching.patch import Edits, Patch, patched
from tests import catalogues

REAL = catalogues.single()
BLOCKS = """\
topics: {}
observations:

  # ════ one ════

  - source: a
    line: 1
    region: 浙江 # here
    period: 2023
    role: actual
    modality: done
    figures:
      - indicator: gdp
        value: 7.0%   # as written
        phrase: "增长7.0%"
      # about growth
      - indicator: growth
        value: '6%'
        phrase: 增长6%
        note:
          zh: 甲
          en: A

  # about the second
  - source: a
    line: 5
    region: 上海
    period: 2023
    inferred_from: {zh: 今年, en: this year}
    role: actual
    modality: done
    figures:
      - indicator: gdp
        value: 5%
        phrase: 增长5%

  # ════ two ════

  - {source: b, line: 2, region: 江苏, period: 2024, role: target, modality: plan, figures: [
      {indicator: gdp, value: 3%, phrase: 增长3%},
      {indicator: growth, value: 4%, phrase: 增长4%}]}
"""


def lines(patch: Patch) -> list[str]:
    """What goes and what comes, without what stands around it."""
    return [line for line in patch.unified("x.yaml").splitlines()[2:] if line[:1] in "+-"]


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param(
            Edits({0: {"value": "8%"}}),
            ["-        value: 7.0%   # as written", "+        value: 8%   # as written"],
            id="a value, and its comment stays",
        ),
        pytest.param(
            Edits({0: {"phrase": "增长8%"}}),
            ['-        phrase: "增长7.0%"', '+        phrase: "增长8%"'],
            id="quotes stay",
        ),
        pytest.param(
            Edits({1: {"value": "8%"}}),
            ["-        value: '6%'", "+        value: '8%'"],
            id="single quotes stay",
        ),
        pytest.param(
            Edits({1: {"note": {"zh": "甲", "en": "B: b"}}}),
            ["-          en: A", '+          en: "B: b"'],
            id="one language of a note",
        ),
        pytest.param(
            Edits({1: {"note": None}}),
            ["-        note:", "-          zh: 甲", "-          en: A"],
            id="a note goes",
        ),
        pytest.param(
            Edits({0: {"note": {"zh": "乙", "en": "a, b"}}}),
            ['+        note: {zh: 乙, en: "a, b"}'],
            id="a note comes",
        ),
        pytest.param(
            Edits({0: {"status": "provisional"}}), ["+        status: provisional"], id="a key in its place"
        ),
        pytest.param(
            Edits({0: {"region": "江西"}}), ["+        region: 江西"], id="one of two heirs gets its own"
        ),
        pytest.param(
            Edits({0: {"region": "江西"}, 1: {"region": "江西"}}),
            ["-    region: 浙江 # here", "+    region: 江西 # here"],
            id="all heirs change their block",
        ),
        pytest.param(
            Edits({2: {"period": "2024", "inferred_from": None}}),
            ["-    period: 2023", "-    inferred_from: {zh: 今年, en: this year}", "+    period: 2024"],
            id="a block of one figure",
        ),
        pytest.param(
            Edits({3: {"value": "9%"}}),
            [
                "-      {indicator: gdp, value: 3%, phrase: 增长3%},",
                "+      {indicator: gdp, value: 9%, phrase: 增长3%},",
            ],
            id="within brackets",
        ),
        pytest.param(
            Edits({4: {"note": {"zh": "甲", "en": "A"}}}),
            [
                "-      {indicator: growth, value: 4%, phrase: 增长4%}]}",
                "+      {indicator: growth, value: 4%, phrase: 增长4%, note: {zh: 甲, en: A}}]}",
            ],
            id="a key within brackets",
        ),
        pytest.param(
            Edits(removed={1}),
            [
                "-      # about growth",
                "-      - indicator: growth",
                "-        value: '6%'",
                "-        phrase: 增长6%",
                "-        note:",
                "-          zh: 甲",
                "-          en: A",
            ],
            id="a figure goes with its comment",
        ),
        pytest.param(
            Edits(removed={2}),
            [
                "-",
                "-  # about the second",
                "-  - source: a",
                "-    line: 5",
                "-    region: 上海",
                "-    period: 2023",
                "-    inferred_from: {zh: 今年, en: this year}",
                "-    role: actual",
                "-    modality: done",
                "-    figures:",
                "-      - indicator: gdp",
                "-        value: 5%",
                "-        phrase: 增长5%",
            ],
            id="the last figure takes its block",
        ),
        pytest.param(
            Edits(removed={4}),
            [
                "-      {indicator: gdp, value: 3%, phrase: 增长3%},",
                "-      {indicator: growth, value: 4%, phrase: 增长4%}]}",
                "+      {indicator: gdp, value: 3%, phrase: 增长3%}]}",
            ],
            id="the last within brackets goes",
        ),
        pytest.param(
            Edits(removed={3}),
            [
                "-      {indicator: gdp, value: 3%, phrase: 增长3%},",
            ],
            id="the first within brackets goes",
        ),
    ],
)
def test_only_what_is_wanted_changes(edits, expected):
    assert lines(patched(BLOCKS, edits)) == expected


BASE = {"source": "a", "line": "1", "region": "浙江", "period": "2023", "role": "actual", "modality": "done"}
FIGURE = {"indicator": "firms", "value": "9家", "phrase": "有9家"}


@pytest.mark.parametrize(
    ("added", "expected"),
    [
        pytest.param(
            BASE | FIGURE,
            ["+      - indicator: firms", "+        value: 9家", "+        phrase: 有9家"],
            id="it joins its block",
        ),
        pytest.param(
            BASE | FIGURE | {"region": "江西"},
            [
                "+      - indicator: firms",
                "+        region: 江西",
                "+        value: 9家",
                "+        phrase: 有9家",
            ],
            id="with one key of its own",
        ),
        pytest.param(
            BASE | FIGURE | {"line": "3"},
            [
                "+",
                "+  - source: a",
                "+    line: 3",
                "+    region: 浙江",
                "+    period: 2023",
                "+    role: actual",
                "+    modality: done",
                "+    figures:",
                "+      - indicator: firms",
                "+        value: 9家",
                "+        phrase: 有9家",
            ],
            id="it founds a block behind the line before",
        ),
        pytest.param(
            BASE
            | FIGURE
            | {
                "source": "b",
                "line": "2",
                "region": "江苏",
                "period": "2024",
                "role": "target",
                "modality": "plan",
            },
            [
                "-      {indicator: growth, value: 4%, phrase: 增长4%}]}",
                "+      {indicator: growth, value: 4%, phrase: 增长4%},",
                "+      {indicator: firms, value: 9家, phrase: 有9家}]}",
            ],
            id="it joins within brackets",
        ),
        pytest.param(
            BASE | FIGURE | {"source": "b", "line": "1"},
            [
                "+  - {source: b, line: 1, region: 浙江, period: 2023, role: actual, modality: done, figures: "
                "[{indicator: firms, value: 9家, phrase: 有9家}]}",
                "+",
            ],
            id="it stands before later lines",
        ),
    ],
)
def test_a_new_figure_finds_its_place(added, expected):
    assert lines(patched(BLOCKS, Edits(added=[added]))) == expected


@pytest.mark.parametrize(
    "text",
    [REAL, YAML, DISPUTED, BLOCKS],
    ids=["real", "small", "disputed", "mixed"],
)
def test_without_edits_nothing_changes(text):
    patch = patched(text, Edits())
    assert (patch.after, patch.unified("x")) == (text, "")


def test_all_figures_can_go_and_one_come_back():
    emptied = patched(BLOCKS, Edits(removed=range(5))).after
    assert located(emptied).values() == []
    assert located(patched(emptied, Edits(added=[BASE | FIGURE])).after).values() == [BASE | FIGURE]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(BLOCKS.replace("\n", "\r\n"), id="lines of Windows"),
        pytest.param("\ufeff" + BLOCKS, id="a byte-order mark"),
        pytest.param(BLOCKS[:-1], id="no line break at the end"),
    ],
)
def test_how_a_file_is_kept_stays(text):
    edits = Edits({0: {"value": "8%"}}, [BASE | FIGURE | {"source": "c"}], {1})
    after = patched(text, edits).after
    plain = patched(BLOCKS, edits).after
    assert after.removeprefix("\ufeff").replace("\r\n", "\n").rstrip("\n") == plain.rstrip("\n")
    assert ("\r\n" in text) == ("\r\n" in after)
    assert text.startswith("\ufeff") == after.startswith("\ufeff")


@pytest.mark.parametrize(
    "text",
    [BLOCKS, BLOCKS[:-1], BLOCKS.replace("\n", "\r\n"), REAL],
    ids=["mixed", "unended", "windows", "real"],
)
def test_git_makes_the_same_file_of_the_patch(text, tmp_path):
    new = [BASE | FIGURE, BASE | FIGURE | {"source": "z", "line": "9"}]
    patch = patched(text, Edits({0: {"value": "8%"}, 1: {"note": None}, 3: {"period": "2025"}}, new, {2, 4}))
    path = tmp_path / "indicators.yaml"
    path.write_bytes(text.encode())
    subprocess.run(
        ["git", "apply", "-"],
        input=patch.unified(path.name).encode(),
        cwd=tmp_path,
        check=True,
        capture_output=True,
    )
    assert path.read_bytes() == patch.after.encode()


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=12).map(
    str.strip
)
VALUES = st.one_of(
    WORDS.filter(bool),
    st.sampled_from(
        [
            "7%",
            "a: b",
            "- x",
            "#",
            "[x",
            "{",
            "no",
            "null",
            "~",
            "'",
            '"',
            "a #b",
            "010",
            "…,",
            "\\",
            "\t",
            "|",
        ]
    ),
)
BOTH = st.fixed_dictionaries({"zh": VALUES, "en": VALUES})
OPTIONAL = {
    "note": BOTH,
    "inferred_from": BOTH,
    "status": VALUES,
    "also": st.lists(VALUES, min_size=1, max_size=3),
}
WANTED = st.fixed_dictionaries(
    {},
    optional={key: st.one_of(st.none(), value) for key, value in OPTIONAL.items()}
    | dict.fromkeys(("region", "period", "value", "phrase", "modality"), VALUES),
)
ADDED = st.fixed_dictionaries(
    {"source": st.sampled_from("abc"), "line": st.sampled_from("1235"), "indicator": VALUES, "value": VALUES}
    | dict.fromkeys(("region", "period", "role", "modality", "phrase"), VALUES),
    optional=OPTIONAL,
)


@settings(max_examples=40)
@given(
    changed=st.dictionaries(st.integers(0, 4), WANTED, max_size=4),
    added=st.lists(ADDED, max_size=3),
    removed=st.sets(st.integers(0, 4), max_size=3),
    text=st.sampled_from([BLOCKS, BLOCKS.replace("\n", "\r\n")]),
)
def test_whatever_is_wanted_is_read_again_and_all_else_stays(changed, added, removed, text):
    """`patched` itself compares what is read again with what is wanted, and raises otherwise."""
    edits = Edits(
        {place: wanted for place, wanted in changed.items() if place not in removed}, added, removed
    )
    patch = patched(text, edits)
    kept, at = [], 0
    for start, end, _ in sorted(patch.splices, key=lambda splice: splice[:2]):
        kept.append(text[at:start])
        at = end
    kept.append(text[at:])
    rest = patch.after
    for part in kept:
        assert part in rest
        rest = rest[rest.index(part) + len(part) :]
    assert "# ════ one ════" in patch.after
    assert "# ════ two ════" in patch.after
