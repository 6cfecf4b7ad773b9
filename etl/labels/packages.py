"""Words of the checks of locked packages: `python -m deploy.advisories` and `python -m deploy.licences`."""

from etl.text import Text

ADVISORIES_FOUND = Text(
    "{package} {version}（{lock}）：{id} {aliases}，{mend}；{summary}",
    "{package} {version} ({lock}): {id} {aliases}, {mend}; {summary}",
)
ADVISORY_FIXED_IN = Text("{versions} 起已修复", "fixed in {versions}")
ADVISORY_NOT_FIXED = Text("尚无修复版本", "no version mends it")
ADVISORIES_ANSWERED = Text("{id}：已有答复：{reason}", "{id}: answered: {reason}")
ADVISORIES_JUDGED = Text(
    "截至 {date}：{records} 条通告，涉及 {covered}/{packages} 个锁定的包；未答复 {open} 条",
    "as of {date}: {records} advisories about {covered} of {packages} locked packages; {open} unanswered",
)
ADVISORIES_BLIND = Text(
    "没有核对出结论：{reason}。请带入新的通告库，再用 --folder 指明",
    "nothing was established: {reason}. Carry over newer advisories and name them with --folder",
)
ADVISORIES_NONE = Text("“{folder}”里没有通告", 'there are no advisories in "{folder}"')
ADVISORIES_UNREAD = Text("“{file}”读不出", '"{file}" cannot be read')
ADVISORIES_OLD = Text(
    "通告截至 {date}，已有 {days} 天，超过 {most} 天", "they are of {date}, {days} days old, more than {most}"
)
ADVISORIES_ASTRAY = Text("没有一条涉及锁定的包", "none is about a locked package")
ADVISORIES_CONTROL = Text(
    "已知有漏洞的 {package} {version} 没有被指出", "{package} {version}, known to be weak, is not found"
)
ADVISORIES_NO_LOCKS = Text("锁定文件里没有包", "the lock files hold no package")

LICENCES_TITLE = Text("所用软件包的许可", "Licences of the packages that are used")
LICENCES_ABOUT = Text(
    "运行看板所需的全部软件包（requirements.txt、requirements-oidc.txt 和 requirements-servers.txt），"
    "取自包自带的说明；"
    "由 `python -m deploy.licences` 生成。",
    "All packages that the dashboard needs to run (requirements.txt, requirements-oidc.txt and"
    " requirements-servers.txt), as their own metadata say; written by `python -m deploy.licences`.",
)
LICENCES_HEADS = (Text("软件包", "package"), Text("版本", "version"), Text("许可", "licence"))
LICENCES_UNKNOWN = Text("{package}：许可不明（{given}）", "{package}: licence not known ({given})")
LICENCES_REFUSED = Text(
    "{package}：许可 {given} 不在允许之列", "{package}: licence {given} is not on the list"
)
LICENCES_STALE = Text(
    "{file} 不是最新的；请去掉 --check 再运行", "{file} is not current; run this without --check"
)
