"""Whether a result meets a target: a state only where every value that the result admits says so."""

from fractions import Fraction
from math import inf

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from ledger import row
from values import admissible, holds, intervals

from etl import attainment, derived
from etl.attainment import judged, met
from etl.codes import Attainment, Direction, Obstacle, Rate
from etl.intervals import Interval

EXCEEDED, MET, NOT_MET, OPEN = (
    Attainment.EXCEEDED,
    Attainment.MET,
    Attainment.NOT_MET,
    Attainment.NOT_RATEABLE,
)
LESS, NEITHER = {"direction": "less"}, {"direction": "neither"}


def asked(written: str, unit: str, **other: object) -> dict[str, object]:
    return row(written, unit, measure_role="T", **other)


@pytest.mark.parametrize(
    ("wanted", "reached", "unit", "way", "state"),
    [
        pytest.param("100家", "101家", "PN", {}, EXCEEDED, id="more than asked"),
        pytest.param("100家", "100家", "PN", {}, MET, id="just what was asked"),
        pytest.param("100家", "99家", "PN", {}, NOT_MET, id="one short"),
        pytest.param("100家以上", "100家", "PN", {}, MET, id="at least holds its number"),
        pytest.param("100家以上", "100家以上", "PN", {}, MET, id="at least answers at least"),
        pytest.param("100家以上", "超100家", "PN", {}, EXCEEDED, id="more than exceeds at least"),
        pytest.param("超100家", "100家", "PN", {}, NOT_MET, id="more than leaves its number out"),
        pytest.param("超100家", "100家以上", "PN", {}, OPEN, id="at least 100 may be 100"),
        pytest.param("超100家", "超100家", "PN", {}, MET, id="more than answers more than"),
        pytest.param("超100家", "1000家", "PN", {}, MET, id="what has no end is not exceeded"),
        pytest.param("100家以上", "近100家", "PN", {}, NOT_MET, id="just under falls short"),
        pytest.param("100家以上", "100家左右", "PN", {}, OPEN, id="about may be either"),
        pytest.param("100家以上", "不足100家", "PN", {}, NOT_MET, id="less than at least"),
        pytest.param("100家以上", "100家以内", "PN", {}, OPEN, id="at most may be it"),
        pytest.param("100家以上", "超90家", "PN", {}, OPEN, id="a bound below"),
        pytest.param("6.0%以上", "6.0%", "PT", {}, OPEN, id="6.0% may be 5.96%"),
        pytest.param(
            "6%", "6.1%", "PT", {}, EXCEEDED, id="a target is decided, and no rounding makes it 6.4%"
        ),
        pytest.param("6%", "5.9%", "PT", {}, NOT_MET, id="nor 5.6%"),
        pytest.param("40家左右", "36家", "PN", {}, MET, id="about: the near end of the band"),
        pytest.param("40家左右", "44家", "PN", {}, MET, id="about: the far end"),
        pytest.param("40家左右", "45家", "PN", {}, EXCEEDED, id="about: beyond it on the good side"),
        pytest.param("40家左右", "35家", "PN", {}, NOT_MET, id="about: short of it"),
        pytest.param("40家左右", "40家左右", "PN", {}, MET, id="about answers about"),
        pytest.param("近900家", "900家", "PN", {}, EXCEEDED, id="just under is exceeded by its number"),
        pytest.param("近900家", "810家", "PN", {}, MET, id="just under: the near end"),
        pytest.param("3—5万家", "4.2万家", "PN", {}, MET, id="within a range"),
        pytest.param("3—5万家", "5.2万家", "PN", {}, EXCEEDED, id="beyond a range"),
        pytest.param("3—5万家", "5万家", "PN", {}, MET, id="in the range or beyond: no worse than it"),
        pytest.param("5%以内", "4.9%", "PT", LESS, EXCEEDED, id="less than at most"),
        pytest.param("20家以内", "20家", "PN", {}, MET, id="at most points down whatever its indicator does"),
        pytest.param("低于20家", "20家", "PN", LESS, NOT_MET, id="less than leaves its number out"),
        pytest.param("低于20家", "19家", "PN", LESS, MET, id="less than has no end"),
        pytest.param("20家", "21家", "PN", LESS, NOT_MET, id="less is better: one too many"),
        pytest.param("20家", "19家", "PN", LESS, EXCEEDED, id="less is better: one less"),
        pytest.param("20家左右", "23家", "PN", LESS, NOT_MET, id="less is better: above the band"),
        pytest.param("第三", "第二", "RANK", LESS, EXCEEDED, id="a better place"),
        pytest.param("第三", "第三", "RANK", LESS, MET, id="the place"),
        pytest.param("下降3%", "下降3.5%", "PT", LESS, EXCEEDED, id="a larger decrease"),
        pytest.param(
            "下降3%以上", "下降2.5%", "PT", {}, NOT_MET, id="a decrease of at least: its bound points down"
        ),
        pytest.param("2%左右", "2.1%", "PT", NEITHER, MET, id="neither: within the band"),
        pytest.param("2%左右", "2.6%", "PT", NEITHER, NOT_MET, id="neither: above it is no better"),
        pytest.param("2%左右", "2.5%", "PT", NEITHER, OPEN, id="neither: at the end of the band"),
        pytest.param("2%左右", "2%左右", "PT", NEITHER, MET, id="neither: the band itself"),
        pytest.param("2倍", "2倍", "FOLD", NEITHER, OPEN, id="neither: 2 may be 2.1"),
        pytest.param("0家", "0家", "PN", {}, MET, id="none of none"),
        pytest.param("-3亿元", "-2亿元", "CNY", {}, EXCEEDED, id="a smaller loss"),
    ],
)
def test_the_state_that_every_value_of_the_result_gives(wanted, reached, unit, way, state):
    found = judged(asked(wanted, unit, **way), row(reached, unit), None)
    assert found.state is state
    assert found.obstacle is (Obstacle.OPEN if state is OPEN else None)


