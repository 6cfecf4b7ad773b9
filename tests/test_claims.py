"""Several texts about one fact: what they are to each other, which is shown, and what an editor is told."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl import claims, disputes
from etl.claims import Statement
from etl.codes import Relation
from etl.labels import AT_LINE
from etl.records import Records
from etl.scalars import References
from etl.schema import Indicator, Observation, Source
from etl.text import Text

NAME = {"zh": "甲", "en": "A"}
WHY = {"zh": "统计局的数", "en": "the bureau's figure"}


def read(record, content):
    wrong = []
    made = Records(record, REFERENCES).read(content, wrong)
    assert wrong == []
    return made


def indicator(**other: object) -> Indicator:
    content = {
        "name": NAME,
        "family": "gdp",
        "topic": "economy",
        "measure": "level",
        "timing": "stretch",
        "unit": "CNY",
    }
    content |= {"direction": "more", "numerator": NAME, "scope": NAME}
    return read(Indicator, content | other)


def source(date: str) -> Source:
    content = {"title": NAME, "publisher": NAME, "date": date, "date_evidence": NAME, "file": "a.txt"}
    return read(Source, content | {"sha256": "0" * 64, "script": "simplified"})


DATES = {
    "january": "2024-01",
    "march": "2024-03",
    "late-march": "2024-03-28",
    "sometime": "2024",
    "next-year": "2025",
}
KINDS = ("gdp", "gdp-revised-census", "gdp-growth", "elsewhere")
REFERENCES = References(
    frozenset({"economy"}), frozenset({"gdp", "other"}), frozenset(), frozenset(KINDS), frozenset(DATES), frozenset()
)  # fmt: skip


def at(obs_id: str) -> Text:
    """The line where an observation is written, in words."""
    return AT_LINE.filled(line=100 + int(obs_id))


SOURCES = {name: source(date) for name, date in DATES.items()}
INDICATORS = {
    "gdp": indicator(),
    "gdp-revised-census": indicator(),
    "gdp-growth": indicator(measure="growth", unit="PT"),
    "elsewhere": indicator(family="other"),
}


def said(value: str, where: str = "march", **other: object) -> dict[str, object]:
    """What an editor enters: Zhejiang's gross product of 2023, a result, where nothing else is said."""
    content: dict[str, object] = {
        "source": where,
        "line": "1",
        "region": "330000",
        "indicator": "gdp",
        "value": value,
    }
    content |= {"period": "2023", "role": "actual", "modality": "done", "phrase": value}
    return content | other


def told(*entered: dict[str, object]) -> list[Statement]:
    """The claims, with ids 0, 1, 2 …"""
    found = {str(place): read(Observation, content) for place, content in enumerate(entered)}
    return claims.statements(found, INDICATORS, SOURCES)


