"""Parts of a record that must agree with each other."""

from etl.faults.fault import Fault
from etl.text import Text

NO_DENOMINATOR = Fault(
    "no-denominator",
    Text("比重和贡献率必须写明分母 denominator", "a share or a contribution must state its denominator"),
    Text("请补写 denominator: {{zh: …, en: …}}", "add denominator: {{zh: …, en: …}}"),
)
WHY_OTHER = Fault(
    "why-other",
    Text("reason 为 other 时必须在 note 里说明原因", "the reason `other` needs a note that says why"),
    Text("请补写 note: {{zh: …, en: …}}", "add note: {{zh: …, en: …}}"),
)
COUNTED = Fault(
    "counted",
    Text(
        "计数指标（unit: PN）必须写量词 counted，其他指标不写",
        "a count (unit: PN) states its measure word as counted; no other indicator does",
    ),
    Text("请补写 counted，或删除它", "add counted, or delete it"),
)
NOT_IN_PHRASE = Fault(
    "not-in-phrase",
    Text("短语里找不到 {key} 的“{part}”", 'the phrase lacks the {key} "{part}"'),
    Text("phrase 须逐字含有它", "it must contain it letter by letter"),
)
CUT_NUMBER = Fault(
    "cut-number",
    Text("“{part}”在短语里是一个更长的数的一部分", 'in the phrase "{part}" is part of a longer number'),
    Text("value 要写完整的数", "the value must be the whole of it"),
)
BOUND_LEFT_OUT = Fault(
    "bound-left-out",
    Text(
        "短语里数值旁边有“{word}”，它是数值的一部分",
        'next to the value the phrase says "{word}", which is part of it',
    ),
    Text("请写进 value", "write it into value"),
)
DECREASE = Fault(
    "decrease",
    Text("短语写的是“{word}”，而指标是增速", 'the phrase says "{word}" and the indicator is a growth rate'),
    Text("value 请连同写成“{word}{value}”，读作负数", 'write "{word}{value}" as the value: it is negative'),
)
NO_UNIT = Fault(
    "no-unit",
    Text("“{word}”没有单位", '"{word}" has no unit'),
    Text(
        "请照原文补上（元、%、家……）；原文确实没写的，在 note 里说明",
        "add it as the text has it (元, %, 家 …), or say in a note that the text has none",
    ),
)
WRONG_MODALITY = Fault(
    "wrong-modality",
    Text("role 是 {role} 时 modality 只能是 {allowed}", "with the role {role} the modality is {allowed}"),
    Text("请改正其一", "correct one of them"),
)
NOT_YET = Fault(
    "not-yet",
    Text(
        "完成值的时期 {period} 晚于来源的日期 {date}",
        "a result for {period} cannot stand in a source of {date}",
    ),
    Text("请核对时期，或改作 target、estimate", "check the period, or make it target or estimate"),
)
WRONG_UNIT = Fault(
    "wrong-unit",
    Text(
        "“{word}”的单位是 {unit}，而指标 {indicator} 的单位是 {expected}",
        '"{word}" is in {unit}, but {indicator} is measured in {expected}',
    ),
    Text("请改正其一", "correct one of them"),
)
GOAL_OF_NO_TARGET = Fault(
    "goal-of-no-target",
    Text(
        "“{word}”里没有数字，只有目标可以这样写",
        '"{word}" names no number, which only a target can do without',
    ),
    Text(
        "请照抄原文的数字；若是目标，把 role 写成 target", "copy the number of the text, or make it a target"
    ),
)
SAME_FACT = Fault(
    "same-fact",
    Text("同一来源的同一事实已在{line}写过", "the same fact of the same source stands at {line}"),
    Text("重复出现的行号请写进 also", "list repeats under also"),
)
