"""Words for goals without a number, and for numbers converted into the unit of their indicator."""

from collections.abc import Mapping

from etl.codes import Derivation
from etl.text import Text

# Around the words of the text: in Chinese they speak for themselves.
GOAL = Text("{words}", "“{words}” (no number given)")
GOAL_SHORT = Text("{words}", "“{words}”")
GOALS_APART = Text(
    "目标未量化，共 {count} 个：原文没有给出数字，不画、不排序、不着色。",
    "Targets without a number, {count} in all: their texts give none, so they are not drawn, ordered or shaded.",
)
GOAL_UNRANKED = Text("未量化，不排序", "no number, no place")
GOAL_LISTED = Text(
    "目标没有数字的，不画，也列在这里。",
    "Targets that name no number are not drawn either, and listed here too.",
)
TILE_GOAL_SHORT = Text("未量化", "no number")
TILES_CONVERTED = Text(
    "有的数原文用其他单位，已换算；原文见各省提示。",
    "Some numbers are converted from the unit of their text, which each tile tells.",
)
TILE_GOAL = Text(
    "虚线框：目标没有数字，原话见表格", "dashed frame: the target names no number; its words are in the table"
)
NO_NUMBER_APART = Text("没有数字，不参与排序", "names no number: it has no place in any order")
WORKBOOK_WORDS = Text("（文字）", "(words)")

CONVERTED = Text("折合{}", "{} (converted)")
CONVERTED_RANGE = Text("{low}—{high}", "{low}–{high}")
# Before a number in a cell of its own, whose unit stands beside it.
CONVERTED_SIGN = "折合"
CONVERTED_NOTE = Text("由原文的另一单位换算", "converted from another unit of its text")
CONVERTED_FROM = Text("原文：{written}", "as written: {written}")
DERIVATION: Mapping[str, Text] = {
    Derivation.QUOTED: Text("原文单位", "in the unit of the text"),
    Derivation.CONVERTED: Text("换算", "converted into the unit of the indicator"),
}
