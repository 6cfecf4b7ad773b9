"""Words of the preview: the mark on its pages, and the bar that tells what is wrong with the file."""

from etl.text import Text

PREVIEWING = Text("预览地址：{address}（按 Ctrl+C 停止）", "preview at {address} (Ctrl+C stops it)")
PREVIEW_MARK = Text("预览 · 未发布", "Preview · not published")
PREVIEW_FILE = Text("文件", "file")
PREVIEW_FINE = Text("没有问题", "no problems")
PREVIEW_PROBLEM = Text("1 个问题", "1 problem")
PREVIEW_PROBLEMS = Text("{count} 个问题", "{count} problems")
PREVIEW_REMARK = Text("1 处提醒", "1 warning")
PREVIEW_REMARKS = Text("{count} 处提醒", "{count} warnings")
PREVIEW_KEPT = Text("页面仍是上一份没有问题的数据。", "The page still shows the last data without problems.")
PREVIEW_NOTHING = Text(
    "改好并保存后，这里就会出现看板。", "Once they are mended and saved, the dashboard appears here."
)
PREVIEW_MORE = Text("……还有 {count} 个", "… and {count} more like these")
PREVIEW_COPY = Text("复制位置 {place}", "Copy the place {place}")
PREVIEW_COPIED = Text("已复制", "copied")
PREVIEW_NOT_COPIED = Text("复制不了，请手工选取", "cannot copy; select it by hand")
PREVIEW_HELD = Text(
    "{files} 的末尾不见了{lost}，可能没有保存完，所以没有采用。若是有意删除，请点“就用这一份”。",
    "The end of {files} is missing{lost}. It may not have been saved whole, so it was not taken. If that is "
    "meant, press “Take it”.",
)
PREVIEW_BROKEN = Text(
    "{files} 的末尾不见了，可能没有保存完。",
    "The end of {files} is missing: it may not have been saved whole.",
)
PREVIEW_LOST = Text("：少了 {count} 条数据", ": {count} figures fewer")
PREVIEW_LOST_ONE = Text("：少了 1 条数据", ": 1 figure fewer")
PREVIEW_TAKE = Text("就用这一份", "Take it")
PREVIEW_SAVED = Text("刚保存：{files}", "last saved: {files}")
PREVIEW_SAVED_MORE = Text(
    "刚保存：{files} 等 {count} 个文件", "last saved: {files} and others, {count} files"
)
PREVIEW_AWAY = Text(
    "预览程序已停止或连不上；页面停在最后一次的内容。",
    "The preview has stopped or cannot be reached; the page shows what it held last.",
)
