"""A value must be all that its phrase says of the figure."""

import pytest

from etl import phrases


@pytest.mark.parametrize(
    ("value", "bound", "phrase"),
    [
        pytest.param("7.0%", None, "分別增長7.0%和6.3%", id="first of two"),
        pytest.param("6.3%", None, "分別增長7.0%和6.3%", id="second of two"),
        pytest.param("40家左右", None, "新增中心40家左右", id="bound behind"),
        pytest.param("突破4000家", None, "企业突破4000家", id="bound before"),
        pytest.param("三分之一", "不低于", "不低于专项资金的三分之一", id="bound apart"),
        pytest.param("4个", None, "4个万亿级主导产业", id="another number behind the unit"),
        pytest.param("第三", None, "居全国高新区第三", id="rank"),
        pytest.param("8所", None, "以上8所院校", id="以上 before a number says nothing of it"),
        pytest.param("400个以上", None, "重大科技項目400個 以上", id="script and space do not matter"),
    ],
)
def test_a_whole_value_fits(value, bound, phrase):
    assert phrases.misfit(value, bound, phrase) is None


@pytest.mark.parametrize(
    ("value", "bound", "phrase", "said"),
    [
        pytest.param("6万亿元", None, "规模达1.6万亿元", "longer number", id="cut at the point"),
        pytest.param("9家", None, "企业59家", "longer number", id="cut digit"),
        pytest.param("000家", None, "突破4000家", "longer number", id="zeros only"),
        pytest.param("4.72", None, "达到4.72万亿元", "longer number", id="multiplier left out"),
        pytest.param("40家", None, "新增中心40家左右", "左右", id="bound behind left out"),
        pytest.param("4000家", None, "企业突破4000家", "突破", id="bound before left out"),
        pytest.param("30%", None, "年均增长超30%", "超", id="one-letter bound left out"),
        pytest.param("41家", None, "新增中心40家左右", "lacks", id="another number"),
        pytest.param("三分之一", "不高于", "不低于专项资金的三分之一", "bound", id="another bound"),
    ],
)
def test_a_part_of_a_figure_does_not(value, bound, phrase, said):
    fault = phrases.misfit(value, bound, phrase)
    assert fault
    assert said in fault.whole().en
