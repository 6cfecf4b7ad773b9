"""What written quantities mean, and which words are refused."""

from decimal import Decimal
from fractions import Fraction

import opencc
import pytest

from etl import refusals, vocabulary
from etl.codes import Comparator
from etl.quantity import Unreadable, read

THIRD = Fraction(100, 3)

READ = [
    # numbers
    pytest.param("40家", "EQ", 40, "PN", id="plain count"),
    pytest.param("4.72万亿元", "EQ", 4_720_000_000_000, "CNY", id="trillions with decimals"),
    pytest.param("8万亿", "EQ", 8 * 10**12, None, id="no unit"),
    pytest.param("1,200家", "EQ", 1200, "PN", id="thousands separator"),
    pytest.param("1，200家", "EQ", 1200, "PN", id="full-width thousands separator"),
    pytest.param("1 200家", "EQ", 1200, "PN", id="thousands parted by a space"),
    pytest.param("10亿亿次/秒", "EQ", 10**17, "OPS", id="ten times 亿亿"),
    pytest.param("千亿元", "EQ", 10**11, "CNY", id="place words alone"),
    pytest.param("1.5千亿元", "EQ", 15 * 10**10, "CNY", id="decimals before 千亿"),
    pytest.param("1亿2000万", "EQ", 120_000_000, None, id="two groups"),
    pytest.param("1亿零500万元", "EQ", 105_000_000, "CNY", id="two groups with a gap"),
    pytest.param("1万2000家", "EQ", 12_000, "PN", id="Arabic rest that fills its place"),
    pytest.param("3万5千", "EQ", 35_000, None, id="two groups, small place"),
    pytest.param("一千五百", "EQ", 1500, None, id="Chinese hundreds"),
    pytest.param("两百", "EQ", 200, None, id="两"),
    pytest.param("十二个", "EQ", 12, "PN", id="ten without 一"),
    pytest.param("一百零五", "EQ", 105, None, id="零 for a gap"),
    pytest.param("一百〇五", "EQ", 105, None, id="〇 for a gap"),
    pytest.param("一百二十万三千人", "EQ", 1_203_000, "PN", id="place words before 万"),
    pytest.param("三万五千亿元", "EQ", 35 * 10**11, "CNY", id="亿 raises all before it"),
    pytest.param("三点五", "EQ", Fraction(7, 2), None, id="Chinese decimals"),
    pytest.param("十二点零五万", "EQ", 120_500, None, id="Chinese decimals before 万"),
    pytest.param("零", "EQ", 0, None, id="zero"),
    # shares
    pytest.param("14.1%", "EQ", Fraction(141, 10), "PT", id="percent"),
    pytest.param("４０％", "EQ", 40, "PT", id="full-width percent"),
    pytest.param("百分之三十", "EQ", 30, "PT", id="percent in words"),
    pytest.param("百分之零点五", "EQ", Fraction(1, 2), "PT", id="half a percent in words"),
    pytest.param("3.5个百分点", "EQ", Fraction(7, 2), "PP", id="percentage points"),
    pytest.param("五百分点", "EQ", 5, "PP", id="百分点 is not a hundred"),
    pytest.param("七成", "EQ", 70, "PT", id="tenths"),
    pytest.param("七成五", "EQ", 75, "PT", id="tenths and hundredths"),
    pytest.param("两成半", "EQ", 25, "PT", id="tenths and a half"),
    pytest.param("三分之一", "EQ", THIRD, "PT", id="fraction in words"),
    pytest.param("1/3", "EQ", THIRD, "PT", id="fraction with a bar"),
    pytest.param("千分之五", "EQ", Fraction(1, 2), "PT", id="per mille"),
    pytest.param("一半", "EQ", 50, "PT", id="a half"),
    pytest.param("过半数", "GT", 50, "PT", id="more than a half"),
    # units
    pytest.param("9省份", "EQ", 9, "PN", id="provinces"),
    pytest.param("两批次", "EQ", 2, "PN", id="batches"),
    pytest.param("40万人次", "EQ", 400_000, "PN", id="person-times"),
    pytest.param("2亿美元", "EQ", 2 * 10**8, "USD", id="dollars"),
    pytest.param("808P", "EQ", 808, "PFLOPS", id="P of computing"),
    pytest.param("3EFLOPS", "EQ", 3000, "PFLOPS", id="EFLOPS"),
    pytest.param("300万千瓦", "EQ", 3_000_000, "KWT", id="千瓦 is not a thousand"),
    pytest.param("50亿千瓦时", "EQ", 5 * 10**9, "KWH", id="kilowatt hours"),
    pytest.param("2平方公里", "EQ", 2_000_000, "MTK", id="square kilometres"),
    pytest.param("1.2万公顷", "EQ", 12_000, "HAR", id="hectares"),
    pytest.param("6亿立方米", "EQ", 6 * 10**8, "MTQ", id="cubic metres"),
    pytest.param("350公里", "EQ", 350, "KMT", id="kilometres"),
    pytest.param("1100万吨", "EQ", 11_000_000, "TNE", id="tonnes"),
    pytest.param("第三", "EQ", 3, "RANK", id="rank"),
    pytest.param("居第3位", "EQ", 3, "RANK", id="rank with place word"),
    pytest.param("第十二名", "EQ", 12, "RANK", id="rank with name word"),
    pytest.param("首位", "EQ", 1, "RANK", id="first place"),
    # bounds
    pytest.param("达到约40%", "AP", 40, "PT", id="a bound outranks a statement"),
    pytest.param("不低于三分之一", "GE", THIRD, "PT", id="at least a third"),
    pytest.param("40家以上", "GE", 40, "PN", id="and more"),
    pytest.param("400项及以上", "GE", 400, "PN", id="that and more"),
    pytest.param("上百家", "GE", 100, "PN", id="up to hundreds"),
    pytest.param("迈上3万亿元台阶", "GE", 3 * 10**12, "CNY", id="a step reached"),
    pytest.param("迈上3万亿台阶", "GE", 3 * 10**12, None, id="台阶 is not the measure word 台"),
    pytest.param("超1万亿元", "GT", 10**12, "CNY", id="over"),
    pytest.param("迈过8万亿大关", "GT", 8 * 10**12, None, id="a mark passed"),
    pytest.param("10余个省份", "GT", 10, "PN", id="余 before the unit"),
    pytest.param("1000余万元", "GT", 10_000_000, "CNY", id="余 before 万"),
    pytest.param("2万多亿元", "GT", 2 * 10**12, "CNY", id="多 within 万亿"),
    pytest.param("十多家", "GT", 10, "PN", id="多 behind a Chinese numeral"),
    pytest.param("千余家", "GT", 1000, "PN", id="余 behind a place word"),
    pytest.param("二十余", "GT", 20, None, id="余 without a unit"),
    pytest.param("七成多", "GT", 70, "PT", id="多 behind the unit"),
    pytest.param("不超过5%", "LE", 5, "PT", id="at most"),
    pytest.param("控制在3%以内", "LE", 3, "PT", id="kept within"),
    pytest.param("控制在5.5%左右", "AP", Fraction(11, 2), "PT", id="kept at about"),
    pytest.param("控制在3%", "LE", 3, "PT", id="kept at, no other bound"),
    pytest.param("不到一半", "LT", 50, "PT", id="less than a half"),
    pytest.param("大约40家", "AP", 40, "PN", id="about"),
    pytest.param("约40家左右", "AP", 40, "PN", id="about, said twice"),
    pytest.param("百万平方米级", "AP", 1_000_000, "MTK", id="order of magnitude"),
    pytest.param("接近900家", "AB", 900, "PN", id="just under"),
    pytest.param("超40家以上", "GE", 40, "PN", id="GT and GE: the weaker"),
    pytest.param("不足5%以下", "LE", 5, "PT", id="LT and LE: the weaker"),
    pytest.param("約\n 40　家的", "AP", 40, "PN", id="white space anywhere"),
    pytest.param("超過300萬雙", "GT", 3_000_000, "PN", id="Traditional characters"),
]

