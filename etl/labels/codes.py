"""Words for the codes of code lists, for units, periods and numbers."""

from collections.abc import Mapping

from etl.codes import Comparator, Direction, Measure, Modality, PlaceKind, Role, Script, Status, Timing, Unit
from etl.text import Text

PRODUCT = Text("区域指标看板", "Regional Indicators")

ROLE: Mapping[str, Text] = {
    Role.TARGET: Text("目标值", "Target"),
    Role.ACTUAL: Text("完成值", "Result"),
    Role.ESTIMATE: Text("预计值", "Estimate"),
    Role.BASE: Text("基期值", "Base"),
}

# How a comparator reads: its meaning, the sign beside a number, and the words around a number.
COMPARATOR: Mapping[str, Text] = {
    Comparator.EQ: Text("等于", "equal to"),
    Comparator.GE: Text("以上（含本数）", "at least"),
    Comparator.GT: Text("超过（不含本数）", "more than"),
    Comparator.LE: Text("以内（含本数）", "at most"),
    Comparator.LT: Text("低于（不含本数）", "less than"),
    Comparator.AP: Text("左右", "about"),
    Comparator.AB: Text("接近（略低于）", "just under"),
    Comparator.RG: Text("区间", "range"),
    Comparator.NA: Text("未量化", "not quantified"),
}
SIGN: Mapping[str, str] = {
    Comparator.EQ: "",
    Comparator.GE: "≥",
    Comparator.GT: ">",
    Comparator.LE: "≤",
    Comparator.LT: "<",
    Comparator.AP: "≈",
    Comparator.AB: "⪅",
    Comparator.RG: "",
    Comparator.NA: "",
}
AROUND: Mapping[str, Text] = {
    Comparator.EQ: Text("{}", "{}"),
    Comparator.GE: Text("{}以上", "≥ {}"),
    Comparator.GT: Text("超{}", "> {}"),
    Comparator.LE: Text("{}以内", "≤ {}"),
    Comparator.LT: Text("低于{}", "< {}"),
    Comparator.AP: Text("{}左右", "about {}"),
    Comparator.AB: Text("近{}", "just under {}"),
    Comparator.RG: Text("{}", "{}"),
}

MODALITY: Mapping[str, Text] = {
    Modality.COMMIT: Text("确保", "commitment"),
    Modality.PLAN: Text("计划", "plan"),
    Modality.ASPIRE: Text("力争", "aspiration"),
    Modality.EXPECT: Text("预计", "expectation"),
    Modality.DONE: Text("已完成", "done"),
}

STATUS: Mapping[str, Text] = {
    Status.NORMAL: Text("正常", "normal"),
    Status.PROVISIONAL: Text("初步核算数", "preliminary"),
    Status.ESTIMATED: Text("预计数", "estimated"),
    Status.FORECAST: Text("预测数", "forecast"),
    Status.BREAK: Text("序列中断", "break in series"),
    Status.DEFINITION_DIFFERS: Text("口径不同", "definition differs"),
    Status.LOW_RELIABILITY: Text("可靠性低", "low reliability"),
    Status.UNVALIDATED: Text("未核实", "unvalidated"),
}

MEASURE: Mapping[str, Text] = {
    Measure.LEVEL: Text("总量", "level"),
    Measure.GROWTH: Text("同比增速", "growth on the year before"),
    Measure.SHARE: Text("比重", "share"),
    Measure.ADDITION: Text("新增（流量）", "addition (flow)"),
    Measure.STOCK: Text("累计（存量）", "total (stock)"),
    Measure.AVERAGE_GROWTH: Text("年均增速", "average yearly growth"),
    Measure.CONTRIBUTION: Text("对增量的贡献率", "contribution to an increment"),
    Measure.RANK: Text("位次", "rank"),
    Measure.EVENT: Text("事件计数", "event count"),
}

