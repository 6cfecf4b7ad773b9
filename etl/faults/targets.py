"""Targets, their paths and heirs, and indicators that look alike."""

from etl.faults.fault import Fault
from etl.text import Text

OR_SUPERSEDES = Text(
    "；后来的目标若取代了先前的，在后来的一条写 supersedes: 先前那条的编号",
    "; where the later target replaced the earlier one, write supersedes: and the id of the earlier in the later",
)
OF_TARGETS = Fault(
    "of-targets",
    Text("{key} 只用于目标（role: target）", "{key} belongs to targets (role: target)"),
    Text("请删除，或改 role", "delete it"),
)
NO_SUCH_FIGURE = Fault(
    "no-such-figure",
    Text("没有编号为“{word}”的数据", 'there is no figure "{word}"'),
    Text(
        "编号是 地区.指标.时期.性质.来源，见“数据”页",
        "ids are region.indicator.period.role.source, see the Data page",
    ),
)
SUPERSEDES_ITSELF = Fault(
    "supersedes-itself",
    Text("这条目标经由 supersedes 取代了自己", "this target supersedes itself in the end"),
    Text("请删除其中一处", "delete one link"),
)
NOT_SUPERSEDABLE = Fault(
    "not-supersedable",
    Text(
        "“{word}”不是同一地区、同一指标的目标，不能被这条取代",
        '"{word}" is no target of the same region and indicator; this one cannot replace it',
    ),
    Text("请核对编号", "check the id"),
)
SUPERSEDED_TWICE = Fault(
    "superseded-twice",
    Text("“{word}”已由{line}的目标取代", '"{word}" is already replaced by the target of {line}'),
    Text("一条目标只能被取代一次，请接着取代后一条", "replace that one instead"),
)
PATH_UNIT = Fault(
    "path-unit",
    Text("路径的单位是 {unit}，目标的单位是 {expected}", "the path is in {unit}, the target in {expected}"),
    Text("请改成一样", "write both alike"),
)
PATH_NOT_FIRM = Fault(
    "path-not-firm",
    Text("路径上的值须是确定的数", "a value of a path is a plain number, without a bound"),
    Text("请去掉“以上、左右”等，只写数字和单位", "take it away"),
)
PATH_OF_NO_FLOW = Fault(
    "path-of-no-flow",
    Text(
        "只有按时期相加的数（新增，或全年总量）才有进度",
        "only what adds up over time (additions, a level of a stretch of time) has a path",
    ),
    Text("请删除 path", "delete it"),
)
PATH_FALLS = Fault(
    "path-falls",
    Text(
        "“{by}”的值比上一步小，或超过了目标",
        'the value of "{by}" is below the step before, or above the target',
    ),
    Text("路径写累计数，逐步增加，不超过目标", "a path is cumulative: it rises up to the target"),
)
PATH_OUTSIDE = Fault(
    "path-outside",
    Text(
        "“{by}”不在目标的时期 {period} 之内，或不在上一步之后",
        '"{by}" is not inside the period {period} of the target, or not after the step before',
    ),
    Text("请按先后改正", "mend their order"),
)
LOOK_ALIKE = Fault(
    "look-alike",
    Text(
        "与{line}的“{other}”（{name}）同族、同单位、名称相近，却没有写明差别",
        'looks like "{other}" ({name}) of {line}: same family, same unit, alike in name, and nothing '
        "says what differs",
    ),
    Text(
        "若是同一口径请合并，否则在 numerator、denominator、scope、price_basis、measure、timing、vintage "
        "中写出差别，或用 differs 说明",
        "merge them if they are one definition, else say it in numerator, denominator, scope, price_basis, "
        "measure, timing or vintage, or under differs",
    ),
    warning=True,
)
