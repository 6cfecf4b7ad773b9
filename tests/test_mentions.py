"""What counts as a numeric mention, what it is taken for, and that it is read as it stands."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from test_quantity_properties import phrases

from etl import mentions
from etl.codes import Comparator, Unit


def found(*lines: str) -> list[tuple[str, str]]:
    return [(mention.as_written, mention.kind.value) for mention in mentions.find(lines)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("增加值增长5.2%", [("5.2%", "figure")], id="percent"),
        pytest.param("营收达４．７２万亿元", [("４．７２万亿元", "figure")], id="full-width"),
        pytest.param("新設企業300餘家", [("300餘家", "figure")], id="Traditional"),
        pytest.param("增长5%—6%左右", [("5%—6%", "figure")], id="range"),
        pytest.param("建成8至10个中心", [("8至10个", "figure")], id="range in words"),
        pytest.param("占七成、超三分之一", [("七成", "figure"), ("超三分之一", "figure")], id="shares"),
        pytest.param("分两批次，带动十余个县", [("两批次", "figure"), ("十余个县", "figure")], id="Chinese"),
        pytest.param("百万平方米级组团", [("百万平方米级", "figure")], id="magnitude"),
        pytest.param("千亿元目标", [("千亿元", "figure")], id="bare place word"),
        pytest.param("上百家企业、上万人次", [("上百家", "figure"), ("上万人次", "figure")], id="上 as a bound"),
        pytest.param("其中27个来自本市", [("27个", "figure")], id="no bound in 其中"),
        pytest.param("总量过3000亿元、过六成", [("过3000亿元", "figure"), ("过六成", "figure")], id="过 as a bound"),
        pytest.param("通过15个、经过3轮", [("15个", "figure"), ("3轮", "figure")], id="no bound in 通过"),
        pytest.param("约占1/10，4386万名", [("1/10", "figure"), ("4386万名", "figure")], id="full-width comma"),
        pytest.param("不到一个百分点", [("不到一个百分点", "figure")], id="一 is no article behind a bound"),
        pytest.param("不负四十六万父老", [("四十六万", "figure")], id="no sign in 不负"),
        pytest.param("粮食 万吨 268.4 -0.6", [("268.4", "figure"), ("-0.6", "figure")], id="row of a table"),
        pytest.param("万吨级以上泊位", [("万吨级以上", "figure")], id="of a class and above"),
        pytest.param("百亿项目两个", [("百亿", "figure"), ("两个", "figure")], id="项目 is no unit"),
        pytest.param("千亿县3个", [("千亿", "figure"), ("3个", "figure")], id="县 is no unit of 千亿"),
        pytest.param("学前三年、提前两年", [("三年", "date"), ("两年", "date")], id="no bound in 学前"),
        pytest.param("签约28个项目，附近5家", [("28个", "figure"), ("5家", "figure")], id="no bound in 签约"),
        pytest.param("位居全国第三、前10位", [("第三", "figure"), ("前10位", "figure")], id="ranks"),
        pytest.param("稳居首位", [("首位", "figure")], id="first place"),
        pytest.param("13个省级中心", [("13个", "figure")], id="measure word before 省级"),
        pytest.param("集聚80家上下游企业", [("80家", "figure")], id="上下 of 上下游"),
        pytest.param("增速-0.5%", [("-0.5%", "figure")], id="negative"),
        pytest.param("算力达160Eflops", [("160Eflops", "figure")], id="unit in small letters"),
        pytest.param("收入比2.5:1", [("2.5:1", "figure")], id="ratio"),
        pytest.param("浓度降至28微克/立方米以下", [("28微克/立方米以下", "figure")], id="unit without a code"),
        pytest.param("经济总量翻一番", [("翻一番", "figure")], id="doubling"),
        pytest.param("2023年9月30日", [("2023年9月30日", "date")], id="day"),
        pytest.param("2021—2025年", [("2021—2025年", "date")], id="years"),
        pytest.param("二〇二五年一季度", [("二〇二五年一季度", "date")], id="year in Chinese"),
        pytest.param("前三季度、近5年", [("前三季度", "date"), ("近5年", "date")], id="stretches"),
        pytest.param("48年、半年、18个月", [("48年", "date"), ("半年", "date"), ("18个月", "date")], id="durations"),
        pytest.param("“415X”和“8+4”", [("“415X”", "name"), ("“8+4”", "name")], id="quoted names"),
        pytest.param("5G、G60、12345热线", [("5G", "name"), ("G60", "name"), ("12345", "name")], id="names"),
        pytest.param("“十四五”期末", [("“十四五”", "name")], id="plan"),
        pytest.param("〔2024〕12号", [("〔2024〕12号", "name")], id="document"),
        pytest.param("第十一次集体学习", [("第十一次", "ordinal")], id="ordinal"),
        pytest.param("十四届全国人大二次会议", [("十四届", "ordinal"), ("二次会议", "ordinal")], id="sessions"),
        pytest.param("5nm工艺、千亿参数", [("5nm", "technical"), ("千亿参数", "technical")], id="technical"),
        pytest.param("三大产业、六个方面", [("三大", "list"), ("六个方面", "list")], id="lists"),
        pytest.param("该公司销售额增长25%", [("25%", "company")], id="company"),
        pytest.param("该公司称，全市增长25%", [("25%", "figure")], id="region named after the company"),
    ],
)  # fmt: skip
def test_finds_a_mention_and_what_it_is(line, expected):
    assert found(line) == expected


@pytest.mark.parametrize(
    "words",
    [
        "一批",
        "进一步",
        "统一",
        "一系列",
        "一些",
        "一定",
        "一体化",
        "一流",
        "万事利",
        "千行百业",
        "万千",
        "两会",
        "双碳",
        "三农",
        "一个新体系",
        "一方面",
        "一是",
        "二要",
        "十分",
        "百姓",
        "千方百计",
        "万众",
        "第一时间",
        "唯一",
        "三位一体",
        "七嘴八舌",
        "十全十美",
        "一带一路",
        "九牛一毛",
        "四川",
        "三亚",
        "五家渠",
        "七台河",
        "半导体",
        "千家万户",
        "百家争鸣",
        "数十家",
        "若干",
        "几百个",
        "新增一批",
        "四处奔走",
    ],
)
def test_words_that_only_look_like_numbers_are_none(words):
    assert found(f"各地{words}，") == []


@pytest.mark.parametrize(
    ("lines", "expected", "place"),
    [
        pytest.param(["全省新增高新技术企业12", "00家"], "1200家", (1, 11), id="inside the digits"),
        pytest.param(["全省一般公共预算收入3.", "5万亿元"], "3.5万亿元", (1, 11), id="at the point"),
        pytest.param(["全省规模以上工业增加值超", "  30%"], "超30%", (1, 12), id="after the bound"),
        pytest.param(["全省规模以上工业企业共有1.2万", "", "家"], "1.2万家", (1, 13), id="before the unit, blank line"),
    ],
)  # fmt: skip
def test_a_line_break_in_mid_sentence_does_not_part_a_mention(lines, expected, place):
    (mention,) = mentions.find(lines)
    assert mention.as_written == expected
    assert (mention.line, mention.column) == place


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["本年度全省完成情况：2024", "2025家"], id="after a stop"),
        pytest.param(["2024\t300"], id="cells of a table"),
        pytest.param(["12.5", "300"], id="rows of a table"),
    ],
)
def test_numbers_that_stand_apart_stay_apart(lines):
    assert len(mentions.find(lines)) == 2


@pytest.mark.parametrize(
    ("words", "comparator", "value", "upper", "unit"),
    [
        pytest.param("七八十辆", Comparator.RG, 70, 80, Unit.PN, id="pair of digits"),
        pytest.param("十五六家", Comparator.RG, 15, 16, Unit.PN, id="pair of digits behind ten"),
        pytest.param(
            "412.6亿吨公里", Comparator.EQ, 41260000000, None, None, id="neither tonnes nor kilometres"
        ),
        pytest.param("八千到一万元", Comparator.RG, 8000, 10000, Unit.CNY, id="range over 万"),
        pytest.param("由5.2%到6.0%", Comparator.EQ, 5.2, None, Unit.PT, id="change, not range"),
        pytest.param("前10位", Comparator.LE, 10, None, Unit.RANK, id="among the first"),
        pytest.param("降价过半", Comparator.GT, 50, None, Unit.PT, id="more than half"),
        pytest.param("118.6部/百人", Comparator.EQ, 118.6, None, None, id="a rate has no unit of its own"),
        pytest.param("百余家", Comparator.GT, 100, None, Unit.PN, id="bare place word and more"),
    ],
)
def test_reads_what_is_written_loosely(words, comparator, value, upper, unit):
    read = mentions.find([words])[0].quantity
    assert (read.comparator, float(read.value), read.upper, read.unit) == (comparator, value, upper, unit)


sentences = st.sampled_from(
    ["全省{}，同比有所提高。", "其中，本市{}；", "据介绍，{}", "（{}）", "到年底，{}的目标"]
)


@given(phrases(), sentences)
def test_any_quantity_planted_in_a_sentence_is_found_and_read_exactly(phrase, sentence):
    words, quantity = phrase
    found = [mention for mention in mentions.find([sentence.format(words)]) if mention.quantity == quantity]
    assert len(found) == 1
    assert found[0].as_written in words


text = st.text(
    st.sampled_from("0123456789.,%-—～~一二三十百千万亿两半第几多余超近约年月日个家元\n\t ") | st.characters()
)


@given(st.lists(text, max_size=5))
@example(["一百千万"])
@example(["亿万亿", "\u2028\x0b\x00"])
@example(["9" * 500])
@example(["第" * 50 + "三"])
@example(["一百" * 3000, "a" * 3000, "1+" * 3000])  # took minutes once, each word being tried at every place
def test_no_text_can_break_it(lines):
    last = 0
    for mention in mentions.find(lines):
        assert last <= mention.start < mention.end
        last = mention.end
        assert 1 <= mention.line <= len(lines)
        rest = "\n".join(lines[mention.line - 1 :])[mention.column - 1 :]
        assert re.sub(r"\s", "", rest).startswith(re.sub(r"\s", "", mention.as_written))
