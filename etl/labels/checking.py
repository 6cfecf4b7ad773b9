"""Words around the problems that a check tells, and of the page that lists them all."""

from collections.abc import Mapping

from etl.text import Text

CLAUSE = Text("；", "; ")  # between what is wrong and how to mend it
WARNING = Text("警告：", "warning: ")
MORE_ALIKE = Text(
    "……另有 {count} 处同类问题（{code}）；加 --all 全部列出",
    "… and {count} more like it ({code}); --all lists them",
)
ALSO_THERE = Text("{place}：{words}", "{place}: {words}")
WARNING_COUNT = Text("{count} 处警告", "{count} warnings")
COUNTS_APART = Text("，", ", ")
STANDS_THERE = Text("另一处写在这里", "the other one stands here")
STANDS_FIRST = Text("第一次写在这里", "it stands here first")
AT_LINE = Text("第 {line} 行", "line {line}")
TABLES_TOO_LARGE = Text(
    "表格太大，不能放进内存（{files}；合计最多 {limit} 行）：请先用 indicators build 或 indicators publish 生成发布版，"
    "再用 indicators serve 打开发布版的文件夹",
    "tables too large to be held in memory ({files}; {limit} rows together at most): make a release of them with "
    "indicators build or indicators publish, then open its folder with indicators serve",
)
AT_ROW = Text("第 {row} 行", "row {row}")
AT_ROW_OF = Text("{file} 第 {row} 行", "row {row} of {file}")
AT_LINE_OF = Text("{file} 第 {line} 行", "line {line} of {file}")

PROBLEM_LEVEL: Mapping[str, Text] = {
    "error": Text("错误", "error"),
    "warning": Text("警告", "warning"),
    "note": Text("说明", "note"),
}
PROBLEMS_TITLE = Text("问题一览", "Problems")
PROBLEMS_ABOUT = Text(
    "`indicators check` 等命令指出的全部问题：错在哪里，怎样改，错的和对的各是什么样子。"
    "错误须改正，文件才能发布；警告请对照原文看一眼，不妨碍发布。"
    "本页由 `indicators problems --out docs/problems.md` 生成；`indicators problems 编号` 只显示一种。",
    "Every problem that `indicators check` and other commands point at: what is wrong, how to mend it, and how the "
    "lines look wrong and right. An error must be mended before the file can be published; a warning asks for a look "
    "at the text and does not hinder. This page is written by `indicators problems --out docs/problems.md`; "
    "`indicators problems CODE` shows one kind.",
)
PROBLEMS_ACCEPTED_TITLE = Text("接受警告", "Accepting a warning")
PROBLEMS_ACCEPTED = Text(
    "核对过、确实如此的，在这个数字旁写明警告的编号和中英文理由，警告便不再出现。可以这样接受的：{codes}。",
    "Where the figure stands all the same, write the code of the warning and why, in both languages, beside the "
    "figure, and it is silent. This goes for {codes}.",
)
PROBLEMS_SAMPLE_TITLE = Text("示例所在的文件", "The file of the examples")
PROBLEMS_SAMPLE = Text(
    "各例中的几行都写在这份文件里；其中没有一个数字是真的。",
    "The lines of the examples stand in this file; no figure in it is true.",
)
PROBLEM_WRONG = Text("错", "wrong")
PROBLEM_RIGHT = Text("对", "right")
PROBLEM_MEND = Text("怎样改：", "How to mend it: ")
PROBLEM_ACCEPT = Text(
    "确实如此的，[写明理由接受](#{anchor})。", "If it is so, [accept it with a reason](#{anchor})."
)
PROBLEM_SUBJECT: Mapping[str, Text] = {
    "files": Text("文件", "The file"),
    "syntax": Text("YAML 语法", "YAML"),
    "shape": Text("部分、条目和键", "Sections, records and keys"),
    "values": Text("值", "Values"),
    "agreement": Text("前后不一致", "Parts that disagree"),
    "sense": Text("写得对却说不通", "Well written, and no sense"),
    "targets": Text("目标和指标", "Targets and indicators"),
    "claims": Text("互相矛盾的说法", "Claims that contradict"),
    "tabular": Text("表格文件", "Tabular files"),
    "texts": Text("原文文件", "Files of texts"),
    "audit": Text("与原文核对", "Against the texts"),
    "pairs": Text("check --explain 的说明", "What check --explain says"),
}
UNKNOWN_CODE = Text("没有编号为“{code}”的问题", 'there is no problem "{code}"')