PRELIMINARY = {"status": "provisional"}
AIM = {"role": "target", "modality": "plan"}
HEIR = AIM | {"supersedes": "1"}  # of what is told second
CENSUS, OTHER_CENSUS = {"vintage": {"zh": "五经普", "en": "5th"}}, {"vintage": {"zh": "四经普", "en": "4th"}}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(said("4.72万亿元"), said("4.7万亿元"), "agrees", id="a number and its rounding"),
        pytest.param(said("超8万亿元"), said("8.26万亿元"), "agrees", id="a bound and a number beyond it"),
        pytest.param(
            said("8万亿元", **AIM),
            said("8万亿元", **AIM | {"modality": "aspire"}),
            "agrees",
            id="力争 and 计划",
        ),
        pytest.param(said("8.2万亿元"), said("8.4万亿元"), "conflicts", id="two numbers"),
        pytest.param(
            said("超9万亿元"), said("8.4万亿元"), "conflicts", id="a bound and a number short of it"
        ),
        pytest.param(
            said("8.2万亿元"),
            said("8.4万亿元", status="estimated"),
            "conflicts",
            id="an estimate revises nothing",
        ),
        pytest.param(
            said("8.4万亿元", "march"),
            said("8.2万亿元", "january", **PRELIMINARY),
            "revises",
            id="final after preliminary",
        ),
        pytest.param(
            said("8.4万亿元"),
            said("8.2万亿元", **PRELIMINARY),
            "revises",
            id="final and preliminary of one month",
        ),
        pytest.param(
            said("8.4万亿元", "sometime"),
            said("8.2万亿元", **PRELIMINARY),
            "revises",
            id="final of an unknown month",
        ),
        pytest.param(
            said("8.4万亿元", "january"),
            said("8.2万亿元", "march", **PRELIMINARY),
            "conflicts",
            id="final before preliminary",
        ),
        pytest.param(
            said("8.4万亿元", **PRELIMINARY),
            said("8.2万亿元", "january", **PRELIMINARY),
            "revises",
            id="the later of two preliminary values",
        ),
        pytest.param(
            said("8.4万亿元", "late-march", **PRELIMINARY),
            said("8.2万亿元", "march", **PRELIMINARY),
            "conflicts",
            id="two preliminary values that dates do not order",
        ),
        pytest.param(
            said("4.72万亿元"),
            said("4.7万亿元", "january", **PRELIMINARY),
            "agrees",
            id="a preliminary value confirmed",
        ),
        pytest.param(
            said("8.4万亿元"),
            said("8.2万亿元", status="definition_differs"),
            "other_definition",
            id="definition differs",
        ),
        pytest.param(
            said("8.4万亿元"),
            said("8.2万亿元", status="break"),
            "other_definition",
            id="a break in the series",
        ),
        pytest.param(
            said("8.4万亿元", status="definition_differs"),
            said("8.2万亿元", status="definition_differs"),
            "other_definition",
            id="two definitions that both differ",
        ),
        pytest.param(
            said("8.4万亿元", **HEIR),
            said("8.2万亿元", **AIM),
            "supersedes",
            id="a target that replaces another",
        ),
        pytest.param(
            said("8.2万亿元", **HEIR),
            said("8.2万亿元", **AIM),
            "supersedes",
            id="one that replaces it by the same",
        ),
        pytest.param(
            said("8.4万亿元", **CENSUS),
            said("8.2万亿元", **OTHER_CENSUS),
            "other_definition",
            id="two editions",
        ),
        pytest.param(
            said("8.4万亿元", **CENSUS),
            said("8.2万亿元"),
            "other_definition",
            id="an edition and none stated",
        ),
        pytest.param(
            said("8.4万亿元", **CENSUS),
            said("8.2万亿元", "january", **PRELIMINARY),
            "revises",
            id="the edition that revises a preliminary value",
        ),
        pytest.param(
            said("8.4万亿元"),
            said("8.2万亿元", indicator="gdp-revised-census"),
            "other_definition",
            id="a look-alike",
        ),
        pytest.param(said("8.4万亿元"), said("8.2万亿元", period="2022"), "other_period", id="another year"),
        pytest.param(
            said("8.4万亿元"), said("8.4万亿元", period="2023-Q4"), "other_period", id="a part of the year"
        ),
        pytest.param(said("8.4万亿元"), said("8.2万亿元", **AIM), "other_role", id="target and result"),
        pytest.param(
            said("8.4万亿元"),
            said("8.2万亿元", period="2022", **AIM),
            "unrelated",
            id="unlike in two respects",
        ),
        pytest.param(said("8.4万亿元"), said("8.2万亿元", region="310000"), "unrelated", id="another region"),
        pytest.param(
            said("8.4万亿元"), said("8.2万亿元", indicator="elsewhere"), "unrelated", id="another family"
        ),
    ],
)
def test_what_two_claims_are_to_each_other(one, other, expected):
    first, second = told(one, other)
    mirrored = {"revises": "revised", "supersedes": "superseded"}.get(expected, expected)
    assert (claims.relation(first, second), claims.relation(second, first)) == (expected, mirrored)