@pytest.mark.parametrize("status", ["D", "B"])
@pytest.mark.parametrize("which", ["target", "result"])
def test_what_is_defined_otherwise_is_not_rated(status, which):
    marked = {which: {"obs_status": status}}
    found = judged(
        asked("8家", "PN", **marked.get("target", {})), row("9家", **marked.get("result", {})), None
    )
    assert found == (OPEN, Obstacle.DEFINED_OTHERWISE, None, None, None)


@pytest.mark.parametrize("status", ["P", "E", "F", "U", "V"])
def test_a_preliminary_result_is_a_result(status):
    assert judged(asked("8家", "PN"), row("9家", obs_status=status), None).state is EXCEEDED


@pytest.mark.parametrize(
    ("wanted", "reached", "unit", "way", "base", "kind", "low", "high"),
    [
        pytest.param("100家", "120家", "PN", {}, None, Rate.RATIO, "1.2", "1.2", id="more is better"),
        pytest.param(
            "超60家", "58家", "PN", {}, None, Rate.RATIO, "29/30", "29/30", id="a bound stands for its number"
        ),
        pytest.param("100家", "0家", "PN", {}, None, Rate.RATIO, "0", "0", id="nothing of something"),
        pytest.param("40家左右", "43家", "PN", {}, None, Rate.RATIO, "43/44", "43/36", id="of a band"),
        pytest.param("100家", "超90家", "PN", {}, None, Rate.RATIO, "0.9", None, id="a bound has no end"),
        pytest.param("50家", "48家", "PN", LESS, "60家", Rate.REDUCTION, "1.2", "1.2", id="less is better"),
        pytest.param("50家", "65家", "PN", LESS, "60家", Rate.REDUCTION, "-0.5", "-0.5", id="the wrong way"),
        pytest.param("0家", "5家", "PN", LESS, "10家", Rate.REDUCTION, "0.5", "0.5", id="down to none"),
        pytest.param(
            "6%", "6.3%", "PT", {}, None, Rate.DIFFERENCE, "0.25", "0.35", id="percentages differ by points"
        ),
        pytest.param("下降1%", "2%", "PT", {}, None, Rate.DIFFERENCE, "2.5", "3.5", id="below zero too"),
        pytest.param(
            "5%以内", "5.2%", "PT", LESS, None, Rate.DIFFERENCE, "0.15", "0.25", id="no sign is turned"
        ),
        pytest.param(
            "2%左右", "3%", "PT", NEITHER, None, Rate.DIFFERENCE, "0", "2", id="where neither is better too"
        ),
    ],
)
def test_the_rate_of_a_result(wanted, reached, unit, way, base, kind, low, high):
    found = judged(asked(wanted, unit, **way), row(reached, unit), base and row(base, unit, measure_role="B"))
    assert (found.kind, found.unrated) == (kind, None)
    ends = [Fraction(end) if end else inf for end in (low, high)]
    assert [*found.rate.interval[:2]] == ends


