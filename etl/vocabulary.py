"""The words that quantities are written in: scripts, bounds, units.

Traditional characters are a table and not OpenCC: one character stays one character, so an error can point
into the text as written, and `check` imports no library. A test holds the table to OpenCC.
"""

import re
from collections.abc import Mapping
from typing import TypeVar

from etl.codes import Comparator, Unit

Meaning = TypeVar("Meaning")


def _by_word(table: Mapping[Meaning, str]) -> dict[str, Meaning]:
    return {word: meaning for meaning, words in table.items() for word in words.split()}


TRADITIONAL = """
    個个 億亿 兩两 內内 劃划 區区 噸吨 場场 塊块 實实 將将 對对 張张 戶户 數数 於于 時时 條条 棟栋 標标
    滿满 爭争 爲为 為为 現现 確确 種种 穩稳 約约 級级 維维 縣县 臺台 萬万 處处 計计 許许 躍跃 輛辆 過过
    達达 邁迈 鄉乡 鎮镇 門门 間间 關关 電电 準准 畝亩 輪轮 階阶 雙双 頃顷 類类 項项 須须 預预 顆颗 餘余 點点 隻只 衆众
    眾众 連连 務务 幣币 幾几 牀床 頭头 組组
"""
_FOLD = (
    {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}  # full-width ASCII
    | {ord(pair[0]): pair[1] for pair in TRADITIONAL.split()}
    | {ord(mark): "~" for mark in "—–〜∼"}
    | {ord("〇"): "零", ord("○"): "零", ord("馀"): "余", ord("∶"): ":"}
)

_BOUND_BEFORE = _by_word(
    {
        Comparator.GE: "不低于 不少于 不小于 不下 至少 最少 迈上 跃上 站上 跨上 上",
        Comparator.GT: "超 超过 超出 突破 破 逾 高于 多于 大于 迈过 跨过 越过 跨越 连跨 过",
        Comparator.LE: "不超过 不高于 不多于 不大于 至多 最多",
        Comparator.LT: "低于 不足 少于 小于 不到 不满",
        Comparator.AP: "约 大约 大致",
        Comparator.AB: "近 接近 将近",
    }
)
_BOUND_AFTER = _by_word(
    {
        Comparator.GE: "以上 及以上",
        Comparator.GT: "余 多",
        Comparator.LE: "以内 之内 以下 及以下",
        Comparator.AP: "左右 上下",
        Comparator.RG: "之间",
    }
)
_STATED_BEFORE = _by_word(
    {
        Comparator.EQ: "为 达 达到 已达 已达到 高达 多达 实现 已实现 在 保持在 稳定在 维持在 居 位居 位列",
        Comparator.LE: "控制在",
    }
)
_STATED_AFTER = _by_word({Comparator.EQ: "大关 台阶 的"})
# These end other words too, which bound nothing: 签约28个项目, 附近5家, 赶超3个城市.
_NO_BOUND = {
    "约": "签节预集条制履违合公盟特",
    "近": "附最亲临邻靠走贴",
    "超": "赶高反",
    "破": "打",
    "过": "通经不越超路度透胜渡走翻穿跳飞错难",
}
BEFORE = _BOUND_BEFORE | _STATED_BEFORE
AFTER = _BOUND_AFTER | _STATED_AFTER
AFTER_MULTIPLE = AFTER | {
    "级": Comparator.AP,
    "级以上": Comparator.GE,
    "级及以上": Comparator.GE,
}  # 百万平方米级, 千亿级; but 3级 is a grade
# A change for the less: part of the value where an indicator measures change.
DECREASE = ("下降", "微降", "降低", "下滑", "回落", "减少", "负增长", "降")
STATED = frozenset(_STATED_BEFORE) | frozenset(_STATED_AFTER)  # holds only where nothing bounds
WEAKER = {
    frozenset({Comparator.GT, Comparator.GE}): Comparator.GE,
    frozenset({Comparator.LT, Comparator.LE}): Comparator.LE,
}
# How a comparator is read that a table names by its code.
COMPARATORS = {
    "EQ": "",
    "GE": "不低于",
    "GT": "超",
    "LE": "不超过",
    "LT": "低于",
    "AP": "约",
    "AB": "近",
    "≥": "不低于",
    ">": "超",
    "≤": "不超过",
    "<": "低于",
    "≈": "约",
    "=": "",
}
# What stands in a cell without a number, and what spreadsheet programs make of a period.
NO_FIGURE = re.compile(r"[-—–./…*]+|n/?a|nan|null|none|无|缺|不详|保密", re.IGNORECASE)
SPREADSHEET_DATE = re.compile(
    r"[0-9]{4}[/.年][0-9]{1,2}(?:[/.月][0-9]{1,2}日?)?月?(?: .*)?|[0-9]{4}年|[0-9]{5}(?:\.0+)?|[0-9]{4}\.0+"
    r"|[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}|[A-Z][a-z]{2}-[0-9]{2}|[0-9]{4}-[0-9]{2}-[0-9]{2}[ T].*"
)
RANGE = ("~~", "~", "-", "至", "到")