ANY_CLAIM = st.builds(
    lambda value, where, status, period, role, kind: said(
        value, where, status=status, period=period, indicator=kind, **(AIM if role else {})
    ),
    st.sampled_from(["8万亿元", "8.2万亿元", "8.4万亿元", "超8万亿元", "8.3万亿元左右", "不足8.4万亿元"]),
    st.sampled_from(sorted(DATES)),
    st.sampled_from(["normal", "provisional", "estimated", "definition_differs", "break"]),
    st.sampled_from(["2022", "2023"]),
    st.booleans(),
    st.sampled_from(["gdp", "gdp-revised-census", "elsewhere"]),
)
MIRROR = {Relation.REVISES: Relation.REVISED, Relation.REVISED: Relation.REVISES}


@settings(deadline=None)  # the first claim reads the list of areas
@given(ANY_CLAIM, ANY_CLAIM)
def test_a_relation_seen_from_the_other_side_is_its_mirror(one, other):
    first, second = told(one, other)
    found = claims.relation(first, second)
    assert claims.relation(second, first) == MIRROR.get(found, found)


@settings(deadline=None)
@given(st.lists(ANY_CLAIM, min_size=1, max_size=5))
def test_each_fact_shows_one_claim_and_counts_the_others_behind_it(entered):
    found = claims.standings(told(*entered))
    assert set(found) == {str(place) for place in range(len(entered))}
    for fact in {standing.fact for standing in found.values()}:
        ranks = sorted(standing.rank for standing in found.values() if standing.fact == fact)
        assert ranks == list(range(1, len(ranks) + 1))


def standing(*entered: dict[str, object]) -> list[tuple[int, str]]:
    found = sorted(claims.standings(told(*entered)).items())
    return [(each.rank, str(each.claim)) for _, each in found]


@pytest.mark.parametrize(
    ("entered", "expected"),
    [
        pytest.param([said("8万亿元")], [(1, "ONLY")], id="one text"),
        pytest.param([said("8万亿元"), said("8万亿元", period="2022")], [(1, "ONLY")] * 2, id="two facts"),
        pytest.param(
            [said("400亿元以上"), said("400亿元以上")],
            [(1, "AGREED"), (2, "AGREED")],
            id="equal: the first in the file",
        ),
        pytest.param(
            [said("4.7万亿元"), said("4.72万亿元"), said("超4万亿元")],
            [(2, "AGREED"), (1, "AGREED"), (3, "AGREED")],
            id="the narrowest is shown",
        ),
        pytest.param(
            [said("4.72万亿元", "january", **PRELIMINARY), said("4.72万亿元")],
            [(2, "AGREED"), (1, "AGREED")],
            id="of equals one that is not preliminary",
        ),
        pytest.param(
            [said("8.2万亿元", "january", **PRELIMINARY), said("8.4万亿元")],
            [(2, "REVISED"), (1, "LATEST")],
            id="a revision",
        ),
        pytest.param(
            [
                said("8.0万亿元", "january", **PRELIMINARY),
                said("8.2万亿元", "march", **PRELIMINARY),
                said("8.4万亿元", "next-year"),
                said("超8万亿元", "next-year"),
            ],
            [(3, "REVISED"), (4, "REVISED"), (1, "LATEST"), (2, "AGREED")],
            id="revised twice, the last confirmed",
        ),
        pytest.param(
            [said("8.2万亿元"), said("8.4万亿元", preferred=WHY), said("超8万亿元"), said("8.40万亿元")],
            [(4, "CONTRADICTED"), (1, "PREFERRED"), (2, "AGREED"), (3, "AGREED")],
            id="a conflict that is settled",
        ),
        pytest.param(
            [
                said("8.2万亿元", status="definition_differs"),
                said("8.4万亿元"),
                said("8.6万亿元", status="break"),
            ],
            [(2, "APART"), (1, "ONLY"), (3, "APART")],
            id="other definitions stand apart",
        ),
        pytest.param(
            [said("9万亿元", **AIM), said("8万亿元", **AIM | {"supersedes": "0"})],
            [(2, "SUPERSEDED"), (1, "LATEST")],
            id="a target replaced",
        ),
        pytest.param(
            [
                said("9万亿元", **AIM),
                said("8万亿元", **AIM | {"supersedes": "0"}),
                said("7万亿元", **AIM | {"supersedes": "1"}),
            ],
            [(2, "SUPERSEDED"), (3, "SUPERSEDED"), (1, "LATEST")],
            id="a target replaced twice",
        ),
        pytest.param(
            [said("8.2万亿元", "january", **PRELIMINARY), said("8.4万亿元", **CENSUS)],
            [(2, "REVISED"), (1, "LATEST")],
            id="a preliminary value and the edition that revised it",
        ),
        pytest.param(
            [said("8.4万亿元", **CENSUS), said("8.2万亿元", "january", **PRELIMINARY)],
            [(1, "LATEST"), (2, "REVISED")],
            id="the same in the other order",
        ),
        pytest.param(
            [said("8.2万亿元", status="break"), said("8.4万亿元", status="definition_differs")],
            [(1, "ONLY"), (2, "APART")],
            id="where no claim is of the indicator's definition the first is shown",
        ),
    ],
)
def test_which_claim_is_shown_and_what_the_others_are(entered, expected):
    assert standing(*entered) == expected


