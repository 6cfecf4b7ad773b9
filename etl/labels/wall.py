"""Words of the wall screen."""

from collections.abc import Mapping

from etl.text import Text

WALL_TITLE = Text("大屏轮播", "Wall screen")
WALL_LEAD = Text(
    "选好要轮播的页面和停留时间，得到的网址就是这块大屏；空格键暂停，左右方向键翻页。",
    "Choose what takes turns and for how long; the address that you get is this wall. Space pauses, arrow keys step.",
)
WALL_VIEWS = Text("轮播的页面", "What takes turns")
WALL_SECONDS = Text("每屏停留", "Each stays for")
WALL_SECOND = Text("{seconds} 秒", "{seconds} seconds")
WALL_START = Text("开始轮播", "Start")
WALL_PAUSE = Text("暂停", "Pause")
WALL_RESUME = Text("继续", "Resume")
WALL_FULL = Text("全屏", "Full screen")
WALL_CHOOSE = Text("选择页面", "Choose views")
WALL_BAR = Text("轮播控制", "What is on")
WALL_STEP = Text("第 {number} 页：{name}", "View {number}: {name}")
WALL_NAMED = Text("{page}：{name}", "{page}: {name}")
WALL_DATA = Text("数据版本 {version} · {day}", "Data version {version} · {day}")

IN_TIME_HERE = Text("历年走势", "Over the years")
SMALL_OWN = Text(
    "各图单位和纵轴各不相同，只看各自走势；没有数据的年份断开。",
    "Each chart has its own unit and scale: compare within a chart only; years without data are gaps.",
)
GROUP_OF = Text("{name}（{count} 个省份）", "{name} ({count} provinces)")
# What a chart over time has beside the marks of a bar chart.
TIME_MARK: Mapping[str, Text] = {
    "line": Text(
        "完成值：点；同口径、同轮次的相邻各期以实线相连",
        "result: a dot; solid lines join neighbouring periods of one edition",
    ),
    "estimated": Text("预计值：空心点，虚线", "estimate: hollow dot, dotted line"),
    "break": Text(
        "断开：缺期、序列中断或换了数据轮次",
        "break: a period is missing, the series breaks or the edition changes",
    ),
    "span": Text("横虚线：跨多年的目标", "dotted across: a target for several years"),
}
FROM_TO = Text("—", "–")
SAID_IN_TABLE = Text(
    "{listed}；共 {count} 条数据，见下方表格", "{listed}; {count} figures, all in the table below"
)
GAP_NOTE = Text(
    "按完成值与同期目标值之差排列，只便于查看，不是名次；目标为约数、区间的和没有同期目标的排在最后。",
    "Ordered by the result less the target of its period, to read in and no rank; targets that are approximate or a "
    "range, and regions without one, come last.",
)
CHANGE_PHRASE = Text("数值不变，原文短语改为“{after}”", "the value stays, its phrase now reads “{after}”")