DIRECTION: Mapping[str, Text] = {
    Direction.MORE: Text("越高越好", "more is better"),
    Direction.LESS: Text("越低越好", "less is better"),
    Direction.NEITHER: Text("无优劣方向", "neither"),
}

TIMING: Mapping[str, Text] = {
    Timing.POINT: Text("时点", "point in time"),
    Timing.STRETCH: Text("时期", "stretch of time"),
}

PERIOD_BASIS: Mapping[str, Text] = {
    "explicit": Text("原文写明", "stated"),
    "inferred": Text("推断", "inferred"),
}

# Periods by their form; the gaps take dates.
PERIOD: Mapping[str, Text] = {
    "year": Text("{start.year}年", "{start.year}"),
    "quarter": Text("{start.year}年第{quarter}季度", "{start.year} Q{quarter}"),
    "month": Text("{start.year}年{start.month}月", "{start:%Y-%m}"),
    "day": Text("{start.year}年{start.month}月{start.day}日", "{start}"),
    "years": Text("{start.year}—{end.year}年", "{start.year}–{end.year}"),
    "months": Text("{start.year}年{start.month}—{end.month}月", "{start:%Y-%m}–{end:%m}"),
    "span": Text("{start} – {end}", "{start} – {end}"),
}

LEVEL: Mapping[str, Text] = {
    "nation": Text("全国", "nation"),
    "province": Text("省级", "province"),
    "prefecture": Text("地级市", "prefecture"),
    "county": Text("县级", "county"),
    PlaceKind.ZONE: Text("功能区", "zone"),
    PlaceKind.PARK: Text("园区", "park"),
    PlaceKind.PLATFORM: Text("平台", "platform"),
    PlaceKind.FACILITY: Text("设施", "facility"),
}

SCRIPT: Mapping[str, Text] = {
    Script.SIMPLIFIED: Text("简体", "Simplified"),
    Script.TRADITIONAL: Text("繁体", "Traditional"),
}

UNIT: Mapping[str, Text] = {
    Unit.CNY: Text("元", "yuan"),
    Unit.USD: Text("美元", "US dollars"),
    Unit.PT: Text("%", "%"),
    Unit.PP: Text("个百分点", "percentage points"),
    Unit.PN: Text("个", "items"),
    Unit.RANK: Text("位", "rank"),
    Unit.PFLOPS: Text("P（PFLOPS，精度未说明）", "P (PFLOPS, precision unstated)"),
    Unit.OPS: Text("次/秒", "operations/s"),
    Unit.MTK: Text("平方米", "m²"),
    Unit.HAR: Text("公顷", "ha"),
    Unit.MTQ: Text("立方米", "m³"),
    Unit.MTR: Text("米", "m"),
    Unit.KMT: Text("公里", "km"),
    Unit.MU: Text("亩", "mu"),
    Unit.KGM: Text("公斤", "kg"),
    Unit.JIN: Text("斤", "jin (0.5 kg)"),
    Unit.FOLD: Text("倍", "times"),
    Unit.TNE: Text("吨", "tonnes"),
    Unit.KWT: Text("千瓦", "kW"),
    Unit.KWH: Text("千瓦时", "kWh"),
}

# Powers of ten with a name, largest first.
SCALE_ZH: Mapping[int, str] = {16: "亿亿", 12: "万亿", 8: "亿", 4: "万", 0: ""}
SCALE_EN: Mapping[int, str] = {15: " quadrillion", 12: " trillion", 9: " billion", 6: " million", 0: ""}
# A figure given in tenths (七成) says no more than that.
TENTHS = Text("{}成", "{}% (given in tenths)")
# The percent sign in a cell, where the text was no percentage.
IN_TENTHS = Text("%（以成计）", "% (in tenths)")
AS_FRACTION = Text("%（{}）", "% ({})")
# 万亿级 tells an order of magnitude, which is less than "about".
MAGNITUDE = Text("{}级", "of the order of {}")
MAGNITUDE_ENDINGS = ("级", "級")
RANKED = Text("第{}位", "No. {}")