def test_the_key_of_a_fact_is_region_indicator_period_and_role():
    (found,) = claims.standings(told(said("8万亿元", period="2023-01-01/P3Y"))).values()
    assert found.fact == "330000.gdp.2023-01-01_P3Y.A"


def test_figures_with_problems_of_their_own_say_nothing_against_others():
    dollars = told(said("8.2万亿美元"), said("8.4万亿元"))
    assert [each.obs_id for each in dollars] == ["1"]


def faults(*entered: dict[str, object]) -> list[tuple[str, str, str]]:
    """Id, key and the English words of each fault; values stand on line 100 plus their id."""
    found = disputes.unsettled(told(*entered), at)
    return [(each.obs_id, each.key, each.found.whole().en) for each in found]


@pytest.mark.parametrize(
    ("entered", "places"),
    [
        pytest.param(
            [said("8.2万亿元"), said("8.4万亿元")], [("1", "value")], id="two that cannot both be true"
        ),
        pytest.param(
            [said("超8万亿元"), said("8.2万亿元"), said("8.4万亿元")],
            [("2", "value")],
            id="all pairs must be possible",
        ),
        pytest.param(
            [said("8.2万亿元"), said("8.4万亿元"), said("8.6万亿元")],
            [("1", "value"), ("2", "value")],
            id="each once",
        ),
        pytest.param([said("8.2万亿元"), said("8.4万亿元", preferred=WHY)], [], id="settled"),
        pytest.param(
            [said("8.2万亿元", preferred=WHY), said("8.4万亿元", preferred=WHY)],
            [("1", "preferred")],
            id="settled twice",
        ),
        pytest.param([said("8.2万亿元", preferred=WHY)], [("0", "preferred")], id="preferred to nothing"),
        pytest.param(
            [said("4.7万亿元", preferred=WHY), said("4.72万亿元")],
            [("0", "preferred")],
            id="preferred to what agrees",
        ),
        pytest.param(
            [said("8.2万亿元", "january", preferred=WHY, **PRELIMINARY), said("8.4万亿元")],
            [("0", "preferred")],
            id="preferred to its own revision",
        ),
        pytest.param(
            [said("8.2万亿元"), said("8.4万亿元"), said("超8万亿元", preferred=WHY)],
            [("2", "preferred"), ("1", "value")],
            id="preferred without taking a side",
        ),
        pytest.param([said("8.2万亿元", "january", **PRELIMINARY), said("8.4万亿元")], [], id="a revision"),
        pytest.param(
            [said("8.0万亿元", "january", **PRELIMINARY), said("8.2万亿元"), said("8.4万亿元")],
            [("2", "value")],
            id="two revisions that differ",
        ),
        pytest.param(
            [said("8.2万亿元"), said("8.4万亿元", status="definition_differs")], [], id="another definition"
        ),
        pytest.param([said("8.2万亿元"), said("8.4万亿元", period="2022")], [], id="another period"),
    ],
)
def test_what_an_editor_has_to_settle(entered, places):
    assert [(obs_id, key) for obs_id, key, _ in faults(*entered)] == places


