"""Why readers see another release than the one that should stand there: for those who watch over the server."""

from etl.text import Text

CURRENT_MISSING = Text(
    "“{path}”不存在；请运行 indicators publish 或 indicators rollback",
    'there is no "{path}"; run indicators publish or indicators rollback',
)
CURRENT_NO_LINK = Text(
    "“{path}”应为链接，却是别的文件或目录；请移走它，再发布一次",
    '"{path}" should be a link and is something else; move it away and publish again',
)
CURRENT_LEADS_OUT = Text(
    "“{path}”指向发布目录之外；只提供该目录里的发布，请重新发布或退回",
    '"{path}" leads out of the folder of releases; only what lies in it is served: publish again or roll back',
)
CURRENT_DANGLES = Text(
    "“{path}”指向的“{name}”不存在；请重新发布或退回",
    '"{path}" leads to "{name}", which is not there; publish again or roll back',
)
CURRENT_UNREACHED = Text(
    "“{path}”无法访问（{reason}）；请检查磁盘或网络共享",
    '"{path}" cannot be reached ({reason}); check the disk or the network share',
)
RELEASE_UNSHOWN = Text(
    "发布“{name}”无法显示（{reason}）；详见日志，请退回上一版",
    'the release "{name}" cannot be shown ({reason}); the log has the details: roll back',
)
FOLLOWING_STAYS = Text("读者仍看到 {release}：{reason}", "readers still see {release}: {reason}")
FOLLOWING_FELL_BACK = Text("改为提供 {release}：{reason}", "{release} is served instead: {reason}")
FOLLOWING_WELL = Text("现在提供 {release}（{version}）", "{release} ({version}) is served now")
MAKING_FAILED = Text(
    "预先生成各页的进程异常结束（{number}）；读者仍能打开各页，只是慢一些",
    "the process that makes pages beforehand ended with {number}; readers still get all pages, only later",
)
