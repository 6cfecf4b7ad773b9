"""Words of the brief of a region."""

from etl.text import Text

TO_BRIEF = Text("一页简报", "One-page brief")
TO_REGION = Text("返回地区页", "Back to the region")
BRIEF_PRINT = Text("打印 / 存为 PDF", "Print / save as PDF")
BRIEF_TITLE = Text("{region}：目标与完成情况", "{region}: targets and results")
BRIEF_DATE = Text("截至 {day}", "as of {day}")
BRIEF_QR = Text("{region}简报的网址（二维码）", "Address of the brief of {region} (QR code)")
BRIEF_NONE = Text("没有收录这个地区自己的数据。", "The data hold no figure of this region itself.")
BRIEF_TARGETS = Text(
    "{count} 项目标：{listed}（按 {day} 判断）。", "Targets: {count} ({listed}), judged for {day}."
)
BRIEF_OTHERS = Text("另有{listed}。", "Also: {listed}.")
BRIEF_COUNTED = Text("{name} {count} 项", "{name} {count}")
BRIEF_KEY = Text("最新完成情况", "Newest results")
BRIEF_CHART = Text("目标与对应的数据", "Targets and what answers them")
BRIEF_NOTES = Text("出处", "Notes")
BRIEF_LEFT_OUT = Text(
    "本页列不下的另有 {count} 项，见 ", "Not on this page for lack of room: {count} more, at "
)
BRIEF_INSIDE = Text(
    "辖区内各地另有 {count} 项数据，不计入以上，见 ",
    "Places inside it have {count} more, not counted here, at ",
)
BRIEF_FOOT = Text(
    "数据版本 {version}。数字照原文的界限和位数；缺的没有补。",
    "Data version {version}. Figures keep the bounds and digits of their texts; what is missing stays missing.",
)