RANGES = [
    pytest.param("5%—6%", 5, 6, "PT", id="both units"),
    pytest.param("5%-6%", 5, 6, "PT", id="hyphen"),
    pytest.param("4.5-5%", Fraction(9, 2), 5, "PT", id="unit at the end"),
    pytest.param("百分之五到百分之六", 5, 6, "PT", id="percent in words"),
    pytest.param("3～5万家", 30_000, 50_000, "PN", id="万 for both"),
    pytest.param("3千～5万家", 3000, 50_000, "PN", id="each its own multiplier"),
    pytest.param("3～5千万元", 30_000_000, 50_000_000, "CNY", id="千万 for both"),
    pytest.param("十五至二十万人", 150_000, 200_000, "PN", id="万 for both in Chinese"),
    pytest.param("8至10个", 8, 10, "PN", id="至"),
    pytest.param("8到10个", 8, 10, "PN", id="到"),
    pytest.param("三至五家", 3, 5, "PN", id="Chinese digits"),
    pytest.param("八至十个", 8, 10, "PN", id="十 is not a multiplier"),
    pytest.param("三到五成", 30, 50, "PT", id="tenths"),
    pytest.param("达到5%至6%之间", 5, 6, "PT", id="between"),
    pytest.param("三分之一至一半", THIRD, 50, "PT", id="fractions"),
]