def test_a_conflict_names_the_other_place_both_intervals_and_how_to_mend_it():
    ((_, _, words),) = faults(said("超9万亿元", "january"), said("8.26万亿元"))
    for part in (
        '"超9万亿元" at line 100 (source january)',
        "8.255 trillion yuan up to, not including, 8.265 trillion yuan",
        "more than 9 trillion yuan",
        "status: provisional",
        "status: definition_differs",
        "preferred: {zh: 理由, en: why}",
    ):
        assert part in words
    assert "inferred" not in words


@pytest.mark.parametrize(
    ("here", "there", "expected"),
    [
        pytest.param({"inferred_from": NAME}, {}, "The period here is inferred", id="here"),
        pytest.param({}, {"inferred_from": NAME}, "The period there is inferred", id="there"),
        pytest.param(
            {"inferred_from": NAME}, {"inferred_from": NAME}, "Both periods are inferred", id="both"
        ),
    ],
)
def test_an_inferred_period_may_explain_a_conflict(here, there, expected):
    ((_, _, words),) = faults(said("8.2万亿元", **there), said("8.4万亿元", **here))
    assert expected in words
    assert "perhaps" in words


def test_a_preliminary_value_that_nothing_revised_is_told_so():
    ((_, _, words),) = faults(said("8.4万亿元", "january"), said("8.2万亿元", **PRELIMINARY))
    assert "no later revision" in words


def test_every_order_of_the_file_finds_the_same_conflicts():
    entered = [
        said("超8万亿元"),
        said("8.2万亿元"),
        said("8.4万亿元"),
        said("8.1万亿元", "january", **PRELIMINARY),
    ]
    assert {len(faults(*order)) for order in permutations(entered)} == {1}


def pairs(*entered: dict[str, object]) -> list[tuple[str, str]]:
    found = disputes.explained(told(*entered), at)
    return [(each.obs_id, each.found.whole().en.split(": ", 1)[1]) for each in found]


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        pytest.param(
            said("8.2万亿元", "january"),
            ["the same fact, corroborated: both can be true, it counts once"],
            id="agrees",
        ),
        pytest.param(
            said("8.0万亿元", "january", **PRELIMINARY),
            ["the same fact: it revises the preliminary value there"],
            id="revises",
        ),
        pytest.param(
            said("8.4万亿元", "january", preferred=WHY),
            ["the same fact, a conflict that preferred has settled"],
            id="settled",
        ),
        pytest.param(
            said("8.0万亿元", line="2", period="2022"), ["another period: 2023 / 2022"], id="other period"
        ),
        pytest.param(
            said("8.0万亿元", line="2", period="2022", inferred_from=NAME),
            ["another period: 2023 / 2022 (inferred)"],
            id="other period, inferred",
        ),
        pytest.param(said("8.0万亿元", line="2", **AIM), ["another role: actual / target"], id="other role"),
        pytest.param(
            said("8.0万亿元", line="2", indicator="gdp-revised-census"),
            ["another definition: gdp / gdp-revised-census"],
            id="other indicator",
        ),
        pytest.param(
            said("8.0万亿元", line="2", status="definition_differs"),
            ["another definition: gdp / gdp, status: definition_differs"],
            id="definition differs",
        ),
        pytest.param(
            said("8.0万亿元", line="2", period="2022", **AIM), [], id="unlike in two respects: no word"
        ),
        pytest.param(said("8.0万亿元", period="2022"), [], id="on one line of one text: no word"),
        pytest.param(
            said("5%", line="2", indicator="gdp-growth"), [], id="a growth rate is no level: no word"
        ),
    ],
)
def test_pairs_that_look_like_a_conflict_are_explained(other, expected):
    assert [words for _, words in pairs(other, said("8.2万亿元"))] == expected
