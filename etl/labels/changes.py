"""Words of recent changes."""

from collections.abc import Mapping

from etl.text import Text

CHANGES_TITLE = Text("近期变动", "Recent changes")
CHANGES_LEAD = Text(
    "与以前的一版数据相比，多了什么、改了什么、撤下了什么。数值照各版原样并列，不作推算。",
    "What came, what was revised and what went since an earlier edition. Values stand as each edition has them; "
    "nothing is computed on them.",
)
CHANGE_KIND: Mapping[str, Text] = {
    "revised": Text("修订", "Revised"),
    "removed": Text("撤下", "Removed"),
    "added": Text("新增", "Added"),
    "restated": Text("说明改动", "Notes changed"),
    "standing": Text("说法", "Standing"),
    "moved": Text("出处", "Moved"),
}
CHANGE_TOLD: Mapping[str, Text] = {
    "revised": Text("{before} → {after}（{aspects}变化）", "{before} → {after} ({aspects} changed)"),
    "removed": Text("原为{before}", "was {before}"),
    "added": Text("{after}", "{after}"),
    "restated": Text("数值不变，{after}", "the value stays {after}"),
    "standing": Text(
        "{after}，由“{claim_before}”变为“{claim_after}”", "{after}, from “{claim_before}” to “{claim_after}”"
    ),
    "moved": Text(
        "数值不变，{after}；出处由{place_before}改为{place_after}",
        "the value stays {after}; found at {place_after}, before at {place_before}",
    ),
}
CHANGE_ASPECT: Mapping[str, Text] = {
    "value": Text("数值", "value"),
    "comparator": Text("比较词", "comparator"),
    "unit": Text("单位", "unit"),
    "precision": Text("精度", "precision"),
    "wording": Text("写法", "wording"),
}
# Of several claims about a fact one is shown and counted.
CHANGE_SHOWN: Mapping[bool, Text] = {
    True: Text("{after}，现在以此说列示", "{after}, now the one shown"),
    False: Text("{after}，不再以此说列示", "{after}, no longer the one shown"),
}
CHANGE_LIST = Text("、", ", ")
CHANGE_ABOUT = Text("{name}（{period}，{role}）", "{name} ({period}, {role})")
CHANGE_WHERE = Text("{region} {about}", "{region}, {about}")
CHANGE_LINE = Text("{kind} {region} {about}：{what}", "{kind}: {region}, {about}: {what}")
CHANGE_LISTED: Mapping[bool, Text] = {
    True: Text("{kind} {listed} {name}：{what}", "{kind}: {listed} {name}: {what}"),
    False: Text("{kind} {listed} {name}", "{kind}: {listed} {name}"),
}
CHANGE_DEFINITION, CHANGE_OF_SOURCE = Text("口径", "definition"), Text("来源", "source")
CHANGE_SOURCE = Text("现据{place}", "now by {place}")
CHANGE_FIELD: Mapping[str, Text] = {
    "period_basis": Text("时期依据", "basis of the period"),
    "inferred_from": Text("时期推断依据", "the period is inferred from"),
    "modality": Text("语气", "modality"),
    "obs_status": Text("数据状态", "status"),
    "vintage": Text("数据轮次", "edition"),
    "set_by": Text("目标设定者", "set by"),
    "supersedes": Text("取代的目标", "target it replaces"),
    "note": Text("附注", "note"),
    "preferred": Text("采信理由", "preferred because"),
    "indicator_name": Text("名称", "name"),
    "family_name": Text("指标族", "family"),
    "topic_name": Text("主题", "topic"),
    "measure": Text("指标类型", "kind of measure"),
    "timing": Text("时点或时期", "point or stretch"),
    "unit_measure": Text("单位", "unit"),
    "counted": Text("量词", "what is counted"),
    "direction": Text("优劣方向", "direction"),
    "numerator": Text("分子", "numerator"),
    "denominator": Text("分母", "denominator"),
    "scope": Text("范围", "scope"),
    "price_basis": Text("价格口径", "price basis"),
    "definition_vintage": Text("数据轮次", "edition"),
    "differs": Text("与相近指标的区别", "what sets it apart"),
    "applies_to": Text("适用层级", "levels it applies to"),
    "applies_within": Text("适用地区", "region it applies in"),
    "definition_note": Text("附注", "note"),
    "title": Text("标题", "title"),
    "publisher": Text("发布者", "publisher"),
    "date": Text("成文日期", "date"),
    "date_evidence": Text("日期依据", "date by"),
    "reposted": Text("转载日期", "reposted"),
    "file": Text("文件名", "file"),
    "sha256": Text("文本的 SHA-256", "SHA-256 of the text"),
    "script": Text("字体", "script"),
    "scope_name": Text("录入范围", "read for"),
    "scope_note": Text("录入范围的说明", "what that takes in"),
    "edition_name": Text("所属资料", "edition of texts"),
}
FIELD_CHANGED = Text("{field}由“{before}”改为“{after}”", "{field} from “{before}” to “{after}”")
FIELD_NEW = Text("{field}：“{after}”", "{field}: “{after}”")
FIELD_GONE = Text("{field}不再写（原为“{before}”）", "{field} no longer given (was “{before}”)")
RECOUNTED = Text(
    "《{title}》搁置的短语由 {before} 个变为 {after} 个",
    "{title}: phrases set aside from {before} to {after}",
)
CHANGE_COUNTED = Text("{kind} {count} 条", "{kind} {count}")
CHANGE_NOTHING = Text("两版数据没有差别。", "The two editions do not differ.")
CHANGE_SIDES = Text("{before} → {after}：", "{before} → {after}: ")
# Members of an account beside figures.
CHANGE_OTHERS: Mapping[str, Text] = {
    "definitions": Text("口径 {count} 项", "definitions {count}"),
    "sources": Text("来源 {count} 个", "sources {count}"),
    "set_aside": Text("搁置 {count} 处", "set aside {count}"),
    "ranks": Text("位次变动 {count} 处", "places {count}"),
    "states": Text("目标状态变动 {count} 个", "states of targets {count}"),
}
NOT_RANKED = Text("无同口径可排", "none alike")
RANK_STEP = Text("{region} {before} → {after}", "{region} {before} → {after}")
RANK_STEPS = Text("；", "; ")
RANK_LINE = Text("位次 {about}：{steps}", "Place: {about}: {steps}")
STATE_LINE = Text("目标状态 {region} {about}：{what}", "State: {region}, {about}: {what}")
STATE_STEP: Mapping[bool, Text] = {
    True: Text("{before} → {after}（{why}）", "{before} → {after} ({why})"),
    False: Text("{before} → {after}", "{before} → {after}"),
}
DIFF_TITLE = Text("两版数据的变动", "What changed between two editions")
DIFF_BEFORE = Text("以前", "Before")
DIFF_AFTER = Text("现在", "Now")
DIFF_SIDE = Text("{when}：{name}（版本 {version}）", "{when}: {name} (version {version})")
DIFF_KEY_TITLE = Text("图例", "Key")
DIFF_KEY: Mapping[str, Text] = {
    "dot": Text("确切的数", "a number"),
    "up": Text("以上：向右没有尽头", "at least: no end to the right"),
    "down": Text("低于：不含本数", "less than: the number left out"),
    "band": Text("左右、近、区间：在这一段之内", "about, just under, range: somewhere in this band"),
}
DIFF_DRAWN = Text(
    "每个数据的两行用同一标尺，标尺不从零起；不同数据之间不可比。",
    "The two rows of a figure share one scale, which does not start at zero; no two figures share one.",
)
STEP_DIFF = Text("正在比较两版数据……", "comparing the two editions …")
NO_REVISION = Text(
    "“{word}”不是文件、发布目录、发布的版本，也不是 git 版本{reason}",
    '"{word}" is no file, no release, no version of one and no git revision{reason}',
)
NOT_AT_REVISION = Text("git 版本 {revision} 里没有文件 {file}", "revision {revision} has no file {file}")
NO_GIT = Text("不能运行 git：{reason}", "cannot run git: {reason}")
NOTHING_BEFORE = Text(
    "没有可比的旧版：{file} 不在 git 里，{shelf} 里也没有当前的发布；请写明与什么相比，"
    "如 indicators diff 旧文件.yaml",
    "nothing to compare with: {file} is not in git, and {shelf} has no current release; name what to compare with, as "
    "in indicators diff old.yaml",
)
CHANGES_SUM = Text("{date}（版本 {before}）以来：{counted}", "Since {date} (version {before}): {counted}")
CHANGES_SAME = Text("没有变动", "Nothing changed")
CHANGES_SAME_LEAD = Text(
    "{date}（版本 {before}）以来，数据、口径、来源和搁置的数字都没有变动。",
    "Since {date} (version {before}) no figure, definition, source or number set aside changed.",
)
CHANGES_NONE = Text("还没有可比的旧版", "There is no earlier edition to compare with")
CHANGES_NONE_LEAD = Text(
    "要看变动，须有以前的发布：用 indicators publish 发布，每一版都会留在同一个文件夹里；"
    "再用 indicators serve --releases 或环境变量 RELEASES_DIR 指明这个文件夹。",
    "To see changes, there must be earlier releases: indicators publish keeps each one in one folder; name that "
    "folder with indicators serve --releases or the variable RELEASES_DIR.",
)
CHANGES_UNREAD = Text("这一版读不了", "This edition cannot be read")
CHANGES_EDITIONS = Text("与哪一版相比", "Compare with")
CHANGES_EDITION = Text("{date}（{version}）", "{date} ({version})")
CHANGES_OF_RANKS = Text("位次", "Places in an order")
CHANGES_OF_STATES = Text("目标状态", "States of targets")
CHANGES_STATES_DAY = Text("按 {date} 判断", "judged for {date}")
CHANGES_OF_DEFINITIONS = Text("口径", "Definitions")
CHANGES_OF_SOURCES = Text("来源", "Sources")
CHANGES_OF_SET_ASIDE = Text("搁置的数字", "Numbers set aside")
RELEASE_NONE = Text(
    "不是发布目录：没有可读的 manifest.json；请写 indicators build 生成的目录",
    "no release: there is no readable manifest.json; name a folder that indicators build wrote",
)
RELEASE_DAMAGED = Text(
    "文件 {file} 缺失或已被改动；请重新生成或重新复制这个发布目录",
    "the file {file} is missing or was changed since; write or copy the release again",
)
RELEASE_TOO_LARGE = Text(
    "有 {rows} 个数字，太大，不能整个读进内存（最多 {limit} 个），也就不能与别的版本逐一比较",
    "it has {rows} figures, too many to be read into memory as a whole ({limit} at most), and so to be compared with "
    "another release one by one",
)
RELEASE_OTHER = Text(
    "表 {table} 的列与这一版程序不同（{columns}）；请用这一版程序对当时的数据文件重新运行 indicators build",
    "the table {table} has other columns than this program knows ({columns}); build it again from the data file of "
    "that day",
)