DIGITS = [
    pytest.param("4.72万亿元", "4.72", 12, 2, id="decimals"),
    pytest.param("7.0%", "7.0", 0, 1, id="nought behind the point"),
    pytest.param("1,200家", "1200", 0, 0, id="separator dropped"),
    pytest.param("七成", "7", 1, 0, id="tenths"),
    pytest.param("七成五", "7.5", 1, 1, id="tenths and hundredths"),
    pytest.param("千亿元", "1", 11, 0, id="place words alone"),
    pytest.param("百万平方米级", "1", 6, 0, id="place words alone, million"),
    pytest.param("10亿亿次/秒", "10", 16, 0, id="two 亿"),
    pytest.param("300万千瓦", "300", 4, 0, id="万 before 千瓦"),
    pytest.param("3千亿", "3", 11, 0, id="千 behind Arabic digits"),
    pytest.param("三千亿", "3000", 8, 0, id="千 within a Chinese numeral"),
    pytest.param("十余个", "10", 0, 0, id="Chinese ten"),
    pytest.param("1亿2000万", "12000", 4, 0, id="groups count in the last"),
    pytest.param("百分之三十点五", "30.5", 0, 1, id="percent in words"),
    pytest.param("3EFLOPS", "3", 3, 0, id="scaled unit"),
    pytest.param("3～5万家", "3", 4, 0, id="lower end of a range"),
    pytest.param("首位", "1", 0, 0, id="first place"),
    pytest.param("三分之一", None, 0, None, id="fraction"),
    pytest.param("一半", None, 0, None, id="half"),
]

REFUSED = [
    pytest.param("", 0, refusals.EMPTY, id="nothing"),
    pytest.param(" \n", 2, refusals.EMPTY, id="white space only"),
    pytest.param("4" * 61, 60, refusals.TOO_LONG, id="a sentence"),
    pytest.param("近", 1, refusals.NO_NUMBER, id="a bound alone"),
    pytest.param("上家", 1, refusals.NO_NUMBER, id="a bound and a unit"),
    pytest.param("5%至", 3, refusals.NO_NUMBER, id="range without an end"),
    pytest.param("下降-3%", 2, refusals.NO_NUMBER, id="decrease of a decrease"),
    pytest.param("下降2%至3%", 0, refusals.FALLING_RANGE, id="range of a decrease"),
    pytest.param("--3%", 1, refusals.NO_NUMBER, id="two minus signs"),
    pytest.param("3兆", 1, refusals.ZHAO, id="兆"),
    pytest.param("数十", 0, refusals.VAGUE, id="tens"),
    pytest.param("近幾百家", 1, refusals.VAGUE, id="hundreds, Traditional"),
    pytest.param("十几个", 1, refusals.VAGUE, id="ten and some"),
    pytest.param("若干", 0, refusals.VAGUE, id="some"),
    pytest.param("多家", 0, refusals.VAGUE, id="many"),
    pytest.param("力争40%", 0, refusals.MODALITY, id="aspired"),
    pytest.param("40%，预计", 3, refusals.TRAILING, id="comma"),
    pytest.param("40% 预计", 4, refusals.MODALITY, id="expected"),
    pytest.param("415X", 3, refusals.TRAILING, id="name with digits"),
    pytest.param("8+4", 1, refusals.TRAILING, id="slogan"),
    pytest.param("3E", 1, refusals.TRAILING, id="E alone"),
    pytest.param("100嗸", 3, refusals.TRAILING, id="unknown unit"),
    pytest.param("1.2.3", 3, refusals.TRAILING, id="two points"),
    pytest.param("12,00家", 2, refusals.TRAILING, id="misplaced separator"),
    pytest.param("10 15家", 2, refusals.TRAILING, id="two numbers parted by a space"),
    pytest.param("8家10家", 2, refusals.TRAILING, id="two quantities"),
    pytest.param("3级", 1, refusals.TRAILING, id="grade"),
    pytest.param("半个", 1, refusals.TRAILING, id="half of a unit"),
    pytest.param("一二百", 1, refusals.MALFORMED, id="one or two hundred"),
    pytest.param("一百二百", 2, refusals.MALFORMED, id="places that do not descend"),
    pytest.param("一百零五十", 4, refusals.MALFORMED, id="零 without a gap"),
    pytest.param("万万", 1, refusals.MALFORMED, id="万 of 万"),
    pytest.param("亿万", 1, refusals.MALFORMED, id="亿 before 万"),
    pytest.param("一万五", 2, refusals.MALFORMED, id="place left out"),
    pytest.param("3万 5家", 3, refusals.MALFORMED, id="place left out, Arabic"),
    pytest.param("1.5亿2000万", 4, refusals.MALFORMED, id="decimals in the first group"),
    pytest.param("1亿余2000万", 3, refusals.MALFORMED, id="余 between groups"),
    pytest.param("零五", 0, refusals.MALFORMED, id="零 first"),
    pytest.param("近10余个", 1, refusals.CONFLICT, id="below and above"),
    pytest.param("超40家左右", 4, refusals.CONFLICT, id="over and about"),
    pytest.param("5%至6%左右", 5, refusals.RANGE_BOUND, id="soft range"),
    pytest.param("约3～5万家", 2, refusals.RANGE_BOUND, id="about a range"),
    pytest.param("5%之间", 2, refusals.NO_RANGE, id="between one number"),
    pytest.param("6%—5%", 2, refusals.DESCENDS, id="range that descends"),
    pytest.param("5000～1万家", 4, refusals.DESCENDS, id="万 for both cannot be"),
    pytest.param("3～三分之一", 1, refusals.UNITS_DIFFER, id="count to fraction"),
    pytest.param("5%至6家", 2, refusals.UNITS_DIFFER, id="percent to count"),
    pytest.param("三到五百家", 1, refusals.AMBIGUOUS, id="from 3 or from 300"),
    pytest.param("第3位以上", 3, refusals.RANK_BOUND, id="bounded rank"),
    pytest.param("第1.5", 1, refusals.RANK, id="rank with decimals"),
    pytest.param("零分之一", 0, refusals.FRACTION, id="divided by zero"),
    pytest.param("24/7", 0, refusals.FRACTION, id="more than one"),
]