_SPACE = re.compile(r"\s")
# A unit and its power of ten.
UNITS = _by_word(
    {
        (Unit.PT, 0): "%",
        (Unit.PT, 1): "成",
        (Unit.PP, 0): "个百分点 百分点",
        (Unit.CNY, 0): "元 元人民币 人民币",
        (Unit.USD, 0): "美元",
        (Unit.OPS, 0): "次/秒 次每秒",
        (Unit.PFLOPS, 0): "P PF PFLOPS Pflops",
        (Unit.PFLOPS, 3): "EF EFLOPS Eflops",
        (Unit.MTK, 0): "平方米 ㎡ m²",
        (Unit.MTK, 6): "平方公里 平方千米 km²",
        (Unit.HAR, 0): "公顷",
        (Unit.MTQ, 0): "立方米",
        (Unit.MTR, 0): "米",
        (Unit.MU, 0): "亩",
        (Unit.KGM, 0): "公斤 千克",
        (Unit.JIN, 0): "斤",
        (Unit.FOLD, 0): "倍",
        (Unit.KMT, 0): "公里 千米 km",
        (Unit.TNE, 0): "吨",
        (Unit.KWT, 0): "千瓦 kW KW",
        (Unit.KWT, 3): "兆瓦 MW",
        (Unit.KWT, 6): "吉瓦 GW",
        (Unit.KWH, 0): "千瓦时 kWh 度电",
        (Unit.KWH, 3): "兆瓦时 MWh",
        (Unit.KWH, 6): "吉瓦时 GWh",
        (Unit.PN, 0): """
            家 个 项 座 所 名 位 种 件 条 支 轮 批 批次 款 台 套 只 户 户次 辆 辆次 处 类 人 人次 块 场 场次 起 次
            省 省份 个省 个省份 市 个市 县 个县 区 个区 乡 镇 个乡镇 村 个村
            双 对 张 颗 部 艘 列 架 头 株 枚 床 宗 组 栋 门 架次 例 份 间 台(套) 张床位 标准箱 标箱 片 人份 套次 件套
        """,
    }
)
TENTHS = {"半": 5} | {
    digit: value for digits in ("一二三四五六七八九", "123456789") for value, digit in enumerate(digits, 1)
}
QUOTES = "“”‘’「」『』《》〈〉\"'"
LONGEST_WORD = max(map(len, [*BEFORE, *AFTER_MULTIPLE, *UNITS]))


# 上百家 is a bound, but 以上8所 is not: before digits it says too little.
_BOUNDS = sorted({*_BOUND_BEFORE, "控制在"} - {"上"}, key=len, reverse=True)


def bound_before(folded: str, at: int) -> str:
    """The word that ends at `at` and bounds the number behind it, or nothing."""
    found = next((word for word in _BOUNDS if folded.endswith(word, 0, at)), "")
    before = folded[at - len(found) - 1 : at - len(found)]
    return "" if before and before in _NO_BOUND.get(found, "") else found


# Goals without a number. Whatever holds a numeral is read as a quantity, and refused if it is none.
_GOAL = re.compile(
    "同步|正增长|止跌|持平|[高快低慢]于|跑赢|稳[中步定量增]|合理|只增不减|保持|更多|平均水平|完成|进一步|进位|提升|提高|下降|回升|向好|提质|扩大|国家下达|上游|前列"
)
_NUMERAL = re.compile("[0-9]|[一二三四五六七八九十百千万亿两半](?!致|体|般|步|定)|翻番|翻倍|倍增")


def is_goal(written: str) -> bool:
    """Whether words state a goal that no number is given for: 与经济增长同步, 高于全国平均水平."""
    words = fold(written)[0]
    return bool(_GOAL.search(words)) and not _NUMERAL.search(words)


def fold(written: str) -> tuple[str, list[int]]:
    """The words in one script without white space, and where each character, and the end, stood."""
    folded = written.translate(_FOLD)
    if not _SPACE.search(folded):
        return folded, [*range(len(folded) + 1)]
    # GB/T 15835 parts thousands by a space. As a comma it keeps `10 15` from becoming 1015.
    folded = re.sub(r"(?<=[0-9])\s(?=\s*[0-9])", ",", folded)
    kept = [offset for offset, character in enumerate(folded) if not character.isspace()]
    return "".join(folded[offset] for offset in kept), [*kept, len(written)]
