"""What an editor is asked about look-alikes, and told about targets that replace each other or follow a path."""

from itertools import permutations
from pathlib import Path

import ledger
import pytest
from ledger import base, defined, document, result, target, words

from etl import catalog, likeness, targets
from etl.problems import InvalidFile, Problem

SAME = {"numerator": words("企业", "firms")}
FIRMS = defined("新增企业数", "New firms", "other", "addition", "PN", "more", **SAME)


def read(folder: Path, text: str) -> tuple[Problem, ...]:
    """The problems of a catalogue, or else its warnings."""
    path = folder / "some.yaml"
    path.write_text(text, encoding="utf-8")
    try:
        return catalog.read(path).warnings
    except InvalidFile as error:
        return error.problems


def place(text: str, words: str, nth: int = 1) -> tuple[int, int]:
    """Line and column, from 1, where words stand in a text for the nth time."""
    at = -1
    for _ in range(nth):
        at = text.index(words, at + 1)
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


@pytest.mark.parametrize(
    ("change", "asked"),
    [
        pytest.param({}, True, id="alike in all"),
        pytest.param(
            {"name": words("新增的企业总数", "Firms added")}, True, id="another name that looks alike"
        ),
        pytest.param({"name": words("新增企业数（家）", "Firms")}, True, id="a remark in the name"),
        pytest.param({"name": words("发明专利", "Patents")}, False, id="another name"),
        pytest.param({"numerator": words("企业（家）", "firms")}, True, id="a remark is no difference"),
        pytest.param({"numerator": words("大企业", "large firms")}, False, id="another numerator"),
        pytest.param({"denominator": words("人口", "people")}, False, id="a denominator"),
        pytest.param({"scope": words("全国", "nation")}, False, id="another scope"),
        pytest.param({"scope": words("全省", "province")}, True, id="the same scope in other words"),
        pytest.param({"price_basis": words("现价", "current")}, False, id="a price basis"),
        pytest.param({"vintage": words("普查后", "after the census")}, False, id="an edition"),
        pytest.param({"measure": "stock"}, False, id="another kind of measure"),
        pytest.param({"timing": "point"}, False, id="another kind of period"),
        pytest.param({"differs": words("只计在营", "active only")}, False, id="a difference in words"),
        pytest.param({"family": "strategic"}, False, id="another family"),
        pytest.param({"unit": "FOLD", "counted": None}, False, id="another unit"),
    ],
)
def test_an_editor_is_asked_about_what_looks_alike(tmp_path, change, asked):
    other = {key: value for key, value in (FIRMS | change).items() if value is not None}
    text = document(indicators={"firms": FIRMS, "again": other})
    found = read(tmp_path, text)
    assert len(found) == asked
    for problem in found:
        assert (problem.line, problem.column) == place(text, "again")
        assert problem.path == "indicators.again"
        assert problem.in_("zh").partition(": indicators.again: ")[2].startswith("警告：")
        assert f"第 {place(text, 'firms:')[0]} 行的“firms”" in problem.in_("zh")
        assert "warning: looks like" in problem.in_("en")


def test_each_of_several_look_alikes_is_named_once_with_the_first(tmp_path):
    found = read(tmp_path, document(indicators=dict.fromkeys(("one", "two", "three"), FIRMS)))
    assert [problem.path for problem in found] == ["indicators.two", "indicators.three"]
    assert all('"one"' in problem.said("en") for problem in found)


def test_warnings_stand_beside_problems_in_the_order_of_the_file(tmp_path):
    text = document(
        result("one", "3%", 2024), indicators={"one": FIRMS, "two": FIRMS}
    )  # a percentage of what is counted
    found = read(tmp_path, text)
    assert [problem.warning for problem in found] == [True, False]


def test_the_invented_ledger_has_no_look_alikes(tmp_path):
    found = read(tmp_path, document(*ledger.ENTERED))
    assert [problem for problem in found if problem.code == "look-alike"] == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("战新总产值占比", "战略性新兴总产值比重", True, id="usual words"),
        pytest.param("企业数", "企业总数", True, id="a count"),
        pytest.param("地区生产总值增速", "GDP增长率", True, id="a growth"),
        pytest.param("GDP", "gdp", True, id="letters"),
        pytest.param("企业", "高新企业", True, id="one inside the other"),
        pytest.param("企业数", "发明专利", False, id="unlike"),
    ],
)
def test_names_that_look_alike(one, other, same):
    assert likeness.alike(one, other) == likeness.alike(other, one) == same


OLD, NEW = target("firms", "8家", 2025, source="plan"), target("firms", "9家", 2026)
OLD_ID, NEW_ID = "330000.firms.2025.T.plan", "330000.firms.2026.T.report"
FLOW = target("new-firms", "9家", 2025)
PATH_2025 = {"by": "2025-03", "value": "2家"}