@pytest.mark.parametrize(("written", "comparator", "value", "unit"), READ)
def test_reads_bound_value_and_unit(written, comparator, value, unit):
    quantity = read(written)
    assert (quantity.comparator, quantity.value, quantity.unit) == (comparator, value, unit)
    assert quantity.upper is None


@pytest.mark.parametrize(("written", "lower", "upper", "unit"), RANGES)
def test_reads_both_ends_of_a_range(written, lower, upper, unit):
    quantity = read(written)
    assert (quantity.comparator, quantity.value, quantity.upper, quantity.unit) == (
        Comparator.RG,
        lower,
        upper,
        unit,
    )


@pytest.mark.parametrize(("written", "quoted", "unit_mult", "decimals"), DIGITS)
def test_keeps_the_digits_as_written(written, quoted, unit_mult, decimals):
    quantity = read(written)
    assert quantity.quoted == (None if quoted is None else Decimal(quoted))
    assert str(quantity.quoted) == str(quoted)
    assert (quantity.unit_mult, quantity.decimals) == (unit_mult, decimals)


@pytest.mark.parametrize(("written", "offset", "reason"), REFUSED)
def test_refuses_with_place_and_reason(written, offset, reason):
    with pytest.raises(Unreadable) as refused:
        read(written)
    assert (refused.value.offset, refused.value.reason) == (offset, reason)
    assert refused.value.written == written
    assert reason.en in str(refused.value)


@pytest.mark.parametrize("region", ["s2t", "s2tw", "s2hk"])
def test_folds_what_opencc_makes_traditional(region):
    telltales = [word for words, _ in refusals.TELLTALES for word in words]
    traditional = opencc.OpenCC(region)
    for word in [*vocabulary.BEFORE, *vocabulary.AFTER_MULTIPLE, *vocabulary.UNITS, *telltales]:
        assert vocabulary.fold(traditional.convert(word))[0] == word


def test_folds_as_opencc_does():
    simplified = opencc.OpenCC("t2s")
    for traditional, folded in map(tuple, vocabulary.TRADITIONAL.split()):
        assert simplified.convert(traditional) == folded


@pytest.mark.parametrize(
    ("words", "comparator", "value"),
    [
        pytest.param("-0.5%", "EQ", "-1/2", id="minus sign"),
        pytest.param("负0.5%", "EQ", "-1/2", id="负"),
        pytest.param("下降3.3%", "EQ", "-33/10", id="decrease"),
        pytest.param("降低3%以上", "LE", "-3", id="by at least"),
        pytest.param("下降超3%", "LT", "-3", id="bound between word and number"),
        pytest.param("减少近3%", "GT", "-3", id="by nearly"),
        pytest.param("下降三成", "EQ", "-30", id="tenths"),
        pytest.param("减少三分之一", "EQ", "-100/3", id="fraction"),
        pytest.param("回落3%左右", "AP", "-3", id="about"),
        pytest.param("超下降3%", "LT", "-3", id="by more than"),
    ],
)
def test_a_decrease_is_negative_and_turns_its_bound(words, comparator, value):
    quantity = read(words)
    assert (quantity.comparator, str(quantity.value)) == (comparator, value)
