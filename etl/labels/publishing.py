"""Words of publishing, listing releases and taking them back."""

from etl.text import Text

STEP_PUBLISH = Text("正在核对、生成和复核……", "checking, building and verifying …")
PUBLISHED = Text("版本 {version} 已发布：{path}", "version {version} is published: {path}")
WOULD_PUBLISH = Text(
    "试运行：版本 {version} 核对、生成、复核都没有问题；没有切换，什么也没有留下",
    "dry run: version {version} was checked, built and verified without fault; nothing was switched or left behind",
)
UNCHANGED = Text(
    "数据没有变动，读者看到的就是这一版（{version}）；没有另行发布",
    "the data have not changed: readers see this version ({version}) already; nothing was published",
)
FIRST_RELEASE = Text("这是第一版，没有可比的旧版", "this is the first release; there is none to compare with")
BEFORE_UNREADABLE = Text(
    "上一版 {name} 已读不出，或其中一版太大，列不出变动",
    "the release before, {name}, cannot be read, or one of the two is too large: what changed cannot be told",
)
ROLLED_BACK = Text("读者现在看到 {name}（版本 {version}）", "readers now see {name} (version {version})")
TAKEN_BACK = Text("与刚才那一版相比：", "compared with the one before the switch:")
UNDO = Text("要撤销，再运行一次 indicators rollback", "to undo this, run indicators rollback again")
FILE_CHANGED = Text(
    "发布过程中数据文件又保存过一次；没有发布，请再运行一次",
    "the data file was saved while it was being published; nothing was published, run the command again",
)
FILE_BEING_SAVED = Text(
    "数据文件 {seconds} 秒里一直在保存；没有发布，请等保存完再运行一次",
    "the data files were being saved for {seconds} seconds; nothing was published, run the command again when they are",
)
RELEASE_DIFFERS = Text(
    "表 {table} 写到磁盘后读回来不一样；没有发布，请检查磁盘",
    "the table {table} differs when read back from the disk; nothing was published, check the disk",
)
SHELF_HELD = Text(
    "另一个程序正在“{shelf}”里发布或退回；请等它结束后再运行",
    'another program is publishing or rolling back in "{shelf}"; wait for it and run the command again',
)
LINK_IN_THE_WAY = Text(
    "“{path}”应为链接，却是别的文件或目录；请先移走它，再发布",
    '"{path}" should be a link and is something else; move it away and publish again',
)
LOG_UNREAD = Text(
    "切换记录“{path}”读不出；请移走它再运行（只会忘记以前何时切换过）",
    'the log of switches "{path}" cannot be read; move it away and run again (only past switches are forgotten)',
)
NO_RELEASES = Text("没有发布过：“{shelf}”不存在", 'nothing was published: there is no "{shelf}"')
NONE_LISTED = Text("“{shelf}”里没有发布", 'there is no release in "{shelf}"')
NO_SUCH_RELEASE = Text("没有发布“{word}”；有：{listed}", 'there is no release "{word}"; there are: {listed}')
NOTHING_TO_GO_BACK_TO = Text(
    "没有可退回的上一版；请写明版本，有：{listed}",
    "there is no earlier release to go back to; name one of: {listed}",
)
ALREADY_CURRENT = Text("读者看到的已经是 {name}", "readers see {name} already")
RELEASE_HEADS = (
    Text("当前", "current"),
    Text("发布", "release"),
    Text("日期", "date"),
    Text("切换时间", "since"),
    Text("数据条数", "figures"),
    Text("变动", "changes"),
)
CHANGES_UNTOLD = Text("第一版，或没有记下变动", "a first release, or its changes were not kept")