@pytest.mark.parametrize(
    ("wanted", "reached", "unit", "way", "base", "unrated"),
    [
        pytest.param("0家", "5家", "PN", {}, None, Obstacle.NOT_POSITIVE, id="over zero"),
        pytest.param("-3亿元", "2亿元", "CNY", {}, None, Obstacle.NOT_POSITIVE, id="over a loss"),
        pytest.param("3亿元", "-2亿元", "CNY", {}, None, Obstacle.NOT_POSITIVE, id="a loss"),
        pytest.param("50家", "48家", "PN", LESS, None, Obstacle.NO_BASE, id="less, and no base"),
        pytest.param("50家", "48家", "PN", LESS, "50家", Obstacle.BASE_BELOW, id="the base is the target"),
        pytest.param("50家", "48家", "PN", LESS, "45家", Obstacle.BASE_BELOW, id="the base is below it"),
        pytest.param(
            "50家", "48家", "PN", LESS, "50家左右", Obstacle.BASE_BELOW, id="the base may be below it"
        ),
        pytest.param("900家", "不足900家", "PN", {}, None, Obstacle.ENDLESS, id="no end below"),
        pytest.param("50家", "48家", "PN", LESS, "超60家", Obstacle.ENDLESS, id="a base without an end"),
        pytest.param("第三", "第二", "RANK", LESS, None, Obstacle.ORDINAL, id="a place"),
        pytest.param(
            "2倍左右", "1.9倍", "FOLD", NEITHER, None, Obstacle.NO_DIRECTION, id="neither is better"
        ),
    ],
)
def test_why_there_is_no_rate(wanted, reached, unit, way, base, unrated):
    found = judged(asked(wanted, unit, **way), row(reached, unit), base and row(base, unit, measure_role="B"))
    assert (found.kind, found.rate, found.unrated) == (None, None, unrated)
    assert found.state in (EXCEEDED, MET, NOT_MET)  # a state needs no rate


@pytest.mark.parametrize("status", ["D", "B"])
def test_no_way_is_counted_from_a_base_that_is_defined_otherwise(status):
    base = row("60家", measure_role="B", obs_status=status)
    found = judged(asked("50家", "PN", **LESS), row("48家"), base)
    assert (found.state, found.rate, found.unrated) == (EXCEEDED, None, Obstacle.DEFINED_OTHERWISE)


def exact_rule(wanted: Interval, way: Direction, value: Fraction) -> Attainment:
    """What is said of one true value, put plainly."""
    if holds(wanted, value):
        return MET
    if way is Direction.NEITHER:
        return NOT_MET
    better = value < wanted.high if way is Direction.LESS else value > wanted.low
    return EXCEEDED if better else NOT_MET


@given(intervals(), st.sampled_from(Direction), intervals(), st.data())
def test_a_state_holds_for_every_true_value(wanted, way, reached, data):
    """MET says no worse than the target: some values may be better still."""
    found = met(wanted, way, reached)
    true = exact_rule(wanted, way, data.draw(admissible(reached)))
    fits = {MET: {MET, EXCEEDED}} if way is not Direction.NEITHER else {}
    assert found is OPEN or true in fits.get(found, {found})


@given(intervals(), st.sampled_from(Direction), intervals())
def test_a_state_is_withheld_only_where_values_differ(wanted, way, reached):
    assume(met(wanted, way, reached) is OPEN)
    near, far = (
        Fraction(end) if abs(end) != inf else Fraction(sign * 10**6)
        for end, sign in ((reached.low, -1), (reached.high, 1))
    )
    little = Fraction(1, 10**6)
    ends = [near + little * reached.low_open, far - little * reached.high_open]
    inside = [end for end in (wanted.low, wanted.high) if abs(end) != inf and holds(reached, Fraction(end))]
    beside = [each + step for each in inside for step in (-little, 0, little) if holds(reached, each + step)]
    states = {exact_rule(wanted, way, value) for value in (*ends, *beside)}
    assert NOT_MET in states
    assert states & {MET, EXCEEDED}


WRITTEN = st.builds(
    lambda before, number, after: (
        f"{before}{number}家{after}" if not (before and after) else f"{before}{number}家"
    ),
    st.sampled_from(["", "", "超", "近", "不足", "约"]),
    st.integers(1, 60),
    st.sampled_from(["", "", "以上", "以内", "左右"]),
)


@given(WRITTEN, WRITTEN, st.sampled_from(["more", "less"]), st.none() | st.integers(61, 90), st.data())
def test_the_true_rate_lies_between_its_ends(wanted, reached, way, before, data):
    target, result = asked(wanted, "PN", direction=way), row(reached)
    found = judged(target, result, before and row(f"{before}家", measure_role="B"))
    assume(found.rate is not None)
    true = data.draw(admissible(derived.span(result)))
    number = data.draw(admissible(derived.threshold(target).interval))
    down = found.kind is Rate.REDUCTION
    rate = (before - true) / (before - number) if down else true / number
    assert holds(found.rate.interval, rate)
    low, high = derived.ends(found.rate, found.rate.told - 1)
    assert low is None or Fraction(low) <= rate
    assert high is None or rate <= Fraction(high)


def test_the_bound_of_a_target_tells_its_direction_before_its_indicator():
    ways = {
        text: attainment.direction(asked(text, "PN", **LESS))
        for text in ("8家以上", "超8家", "8家", "8家左右")
    }
    assert [*ways.values()] == [Direction.MORE, Direction.MORE, Direction.LESS, Direction.LESS]


def test_nothing_that_is_judged_changes():
    target, result, base = asked("50家", "PN", **LESS), row("48家"), row("60家", measure_role="B")
    before = [dict(each) for each in (target, result, base)]
    judged(target, result, base)
    assert [target, result, base] == before