@pytest.mark.parametrize(
    ("entered", "key", "en"),
    [
        pytest.param(
            [NEW | {"supersedes": "330000.firms.2025.T.plann"}, OLD], "supersedes", OLD_ID, id="a slip"
        ),
        pytest.param(
            [OLD, NEW | {"supersedes": "nothing"}], "supersedes", "there is no figure", id="nothing"
        ),
        pytest.param([OLD | {"supersedes": OLD_ID}], "supersedes", "supersedes itself", id="itself"),
        pytest.param(
            [OLD, target("firms", "9家", 2026, region="江苏", supersedes=OLD_ID)],
            "supersedes",
            "no target of the same",
            id="another region",
        ),
        pytest.param(
            [OLD, target("new-firms", "9家", 2025, supersedes=OLD_ID)],
            "supersedes",
            "no target of the same",
            id="another indicator",
        ),
        pytest.param(
            [base("firms", "8家", 2020), NEW | {"supersedes": "330000.firms.2020.B.report"}],
            "supersedes",
            "no target of the same",
            id="no target",
        ),
        pytest.param(
            [OLD, NEW | {"supersedes": OLD_ID}, target("firms", "7家", 2027, supersedes=OLD_ID)],
            "supersedes",
            "already replaced by the target of line",
            id="twice",
        ),
        pytest.param(
            [result("firms", "8家", 2024, supersedes=OLD_ID), OLD],
            "supersedes",
            "belongs to targets",
            id="a result",
        ),
        pytest.param(
            [result("firms", "8家", 2024, set_by=words("省", "it"))],
            "set_by",
            "belongs to targets",
            id="set by",
        ),
        pytest.param(
            [FLOW | {"path": [PATH_2025 | {"value": "2%"}]}],
            "path",
            "the path is in PT, the target in PN",
            id="unit",
        ),
        pytest.param(
            [FLOW | {"path": [PATH_2025 | {"value": "超2家"}]}], "path", "without a bound", id="a bound"
        ),
        pytest.param(
            [FLOW | {"path": [PATH_2025 | {"by": "2026-03"}]}],
            "path",
            "not inside the period 2025",
            id="late",
        ),
        pytest.param(
            [FLOW | {"path": [PATH_2025, PATH_2025]}], "path", "not after the step before", id="out of order"
        ),
        pytest.param(
            [FLOW | {"path": [PATH_2025 | {"value": "5家"}, PATH_2025 | {"by": "2025-09", "value": "3家"}]}],
            "path",
            "is below the step before",
            id="falling",
        ),
        pytest.param(
            [FLOW | {"path": [PATH_2025 | {"value": "50家"}]}],
            "path",
            "or above the target",
            id="past its target",
        ),
        pytest.param(
            [OLD | {"path": [PATH_2025]}], "path", "only what adds up over time", id="path of a stock"
        ),
    ],
)
def test_what_is_wrong_with_a_target_is_told_at_its_place(tmp_path, entered, key, en):
    text = document(*entered)
    (problem,) = read(tmp_path, text)
    assert en in problem.in_("en")
    assert not problem.warning
    line = text.split("\n")[problem.line - 1]
    if "belongs to targets" not in en:
        assert problem.path.endswith(f".{key}")
        assert line[: problem.column - 1].endswith(f"{key}: ")
    assert not any("\u4e00" <= character <= "\u9fff" for character in problem.said("en"))


def test_a_ring_is_told_at_each_of_its_links(tmp_path):
    found = read(tmp_path, document(OLD | {"supersedes": NEW_ID}, NEW | {"supersedes": OLD_ID}))
    assert [problem.path.rpartition(".")[2] for problem in found] == ["supersedes"] * 2


def standings(folder: Path, *entered: ledger.Said) -> dict[str, str]:
    found = targets.ledger(ledger.tables(folder, *entered), ledger.DAY)
    return dict(zip(found["target"], found["state"], strict=True))


def test_a_chain_leaves_the_last_target(tmp_path):
    third = target("firms", "7家", 2027, source="revision", supersedes=NEW_ID)
    for order in permutations([OLD, NEW | {"supersedes": OLD_ID}, third]):
        found = standings(tmp_path, *order)
        assert found == {
            OLD_ID: "SUPERSEDED", NEW_ID: "SUPERSEDED", "330000.firms.2027.T.revision": "FUTURE",
        }  # fmt: skip


SAME_YEAR = target("firms", "9家", 2025, source="revision", supersedes=OLD_ID)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_target_replaced_for_the_same_year_is_no_conflict(tmp_path, order):
    built = ledger.tables(tmp_path, *([OLD, SAME_YEAR][n] for n in order))
    claims = built.observations.set_index("obs_id")["claim"].to_dict()
    assert claims == {OLD_ID: "SUPERSEDED", "330000.firms.2025.T.revision": "LATEST"}
    assert standings(tmp_path, *([OLD, SAME_YEAR][n] for n in order))[OLD_ID] == "SUPERSEDED"


REPEATED = target("firms", "8家", 2025, source="bulletin")


def test_a_text_that_repeats_a_replaced_target_is_replaced_with_it(tmp_path):
    """Both speak of one fact; which of the two the new target names does not matter."""
    assert read(tmp_path, document(OLD, REPEATED, SAME_YEAR)) == ()
    found = standings(tmp_path, OLD, REPEATED, SAME_YEAR)
    assert [state for name, state in found.items() if not name.endswith("revision")].count("FUTURE") == 0


@pytest.mark.parametrize("named", [OLD_ID, "330000.firms.2025.T.bulletin"])
def test_a_fact_is_replaced_by_whichever_of_its_claims_it_is_named(tmp_path, named):
    found = standings(tmp_path, OLD, REPEATED, NEW | {"supersedes": named})
    assert found[NEW_ID] == "FUTURE"
    assert [state for name, state in found.items() if name != NEW_ID] == ["SUPERSEDED"]


@pytest.mark.parametrize("status", ["definition_differs", "break"])
def test_a_new_target_that_is_defined_otherwise_stays_in_the_ledger(tmp_path, status):
    found = standings(tmp_path, OLD, SAME_YEAR | {"status": status})
    assert found[OLD_ID] == "SUPERSEDED"
    assert "330000.firms.2025.T.revision" in found


def test_a_superseded_target_names_its_heir(tmp_path):
    built = ledger.tables(tmp_path, OLD, NEW | {"supersedes": OLD_ID})
    found = targets.ledger(built, ledger.DAY).set_index("target")
    assert found.loc[OLD_ID, "superseded_by"] == NEW_ID
    assert found.loc[NEW_ID, "supersedes"] == OLD_ID
